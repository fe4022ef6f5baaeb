import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { formatNumber } from '../../../lib/format.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  KeyFigures,
  Money,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { BODIES_QUERY } from '../data/functions.graphql.js';
import { WEAK_QUERY, type WeakObjective } from '../data/weak.graphql.js';
import { STATES, toneOf } from '../model/states.js';

/** Kinds of remark shown as figures over the list; each opens the objectives that it is about. */
const MOST_KINDS = 5;

/** 薄弱目标: objectives with remarks of the clinic, the weakest first, by kind of remark and unit (R054). */
export default function WeakPage() {
  const { t } = useTranslation(['goals', 'clinic']);
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ state: 'APPROVED', agency: '', rule: '', text: '' });
  const bodies = useQuery(BODIES_QUERY).data?.agencies.filter(({ level }) => level > 0) ?? [];
  const variables = {
    year,
    states: [filters.state],
    agencyId: filters.agency || null,
    ruleId: filters.rule || null,
    text: filters.text || null,
  };
  const list = useConnection<WeakObjective>(WEAK_QUERY, { variables, field: 'weakObjectives' });
  const all = useQuery(WEAK_QUERY, { variables: { ...variables, ruleId: null, first: 1 } }).data?.weakObjectives;
  const kindOf = (code: string): string => t(`clinic:kind.${code}`);
  const headOf = (code: string): string => kindOf(code).replace(/^\w/, (letter) => letter.toUpperCase());
  const query = (rule: string): string => {
    const params = new URLSearchParams({ rule });
    for (const key of ['state', 'agency', 'text'] as const) if (filters[key]) params.set(key, filters[key]);
    return to(`goals/weak?${params.toString()}`);
  };
  const columns: Column<WeakObjective>[] = [
    { key: 'title', title: t('column.project'), link: true, render: ({ objective }) => objective.title },
    { key: 'agency', title: t('column.agency'), width: 130, render: ({ objective }) => objective.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      render: ({ objective }) => <StateTag ns="goals" state={objective.state} tone={toneOf(objective.state)} />,
    },
    {
      key: 'grade',
      title: t('weak.grade'),
      width: 80,
      render: ({ objective }) => {
        const grade = objective.reviews.find(({ overallGrade }) => overallGrade !== null)?.overallGrade;
        return grade ? t(`reviewGrade.${grade}`) : '—';
      },
    },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: ({ objective }) => <Money value={objective.annualAmount} />,
    },
    {
      key: 'remarks',
      title: t('weak.remarks'),
      width: 80,
      align: 'right',
      render: ({ remarks, hard }) => (
        <>
          {hard > 0 && <span className="jx-red">■ {hard} / </span>}
          <b>{remarks}</b>
        </>
      ),
    },
    {
      key: 'kinds',
      title: t('weak.kinds'),
      width: 330,
      render: ({ rules }) =>
        rules
          .map(({ code, count }) => (count > 1 ? `${kindOf(code)} ×${count}` : kindOf(code)))
          .join(t('weak.separator')),
    },
  ];
  const largest = [...(all?.rules ?? [])].sort((a, b) => b.count - a.count).slice(0, MOST_KINDS);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('weak.title')}
        state={`${t('list.state', { year })} · ${t(`state.${filters.state}`)}`}
        question={t('weak.question')}
      />
      <PageBody>
        {all && (
          <KeyFigures
            items={[
              {
                label: t('weak.weak'),
                value: formatNumber(all.totalCount ?? 0),
                note: t('weak.examined', { count: all.examined, number: formatNumber(all.examined) }),
              },
              ...largest.map(({ ruleId, code, count }) => ({
                label: headOf(code),
                value: formatNumber(count),
                to: query(ruleId),
              })),
            ]}
          />
        )}
        <Card>
          <DataTable
            columns={columns}
            rowKey={({ objective }) => objective.id}
            rowLink={({ objective }) => to(`goals/${objective.id}`)}
            {...tableOf(list)}
            columnChoice
            caption={t('weak.title')}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 200 },
              {
                key: 'rule',
                kind: 'select',
                label: t('weak.kind'),
                options: (all?.rules ?? []).map(({ ruleId, code }) => ({ value: ruleId, label: headOf(code) })),
                width: 200,
              },
              {
                key: 'agency',
                kind: 'select',
                label: t('column.agency'),
                options: bodies.map(({ id, name }) => ({ value: id, label: name })),
                width: 180,
              },
              {
                key: 'state',
                kind: 'select',
                label: t('column.state'),
                options: STATES.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
              },
            ]}
            empty={<EmptyState title={t('weak.empty')} text={t('weak.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
