import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useFormat } from '../../../lib/format.js';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { ConfirmConsequence, ErrorPanel, PageBody, PageHead, PageSkeleton, RefusalList } from '../../../ui/index.js';
import { DepartmentSheets } from '../components/department-sheets.js';
import { RoundFigures } from '../components/round-figures.js';
import { DELIVER_REPORTS } from '../data/reports.graphql.js';
import { DEPARTMENT_QUERY } from '../data/rounds.graphql.js';
import '../rounds.css';

/** What a department answers for in a round, its units' sheets, and its own report to the performance centre (R100). */
export default function DepartmentPage() {
  const { t } = useTranslation(['monitoring-forms', 'monitoring-rounds']);
  const { roundId = '', unitId = '' } = useParams();
  const to = useYearPath();
  const { date } = useFormat();
  const [asked, setAsked] = useState(false);
  const manages = usePermission('monitoring.manage');
  const reviews = usePermission('monitoring.deptReview');
  const { data, error, refetch } = useQuery(DEPARTMENT_QUERY, { variables: { roundId, unitId } });
  const [deliver] = useMutation(DELIVER_REPORTS);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { monitoringBoard: board, monitoringDepartmentReport: report } = data;
  const name = board.units[0]!.agencyName;
  const accepted = board.sheets.filter(({ state }) => state === 'ACCEPTED').length;
  const send = async () => {
    const input = { roundId, unitId, kind: 'DEPARTMENT', idempotencyKey: newIdempotencyKey() };
    if (!(await act(() => deliver({ variables: { input } }), { done: t('department.done') }))) return;
    setAsked(false);
    void refetch();
  };
  return (
    <>
      <PageHead
        title={t('department.title', { name })}
        crumbs={[
          { label: t('crumb', { ns: 'monitoring-rounds' }), to: to('monitoring') },
          { label: board.round.name, to: to(`monitoring/rounds/${roundId}`) },
        ]}
        state={report ? t('department.delivered', { date: date(report.deliveredOn) }) : t('department.notDelivered')}
        actions={
          <Button onClick={() => download(`/api/monitoring/rounds/${roundId}/report.docx?unit=${unitId}`)}>
            {t('reports.whole')}
          </Button>
        }
        reason={!report && (manages || reviews) && accepted === 0 ? t('department.noneAccepted') : undefined}
        primary={
          (manages || reviews) && !report ? (
            <Button type="primary" disabled={accepted === 0} onClick={() => setAsked(true)}>
              {t('department.deliver')}
            </Button>
          ) : undefined
        }
      />
      <PageBody>
        <RoundFigures board={board} />
        <DepartmentSheets board={board} />
      </PageBody>
      <ConfirmConsequence
        open={asked}
        title={t('department.deliver')}
        confirmLabel={t('department.deliver')}
        consequence={t('department.consequence', { accepted, owed: board.owed })}
        running={running}
        error={refused && <RefusalList refusals={refused.refusals} />}
        onConfirm={() => void send()}
        onCancel={() => setAsked(false)}
      />
    </>
  );
}
