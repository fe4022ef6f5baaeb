import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState } from '../../../ui/index.js';
import type { LibraryRecord } from '../data/foundation.graphql.js';
import type { RecordKind } from '../model/kinds.js';
import { useRecordColumns } from './record-columns.js';
import { RecordDialog } from './record-dialog.js';
import { RemoveRecord } from './remove-record.js';

interface RecordListProps {
  kind: RecordKind;
  adding: boolean;
  onAdded: () => void;
}

export function RecordList({ kind, adding, onAdded }: RecordListProps) {
  const { t } = useTranslation('foundation');
  const year = useYear();
  const client = useApolloClient();
  const manages = usePermission('foundation.manage');
  const [filters] = useUrlFilters({ text: '' });
  const [dialog, setDialog] = useState<{ kind: 'edit' | 'remove'; record: LibraryRecord } | null>(null);
  const list = useConnection<LibraryRecord>(kind.query, {
    field: kind.field,
    variables: { ...(kind.year ? { year } : {}), text: filters.text || null },
  });
  const columns = useRecordColumns(kind, manages);
  const changed = () => {
    setDialog(null);
    onAdded();
    // The figures of the year have moved, too.
    void client.refetchQueries({ include: 'active' });
  };
  const actions: Column<LibraryRecord> = {
    key: 'actions',
    title: <span className="jx-sr">{t('actions')}</span>,
    align: 'right',
    width: 132,
    render: (record) => (
      <span style={{ display: 'inline-flex', gap: 6 }}>
        <Button size="small" onClick={() => setDialog({ kind: 'edit', record })}>
          {t('change')}
        </Button>
        <Button size="small" onClick={() => setDialog({ kind: 'remove', record })}>
          {t('remove')}
        </Button>
      </span>
    ),
  };

  return (
    <Card>
      <DataTable
        columns={manages ? [...columns, actions] : columns}
        rowKey={(row) => row.id}
        {...tableOf(list)}
        caption={t(`tab.${kind.tab}`)}
        filters={[{ key: 'text', kind: 'text', label: t(`find.${kind.tab}`), width: 260 }]}
        empty={<EmptyState title={t(`none.${kind.tab}`)} text={t(manages ? 'noneManage' : 'noneRead')} />}
      />
      {(adding || dialog?.kind === 'edit') && (
        <RecordDialog
          kind={kind}
          record={dialog?.record ?? null}
          onClose={() => {
            setDialog(null);
            onAdded();
          }}
          onSaved={changed}
        />
      )}
      {dialog?.kind === 'remove' && (
        <RemoveRecord
          kind={kind}
          record={dialog.record}
          name={String(dialog.record[columns[0]!.key])}
          onClose={() => setDialog(null)}
          onRemoved={changed}
        />
      )}
    </Card>
  );
}
