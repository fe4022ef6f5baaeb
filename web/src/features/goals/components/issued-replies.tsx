import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState } from '../../../ui/index.js';
import { REPLIES_QUERY, type ReplyUnit } from '../data/board.graphql.js';

const KINDS = ['xlsx', 'docx'] as const;

/** 批复表: what a numbered reply approves, for one unit or for all of them in one file. */
export function IssuedReplies() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const [filters, setFilters] = useUrlFilters({ reply: '' });
  const { data, loading, error, refetch } = useQuery(REPLIES_QUERY, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const replies = data?.budgetReplies ?? [];
  const chosen = replies.find(({ id }) => id === filters.reply) ?? replies[0];
  const buttons = (agencyId: string | null, small: boolean) =>
    KINDS.map((kind) => (
      <Button
        key={kind}
        size={small ? 'small' : undefined}
        aria-label={t(`issued.${kind}`)}
        onClick={() => download(`/api/goals/replies/${chosen!.id}.${kind}${agencyId ? `?agency=${agencyId}` : ''}`)}
      >
        {small ? t(`issued.short.${kind}`) : t(`issued.${kind}`)}
      </Button>
    ));
  const columns: Column<ReplyUnit>[] = [
    { key: 'code', title: t('column.code'), width: 110, render: (row) => row.agencyCode },
    { key: 'agency', title: t('column.agency'), render: (row) => row.agencyName },
    { key: 'count', title: t('issued.objectives'), width: 110, align: 'right', render: (row) => row.objectives },
    {
      key: 'sheet',
      title: t('issued.sheet'),
      width: 150,
      render: (row) => <span className="goals-issued">{buttons(row.agencyId, true)}</span>,
    },
  ];
  return (
    <Card title={t('issued.title', { count: replies.length })} note={t('issued.note')}>
      {chosen && (
        <div className="goals-issued">
          <Select
            aria-label={t('issued.choose')}
            value={chosen.id}
            onChange={(reply) => setFilters({ reply })}
            style={{ minWidth: 260 }}
            options={replies.map(({ id, documentNo }) => ({ value: id, label: documentNo }))}
          />
          <span className="jx-note">
            {chosen.title} · <DateText value={chosen.repliedOn} full /> ·{' '}
            {t('issued.sum', { units: chosen.units.length, objectives: chosen.objectives })}
          </span>
          <span className="goals-issued-all">{buttons(null, false)}</span>
        </div>
      )}
      <DataTable
        dense
        columns={columns}
        rows={data && (chosen?.units ?? [])}
        rowKey={(row) => row.agencyId}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        caption={t('issued.title', { count: replies.length })}
        empty={<EmptyState title={t('issued.empty')} text={t('issued.emptyText')} />}
      />
    </Card>
  );
}
