import { useMutation } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { type LibraryRecord, REMOVE_RECORD } from '../data/foundation.graphql.js';
import type { RecordKind } from '../model/kinds.js';

interface RemoveRecordProps {
  kind: RecordKind;
  record: LibraryRecord;
  name: string;
  onClose: () => void;
  onRemoved: () => void;
}

/** Takes out what should not have been entered; the figures of the year move at once, so the reason is asked for. */
export function RemoveRecord({ kind, record, name, onClose, onRemoved }: RemoveRecordProps) {
  const { t } = useTranslation('foundation');
  const [reason, setReason] = useState('');
  const [remove] = useMutation(REMOVE_RECORD);
  const { act, running, error } = useAct();
  const confirm = async () => {
    const input = { kind: kind.kind, id: record.id, expectedVersion: record.version, reason };
    if (await act(() => remove({ variables: { input } }), { done: t('done.remove') })) onRemoved();
  };
  return (
    <FormDialog
      open
      title={t('removeTitle', { name })}
      confirmLabel={t('remove')}
      ready={reason.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>{t('removeText')}</p>
      <Field label={t('reason')}>
        {(id) => <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
