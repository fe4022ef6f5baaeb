import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { Card, type Column, DataTable, DateText, PageBody, PageHead, StateTag } from '../../../ui/index.js';
import { AgencyDialog } from '../components/agency-dialog.js';
import { AGENCY_TREE_QUERY, type AgencyDetails } from '../data/agencies.graphql.js';
import { AGENCY_KINDS, inTreeOrder, type PlacedAgency, SECRECY } from '../model/agency-tree.js';

/** The tree of bodies: who answers to whom, which division looks after it, and how far its papers are public. */
export default function AgenciesPage() {
  const { t } = useTranslation('settings');
  const manages = usePermission('org.manage');
  const [filters] = useUrlFilters({ term: '', kind: '', secrecy: '' });
  const [editing, setEditing] = useState<AgencyDetails | 'new' | null>(null);
  const { data, loading, error, refetch } = useQuery(AGENCY_TREE_QUERY);
  const all = data?.agencies ?? [];
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  const rows = data && inTreeOrder(all).filter((row) => matches(row, filters));

  const columns: Column<PlacedAgency>[] = [
    {
      key: 'name',
      title: t('agencies.name'),
      render: (row) => (
        <span style={{ paddingInlineStart: row.depth * 20 }}>
          <b className="jx-strong">{row.name}</b>
        </span>
      ),
    },
    { key: 'code', title: t('agencies.code'), width: 130, render: (row) => row.code },
    { key: 'kind', title: t('agencies.kind'), width: 110, render: (row) => t(`agencyKind.${row.kind}`) },
    {
      key: 'level',
      title: t('agencies.levelShort'),
      width: 70,
      render: (row) =>
        row.level > 0 ? t('agencies.levelOf', { level: row.level }) : <span className="jx-muted">—</span>,
    },
    {
      key: 'division',
      title: t('agencies.division'),
      width: 150,
      render: (row) => (row.divisionId && nameOf.get(row.divisionId)) || <span className="jx-muted">—</span>,
    },
    {
      key: 'creditCode',
      title: t('agencies.creditCode'),
      width: 180,
      hidden: true,
      render: (row) => row.creditCode ?? <span className="jx-muted">—</span>,
    },
    {
      key: 'secrecy',
      title: t('agencies.secrecy'),
      width: 120,
      render: (row) => (
        <StateTag
          ns="settings"
          state={row.secrecy}
          tone={row.secrecy === 'CLASSIFIED' ? 'red' : row.secrecy === 'PUBLIC' ? 'plain' : 'amber'}
        />
      ),
    },
    {
      key: 'validTo',
      title: t('agencies.validTo'),
      width: 110,
      render: (row) => <DateText value={row.validTo} full />,
    },
  ];
  const actions: Column<PlacedAgency> = {
    key: 'actions',
    title: <span className="jx-sr">{t('actions')}</span>,
    align: 'right',
    width: 80,
    render: (row) => (
      <Button size="small" onClick={() => setEditing(row)}>
        {t('agencies.change')}
      </Button>
    ),
  };

  return (
    <>
      <PageHead
        title={t('agencies.title')}
        question={t('agencies.question')}
        primary={
          manages && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('agencies.new')}
            </Button>
          )
        }
      />
      <PageBody>
        <Card>
          <DataTable
            columns={manages ? [...columns, actions] : columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={rows?.length}
            columnChoice
            caption={t('agencies.title')}
            filters={[
              { key: 'term', kind: 'text', label: t('agencies.find') },
              {
                key: 'kind',
                kind: 'select',
                label: t('agencies.kind'),
                options: AGENCY_KINDS.map((value) => ({ value, label: t(`agencyKind.${value}`) })),
              },
              {
                key: 'secrecy',
                kind: 'select',
                label: t('agencies.secrecy'),
                options: SECRECY.map((value) => ({ value, label: t(`secrecy.${value}`) })),
              },
            ]}
          />
        </Card>
      </PageBody>
      {editing && (
        <AgencyDialog
          agency={editing === 'new' ? null : editing}
          agencies={inTreeOrder(all)}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function matches(row: AgencyDetails, filters: { term: string; kind: string; secrecy: string }): boolean {
  const words = `${row.name} ${row.code} ${row.creditCode ?? ''}`.toLowerCase();
  return (
    words.includes(filters.term.trim().toLowerCase()) &&
    (filters.kind === '' || row.kind === filters.kind) &&
    (filters.secrecy === '' || row.secrecy === filters.secrecy)
  );
}
