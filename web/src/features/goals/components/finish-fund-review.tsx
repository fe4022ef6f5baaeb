import { useMutation } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { FINISH_FUND_REVIEW, FUNDS_QUERY, type SpecialFund } from '../data/funds.graphql.js';

/** The opinion with which the review of a fund ends; it takes the task from every desk that took part. */
export function FinishFundReview({ fund }: { fund: SpecialFund }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const [opinion, setOpinion] = useState('');
  const [finish] = useMutation(FINISH_FUND_REVIEW, { refetchQueries: [FUNDS_QUERY] });
  const { act, running, error } = useAct();
  const save = async (): Promise<void> => {
    const input = { fundId: fund.id, budgetYear: year, opinion };
    const done = await act(() => finish({ variables: { input } }), { done: t('funds.reviewed') });
    if (done !== undefined) setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('funds.finish')}
      </Button>
      <FormDialog
        open={open}
        title={t('funds.finishTitle', { name: fund.name })}
        confirmLabel={t('funds.finish')}
        ready={opinion.trim() !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Field label={t('funds.opinion')}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={1000}
              autoSize={{ minRows: 3 }}
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
