import { CAUSE_KINDS, LIGHTS } from '@jixiao/shared';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card, Field } from '../../../ui/index.js';
import type { SheetForm } from '../model/sheet-form.js';

export interface SheetCausesProps {
  form: SheetForm;
  /** The light is not green: causes and measures are due. */
  asked: boolean;
  editable: boolean;
  onChange: (patch: Partial<SheetForm>) => void;
}

const TEXTS = ['causeText', 'measures', 'suggestions', 'executionReason'] as const;

/** Causes, measures, what the unit asks for, and how it judges the object itself. */
export function SheetCauses({ form, asked, editable, onChange }: SheetCausesProps) {
  const { t } = useTranslation('monitoring');
  return (
    <Card title={t('cause.title')} note={t(asked ? 'cause.asked' : 'cause.note')}>
      <Checkbox.Group
        disabled={!editable}
        value={[...form.causeCodes]}
        onChange={(causeCodes) => onChange({ causeCodes })}
        options={CAUSE_KINDS.map((value) => ({ value, label: t(`cause.${value}`) }))}
      />
      <div
        style={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px 16px', marginTop: 10 }}
      >
        {TEXTS.filter((name) => editable || form[name]).map((name) => (
          <Field key={name} label={t(`text.${name}`)}>
            {(id) => (
              <Input.TextArea
                id={id}
                readOnly={!editable}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={name === 'executionReason' ? 1000 : 2000}
                value={form[name]}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t('rating.unit')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 200 }}
            disabled={!editable}
            allowClear
            value={form.unitRating || undefined}
            onChange={(unitRating?: string) => onChange({ unitRating: unitRating ?? '' })}
            options={LIGHTS.map((value) => ({ value, label: t(`light.${value}`) }))}
          />
        )}
      </Field>
    </Card>
  );
}
