import { useMutation } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { CREATE_USER } from '../data/administration.graphql.js';
import type { ShownPassword } from './one-time-password.js';

interface NewUserProps {
  onClose: () => void;
  onCreated: (shown: ShownPassword) => void;
}

export function NewUser({ onClose, onCreated }: NewUserProps) {
  const { t } = useTranslation('settings');
  const [account, setAccount] = useState('');
  const [personName, setPersonName] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [create] = useMutation(CREATE_USER);
  const { act, running, error } = useAct();

  const confirm = async () => {
    const result = await act(() => create({ variables: { input: { account, personName, idempotencyKey } } }));
    const made = result?.data?.createUser;
    if (made) onCreated({ account: made.user.account, personName: made.user.personName, password: made.password });
  };

  return (
    <FormDialog
      open
      title={t('users.new')}
      confirmLabel={t('users.create')}
      ready={account.trim() !== '' && personName.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('users.account')} hint={t('users.accountRule')}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            value={account}
            maxLength={40}
            autoCapitalize="none"
            onChange={(event) => setAccount(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={t('users.person')}>
        {(id) => (
          <Input id={id} value={personName} maxLength={50} onChange={(event) => setPersonName(event.target.value)} />
        )}
      </Field>
      <p className="jx-note">{t('users.afterwards')}</p>
    </FormDialog>
  );
}
