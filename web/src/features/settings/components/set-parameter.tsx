import { useMutation, useQuery } from '@apollo/client/react';
import { checkRule, type Refusal, type RuleShape } from '@jixiao/shared';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useViewer } from '../../../lib/session.js';
import { Field, FormDialog, RefusalList } from '../../../ui/index.js';
import { type RuleParameter, SET_PARAMETER, SUBORDINATES_QUERY } from '../data/records.graphql.js';
import { isStructured, RuleValueInput, shapeOf } from './rule-value.js';

interface SetParameterProps {
  rule: RuleParameter;
  name: string;
  year: number;
  onClose: () => void;
}

/** Sets a rule for this jurisdiction from a year on; what was approved before keeps the rule that it was judged by. */
export function SetParameter({ rule, name, year, onClose }: SetParameterProps) {
  const { t } = useTranslation('settings');
  const shape = shapeOf(rule.code);
  const range = shape && 'least' in shape ? { least: shape.least, most: shape.most } : {};
  const isOwn = rule.origin === 'OWN';
  const [typed, setTyped] = useState({
    value: JSON.parse(rule.value) as unknown,
    yearFrom: String((isOwn ? rule.yearFrom : null) ?? year),
    yearTo: String((isOwn ? rule.yearTo : null) ?? ''),
    source: isOwn ? rule.source : '',
  });
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [save] = useMutation(SET_PARAMETER, { refetchQueries: 'active' });
  const { act, running, error } = useAct();
  const structured = isStructured(shape);
  // The same check as the server's: a wrong cell is marked before anything is sent.
  const refusals = structured ? checkRule(rule.code, jsonOf(shape, typed.value)).refusals : [];
  const wrong = new Set(refusals.flatMap(({ field }) => field ?? []));
  const set = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });

  const confirm = async () => {
    const yearFrom = Number(typed.yearFrom);
    const input = {
      code: rule.code,
      yearFrom,
      yearTo: typed.yearTo.trim() === '' ? null : Number(typed.yearTo),
      value: jsonOf(shape, typed.value),
      source: typed.source,
      // Another first year is another row: the one in force is left as it is.
      expectedVersion: isOwn && rule.yearFrom === yearFrom ? rule.version : null,
      idempotencyKey,
    };
    if (await act(() => save({ variables: { input } }), { done: t('parameters.saved') })) onClose();
  };

  return (
    <FormDialog
      open
      title={t('parameters.setTitle', { name })}
      confirmLabel={t('parameters.save')}
      width={structured ? 820 : undefined}
      ready={
        refusals.length === 0 &&
        /^20\d\d$/.test(typed.yearFrom) &&
        /^(20\d\d)?$/.test(typed.yearTo.trim()) &&
        typed.source.trim() !== ''
      }
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p className="jx-note" style={{ marginBottom: 12 }}>
        {t('parameters.frozen')}
      </p>
      <Field label={t('parameters.value')} hint={t(`parameters.rule.${shape?.kind ?? 'NUMBER'}`, range)}>
        {(id) => (
          <RuleValueInput
            id={id}
            shape={shape}
            value={typed.value}
            wrong={wrong}
            onChange={(value) => set({ value })}
          />
        )}
      </Field>
      {refusals.length > 0 && <RefusalList refusals={refusals.map(asSaid)} />}
      <div className="jx-fields">
        <Field label={t('parameters.yearFrom')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              maxLength={4}
              value={typed.yearFrom}
              onChange={(event) => set({ yearFrom: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('parameters.yearTo')} hint={t('parameters.yearToRule')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              maxLength={4}
              value={typed.yearTo}
              onChange={(event) => set({ yearTo: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('parameters.source')} hint={t('parameters.sourceRule')}>
        {(id) => (
          <Input id={id} value={typed.source} maxLength={200} onChange={(e) => set({ source: e.target.value })} />
        )}
      </Field>
      <Inheritors rule={rule} yearFrom={typed.yearFrom} yearTo={typed.yearTo.trim()} />
    </FormDialog>
  );
}

const asSaid = (one: Refusal) => ({ ...one, params: { ...one.params } });

/** Who will go by the new value, from when to when, and what it takes the place of. */
function Inheritors({ rule, yearFrom, yearTo }: { rule: RuleParameter; yearFrom: string; yearTo: string }) {
  const { t } = useTranslation('settings');
  const { jurisdiction } = useViewer();
  const { data } = useQuery(SUBORDINATES_QUERY);
  const below = data?.subordinateJurisdictions ?? [];
  const years = yearTo
    ? t('parameters.between', { from: yearFrom, to: yearTo })
    : t('parameters.since', { from: yearFrom });
  return (
    <div className="settings-inherit" aria-live="polite">
      <b>{t('inherit.title')}</b>
      <ul>
        <li>{t('inherit.own', { name: jurisdiction.name, years })}</li>
        <li>
          {below.length === 0
            ? t('inherit.nobody')
            : t('inherit.below', { names: below.map(({ name }) => name).join(t('comma')), count: below.length })}
        </li>
        <li>{t(`inherit.before.${rule.origin}`, { name: rule.originName ?? '' })}</li>
      </ul>
    </div>
  );
}

/** Numbers are typed as text. What is no number is sent as it is, and the server says what it should be. */
function jsonOf(shape: RuleShape | null, value: unknown): string {
  if (typeof value !== 'string' || !shape || !('least' in shape)) return JSON.stringify(value);
  const text = value.trim();
  if (text === '') return 'null';
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : JSON.stringify(text);
}
