import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, DataTable, DateText, ErrorPanel, KeyFigures, Money, StateTag } from '../../../ui/index.js';
import { DEPARTMENT_PLANS, type DepartmentPlan } from '../data/plan.graphql.js';

/** To the bureau: the plans of departments beside what they did, and by name the departments that have none. */
export function DepartmentPlans() {
  const { t } = useTranslation('evaluation-tasks');
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(DEPARTMENT_PLANS, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const all = data?.departmentEvaluationPlans ?? [];
  if (all.length === 0) return null;
  const withPlan = all.filter(({ state }) => state !== null);
  const none = all.filter(({ state }) => state === null);
  return (
    <Card title={t('plans.title')} note={t('plans.note')} flush>
      <KeyFigures
        items={[
          { key: 'all', label: t('plans.all'), value: all.length },
          {
            key: 'reported',
            label: t('plans.reported'),
            value: all.filter(({ state }) => state === 'REPORTED').length,
          },
          {
            key: 'making',
            label: t('plans.making'),
            value: withPlan.filter(({ state }) => state !== 'REPORTED').length,
          },
          { key: 'none', label: t('plans.none'), value: none.length },
        ]}
      />
      {withPlan.length > 0 && (
        <DataTable<DepartmentPlan>
          rows={withPlan}
          rowKey={(row) => row.departmentId}
          rowLink={(row) =>
            row.state === 'REPORTED' ? to(`evaluation/plan?department=${row.departmentId}`) : undefined
          }
          columns={[
            { key: 'name', title: t('plans.department'), render: (row) => row.departmentName },
            {
              key: 'state',
              title: t('plans.state'),
              width: 110,
              render: (row) => <StateTag ns="evaluation-tasks" state={row.state!} />,
            },
            {
              key: 'on',
              title: t('plans.reportedOn'),
              width: 120,
              render: (row) => <DateText value={row.reportedOn} />,
            },
            {
              key: 'planned',
              title: t('plans.planned'),
              width: 80,
              align: 'right',
              render: (row) => row.planned ?? '—',
            },
            { key: 'done', title: t('plans.done'), width: 80, align: 'right', render: (row) => row.done },
            { key: 'outside', title: t('years.outside'), width: 110, align: 'right', render: (row) => row.outsidePlan },
            {
              key: 'amount',
              title: t('plans.amount'),
              width: 140,
              align: 'right',
              render: (row) => (row.amount === null ? '—' : <Money value={row.amount} />),
            },
          ]}
        />
      )}
      {none.length > 0 && (
        <details className="et-pad" open={none.length <= 12}>
          <summary>{t('plans.noneOf', { count: none.length })}</summary>
          <p className="et-names">
            {none.map((one, i) => (
              <span key={one.departmentId}>
                {one.departmentName}
                {one.selfEvaluated > 0 && (
                  <span className="jx-muted">{t('plans.selfEvaluated', { number: one.selfEvaluated })}</span>
                )}
                {i < none.length - 1 && '、'}
              </span>
            ))}
          </p>
        </details>
      )}
    </Card>
  );
}
