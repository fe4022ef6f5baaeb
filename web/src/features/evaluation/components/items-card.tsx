import { useTranslation } from 'react-i18next';
import { Card, DataTable, EmptyState, GradeTag, Money, Num } from '../../../ui/index.js';
import type { EvaluationTask, Item } from '../data/tasks.graphql.js';

/** Items of an evaluation over several bodies, grouped by category with counts and money. */
export function ItemsCard({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation-tasks');
  const units = new Set(task.items.map(({ agencyName }) => agencyName)).size;
  const groups = [...new Set(task.items.map(({ category }) => category))];
  return (
    <Card
      title={t('item.title')}
      note={t('item.note', { items: task.items.length, units, groups: groups.filter(Boolean).length })}
      flush
    >
      <DataTable<Item>
        rows={task.items}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('item.name'),
            render: (row) => (
              <>
                {row.name} {row.isRepresentative && <span className="jx-tag">{t('item.representative')}</span>}
              </>
            ),
          },
          { key: 'agency', title: t('item.agency'), width: 200, render: (row) => row.agencyName },
          { key: 'category', title: t('item.category'), width: 150, render: (row) => row.category ?? '' },
          {
            key: 'amount',
            title: t('item.amount'),
            width: 130,
            align: 'right',
            render: (row) => <Money value={row.amount} />,
          },
          {
            key: 'score',
            title: t('item.score'),
            width: 80,
            align: 'right',
            render: (row) => <Num value={row.score} dp={2} missing="NOT_SCORED" />,
          },
          {
            key: 'grade',
            title: t('item.grade'),
            width: 80,
            render: (row) => row.grade && <GradeTag grade={row.grade} label={row.gradeLabel} />,
          },
        ]}
        empty={<EmptyState title={t('item.empty')} />}
      />
    </Card>
  );
}
