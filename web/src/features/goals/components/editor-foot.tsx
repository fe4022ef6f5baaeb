import { useMutation } from '@apollo/client/react';
import { isAnnual, pointsByParent, totalOf } from '@jixiao/shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useToday, useViewer } from '../../../lib/session.js';
import type { Act } from '../../../lib/use-act.js';
import { ActionBar, AutosaveLine, FootBar, WeightBar } from '../../../ui/index.js';
import { type Objective } from '../data/goals.graphql.js';
import {
  ADJUST_OBJECTIVE,
  ADJUSTMENT_KINDS,
  type AdjustmentKind,
  REVOKE_OBJECTIVE,
  SUBMIT_OBJECTIVE,
  WITHDRAW_OBJECTIVE,
} from '../data/moves.graphql.js';
import { type FormState, inputOf } from '../model/form.js';
import type { Autosave } from '../model/use-autosave.js';
import { AdjustmentDay } from './adjustment-day.js';
import { LatePaper } from './late-paper.js';
import type { Findings } from '../model/use-marks.js';
import { weightParts } from '../model/weights.js';

export interface EditorFootProps {
  objective: Objective;
  form: FormState;
  findings: Findings;
  autosave: Autosave;
  editable: boolean;
  work: Act;
}

/** Weights, what is saved, and the one step that comes next. */
export function EditorFoot({ objective, form, findings, autosave, editable, work: { act, running } }: EditorFootProps) {
  const { t } = useTranslation('goals');
  const { seat } = useViewer();
  const mine = usePermission('goal.declare') && seat?.agencyId === objective.agencyId;
  const [reasonKind, setReasonKind] = useState<AdjustmentKind>('POLICY_CHANGE');
  const today = useToday();
  const [adjustedOn, setAdjustedOn] = useState(today);
  const [submit] = useMutation(SUBMIT_OBJECTIVE);
  const [withdraw] = useMutation(WITHDRAW_OBJECTIVE);
  const [adjust] = useMutation(ADJUST_OBJECTIVE);
  const [revoke] = useMutation(REVOKE_OBJECTIVE);
  const others = objective.availableActions.filter(({ action }) => ['withdraw', 'revoke'].includes(action));
  const canAdjust = objective.state === 'APPROVED' && mine ? [{ action: 'adjust', allowed: true, refusals: [] }] : [];

  const submitNow = async (): Promise<void> => {
    const expectedVersion = await autosave.flush();
    if (expectedVersion === null) return;
    const input = { objectiveId: objective.id, expectedVersion, idempotencyKey: newIdempotencyKey() };
    await act(() => submit({ variables: { input } }), { done: t('done.submit') });
  };
  const move = async (action: string, comment?: string): Promise<unknown> => {
    const { id: objectiveId, version: expectedVersion } = objective;
    const input = { objectiveId, expectedVersion, comment, idempotencyKey: newIdempotencyKey() };
    if (action === 'adjust') {
      return act(() => adjust({ variables: { input: { ...input, reasonKind, adjustedOn } } }), {
        done: t('done.adjust'),
      });
    }
    const work = { withdraw, revoke }[action];
    return work && act(() => work({ variables: { input } }) as Promise<unknown>, { done: t(`done.${action}`) });
  };

  return (
    <FootBar
      left={
        <>
          <WeightBar
            parts={weightParts(form.rows, (level1) =>
              t(`level1.${level1}`, {
                defaultValue: objective.rules.catalogue.levels.find((one) => one.level1 === level1)?.label ?? level1,
              }),
            )}
            target={Number(totalOf(objective.rules))}
            parents={pointsByParent(inputOf(form).indicators.filter(isAnnual), objective.rules.catalogue).map(
              (parent) => ({
                ...parent,
                key: `${parent.depth}/${parent.code}`,
                isInner: parent.depth === 2,
                label: t(parent.depth === 1 ? `level1.${parent.code}` : `level2.${parent.code}`, {
                  defaultValue: parent.label,
                }),
              }),
            )}
          />
          <LatePaper objective={objective} />
          {editable &&
            (autosave.unreadable ? (
              <span className="jx-red">{t('unreadable')}</span>
            ) : (
              <AutosaveLine
                savedAt={autosave.savedAt}
                saving={autosave.saving}
                error={autosave.error}
                onRetry={() => void autosave.flush()}
              />
            ))}
        </>
      }
      reason={editable && findings.hard.length > 0 ? t('submit.reason', { count: findings.hard.length }) : undefined}
      right={
        editable ? (
          <Button
            type="primary"
            disabled={findings.hard.length > 0 || autosave.unreadable || autosave.error?.code === 'CONFLICT'}
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
                  style={{ width: 128 }}
                  options={ADJUSTMENT_KINDS.map((value) => ({ value, label: t(`adjustmentKind.${value}`) }))}
                />
              )
            }
            running={running}
            define={{
              withdraw: { label: t('act.withdraw'), hideRefused: true },
              adjust: {
                label: t('act.adjust'),
                comment: 'required',
                commentLabel: t('act.adjustReason'),
                consequence: (
                  <>
                    <p>{t('act.adjustText', { kind: t(`adjustmentKind.${reasonKind}`) })}</p>
                    <AdjustmentDay
                      value={adjustedOn}
                      earliest={objective.approvedOn}
                      today={today}
                      onChange={setAdjustedOn}
                    />
                  </>
                ),
              },
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
  );
}
