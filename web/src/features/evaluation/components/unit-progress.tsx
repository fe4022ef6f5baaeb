import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState } from '../../../ui/index.js';
import type { UnitProgress } from '../data/progress.graphql.js';

const STATES = ['draft', 'returned', 'submitted', 'reviewed', 'accepted', 'neverOpened'] as const;

/** What still owes most stands first; the rest is a page away. */
const PAGE = 20;

/** Units by state, what they still owe first; one that a figure leads to stands alone. */
export function UnitProgressTable({ units }: { units: UnitProgress[] }) {
  const { t } = useTranslation('evaluation-progress');
  const to = useYearPath();
  const [params] = useSearchParams();
  const agency = params.get('agency');
  const [shown, setShown] = useState(PAGE);
  const all = agency ? units.filter(({ agencyId }) => agencyId === agency) : units;
  const rows = all.slice(0, shown);
  const columns: Column<UnitProgress>[] = [
    { key: 'unit', title: t('units.name'), phone: true, render: (row) => row.agencyName },
    { key: 'division', title: t('units.division'), width: 160, render: (row) => row.divisionName ?? '' },
    { key: 'sheets', title: t('units.sheets'), width: 76, align: 'right', phone: true, render: (row) => row.sheets },
    ...STATES.map((state): Column<UnitProgress> => ({
      key: state,
      title: t(`units.${state}`),
      width: 84,
      align: 'right',
      render: (row) => (row[state] === 0 ? <span className="jx-muted">0</span> : row[state]),
    })),
    {
      key: 'coachings',
      title: t('units.coachings'),
      width: 76,
      align: 'right',
      render: (row) => (row.coachings === 0 ? <span className="jx-amber">{t('units.none')}</span> : row.coachings),
    },
  ];
  return (
    <Card title={t('units.title')} note={t('units.note', { count: units.length })} flush>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.agencyId}
        rowLink={(row) => to(`evaluation?agency=${row.agencyId}`)}
        total={all.length}
        hasMore={shown < all.length}
        onLoadMore={() => setShown(shown + PAGE)}
        caption={t('units.title')}
        empty={<EmptyState title={t('units.empty')} text={t('units.emptyText')} />}
      />
    </Card>
  );
}
