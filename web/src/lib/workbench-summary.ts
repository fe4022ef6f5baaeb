import { useQuery } from '@apollo/client/react';
import { usePermission } from './session.js';
import { useYear } from './use-year.js';
import { SUMMARY_QUERY } from './workbench-summary.graphql.js';

export function useWorkbenchSummary(): { tasks: number | null; projects: number | null } {
  const year = useYear();
  const hasDuties = usePermission('task.read');
  const { data } = useQuery(SUMMARY_QUERY, { variables: { year }, skip: !hasDuties });
  return { tasks: data?.workbench.tasks.length ?? null, projects: data?.workbench.projects?.total ?? null };
}
