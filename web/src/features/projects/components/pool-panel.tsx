import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useToday, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Caption,
  Card,
  Cell,
  DateText,
  ErrorPanel,
  FormTable,
  Money,
  RefusalList,
  StateTag,
  TableSkeleton,
} from '../../../ui/index.js';
import {
  ALLOCATE_BUDGET,
  APPLY_FOR_BUDGET,
  MOVE_PROJECTS,
  POOL_QUERY,
  type ProjectPool,
  RECORD_BUDGET_REVIEW,
} from '../data/pool.graphql.js';
import { PoolDialog, PreparationDialog } from './pool-dialogs.js';

const UNASKED = ['CANDIDATE', 'IN_REVIEW'];

/** The doors before a project, why they are shut, and what was said of its money. */
export function PoolPanel({ projectId, budget }: { projectId: string; budget: string }) {
  const { data, error, refetch } = useQuery(POOL_QUERY, { variables: { id: projectId } });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton columns={4} />;
  return (
    <>
      <Gates project={data.project} budget={budget} />
      <Basis project={data.project} budget={budget} />
    </>
  );
}

function Gates({ project, budget }: { project: ProjectPool; budget: string }) {
  const { t } = useTranslation('projects');
  const [move] = useMutation(MOVE_PROJECTS, { refetchQueries: [POOL_QUERY] });
  const { act, running, error } = useAct();
  const may = (action: string) => project.availableActions.some((one) => one.action === action && one.allowed);
  const step = (action: string, comment?: string) => {
    const items = [{ id: project.id, expectedVersion: project.version }];
    const input = { items, action, comment: comment ?? null, idempotencyKey: newIdempotencyKey() };
    return act(() => move({ variables: { input } }), { done: t('pool.moved') });
  };
  return (
    <Card
      title={t('pool.title')}
      note={t(`state.${project.state}`)}
      extra={
        <>
          {may('apply') && (
            <PoolDialog
              primary
              project={project}
              word="apply"
              mutation={APPLY_FOR_BUDGET}
              versioned
              fields={[{ name: 'amount' }, { name: 'letterNo' }]}
              initial={{ amount: budget }}
            />
          )}
          {may('allocate') && (
            <PoolDialog
              primary
              project={project}
              word="allocate"
              mutation={ALLOCATE_BUDGET}
              versioned
              fields={[{ name: 'amount' }, { name: 'reason', kind: 'area', optional: true }]}
              initial={{ amount: project.appraisal?.amountSupported ?? budget }}
            />
          )}
        </>
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      {project.gates.length === 0 && <p className="jx-muted">{t('pool.passed')}</p>}
      {project.gates.map((gate) => (
        <div key={gate.door} style={{ marginBottom: 12 }}>
          <b>{t(`pool.door.${gate.door}`)}</b>{' '}
          <span className="jx-tag" data-tone={gate.isOpen ? 'green' : 'red'}>
            {t(gate.isOpen ? 'pool.isOpen' : 'pool.isShut')}
          </span>
          {!gate.isOpen && (
            <RefusalList
              refusals={gate.refusals}
              title={t('pool.why', { count: gate.refusals.length, n: gate.refusals.length })}
            />
          )}
        </div>
      ))}
      <ActionBar
        small
        actions={project.availableActions}
        running={running}
        onAct={(action, { comment }) => step(action, comment)}
        define={{
          admit: { label: t('pool.step.admit'), primary: true, hideRefused: true },
          return: { label: t('pool.step.return'), comment: 'required', hideRefused: true },
          remove: { label: t('pool.step.remove'), comment: 'required', danger: true, hideRefused: true },
        }}
      />
    </Card>
  );
}

function Basis({ project, budget }: { project: ProjectPool; budget: string }) {
  const { t } = useTranslation(['projects', 'appraisal']);
  const to = useYearPath();
  const today = useToday();
  const viewer = useViewer();
  const prepares = usePermission('appraisal.prepare') && viewer.seat?.agencyId === project.agencyId;
  const reviews = usePermission('budgetReview.record');
  const { appraisal, application, allocation, budgetReview: review, preparation } = project;
  const present = preparation?.documents.filter((one) => one.isPresent && preparation.required.includes(one.code));
  return (
    <Card
      title={t('pool.basis')}
      extra={
        <>
          {prepares && UNASKED.includes(project.state) && <PreparationDialog project={project} />}{' '}
          {reviews && (
            <PoolDialog
              project={project}
              word="review"
              mutation={RECORD_BUDGET_REVIEW}
              fields={[
                { name: 'appliedAmount' },
                { name: 'reviewedAmount' },
                { name: 'reviewer' },
                { name: 'documentNo' },
                { name: 'reviewedOn', kind: 'date' },
                { name: 'opinion', kind: 'area', optional: true },
              ]}
              initial={{ appliedAmount: application?.amount ?? budget, reviewedOn: today }}
            />
          )}
        </>
      }
    >
      <FormTable widths={[150, '*', 150, '*']} label={t('pool.basis')}>
        <tr>
          <Caption>{t('pool.appraisal')}</Caption>
          <Cell>
            {appraisal ? (
              <Link to={to(`goals/appraisals/${appraisal.id}`)}>
                <StateTag ns="appraisal" state={appraisal.state} /> {appraisal.totalScore}
              </Link>
            ) : (
              <span className="jx-muted">{t('pool.none')}</span>
            )}
          </Cell>
          <Caption>{t('pool.supported')}</Caption>
          <Cell>
            <Money value={appraisal?.amountSupported} missing="NOT_DUE" unit />
          </Cell>
        </tr>
        <tr>
          <Caption>{t('pool.review.open')}</Caption>
          <Cell>
            {review ? `${review.reviewer} ${review.documentNo}` : <span className="jx-muted">{t('pool.none')}</span>}
          </Cell>
          <Caption>{t('pool.reviewed')}</Caption>
          <Cell>
            {review ? (
              <>
                <Money value={review.reviewedAmount} unit />{' '}
                <span className="jx-note">{t(`reviewResult.${review.result}`)}</span>
              </>
            ) : (
              <Money value={null} missing="NOT_DUE" />
            )}
          </Cell>
        </tr>
        <tr>
          <Caption>{t('pool.preparation.open')}</Caption>
          <Cell colSpan={3}>
            {preparation ? (
              t('pool.preparation.count', {
                type: t(`preparationType.${preparation.projectType}`),
                present: present!.length,
                required: preparation.required.length,
              })
            ) : (
              <span className="jx-muted">{t('pool.none')}</span>
            )}
          </Cell>
        </tr>
        <tr>
          <Caption>{t('pool.apply.open')}</Caption>
          <Cell>
            {application ? (
              <>
                <Money value={application.amount} unit /> {application.letterNo}{' '}
                <DateText value={application.appliedOn} full />
              </>
            ) : (
              <span className="jx-muted">{t('pool.none')}</span>
            )}
          </Cell>
          <Caption>{t('pool.allocate.open')}</Caption>
          <Cell>
            {allocation ? (
              <>
                <Money value={allocation.amount} unit /> {allocation.reason}
              </>
            ) : (
              <span className="jx-muted">{t('pool.none')}</span>
            )}
          </Cell>
        </tr>
      </FormTable>
    </Card>
  );
}
