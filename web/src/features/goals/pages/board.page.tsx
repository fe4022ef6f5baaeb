import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../../lib/format.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  KeyFigures,
  Money,
  PageBody,
  PageHead,
} from '../../../ui/index.js';
import { DeclarationCards } from '../components/declaration-cards.js';
import { STATES_OF, useProgressColumns } from '../components/progress-columns.js';
import { type Board, BOARD_QUERY } from '../data/board.graphql.js';
import { filterUnits, sumUnits } from '../model/board.js';

const GAPS = ['behind', 'nobody', 'returned'] as const;
type Unpaid = Board['projectsWithoutGoal'][number];

/** How far the units are: a bureau sees all, a division its own, a department its units, by one and the same table. */
export default function BoardPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', division: '', gap: '', agency: '' });
  const { data, loading, error, refetch } = useQuery(BOARD_QUERY, {
    variables: { year, agencyId: filters.agency || null },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useProgressColumns();
  const all = data?.goalProgress ?? [];
  const units = filterUnits(all, filters);
  const sums = sumUnits(units);
  const divisions = [...new Set(all.flatMap(({ divisionName }) => divisionName ?? []))];
  const without = data?.projectsWithoutGoal ?? [];
  const inside = filters.agency ? `&agency=${filters.agency}` : '';
  const figure = (name: keyof typeof STATES_OF) => ({
    label: t(`board.${name}`),
    value: formatNumber(sums[name]),
    to: to(`goals?state=${STATES_OF[name]}${inside}`),
  });
  const unpaid: Column<Unpaid>[] = [
    { key: 'name', title: t('column.project'), render: (row) => row.name },
    { key: 'code', title: t('column.code'), width: 170, render: (row) => row.code },
    { key: 'agency', title: t('column.agency'), width: 170, render: (row) => row.agencyName },
    {
      key: 'on',
      title: t('board.firstPaidOn'),
      width: 130,
      render: (row) => <DateText value={row.firstPaidOn} full />,
    },
    {
      key: 'paid',
      title: t('board.paid'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.paid} />,
    },
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('board.title')}
        state={t('list.state', { year })}
        question={t('board.question', { units: sums.units, behind: sums.behind })}
      />
      <PageBody>
        {data && (
          <KeyFigures
            items={[
              { label: t('board.due'), value: formatNumber(sums.due), note: t('board.units', { count: sums.units }) },
              { label: t('board.missing'), value: formatNumber(sums.missing) },
              figure('draft'),
              { ...figure('returned'), note: t('board.everReturnedNote', { count: sums.everReturned }) },
              figure('submitted'),
              figure('reviewed'),
              figure('approved'),
            ]}
          />
        )}
        {data && data.goalRounds.length > 0 && (
          <p className="goals-rounds">
            <b>{t('board.rounds')}</b>
            {data.goalRounds.map(({ round, units: count, objectives }) => (
              <span key={round}>{t('board.round', { round: t(`round.${round}`), objectives, units: count })}</span>
            ))}
          </p>
        )}
        <Card>
          <DataTable
            dense
            columns={columns}
            rows={data && units}
            rowKey={(row) => row.agencyId}
            rowLink={(row) => to(`goals?agency=${row.agencyId}`)}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={data ? units.length : undefined}
            filters={[
              { key: 'text', kind: 'text', label: t('board.text'), width: 200 },
              {
                key: 'division',
                kind: 'select',
                label: t('board.division'),
                options: divisions.map((value) => ({ value, label: value })),
              },
              {
                key: 'gap',
                kind: 'select',
                label: t('board.gap'),
                options: GAPS.map((value) => ({ value, label: t(`board.gapOf.${value}`) })),
              },
            ]}
            caption={t('board.title')}
            empty={<EmptyState title={t('board.empty')} text={t('board.emptyText')} />}
          />
        </Card>
        {without.length > 0 && (
          <Card title={t('board.without', { count: without.length })} note={t('board.withoutNote')}>
            <DataTable
              dense
              columns={unpaid}
              rows={without}
              rowKey={(row) => row.projectId}
              rowLink={(row) => to(`projects/${row.projectId}`)}
              caption={t('board.without', { count: without.length })}
            />
          </Card>
        )}
        <DeclarationCards agencyId={filters.agency || null} units={all} />
        <p className="jx-note">
          <span className="goals-ways">
            <Link to={to('goals/funds')}>{t('funds.title')}</Link>
            <Link to={to('goals/binding')}>{t('binding.title')}</Link>
            <Link to={to('goals/replies')}>{t('issued.page')}</Link>
            <Link to={to('goals/publication')}>{t('publication.title')}</Link>
            <Link to={to(`goals/weak${filters.agency ? `?agency=${filters.agency}` : ''}`)}>{t('weak.title')}</Link>
            <Link to={to(`goals/functions${filters.agency ? `?agency=${filters.agency}` : ''}`)}>
              {t('functions.title')}
            </Link>
          </span>
        </p>
      </PageBody>
    </>
  );
}
