import { Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DomainError } from '../../../lib/domain-error.js';
import { ErrorLine } from '../../../ui/index.js';

interface SignInFormProps {
  onEnter: (account: string, password: string) => void;
  running: boolean;
  error: DomainError | null;
}

export function SignInForm({ onEnter, running, error }: SignInFormProps) {
  const { t } = useTranslation('session');
  const id = useId();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [forgot, setForgot] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (account.trim() && password) onEnter(account.trim(), password);
  };

  return (
    <form className="session-form" onSubmit={submit}>
      <ErrorLine error={error} />
      <label htmlFor={`${id}-account`}>{t('signIn.account')}</label>
      <Input
        id={`${id}-account`}
        size="large"
        autoFocus
        autoComplete="username"
        autoCapitalize="none"
        maxLength={100}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
      <Input.Password
        id={`${id}-password`}
        size="large"
        autoComplete="current-password"
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={running}
        disabled={!account.trim() || !password}
      >
        {t('signIn.enter')}
      </Button>
      <div className="session-forgot">
        <button type="button" className="jx-linkish" aria-expanded={forgot} onClick={() => setForgot(!forgot)}>
          {t('signIn.forgot')}
        </button>
      </div>
      {forgot && <p className="jx-note">{t('signIn.forgotText')}</p>}
    </form>
  );
}
