import { useMutation } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { RECORD_USE } from '../data/experts.graphql.js';
import type { Scorer } from '../data/scoring.graphql.js';

/** Days, assessment and comment of an expert who has scored: the fee follows from the days, the next draws from the assessment. */
export function UseDialog({ taskId, scorer, onClose }: { taskId: string; scorer: Scorer; onClose: () => void }) {
  const { t } = useTranslation('evaluation-scoring');
  const [values, setValues] = useState({ days: '1', score: '', comment: '' });
  const [record] = useMutation(RECORD_USE, { refetchQueries: ['Experts', 'Expert'] });
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = {
      taskId,
      expertId: scorer.expertId,
      days: values.days,
      score: values.score || null,
      comment: values.comment || null,
    };
    if (await act(() => record({ variables: { input } }), { done: t('expert.recordDone') })) onClose();
  };
  const text = (name: keyof typeof values, label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(id) => (
        <Input
          id={id}
          inputMode={name === 'comment' ? 'text' : 'decimal'}
          maxLength={name === 'comment' ? 1000 : 8}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      open
      title={`${t('expert.record')}：${scorer.personName ?? ''}`}
      confirmLabel={t('expert.save')}
      ready={Boolean(values.days)}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      {text('days', t('expert.days'), t('expert.feeNote'))}
      {text('score', t('expert.score'), t('expert.scoreHelp'))}
      {text('comment', t('expert.comment'))}
    </FormDialog>
  );
}
