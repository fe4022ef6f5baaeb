import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useFormat } from '../../../lib/format.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import {
  ActionBar,
  type AvailableAction,
  Card,
  ErrorPanel,
  Field,
  FormDialog,
  RefusalList,
  TableSkeleton,
} from '../../../ui/index.js';
import { ADVANCE_PROJECT, AGREE_TO_SUSPENSION, type ProjectRun, RUN_QUERY } from '../data/pool.graphql.js';

/** The ordinary way; what leaves it is shown only where it has happened. */
const PATH = ['REPLIED', 'EXECUTING', 'COMPLETED', 'CLOSED'];
const ASIDE = ['SUSPENDED', 'TERMINATED'];
const STEPS = ['start', 'complete', 'suspend', 'resume', 'close', 'terminate'] as const;
const COMMENTED: readonly string[] = ['suspend', 'resume', 'terminate'];

/** From the reply to the end: what may be done now, by whom, and what stands in the way. */
export function ExecutionPanel({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useQuery(RUN_QUERY, {
    variables: { id: projectId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton columns={3} />;
  return <Run project={data.project} />;
}

function Run({ project }: { project: ProjectRun }) {
  const { t } = useTranslation('projects');
  const [advance] = useMutation(ADVANCE_PROJECT, { refetchQueries: 'active' });
  const { act, running, error } = useAct();
  const step = (action: string, comment?: string) => {
    const input = {
      projectId: project.id,
      expectedVersion: project.version,
      action,
      comment: comment ?? null,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => advance({ variables: { input } }), { done: t('execution.done') });
  };
  const way = ASIDE.includes(project.state) ? [...PATH.slice(0, 2), project.state] : PATH;
  const reached = way.includes(project.state);
  const speaks = useViewer().seat?.roles.some((role) => ['FIN_TREASURY', 'FIN_BUDGET'].includes(role)) ?? false;
  return (
    <>
      <Card title={t('execution.title')} note={t('execution.note')}>
        {error && <RefusalList refusals={error.refusals} />}
        {!reached && <p className="jx-muted">{t('execution.idle')}</p>}
        {reached && (
          <p className="project-path" aria-label={t('execution.path')}>
            {way.map((state, index) => (
              <Fragment key={state}>
                {index > 0 && <span aria-hidden>→</span>}
                <span
                  className="jx-tag"
                  data-tone={state === project.state ? toneOf(state) : 'muted'}
                  aria-current={state === project.state ? 'step' : undefined}
                >
                  {t(`state.${state}`)}
                </span>
              </Fragment>
            ))}
          </p>
        )}
        {reached && (
          <ActionBar
            small
            actions={project.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={Object.fromEntries(
              STEPS.map((action) => [
                action,
                {
                  label: t(`execution.step.${action}`),
                  primary: action === 'start' || action === 'complete' || action === 'close',
                  danger: action === 'terminate',
                  comment: COMMENTED.includes(action) ? ('required' as const) : undefined,
                  commentLabel: COMMENTED.includes(action) ? t(`execution.why.${action}`) : undefined,
                  consequence: action === 'terminate' ? t('execution.terminateWhat') : undefined,
                  hideRefused: isOfOthers(action, project.availableActions),
                },
              ]),
            )}
          />
        )}
      </Card>
      {((speaks && project.state === 'EXECUTING') || project.suspensionConsent) && <Consent project={project} />}
    </>
  );
}

/** The treasury's part of a suspension. */
function Consent({ project }: { project: ProjectRun }) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const isTreasury = useViewer().seat?.roles.includes('FIN_TREASURY') ?? false;
  const [reason, setReason] = useState<string | null>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [agree] = useMutation(AGREE_TO_SUSPENSION, { refetchQueries: 'active' });
  const { act, running, error } = useAct();
  const consent = project.suspensionConsent;
  const confirm = async () => {
    const input = { projectId: project.id, expectedVersion: project.version, reason, idempotencyKey };
    if (await act(() => agree({ variables: { input } }), { done: t('execution.done') })) setReason(null);
  };
  return (
    <Card
      title={t('execution.consent.title')}
      extra={isTreasury && !consent && <Button onClick={() => setReason('')}>{t('execution.consent.open')}</Button>}
    >
      {consent ? (
        <p>
          {t('execution.consent.given', {
            name: consent.consentedByName,
            date: format.dateFull(consent.consentedOn),
            reason: consent.reason,
          })}
        </p>
      ) : (
        <p className="jx-muted">{t('execution.consent.none')}</p>
      )}
      <FormDialog
        open={reason !== null}
        title={t('execution.consent.open')}
        confirmLabel={t('execution.consent.save')}
        ready={(reason ?? '').trim() !== ''}
        running={running}
        error={error}
        onConfirm={() => void confirm()}
        onCancel={() => setReason(null)}
      >
        <Field label={t('execution.consent.reason')}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={1000}
              autoSize={{ minRows: 3 }}
              value={reason ?? ''}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </FormDialog>
    </Card>
  );
}

/** A refused step is shown with its reason to those whose step it is, at the state where it stands next. */
function isOfOthers(action: string, actions: readonly AvailableAction[]): boolean {
  const refused = actions.find((one) => one.action === action)?.refusals ?? [];
  return refused.some(({ code }) => ['NO_PERMISSION', 'NOT_YOUR_DESK', 'STATE_INVALID'].includes(code));
}

function toneOf(state: string): string {
  if (state === 'SUSPENDED') return 'amber';
  return state === 'TERMINATED' ? 'red' : 'green';
}
