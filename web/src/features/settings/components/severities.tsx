import { CLINIC_RULES, SEVERITIES } from '@jixiao/shared';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface SeveritiesProps {
  id: string;
  value: Readonly<Record<string, string>>;
  onChange: (value: unknown) => void;
}

/** How hard each remark of the goal clinic is here; a rule that is not set keeps its own suggestion. */
export function Severities({ id, value, onChange }: SeveritiesProps) {
  const { t } = useTranslation('settings');
  const set = (rule: string, severity: string | undefined) => {
    const { [rule]: _, ...others } = value;
    onChange(severity ? { ...others, [rule]: severity } : others);
  };
  return (
    <div id={id} role="group" aria-label={t('parameters.value')} className="settings-record settings-severities">
      {CLINIC_RULES.map((rule) => (
        <div key={rule.id}>
          <span>
            {rule.id} <span className="jx-note">{t(`clinicRule.${rule.id}`)}</span>
          </span>
          <Select
            aria-label={rule.id}
            allowClear
            placeholder={t('parts.own', { severity: t(`ruleWord.${rule.severity}`) })}
            value={value[rule.id]}
            options={SEVERITIES.map((one) => ({ value: one, label: t(`ruleWord.${one}`) }))}
            onChange={(next: string | undefined) => set(rule.id, next)}
          />
        </div>
      ))}
    </div>
  );
}
