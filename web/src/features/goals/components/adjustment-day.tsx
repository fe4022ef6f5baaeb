import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/index.js';

interface AdjustmentDayProps {
  value: string;
  /** Day of the approval that is to be adjusted. */
  earliest: string | null;
  today: string;
  onChange: (day: string) => void;
}

/** The day on which the unit asked: the paper may be older than its entry, not younger, and not older than the approval. */
export function AdjustmentDay({ value, earliest, today, onChange }: AdjustmentDayProps) {
  const { t } = useTranslation('goals');
  const wrong = value === '' || value > today || (earliest !== null && value < earliest);
  return (
    <Field label={t('adjustmentDay.label')} hint={t('adjustmentDay.hint', { earliest, today })}>
      {(id) => (
        <Input
          id={id}
          type="date"
          style={{ width: 180 }}
          status={wrong ? 'error' : undefined}
          min={earliest ?? undefined}
          max={today}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
