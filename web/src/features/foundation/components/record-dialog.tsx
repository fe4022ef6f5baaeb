import { useMutation } from '@apollo/client/react';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Field, FormDialog } from '../../../ui/index.js';
import type { LibraryRecord } from '../data/foundation.graphql.js';
import type { FieldSpec, RecordKind } from '../model/kinds.js';
import { isComplete, typedOf, valuesOf } from '../model/values.js';

interface RecordDialogProps {
  kind: RecordKind;
  /** Null for a new one. */
  record: LibraryRecord | null;
  onClose: () => void;
  onSaved: () => void;
}

export function RecordDialog({ kind, record, onClose, onSaved }: RecordDialogProps) {
  const { t } = useTranslation('foundation');
  const year = useYear();
  const [typed, setTyped] = useState(() => typedOf(kind, record));
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [save] = useMutation(kind.save);
  const { act, running, error } = useAct();

  const confirm = async () => {
    const known = record ? { id: record.id, expectedVersion: record.version } : { idempotencyKey };
    const own = kind.year ? { [kind.year]: record?.[kind.year] ?? year } : {};
    const input = { ...valuesOf(kind, typed), ...own, ...known };
    if (await act(() => save({ variables: { input } }), { done: t('done.save') })) onSaved();
  };

  return (
    <FormDialog
      open
      width={640}
      title={t(record ? 'edit' : 'new', { what: t(`one.${kind.tab}`) })}
      confirmLabel={t('save')}
      ready={isComplete(kind, typed)}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {record?.isAssumed && <p className="jx-note">{t('assumedNote')}</p>}
      <div className="jx-fields">
        {kind.fields.map((field) => (
          <div key={field.name} data-wide={field.wide || undefined}>
            <Control
              kind={kind}
              field={field}
              value={typed[field.name]!}
              onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            />
          </div>
        ))}
      </div>
    </FormDialog>
  );
}

interface ControlProps {
  kind: RecordKind;
  field: FieldSpec;
  value: string | boolean;
  onChange: (value: string | boolean) => void;
}

function Control({ kind, field, value, onChange }: ControlProps) {
  const { t } = useTranslation('foundation');
  const label = t(`field.${kind.tab}.${field.name}`);
  if (typeof value === 'boolean') {
    return (
      <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
        {label}
      </Checkbox>
    );
  }
  const hint = t(`hint.${kind.tab}.${field.name}`, { defaultValue: '' });
  return (
    <Field label={field.required ? label : t('optional', { label })} hint={hint || undefined}>
      {(id) =>
        field.kind === 'CHOICE' ? (
          <Select
            id={id}
            value={value}
            options={field.choices!.map((one) => ({ value: one, label: t(`choice.${one}`) }))}
            onChange={onChange}
          />
        ) : field.kind === 'LINES' ? (
          <Input.TextArea id={id} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input
            id={id}
            type={field.kind === 'DATE' ? 'date' : 'text'}
            inputMode={field.kind === 'NUMBER' ? 'numeric' : field.kind === 'WAN' ? 'decimal' : undefined}
            maxLength={field.length}
            suffix={field.kind === 'WAN' ? t('wan') : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
