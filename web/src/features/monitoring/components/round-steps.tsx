import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useFormat } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { ConfirmConsequence, RefusalList } from '../../../ui/index.js';
import { CLOSE_ROUND, PRESS, REPORT_ROUND, START_ROUND } from '../data/rounds.graphql.js';
import type { Board } from '../data/rounds.types.js';
import { isOpening } from './opening-progress.js';
import { PlanRound } from './plan-round.js';

type Step = 'start' | 'press' | 'close' | 'report';

/** What the performance office may do with the round now; one filled button, the most urgent. */
export function RoundSteps({ board, onDone }: { board: Board; onDone: () => void }) {
  const { t } = useTranslation('monitoring-rounds');
  const manages = usePermission('monitoring.manage');
  const [asked, setAsked] = useState<Step | null>(null);
  const [editing, setEditing] = useState(false);
  const { round } = board;
  if (!manages || isOpening(round)) return null;
  const steps: Step[] =
    round.state === 'PLANNED'
      ? ['start']
      : round.state === 'OPEN'
        ? [...(board.unitsMissing > 0 ? (['press'] as const) : []), 'close']
        : round.state === 'CLOSED'
          ? ['report']
          : [];
  const close = () => setAsked(null);
  return (
    <>
      {round.state === 'PLANNED' && <Button onClick={() => setEditing(true)}>{t('plan.edit')}</Button>}
      {[...steps].reverse().map((step) => (
        <Button key={step} type={step === steps[0] ? 'primary' : 'default'} onClick={() => setAsked(step)}>
          {t(`step.${step}`, { units: board.unitsMissing })}
        </Button>
      ))}
      {editing && (
        <PlanRound
          year={round.budgetYear}
          round={round}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onDone();
          }}
        />
      )}
      {asked && <StepDialog step={asked} board={board} onClose={close} onDone={onDone} />}
    </>
  );
}

interface StepDialogProps {
  step: Step;
  board: Board;
  onClose: () => void;
  onDone: () => void;
}

function StepDialog({ step, board, onClose, onDone }: StepDialogProps) {
  const { t } = useTranslation('monitoring-rounds');
  const format = useFormat();
  const [start] = useMutation(START_ROUND);
  const [press] = useMutation(PRESS);
  const [finish] = useMutation(CLOSE_ROUND);
  const [report] = useMutation(REPORT_ROUND);
  const { act, running, error } = useAct();
  const { round } = board;
  const missing = board.owed - board.filed;
  const run = (comment?: string): Promise<unknown> => {
    const input = { id: round.id, expectedVersion: round.version, comment, idempotencyKey: newIdempotencyKey() };
    switch (step) {
      case 'start':
        return start({ variables: { input } });
      case 'press':
        return press({ variables: { input: { roundId: round.id, idempotencyKey: newIdempotencyKey() } } });
      case 'close':
        return finish({ variables: { input: { ...input, confirmedMissing: missing } } });
      case 'report':
        return report({ variables: { input } });
    }
  };
  const confirm = async (comment?: string) => {
    if (!(await act(() => run(comment), { done: t(`stepDone.${step}`) }))) return;
    onClose();
    onDone();
  };
  const names = board.units
    .filter((unit) => unit.missing > 0)
    .map((unit) => t('step.missing', { name: unit.agencyName, count: unit.missing }));
  return (
    <ConfirmConsequence
      open
      title={t(`step.${step}`, { units: board.unitsMissing })}
      confirmLabel={t(`step.${step}`, { units: board.unitsMissing })}
      consequence={t(`consequence.${step}`, { units: board.unitsMissing, missing })}
      comment={step === 'close' || step === 'report' ? 'optional' : 'none'}
      commentLabel={step === 'report' ? t('reportNote') : step === 'close' ? t('closingNote') : undefined}
      running={running}
      error={error && <RefusalList refusals={error.refusals} />}
      onConfirm={({ comment }) => void confirm(comment)}
      onCancel={onClose}
    >
      {(step === 'press' || step === 'close') && names.length > 0 && <p className="mr-names">{format.list(names)}</p>}
    </ConfirmConsequence>
  );
}
