import { useMutation, useQuery } from '@apollo/client/react';
import { totalOf } from '@jixiao/shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  AutosaveLine,
  DateText,
  ErrorPanel,
  FootBar,
  PageHead,
  PageSkeleton,
  RefusalList,
  SideDrawer,
  WeightBar,
  WorkArea,
} from '../../../ui/index.js';
import { ObjectiveSheets } from '../sheets/sheet-actions.js';
import { FindingsPanel } from '../components/findings-panel.js';
import { ObjectiveSheet } from '../components/objective-sheet.js';
import { HistoryPanel, ReviewsPanel } from '../components/side-panels.js';
import {
  ADJUST_OBJECTIVE,
  ADJUSTMENT_KINDS,
  type AdjustmentKind,
  GOAL_QUERY,
  type Objective,
  REVOKE_OBJECTIVE,
  SUBMIT_OBJECTIVE,
  WITHDRAW_OBJECTIVE,
} from '../data/goals.graphql.js';
import { LibraryPanel } from '../library/components/library-panel.js';
import { formOf } from '../model/form.js';
import { withTaken } from '../model/take-indicator.js';
import { useAutosave } from '../model/use-autosave.js';
import { jumpTo, useFindings } from '../model/use-marks.js';
import { weightParts } from '../model/weights.js';

const NOT_MINE = ['NO_PERMISSION', 'NOT_YOUR_DESK'];

export default function ObjectiveEditorPage() {
  const { objectiveId = '' } = useParams();
  const { data, error, refetch } = useQuery(GOAL_QUERY, {
    variables: { id: objectiveId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { goal } = data;
  // A new state or version is another form; a save is not.
  return <Editor key={`${goal.versionId}/${goal.state}`} objective={goal} reload={() => void refetch()} />;
}

function Editor({ objective, reload }: { objective: Objective; reload: () => void }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const { seat } = useViewer();
  const mine = usePermission('goal.declare') && seat?.agencyId === objective.agencyId;
  const [form, setForm] = useState(() => formOf(objective));
  const [panel, setPanel] = useState('clinic');
  // The row that the cursor is in, or was in last: what the library is searched for.
  const [atRow, setAtRow] = useState<number | null>(null);
  const readsLibrary = usePermission('library.read');
  const [reasonKind, setReasonKind] = useState<AdjustmentKind>('POLICY_CHANGE');
  const submitAction = objective.availableActions.find(({ action }) => action === 'submit');
  const editable = submitAction !== undefined && !submitAction.refusals.some(({ code }) => NOT_MINE.includes(code));
  const findings = useFindings(form, objective, editable);
  const autosave = useAutosave(form, objective, editable);
  const { act, running, error, clear } = useAct();
  const [submit] = useMutation(SUBMIT_OBJECTIVE);
  const [withdraw] = useMutation(WITHDRAW_OBJECTIVE);
  const [adjust] = useMutation(ADJUST_OBJECTIVE);
  const [revoke] = useMutation(REVOKE_OBJECTIVE);
  const remarks = new Map(
    objective.state === 'RETURNED' ? objective.reviews[0]?.remarks.map(({ field, text }) => [field, text]) : [],
  );

  const submitNow = async () => {
    const expectedVersion = await autosave.flush();
    if (expectedVersion === null) return;
    await act(
      () =>
        submit({
          variables: { input: { objectiveId: objective.id, expectedVersion, idempotencyKey: newIdempotencyKey() } },
        }),
      { done: t('done.submit') },
    );
  };
  const move = async (action: string, comment?: string): Promise<unknown> => {
    const variables = {
      input: {
        objectiveId: objective.id,
        expectedVersion: objective.version,
        comment,
        idempotencyKey: newIdempotencyKey(),
      },
    };
    if (action === 'adjust') {
      const input = { ...variables.input, reasonKind };
      return act(() => adjust({ variables: { input } }), { done: t('done.adjust') });
    }
    const work = { withdraw, revoke }[action];
    return work && act(() => work({ variables }) as Promise<unknown>, { done: t(`done.${action}`) });
  };
  const refusals = error?.refusals ?? autosave.error?.refusals ?? [];
  const others = objective.availableActions.filter(({ action }) => ['withdraw', 'revoke'].includes(action));
  const canAdjust = objective.state === 'APPROVED' && mine ? [{ action: 'adjust', allowed: true, refusals: [] }] : [];
  const reviewable = objective.availableActions.some(
    ({ action, allowed, refusals: why }) =>
      ['deptAccept', 'finAccept'].includes(action) && (allowed || !why.some(({ code }) => NOT_MINE.includes(code))),
  );

  return (
    <>
      <PageHead
        crumbs={[
          { label: t('list.title'), to: to('goals') },
          { label: objective.agencyName },
          ...(objective.projectId ? [{ label: t('project'), to: to(`projects/${objective.projectId}`) }] : []),
        ]}
        title={objective.title}
        state={`${t('version', { n: objective.versionNo })} · ${t(`state.${objective.state}`)}`}
        question={
          objective.state === 'RETURNED' ? (
            <span className="jx-red">
              {t('returned', { by: objective.returnedBy, reason: objective.returnedReason })}
            </span>
          ) : objective.approvedOn ? (
            <>
              {t('approved', { documentNo: objective.documentNo })} <DateText value={objective.approvedOn} full />
            </>
          ) : undefined
        }
        actions={<ObjectiveSheets objectiveId={objective.id} />}
        primary={
          reviewable ? (
            <Link to={to(`goals/${objective.id}/review`)}>
              <Button type="primary">{t('review.go')}</Button>
            </Link>
          ) : undefined
        }
      />
      <WorkArea
        side={
          <SideDrawer
            active={panel}
            onChange={setPanel}
            tabs={[
              {
                key: 'clinic',
                label: t('clinic.title'),
                count: findings.hard.length + findings.advice.length,
                children: (
                  <FindingsPanel
                    findings={findings}
                    form={form}
                    objective={objective}
                    onChange={editable ? setForm : undefined}
                  />
                ),
              },
              ...(readsLibrary
                ? [
                    {
                      key: 'library',
                      label: t('library'),
                      children: (
                        <LibraryPanel
                          row={atRow === null ? null : (form.rows[atRow] ?? null)}
                          catalogue={objective.rules.catalogue}
                          year={objective.budgetYear}
                          readOnly={!editable}
                          onTake={(taken) =>
                            setForm((current) => ({ ...current, rows: withTaken(current.rows, atRow, taken) }))
                          }
                        />
                      ),
                    },
                  ]
                : []),
              {
                key: 'reviews',
                label: t('reviews.title'),
                count: objective.reviews.length,
                children: <ReviewsPanel objective={objective} />,
              },
              {
                key: 'history',
                label: t('history.title'),
                count: objective.history.length,
                children: <HistoryPanel objective={objective} />,
              },
            ]}
          />
        }
      >
        {refusals.length > 0 && <RefusalList refusals={refusals} onJump={({ field }) => jumpTo(field)} />}
        {refusals.some(({ code }) => code === 'STALE_VERSION') && (
          <Button
            onClick={() => {
              clear();
              window.location.reload();
            }}
          >
            {t('reload')}
          </Button>
        )}
        {error && refusals.length === 0 && <ErrorPanel error={error} onRetry={reload} />}
        <div onFocus={({ target }) => setAtRow(rowOf(target))}>
          <ObjectiveSheet
            objective={objective}
            form={form}
            onChange={setForm}
            findings={findings}
            readOnly={!editable}
            remarks={remarks}
          />
        </div>
        {objective.contentHash && <p className="jx-note">{t('hash', { hash: objective.contentHash })}</p>}
      </WorkArea>
      <FootBar
        left={
          <>
            <WeightBar
              parts={weightParts(form.rows, (level1) => t(`level1.${level1}`, { defaultValue: level1 }))}
              target={Number(totalOf(objective.rules))}
            />
            {editable && (
              <>
                <span className="jx-red">
                  {findings.hard.length > 0 && t('clinic.hard', { count: findings.hard.length })}
                </span>
                {autosave.unreadable ? (
                  <span className="jx-red">{t('unreadable')}</span>
                ) : (
                  <AutosaveLine
                    savedAt={autosave.savedAt}
                    saving={autosave.saving}
                    error={autosave.error}
                    onRetry={() => void autosave.flush()}
                  />
                )}
              </>
            )}
          </>
        }
        reason={editable && findings.hard.length > 0 ? t('submit.reason', { count: findings.hard.length }) : undefined}
        right={
          editable ? (
            <Button
              type="primary"
              disabled={findings.hard.length > 0 || autosave.unreadable}
              loading={running}
              onClick={() => void submitNow()}
            >
              {t('submit.label')}
            </Button>
          ) : (
            <ActionBar
              actions={[...others, ...canAdjust]}
              extra={
                canAdjust.length > 0 && (
                  <Select
                    aria-label={t('adjustmentKind.label')}
                    value={reasonKind}
                    onChange={setReasonKind}
                    options={ADJUSTMENT_KINDS.map((value) => ({ value, label: t(`adjustmentKind.${value}`) }))}
                  />
                )
              }
              running={running}
              define={{
                withdraw: { label: t('act.withdraw'), hideRefused: true },
                adjust: { label: t('act.adjust'), comment: 'required', consequence: t('act.adjustText') },
                revoke: {
                  label: t('act.revoke'),
                  danger: true,
                  comment: 'required',
                  consequence: t('act.revokeText'),
                  hideRefused: true,
                },
              }}
              onAct={(action, { comment }) => move(action, comment)}
            />
          )
        }
      />
    </>
  );
}

/** Row of the grid that a cell belongs to; the head of the form has rows below nought. */
function rowOf(cell: Element): number | null {
  const row = Number(cell.getAttribute('data-row') ?? -1);
  return row >= 0 ? row : null;
}
