import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useFormat } from '../../../lib/format.js';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, ErrorPanel, KeyFigures, Money, RefusalList } from '../../../ui/index.js';
import { DELIVER_REPORTS, REPORT_COUNTS } from '../data/reports.graphql.js';

/** Reports of a round: what may go to the performance centre, what has gone, and the files. */
export function ReportsCard({ roundId, onPack }: { roundId: string; onPack: () => void }) {
  const { t } = useTranslation('monitoring-forms');
  const { date } = useFormat();
  const manages = usePermission('monitoring.manage');
  const reviews = usePermission('monitoring.deptReview');
  const { data, error, refetch } = useQuery(REPORT_COUNTS, { variables: { roundId } });
  const [deliver] = useMutation(DELIVER_REPORTS);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const counts = data.monitoringReportCounts;
  const waiting = counts.ready - counts.delivered;
  const send = async (kind: 'SHEET' | 'BUREAU', done: string) => {
    const input = { roundId, kind, idempotencyKey: newIdempotencyKey() };
    if (await act(() => deliver({ variables: { input } }), { done })) void refetch();
  };
  const address = `/api/monitoring/rounds/${roundId}`;
  return (
    <Card title={t('reports.title')} note={t('reports.note')}>
      {refused && <RefusalList refusals={refused.refusals} />}
      <KeyFigures
        items={[
          { key: 'ready', label: t('reports.ready'), value: waiting, unit: t('reports.sheets') },
          { key: 'delivered', label: t('reports.delivered'), value: counts.delivered, unit: t('reports.sheets') },
          { key: 'amount', label: t('reports.amount'), value: <Money value={counts.deliveredAmount} unit /> },
          {
            key: 'bureau',
            label: t('reports.bureau'),
            value: counts.bureauDeliveredOn
              ? t('reports.bureauOn', { date: date(counts.bureauDeliveredOn) })
              : t('reports.notYet'),
          },
        ]}
      />
      <div className="md-buttons">
        <Button onClick={() => download(`${address}/report.docx`)}>{t('reports.whole')}</Button>
        <Button onClick={onPack}>{t('reports.all')}</Button>
        {(manages || reviews) && waiting > 0 && (
          <Button loading={running} onClick={() => void send('SHEET', t('reports.done'))}>
            {t('reports.deliver', { count: waiting })}
          </Button>
        )}
        {manages && !counts.bureauDeliveredOn && counts.ready > 0 && (
          <Button loading={running} onClick={() => void send('BUREAU', t('reports.doneWhole'))}>
            {t('reports.deliverWhole')}
          </Button>
        )}
      </div>
    </Card>
  );
}
