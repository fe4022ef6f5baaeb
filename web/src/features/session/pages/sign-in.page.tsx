import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { rest } from '../../../lib/rest.js';
import { useInstallation } from '../../../lib/session.js';
import { safeReturn } from '../../../lib/safe-return.js';
import { useAct } from '../../../lib/use-act.js';
import { LanguageSwitch, useDocumentTitle } from '../../../ui/index.js';
import { DemoAccounts } from '../components/demo-accounts.js';
import { SignInForm } from '../components/sign-in-form.js';

export default function SignInPage() {
  const { t } = useTranslation('session');
  const { demo, demoAccounts, jurisdictionName } = useInstallation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const { act, running, error } = useAct();
  useDocumentTitle(t('signIn.title'));
  const showsDemo = demo && demoAccounts.length > 0;

  const enter = (account: string, secret: string) =>
    void act(async () => {
      await rest.post('/api/auth/sign-in', { account, password: secret });
      // What an earlier person of this browser read must not greet the next one.
      await client.clearStore();
      await navigate(safeReturn(params.get('return')), { replace: true });
    });

  return (
    <main className="session-page" data-demo={showsDemo || undefined}>
      <section className="session-entry">
        <h1 className="session-product">
          {t('frame:product')} <small lang="en">Jixiao</small>
        </h1>
        <p className="session-purpose">{t('signIn.purpose')}</p>
        <p className="jx-muted">{jurisdictionName && t('signIn.bureau', { place: jurisdictionName })}</p>
        <SignInForm onEnter={enter} running={running} error={error} />
        <footer className="session-notice">
          {t('signIn.notice.recorded')}
          <br />
          {t('signIn.notice.secret')}
          <div className="session-open">
            <a href="/public/">{t('signIn.open')}</a>
            <LanguageSwitch />
          </div>
        </footer>
      </section>
      {showsDemo && <DemoAccounts onEnter={enter} running={running} />}
    </main>
  );
}
