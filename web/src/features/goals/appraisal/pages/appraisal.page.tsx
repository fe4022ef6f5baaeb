import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { download } from '../../../../lib/rest.js';
import { usePermission, useViewer } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYearPath } from '../../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  ErrorPanel,
  FootBar,
  Money,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  Timeline,
  WorkArea,
} from '../../../../ui/index.js';
import { ApplicationForm } from '../components/application-form.js';
import { ConclusionForm, ConclusionView } from '../components/conclusion.js';
import { ScoreTable } from '../components/score-table.js';
import { MaterialsSide, OverlapsSide, PanelSide } from '../components/side.js';
import { type Appraisal, APPRAISAL_QUERY, MOVE_APPRAISAL } from '../data/appraisal.graphql.js';
import { SCORING, toneOf, WRITABLE } from '../model/states.js';

const STEPS = [
  'start',
  'report',
  'supplement',
  'resume',
  'takeUp',
  'reassess',
  'return',
  'reopen',
  'expire',
  'withdraw',
];
const COMMENTED = ['supplement', 'reassess', 'return', 'reopen', 'expire', 'withdraw'];

export default function AppraisalPage() {
  const { appraisalId = '' } = useParams();
  const { data, error, refetch } = useQuery(APPRAISAL_QUERY, {
    variables: { id: appraisalId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { exAnteAppraisal: appraisal } = data;
  return <Room key={`${appraisal.id}/${appraisal.state}`} appraisal={appraisal} />;
}

function Room({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useTranslation('appraisal');
  const to = useYearPath();
  const viewer = useViewer();
  const prepares = usePermission('appraisal.prepare') && viewer.seat?.agencyId === appraisal.agencyId;
  const decides = usePermission('appraisal.conclude') && SCORING.includes(appraisal.state);
  const [move] = useMutation(MOVE_APPRAISAL);
  const { act, running, error } = useAct();
  const step = (action: string, comment?: string) => {
    const input = {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      action,
      comment: comment ?? null,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('goals/appraisals') }, { label: appraisal.agencyName }]}
        title={appraisal.title}
        state={<StateTag ns="appraisal" state={appraisal.state} tone={toneOf(appraisal.state)} />}
        question={
          <>
            {t(`kind.${appraisal.objectKind}`)} · {appraisal.objectCode} · {t('column.asked')}{' '}
            <Money value={appraisal.amountAsked} unit />
          </>
        }
        actions={
          <>
            {appraisal.objectiveId && (
              <Link to={to(`goals/${appraisal.objectiveId}`)}>
                <Button>{t('toObjective')}</Button>
              </Link>
            )}
            {appraisal.projectId && (
              <Link to={to(`projects/${appraisal.projectId}?tab=pool`)}>
                <Button>{t('toProject')}</Button>
              </Link>
            )}
            <Button onClick={() => download(`/api/appraisals/${appraisal.id}.docx`)}>{t('report')}</Button>
          </>
        }
      />
      <WorkArea
        sideWidth={330}
        side={
          <div style={{ display: 'grid', gap: 12 }}>
            <PanelSide appraisal={appraisal} decides={decides} />
            <OverlapsSide appraisal={appraisal} decides={decides} />
            <MaterialsSide appraisal={appraisal} />
          </div>
        }
      >
        <div style={{ display: 'grid', gap: 12 }}>
          {error && <RefusalList refusals={error.refusals} />}
          <ConclusionView appraisal={appraisal} />
          {decides && ['FIN_REVIEW', 'REASSESSMENT'].includes(appraisal.state) && (
            <ConclusionForm key={appraisal.outcome?.suggested} appraisal={appraisal} />
          )}
          <ApplicationForm appraisal={appraisal} editable={prepares && WRITABLE.includes(appraisal.state)} />
          <ScoreTable key={appraisal.scorers.find(({ isMine }) => isMine)?.id} appraisal={appraisal} />
          <Card title={t('history')}>
            <Timeline
              items={appraisal.history.map((entry) => ({
                at: entry.at,
                on: entry.on,
                who: [entry.personName, entry.seatTitle].filter(Boolean).join(' · '),
                title: t(`action.${entry.action}`, { defaultValue: entry.action }),
                text: entry.comment ?? undefined,
              }))}
            />
          </Card>
        </div>
      </WorkArea>
      {STEPS.some((action) => hasStep(action, appraisal)) && (
        <FootBar
          left={
            <ActionBar
              actions={appraisal.availableActions}
              running={running}
              onAct={(action, { comment }) => step(action, comment)}
              define={Object.fromEntries(
                STEPS.map((action) => [
                  action,
                  {
                    label: t(`step.${action}`),
                    primary: ['start', 'report', 'supplement', 'resume', 'takeUp'].includes(action),
                    danger: ['withdraw', 'expire'].includes(action),
                    comment: COMMENTED.includes(action) ? ('required' as const) : undefined,
                    hideRefused: hides(action, appraisal),
                  },
                ]),
              )}
            />
          }
        />
      )}
    </>
  );
}

/** A refused step is shown with its reason to those whose step it could be, and left out for the others. */
function hides(action: string, appraisal: Appraisal): boolean {
  const refused = appraisal.availableActions.find((one) => one.action === action)?.refusals ?? [];
  return refused.some(({ code }) => ['NO_PERMISSION', 'NOT_YOUR_DESK'].includes(code));
}

const hasStep = (action: string, appraisal: Appraisal): boolean =>
  appraisal.availableActions.some((one) => one.action === action) && !hides(action, appraisal);
