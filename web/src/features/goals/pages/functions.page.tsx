import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../../lib/format.js';
import { usePermission, useViewer } from '../../../lib/session.js';
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
import { FunctionDialog } from '../components/function-dialog.js';
import {
  type AgencyFunction,
  BODIES_QUERY,
  type Coverage,
  COVERAGE_QUERY,
  FUNCTION_KINDS,
} from '../data/functions.graphql.js';
import type { GoalRow } from '../data/goals.graphql.js';
import { toneOf } from '../model/states.js';

type Row = Coverage['functions'][number];

/** 职能与目标: what a unit is there for, which objectives serve it, and the gaps on both sides (R074). */
export default function FunctionsPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const { seat } = useViewer();
  const [filters, setFilters] = useUrlFilters({ agency: '', text: '', kind: '', gap: '' });
  const [editing, setEditing] = useState<AgencyFunction | 'new' | null>(null);
  const bodies = useQuery(BODIES_QUERY).data?.agencies.filter(({ level }) => level > 0) ?? [];
  const own = bodies.find(({ id }) => id === seat?.agencyId);
  const agencyId = filters.agency || (own ?? bodies[0])?.id || '';
  const keeps = usePermission('function.keep');
  const keepsAll = usePermission('parameter.manage');
  const mayKeep = (id: string): boolean => keeps && (keepsAll || id === seat?.agencyId);
  const { data, loading, error, refetch } = useQuery(COVERAGE_QUERY, {
    variables: { agencyId, year },
    skip: agencyId === '',
    fetchPolicy: 'cache-and-network',
  });
  const coverage = data?.functionCoverage;
  const rows = coverage?.functions.filter(
    ({ agencyFunction, objectives }) =>
      (filters.text === '' || `${agencyFunction.name} ${agencyFunction.source}`.includes(filters.text)) &&
      (filters.kind === '' || agencyFunction.kind === filters.kind) &&
      (filters.gap === '' || objectives.length === 0),
  );
  const columns: Column<Row>[] = [
    {
      key: 'kind',
      title: t('functions.kind'),
      width: 100,
      render: ({ agencyFunction }) => t(`functionKind.${agencyFunction.kind}`),
    },
    { key: 'name', title: t('functions.name'), render: ({ agencyFunction }) => agencyFunction.name },
    {
      key: 'agency',
      title: t('column.agency'),
      width: 130,
      hidden: true,
      render: ({ agencyFunction }) => agencyFunction.agencyName,
    },
    { key: 'source', title: t('functions.source'), width: 200, render: ({ agencyFunction }) => agencyFunction.source },
    {
      key: 'from',
      title: t('functions.holds'),
      width: 190,
      render: ({ agencyFunction: { validFrom, validTo } }) => (
        <>
          {validFrom} — {validTo ?? t('functions.open')}
        </>
      ),
    },
    {
      key: 'objectives',
      title: t('functions.objectives'),
      width: 260,
      render: ({ objectives }) =>
        objectives.length === 0 ? (
          <span className="jx-amber">▲ {t('functions.noObjective')}</span>
        ) : (
          objectives.map(({ id, title }) => (
            <div key={id}>
              <Link to={to(`goals/${id}`)}>{title}</Link>
            </div>
          ))
        ),
    },
    {
      key: 'actions',
      title: <span className="jx-sr">{t('functions.change')}</span>,
      width: 70,
      align: 'right',
      render: ({ agencyFunction }) =>
        mayKeep(agencyFunction.agencyId) && (
          <Button size="small" onClick={() => setEditing(agencyFunction)}>
            {t('functions.edit')}
          </Button>
        ),
    },
  ];
  const goals: Column<GoalRow>[] = [
    { key: 'title', title: t('column.project'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      render: (row) => <StateTag ns="goals" state={row.state} tone={toneOf(row.state)} />,
    },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.annualAmount} />,
    },
  ];
  const body = bodies.find(({ id }) => id === agencyId);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('functions.title')}
        state={[body?.name, t('list.state', { year })].filter(Boolean).join(' · ')}
        question={t('functions.question')}
        actions={
          bodies.length > 1 && (
            <Select
              showSearch
              optionFilterProp="label"
              style={{ width: 260 }}
              aria-label={t('column.agency')}
              value={agencyId || undefined}
              onChange={(agency) => setFilters({ agency })}
              options={bodies.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }))}
            />
          )
        }
        primary={
          mayKeep(agencyId) && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('functions.add')}
            </Button>
          )
        }
      />
      <PageBody>
        {coverage && (
          <KeyFigures
            items={[
              { label: t('functions.count'), value: formatNumber(coverage.functions.length) },
              { label: t('functions.without'), value: formatNumber(coverage.withoutObjective) },
              { label: t('functions.objectives'), value: formatNumber(coverage.objectives) },
              { label: t('functions.goalsWithout'), value: formatNumber(coverage.withoutFunction) },
            ]}
          />
        )}
        <Card title={t('functions.list')}>
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={({ agencyFunction }) => agencyFunction.id}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={rows?.length}
            columnChoice
            caption={t('functions.list')}
            filters={[
              { key: 'text', kind: 'text', label: t('functions.find'), width: 200 },
              {
                key: 'kind',
                kind: 'select',
                label: t('functions.kind'),
                options: FUNCTION_KINDS.map((value) => ({ value, label: t(`functionKind.${value}`) })),
              },
              {
                key: 'gap',
                kind: 'select',
                label: t('board.gap'),
                options: [{ value: 'without', label: t('functions.noObjective') }],
              },
            ]}
            empty={<EmptyState title={t('functions.empty')} text={t('functions.emptyText')} />}
          />
        </Card>
        {coverage && coverage.withoutFunction > 0 && (
          <Card
            title={t('functions.goalsWithoutTitle', { count: coverage.withoutFunction })}
            note={t('functions.goalsWithoutNote')}
          >
            <DataTable
              dense
              columns={goals}
              rows={coverage.objectivesWithoutFunction}
              rowKey={({ id }) => id}
              rowLink={({ id }) => to(`goals/${id}`)}
              caption={t('functions.goalsWithout')}
            />
          </Card>
        )}
      </PageBody>
      {editing && (
        <FunctionDialog
          agencyId={agencyId}
          year={year}
          known={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
