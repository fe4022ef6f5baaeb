import { useApolloClient } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { rest } from '../../../lib/rest.js';
import { VIEWER_QUERY } from '../../../lib/session.graphql.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, ErrorLine, PageBody, PageHead } from '../../../ui/index.js';

const NOTHING = { current: '', next: '', again: '' };

export default function PasswordPage() {
  const { t } = useTranslation('session');
  const { mustChangePassword } = useViewer();
  const [typed, setTyped] = useState(NOTHING);
  const { act, running, error } = useAct();
  const navigate = useNavigate();
  const client = useApolloClient();
  const differ = typed.again !== '' && typed.next !== typed.again;
  const ready = typed.current !== '' && typed.next !== '' && typed.next === typed.again;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    void act(
      async () => {
        await rest.post('/api/auth/password', { current: typed.current, next: typed.next });
        await client.query({ query: VIEWER_QUERY, fetchPolicy: 'network-only' });
        await navigate('/', { replace: true });
      },
      { done: t('password.done') },
    );
  };

  return (
    <>
      <PageHead
        title={t('password.title')}
        question={mustChangePassword ? t('password.must') : t('password.question')}
      />
      <PageBody>
        <Card style={{ maxWidth: 560 }}>
          <form className="session-form session-form-inner" onSubmit={submit}>
            <ErrorLine error={error} />
            <PasswordField
              label={t('password.current')}
              value={typed.current}
              onChange={(current) => setTyped({ ...typed, current })}
              autoComplete="current-password"
            />
            <PasswordField
              label={t('password.next')}
              value={typed.next}
              onChange={(next) => setTyped({ ...typed, next })}
              hint={t('password.rule')}
            />
            <PasswordField
              label={t('password.again')}
              value={typed.again}
              onChange={(again) => setTyped({ ...typed, again })}
              hint={differ ? t('password.differ') : undefined}
              wrong={differ}
            />
            <div>
              <Button type="primary" htmlType="submit" loading={running} disabled={!ready}>
                {t('password.save')}
              </Button>
            </div>
          </form>
        </Card>
      </PageBody>
    </>
  );
}

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete?: string;
  hint?: string;
  wrong?: boolean;
}

function PasswordField({ label, value, onChange, autoComplete = 'new-password', hint, wrong }: PasswordFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        maxLength={200}
        autoComplete={autoComplete}
        status={wrong ? 'error' : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className={wrong ? 'jx-note jx-red' : 'jx-note'}>
          {hint}
        </span>
      )}
    </>
  );
}
