import { useMutation } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import type { Objective } from '../data/goals.types.js';
import { ADMIT_LATE_ADJUSTMENT } from '../data/moves.graphql.js';

/** The paper by which a unit asked in time: the performance office records it, everybody reads it. */
export function LatePaper({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  const manages = usePermission('goal.manage');
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [documentNo, setDocumentNo] = useState('');
  const [paperOn, setPaperOn] = useState(objective.adjustedOn ?? today);
  const [admit] = useMutation(ADMIT_LATE_ADJUSTMENT);
  const { act, running, error, clear } = useAct();
  const isOpen = objective.budgetRound === 'ADJUSTMENT' && ['DRAFT', 'RETURNED'].includes(objective.state);
  if (objective.latePaperOn)
    return (
      <span className="jx-muted">
        {t('latePaper.recorded', { documentNo: objective.lateDocumentNo, paperOn: objective.latePaperOn })}
      </span>
    );
  if (!manages || !isOpen) return null;
  const save = async (): Promise<void> => {
    const { id: objectiveId, version: expectedVersion } = objective;
    const input = { objectiveId, expectedVersion, documentNo, paperOn, idempotencyKey: newIdempotencyKey() };
    if ((await act(() => admit({ variables: { input } }), { done: t('latePaper.done') })) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {t('latePaper.record')}
      </Button>
      <FormDialog
        open={open}
        title={t('latePaper.record')}
        confirmLabel={t('latePaper.record')}
        ready={documentNo.trim() !== '' && paperOn !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('latePaper.text')}</p>
        <Field label={t('latePaper.documentNo')}>
          {(id) => (
            <Input id={id} maxLength={100} value={documentNo} onChange={({ target }) => setDocumentNo(target.value)} />
          )}
        </Field>
        <Field label={t('latePaper.paperOn')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={paperOn}
              onChange={({ target }) => setPaperOn(target.value)}
            />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
