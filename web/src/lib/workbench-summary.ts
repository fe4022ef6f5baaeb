import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { usePermission } from './session.js';
import { useYear } from './use-year.js';

/** Counts in the frame come with the workbench, so that the two never disagree. */
const SUMMARY_QUERY: TypedDocumentNode<
  { workbench: { tasks: { id: string }[]; projects: { total: number } | null } },
  { year: number }
> = gql`
  query WorkbenchSummary($year: Int!) {
    workbench(year: $year) {
      tasks {
        id
      }
      projects {
        total
      }
    }
  }
`;

export function useWorkbenchSummary(): { tasks: number | null; projects: number | null } {
  const year = useYear();
  const hasDuties = usePermission('task.read');
  const { data } = useQuery(SUMMARY_QUERY, { variables: { year }, skip: !hasDuties });
  return { tasks: data?.workbench.tasks.length ?? null, projects: data?.workbench.projects?.total ?? null };
}
