import { useMutation } from '@apollo/client/react';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviates, type Conclusion } from '@jixiao/shared';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import {
  Card,
  Caption,
  Cell,
  DateText,
  FormTable,
  Money,
  RefusalList,
  useDescribeRefusal,
} from '../../../../ui/index.js';
import { type Appraisal, CONCLUDE_APPRAISAL } from '../data/appraisal.graphql.js';

const CHOICES = ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED'] as const;
const ACTIONS = ['support', 'supportAfterChange', 'supportPartly', 'refuse'];

/** The suggested conclusion stands as an outline; whoever decides otherwise says why. */
export function ConclusionForm({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useTranslation('appraisal');
  const describe = useDescribeRefusal();
  const suggested = (appraisal.outcome?.suggested ?? null) as Conclusion | null;
  const [chosen, setChosen] = useState<Conclusion | null>(suggested);
  const [amount, setAmount] = useState(suggested === 'NOT_SUPPORTED' ? '0.00' : appraisal.amountAsked);
  const [reason, setReason] = useState('');
  const [years, setYears] = useState(1);
  const [conclude] = useMutation(CONCLUDE_APPRAISAL);
  const { act, running, error } = useAct();
  const blocked = appraisal.availableActions.find(({ action, allowed }) => ACTIONS.includes(action) && !allowed);
  const submit = () => {
    const input = {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      conclusion: chosen,
      amountSupported: amount,
      reason: reason || null,
      validYears: years,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => conclude({ variables: { input } }), { done: t('done.conclude') });
  };
  const choose = (next: Conclusion) => {
    setChosen(next);
    setAmount(next === 'NOT_SUPPORTED' ? '0.00' : next === 'PARTIAL' ? '' : appraisal.amountAsked);
  };
  const needsReason = Boolean(suggested && chosen && deviates(suggested, chosen));
  return (
    <Card title={t('conclusion.title')}>
      {error && <RefusalList refusals={error.refusals} />}
      {appraisal.outcome?.total && (
        <p>
          {t('conclusion.suggested', {
            total: appraisal.outcome.total,
            pass: appraisal.outcome.pass,
            revise: appraisal.outcome.revise,
          })}{' '}
          <b>{suggested && t(`state.${suggested}`)}</b>
          {appraisal.outcome.vetoes.length > 0 && (
            <span className="jx-rule"> {t('conclusion.vetoes', { vetoes: appraisal.outcome.vetoes.join('、') })}</span>
          )}
        </p>
      )}
      <FormTable widths={[130, '*']} label={t('conclusion.title')}>
        <tr>
          <Caption>{t('conclusion.decided')}</Caption>
          <Cell>
            <Radio.Group value={chosen} onChange={(event) => choose(event.target.value as Conclusion)}>
              {CHOICES.map((value) => (
                <Radio.Button
                  key={value}
                  value={value}
                  style={
                    value === suggested && value !== chosen
                      ? { borderStyle: 'dashed', borderColor: 'currentColor' }
                      : undefined
                  }
                >
                  {t(`state.${value}`)}
                </Radio.Button>
              ))}
            </Radio.Group>
          </Cell>
        </tr>
        <tr>
          <Caption>{t('conclusion.amount')}</Caption>
          <Cell>
            <Input
              style={{ width: 200 }}
              aria-label={t('conclusion.amount')}
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />{' '}
            <span className="jx-note">
              {t('conclusion.asked')} <Money value={appraisal.amountAsked} unit />
            </span>
          </Cell>
        </tr>
        <tr>
          <Caption>{t('conclusion.years')}</Caption>
          <Cell>
            <InputNumber
              aria-label={t('conclusion.years')}
              min={1}
              max={5}
              value={years}
              onChange={(value) => setYears(value ?? 1)}
            />
          </Cell>
        </tr>
        <tr>
          <Caption note={needsReason ? t('conclusion.needsReason') : null}>{t('conclusion.reason')}</Caption>
          <Cell>
            <Input.TextArea
              aria-label={t('conclusion.reason')}
              value={reason}
              maxLength={2000}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setReason(event.target.value)}
            />
          </Cell>
        </tr>
      </FormTable>
      <div style={{ display: 'flex', gap: 12, justifyContent: 'flex-end', alignItems: 'center', marginTop: 12 }}>
        {blocked && blocked.refusals[0] && <span className="jx-reason">{describe(blocked.refusals[0]).text}</span>}
        <Button type="primary" loading={running} disabled={Boolean(blocked) || !chosen} onClick={() => void submit()}>
          {t('conclusion.save')}
        </Button>
      </div>
    </Card>
  );
}

export function ConclusionView({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useTranslation('appraisal');
  if (!appraisal.conclusion) return null;
  return (
    <Card title={t('conclusion.title')} tone={appraisal.conclusion === 'NOT_SUPPORTED' ? 'red' : undefined}>
      <FormTable widths={[130, '*', 130, '*']} label={t('conclusion.title')}>
        <tr>
          <Caption>{t('conclusion.decided')}</Caption>
          <Cell strong>{t(`state.${appraisal.conclusion}`)}</Cell>
          <Caption>{t('column.score')}</Caption>
          <Cell>
            {appraisal.totalScore}{' '}
            <span className="jx-note">
              {appraisal.suggestedConclusion &&
                t('conclusion.was', { conclusion: t(`state.${appraisal.suggestedConclusion}`) })}
            </span>
          </Cell>
        </tr>
        <tr>
          <Caption>{t('conclusion.asked')}</Caption>
          <Cell>
            <Money value={appraisal.amountAsked} unit />
          </Cell>
          <Caption>{t('column.supported')}</Caption>
          <Cell>
            <Money value={appraisal.amountSupported} unit />
          </Cell>
        </tr>
        <tr>
          <Caption>{t('conclusion.by')}</Caption>
          <Cell>
            {appraisal.concludedByName} <DateText value={appraisal.concludedOn} full />
          </Cell>
          <Caption>{t('conclusion.valid')}</Caption>
          <Cell>
            {appraisal.budgetYear === appraisal.validToYear
              ? t('year', { year: appraisal.budgetYear })
              : t('conclusion.validTo', { from: appraisal.budgetYear, to: appraisal.validToYear })}
          </Cell>
        </tr>
        {appraisal.conclusionReason && (
          <tr>
            <Caption>{t('conclusion.reason')}</Caption>
            <Cell colSpan={3}>{appraisal.conclusionReason}</Cell>
          </tr>
        )}
      </FormTable>
    </Card>
  );
}
