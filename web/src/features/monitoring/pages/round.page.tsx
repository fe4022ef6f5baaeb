import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useYearPath } from '../../../lib/use-year.js';
import { useFormat } from '../../../lib/format.js';
import { Due, ErrorPanel, PageBody, PageHead, PageSkeleton } from '../../../ui/index.js';
import { ArchivesCard } from '../components/archives-card.js';
import { MissingCard } from '../components/missing-card.js';
import { isOpening, OpeningProgress } from '../components/opening-progress.js';
import { ReportsCard } from '../components/reports-card.js';
import { RoundPapers } from '../components/round-papers.js';
import { RoundCounts } from '../components/round-counts.js';
import { RoundDisposals } from '../components/round-disposals.js';
import { RoundFigures } from '../components/round-figures.js';
import { RoundScope } from '../components/round-scope.js';
import { RoundReminders } from '../components/round-reminders.js';
import { RoundSteps } from '../components/round-steps.js';
import { ScatterCard } from '../components/scatter-card.js';
import { WorstCard } from '../components/worst-card.js';
import { BOARD_QUERY } from '../data/rounds.graphql.js';
import type { Board } from '../data/rounds.types.js';
import { useArchives } from '../model/use-archives.js';
import '../desk.css';
import '../rounds.css';

/** A round at a glance: who filed, how money and goals stand against each other, who is missing, what was done. */
export default function RoundPage() {
  const { t } = useTranslation('monitoring-rounds');
  const { roundId = '' } = useParams();
  const to = useYearPath();
  const { date } = useFormat();
  const { data, error, refetch } = useQuery(BOARD_QUERY, { variables: { roundId } });
  const ask = useCallback(() => void refetch(), [refetch]);
  const packing = useArchives(roundId);
  if (error && !data) return <ErrorPanel page error={error} onRetry={ask} />;
  if (!data) return <PageSkeleton />;
  const board = data.monitoringBoard;
  const { round } = board;
  const isPlanned = round.state === 'PLANNED';
  return (
    <>
      <PageHead
        title={round.name}
        crumbs={[{ label: t('crumb'), to: to('monitoring') }, { label: t(`kind.${round.kind}`) }]}
        state={
          <>
            {t(`state.${round.state}`)} · {t('dueOn', { date: date(round.dueOn) })}{' '}
            {round.state === 'OPEN' && <Due date={round.dueOn} />}
          </>
        }
        actions={
          <>
            {!isPlanned && (
              <RoundPapers
                roundId={round.id}
                isOpen={round.state === 'OPEN'}
                onImported={ask}
                onPack={() => void packing.prepare('FORMS')}
              />
            )}
            <DepartmentStep board={board} />
            {!isPlanned && (
              <Button onClick={() => download(`/api/monitoring/rounds/${round.id}/list.xlsx`)}>{t('export')}</Button>
            )}
            <ChooseStep board={board} />
            <RoundSteps board={board} onDone={ask} />
          </>
        }
      />
      <PageBody>
        <OpeningProgress round={round} ask={ask} />
        <RoundScope round={round} />
        <ArchivesCard packing={packing} />
        {!isPlanned && !isOpening(round) && (
          <>
            <RoundFigures board={board} />
            <div className="mr-pair">
              <ScatterCard board={board} />
              <div className="mr-stack">
                <MissingCard board={board} />
                <WorstCard board={board} />
              </div>
            </div>
            <RoundDisposals round={round} />
            <RoundCounts board={board} />
            <ReportsCard roundId={round.id} onPack={() => void packing.prepare('REPORTS')} />
            <RoundReminders roundId={round.id} />
          </>
        )}
      </PageBody>
    </>
  );
}

/** Where units choose, the unit's own clerk goes on from the board to his choice. */
function ChooseStep({ board: { round, units } }: { board: Board }) {
  const { t } = useTranslation('monitoring-rounds');
  const navigate = useNavigate();
  const to = useYearPath();
  const fills = usePermission('monitoring.fill');
  const own = units.length === 1 ? units[0] : undefined;
  const isChosen = round.scope.leastPerUnit !== null || round.kind === 'DAILY';
  if (!fills || !own || !isChosen || round.state !== 'OPEN') return null;
  return (
    <Button
      type={own.finishedOn ? 'default' : 'primary'}
      onClick={() => void navigate(to(`monitoring/choose/${own.id}`))}
    >
      {t('choose.title')}
    </Button>
  );
}

/** Whoever answers for one department goes on to its own report. */
function DepartmentStep({ board: { round, units } }: { board: Board }) {
  const { t } = useTranslation('monitoring-forms');
  const navigate = useNavigate();
  const to = useYearPath();
  const own = units.length === 1 ? units[0] : undefined;
  if (!own || round.state === 'PLANNED') return null;
  return (
    <Button onClick={() => void navigate(to(`monitoring/rounds/${round.id}/units/${own.agencyId}`))}>
      {t('department.go')}
    </Button>
  );
}
