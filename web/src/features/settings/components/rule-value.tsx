import { FIVE_BANDS, type GradeScale, RULE_DEFAULTS, type RuleShape } from '@jixiao/shared';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RuleParts } from './rule-parts.js';
import { Severities } from './severities.js';

export function shapeOf(code: string): RuleShape | null {
  return Object.hasOwn(RULE_DEFAULTS, code) ? RULE_DEFAULTS[code as keyof typeof RULE_DEFAULTS].shape : null;
}

interface RuleValueProps {
  id: string;
  shape: RuleShape | null;
  value: unknown;
  /** Paths of parts that are refused. */
  wrong: ReadonlySet<string>;
  onChange: (value: unknown) => void;
}

/** Rules whose value is more than one cell: their form needs room. */
export const isStructured = (shape: RuleShape | null): boolean =>
  shape !== null && ['PARTS', 'SEVERITIES', 'GRADE_SCALE'].includes(shape.kind);

/** The control that a rule asks for: what cannot be typed need not be refused. */
export function RuleValueInput({ id, shape, value, wrong, onChange }: RuleValueProps) {
  const { t } = useTranslation('settings');
  const word = (one: string | number) => t(`ruleWord.${one}`, { defaultValue: String(one) });
  switch (shape?.kind) {
    case 'CHOICE':
      return (
        <Select
          id={id}
          value={value as string | number}
          options={shape.choices.map((one) => ({ value: one, label: word(one) }))}
          onChange={onChange}
        />
      );
    case 'BOOLEAN':
      return (
        <Select
          id={id}
          value={value === true}
          options={[true, false].map((one) => ({ value: one, label: t(`ruleWord.${one}`) }))}
          onChange={onChange}
        />
      );
    case 'CODES':
      return (
        <Select
          id={id}
          mode="multiple"
          value={value as string[]}
          options={shape.codes.map((one) => ({ value: one, label: word(one) }))}
          onChange={onChange}
        />
      );
    case 'GRADE_SCALE':
      return <Bands id={id} scale={value as GradeScale} onChange={onChange} />;
    case 'SEVERITIES':
      return <Severities id={id} value={value as Record<string, string>} onChange={onChange} />;
    case 'PARTS':
      return shape.parts ? (
        <div id={id} role="group" aria-label={t('parameters.value')}>
          <RuleParts
            part={shape.parts}
            value={value}
            path="value"
            label={t('parameters.value')}
            wrong={wrong}
            onChange={onChange}
          />
        </div>
      ) : (
        <AsStored id={id} value={value} onChange={onChange} />
      );
    case 'MONTH_DAY':
      return (
        <Input
          id={id}
          placeholder="MM-DD"
          maxLength={5}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      // Kept as it is typed, so that "17." may become "17.5"; the caller makes a number of it.
      return (
        <Input
          id={id}
          inputMode="decimal"
          maxLength={20}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** A value that has no form of its own, as it is stored; what cannot be read is refused as it stands. */
function AsStored({ id, value, onChange }: { id: string; value: unknown; onChange: (value: unknown) => void }) {
  const [text, setText] = useState(JSON.stringify(value, null, 2));
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 4, maxRows: 16 }}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        try {
          onChange(JSON.parse(event.target.value));
        } catch {
          // Half-typed text is no value yet: it is kept as text, which no rule accepts.
          onChange(event.target.value);
        }
      }}
    />
  );
}

const LOW: GradeScale[number] = { ...FIVE_BANDS.find(({ grade }) => grade === 'LOW')!, from: '' };

function Bands({ id, scale, onChange }: { id: string; scale: GradeScale; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('settings');
  const hasLow = scale.some(({ grade }) => grade === 'LOW');
  const setLow = (wanted: boolean) =>
    onChange(wanted ? [...scale.slice(0, -1), LOW, ...scale.slice(-1)] : scale.filter(({ grade }) => grade !== 'LOW'));
  return (
    <div id={id} role="group" aria-label={t('parameters.value')} className="settings-bands">
      <Checkbox checked={hasLow} onChange={(event) => setLow(event.target.checked)}>
        {t('parameters.band.five')}
      </Checkbox>
      {scale.map((band, index) => (
        <div key={band.grade}>
          {(['label', 'from'] as const).map((name) => (
            <Input
              key={name}
              aria-label={`${band.label} ${t(`parameters.band.${name}`)}`}
              suffix={name === 'from' ? t('parameters.band.suffix') : undefined}
              value={String(band[name])}
              maxLength={10}
              onChange={(event) =>
                onChange(scale.map((one, i) => (i === index ? { ...one, [name]: event.target.value.trim() } : one)))
              }
            />
          ))}
        </div>
      ))}
    </div>
  );
}
