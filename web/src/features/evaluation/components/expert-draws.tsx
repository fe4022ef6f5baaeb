import { useMutation, useQuery } from '@apollo/client/react';
import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { SUPPLY } from '../data/experts.graphql.js';
import { DRAW_EXPERTS, DRAWS_QUERY } from '../data/scoring.graphql.js';

const NS = 'evaluation-scoring';

/** Draws of an evaluation, with all that is needed to make them again. */
export function Draws({ taskId }: { taskId: string }) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(DRAWS_QUERY, { variables: { taskId }, fetchPolicy: 'cache-and-network' });
  return (data?.expertDraws ?? []).map((draw) => (
    <div key={draw.id} className="pn-draw">
      <b>{t('draw.title')}</b>{' '}
      {t('draw.made', {
        date: draw.drawnOn,
        population: draw.populationCount,
        field: draw.field,
        wanted: draw.wanted,
        seed: draw.seed,
      })}
      <div className="jx-note" title={draw.populationHash}>
        {t('draw.hash', { hash: `${draw.populationHash.slice(0, 16)}…` })}
      </div>
      <ol className="pn-lots" aria-label={t('draw.order')}>
        {draw.lots.map((lot) => (
          <li key={lot.ordinal} data-outcome={lot.outcome}>
            {lot.number} {lot.name}
            <span className="jx-note">
              {' '}
              {t(`draw.outcome.${lot.outcome}`)}
              {lot.reason ? ` ${lot.reason}` : ''}
            </span>
          </li>
        ))}
      </ol>
      {draw.excluded.length > 0 && (
        <div className="jx-note">
          {t('draw.excluded')}
          {draw.excluded
            .map(({ number, name, reason }) => `${number} ${name}（${t(`draw.reason.${reason}`)}）`)
            .join('、')}
        </div>
      )}
    </div>
  ));
}

export function DrawDialog({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t } = useTranslation(NS);
  const year = useYear();
  const [values, setValues] = useState({ field: '', wanted: '3', seed: '', dueOn: '' });
  const { data } = useQuery(SUPPLY, { variables: { year } });
  const [draw] = useMutation(DRAW_EXPERTS, {
    refetchQueries: ['ScoringPanel', 'ExpertDraws'],
    awaitRefetchQueries: true,
  });
  const { act, running, error } = useAct();
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const submit = async () => {
    const input = {
      taskId,
      field: values.field,
      wanted: Number(values.wanted),
      seed: values.seed,
      dueOn: values.dueOn || null,
    };
    if (await act(() => draw({ variables: { input } }), { done: t('draw.done') })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('draw.title')}
      confirmLabel={t('action.draw')}
      ready={Boolean(values.field.trim() && values.seed.trim()) && /^([1-9]|1\d|20)$/.test(values.wanted)}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <Field label={t('draw.field')}>
        {(id) => (
          <AutoComplete
            id={id}
            style={{ width: '100%' }}
            value={values.field}
            options={(data?.expertSupply ?? []).map(({ field, experts }) => ({
              value: field,
              label: `${field}（${experts}）`,
            }))}
            onChange={(field: string) => set({ field })}
          />
        )}
      </Field>
      <Field label={t('draw.wanted')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            maxLength={2}
            value={values.wanted}
            onChange={(event) => set({ wanted: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('draw.seed')} hint={t('draw.seedHelp')}>
        {(id) => (
          <Input id={id} maxLength={100} value={values.seed} onChange={(event) => set({ seed: event.target.value })} />
        )}
      </Field>
      <Field label={t('draw.due')}>
        {(id) => (
          <Input id={id} type="date" value={values.dueOn} onChange={(event) => set({ dueOn: event.target.value })} />
        )}
      </Field>
    </FormDialog>
  );
}
