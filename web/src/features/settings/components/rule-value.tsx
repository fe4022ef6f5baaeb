import { type GradeScale, RULE_DEFAULTS, type RuleShape } from '@jixiao/shared';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

export function shapeOf(code: string): RuleShape | null {
  return Object.hasOwn(RULE_DEFAULTS, code) ? RULE_DEFAULTS[code as keyof typeof RULE_DEFAULTS].shape : null;
}

interface RuleValueProps {
  id: string;
  shape: RuleShape | null;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The control that a rule asks for: what cannot be typed need not be refused. */
export function RuleValueInput({ id, shape, value, onChange }: RuleValueProps) {
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

function Bands({ id, scale, onChange }: { id: string; scale: GradeScale; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('settings');
  return (
    <div id={id} role="group" aria-label={t('parameters.value')} className="settings-bands">
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
