import { useMutation, useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { AGENCIES_QUERY, CREATE_SEAT } from '../data/administration.graphql.js';

export function NewSeat({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const { t } = useTranslation('settings');
  const [agencyId, setAgencyId] = useState<string>();
  const [title, setTitle] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { data, loading } = useQuery(AGENCIES_QUERY);
  const [create] = useMutation(CREATE_SEAT);
  const { act, running, error } = useAct();

  const confirm = async () => {
    const made = await act(() => create({ variables: { input: { agencyId, title, idempotencyKey } } }), {
      done: t('seats.done.create'),
    });
    if (made) onCreated();
  };

  return (
    <FormDialog
      open
      title={t('seats.new')}
      confirmLabel={t('seats.create')}
      ready={agencyId !== undefined && title.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('seats.agency')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            loading={loading}
            value={agencyId}
            options={data?.agencies.map((one) => ({ value: one.id, label: `${one.name} ${one.code}` }))}
            onChange={setAgencyId}
          />
        )}
      </Field>
      <Field label={t('seats.name')}>
        {(id) => <Input id={id} value={title} maxLength={50} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <p className="jx-note">{t('seats.afterwards')}</p>
    </FormDialog>
  );
}
