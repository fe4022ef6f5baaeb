import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState } from '../../../ui/index.js';
import { DIVISION_NOTICES, type DivisionNotice } from '../data/progress.graphql.js';

/** What each division was told in the set months, with the units by name. */
export function DivisionNotices() {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const { data, error, loading, refetch } = useQuery(DIVISION_NOTICES, { variables: { year } });
  const rows = data?.divisionNotices ?? [];
  const columns: Column<DivisionNotice>[] = [
    { key: 'on', title: t('notice.on'), width: 110, render: (row) => <DateText value={row.sentOn} /> },
    { key: 'division', title: t('units.division'), width: 180, phone: true, render: (row) => row.divisionName },
    {
      key: 'to',
      title: t('notice.to'),
      width: 130,
      render: (row) => row.addressee ?? <span className="jx-amber">{t('notice.vacant')}</span>,
    },
    {
      key: 'list',
      title: t('notice.units'),
      phone: true,
      render: (row) => row.list.map(({ agencyName, sheets }) => `${agencyName}（${sheets}）`).join('、'),
    },
    { key: 'sheets', title: t('notice.sheets'), width: 90, align: 'right', render: (row) => row.sheets },
  ];
  return (
    <Card title={t('notice.title')} note={t('notice.note')} flush>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        total={rows.length}
        caption={t('notice.title')}
        empty={<EmptyState title={t('notice.empty')} text={t('notice.emptyText')} />}
      />
    </Card>
  );
}
