import { useQuery } from '@apollo/client/react';
import { EVALUATION_OBJECTS, evaluationTaskWorkflow } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, GradeTag, StateTag } from '../../../ui/index.js';
import { AREAS } from '../data/task-lists.graphql.js';
import { TASK_LIST, type TaskSummary } from '../data/tasks.graphql.js';
import { StatedMoney } from './stated-money.js';

/** The year's evaluations of a kind, filtered by area, object and state. */
export function TaskList({ kind }: { kind: string }) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', area: '', object: '', state: '' });
  const { data: areas } = useQuery(AREAS, { variables: { year } });
  const list = useConnection<TaskSummary>(TASK_LIST, {
    variables: {
      year,
      kind,
      text: filters.text || null,
      area: filters.area || null,
      objectType: filters.object || null,
      state: filters.state || null,
    },
    field: 'evaluationTasks',
  });
  const columns: Column<TaskSummary>[] = [
    { key: 'title', title: t('column.title'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    {
      key: 'firm',
      title: t('column.firm'),
      width: 190,
      render: (row) => row.firmName ?? t(`evaluation-tasks:evaluator.${row.method}`),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 130,
      render: (row) => <StateTag ns="evaluation" state={row.state} />,
    },
    {
      key: 'money',
      title: t('column.amount'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <StatedMoney value={row.amount} />,
    },
    {
      key: 'grade',
      title: t('column.grade'),
      width: 110,
      phone: true,
      render: (row) => (row.grade ? <GradeTag grade={row.grade} label={row.gradeLabel} score={row.totalScore} /> : ''),
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/tasks/${row.id}`)}
        {...tableOf(list)}
        filters={[
          { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
          {
            key: 'area',
            kind: 'select',
            label: t('evaluation-tasks:plan.area'),
            width: 180,
            options: (areas?.evaluationAreas ?? []).map(({ code, name, total }) => ({
              value: code,
              label: `${name} ${total}`,
            })),
          },
          {
            key: 'object',
            kind: 'select',
            label: t('filter.object'),
            width: 140,
            options: EVALUATION_OBJECTS.map((value) => ({ value, label: t(`evaluation-tasks:object.${value}`) })),
          },
          {
            key: 'state',
            kind: 'select',
            label: t('filter.state'),
            width: 140,
            options: evaluationTaskWorkflow.states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        caption={t(`tab.${kind}`)}
        empty={<EmptyState title={t('empty.task')} text={t('empty.taskText')} />}
      />
    </Card>
  );
}
