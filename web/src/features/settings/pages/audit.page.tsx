import { useLazyQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { formatDateTime, formatNumber } from '../../../lib/format.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { Card, DataTable, ErrorLine, PageBody, PageHead, type Column } from '../../../ui/index.js';
import { AuditFacts } from '../components/audit-facts.js';
import { AUDIT_QUERY, VERIFICATION_QUERY, type AuditEntry } from '../data/records.graphql.js';

const NO_FILTER = { personName: '', action: '', result: '', from: '', to: '' };
const RESULTS = ['DONE', 'REFUSED', 'FAILED'] as const;
const TONE: Record<string, string> = { REFUSED: 'jx-amber', FAILED: 'jx-red' };

export default function AuditPage() {
  const { t } = useTranslation('settings');
  const [filters] = useUrlFilters(NO_FILTER);
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const entries = useConnection<AuditEntry>(AUDIT_QUERY, {
    field: 'auditEntries',
    variables: Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, value || null])),
  });

  const columns: Column<AuditEntry>[] = [
    {
      key: 'at',
      title: t('audit.at'),
      width: 150,
      render: (entry) => (
        <button type="button" className="jx-linkish" onClick={() => setOpened(entry)}>
          {formatDateTime(entry.recordedAt, true)}
        </button>
      ),
    },
    {
      key: 'who',
      title: t('audit.who'),
      render: (entry) => (
        <>
          {entry.personName ?? t(`audit.actor.${entry.actorKind}`, { defaultValue: entry.actorKind })}{' '}
          <span className="jx-note">{[entry.agencyName, entry.seatTitle].filter(Boolean).join(' ')}</span>
        </>
      ),
    },
    {
      key: 'action',
      title: t('audit.action'),
      render: (entry) => t(`audit.deed.${entry.action}`, { defaultValue: entry.action }),
    },
    {
      key: 'entity',
      title: t('audit.entity'),
      render: (entry) => t(`audit.table.${entry.entity.replace('.', '_')}`, { defaultValue: entry.entity }),
    },
    {
      key: 'result',
      title: t('audit.resultTitle'),
      render: (entry) => <span className={TONE[entry.result]}>{t(`audit.result.${entry.result}`)}</span>,
    },
    { key: 'ip', title: t('audit.ip'), render: (entry) => entry.ip ?? '' },
    { key: 'seq', title: t('audit.seq'), align: 'right', render: (entry) => formatNumber(entry.seq) },
  ];

  return (
    <>
      <PageHead title={t('audit.title')} question={t('audit.question')} />
      <PageBody>
        <Verification />
        <Card>
          <DataTable
            columns={columns}
            rowKey={(entry) => entry.seq}
            {...tableOf(entries)}
            caption={t('audit.title')}
            filters={[
              { key: 'personName', kind: 'text', label: t('audit.who'), width: 140 },
              {
                key: 'result',
                kind: 'select',
                label: t('audit.resultTitle'),
                options: RESULTS.map((value) => ({ value, label: t(`audit.result.${value}`) })),
              },
              { key: 'from', kind: 'date', label: t('audit.from') },
              { key: 'to', kind: 'date', label: t('audit.to') },
            ]}
          />
        </Card>
      </PageBody>
      <Drawer open={opened !== null} onClose={() => setOpened(null)} title={t('audit.entry')} size={480}>
        {opened && <AuditFacts entry={opened} />}
      </Drawer>
    </>
  );
}

/** The chain is counted through only when asked: it reads every entry there is. */
function Verification() {
  const { t } = useTranslation('settings');
  const [verify, { data, loading, error }] = useLazyQuery(VERIFICATION_QUERY, { fetchPolicy: 'network-only' });
  const found = data?.auditVerification;
  return (
    <Card
      title={t('audit.chain')}
      note={t('audit.chainNote')}
      tone={found && !found.ok ? 'red' : undefined}
      extra={
        <Button size="small" loading={loading} onClick={() => void verify()}>
          {t('audit.verify')}
        </Button>
      }
    >
      <div role="status">
        {found?.ok && <span className="jx-green">{t('audit.whole', { checked: formatNumber(found.checked) })}</span>}
        {found && !found.ok && (
          <span className="jx-red">
            {t('audit.broken', { seq: found.brokenSeq, reason: t(`audit.break.${found.reason}`) })}
          </span>
        )}
      </div>
      <ErrorLine error={error} />
    </Card>
  );
}
