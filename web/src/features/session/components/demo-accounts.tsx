import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { useInstallation, type DemoAccount } from '../../../lib/session.js';

interface DemoAccountsProps {
  onEnter: (account: string, password: string) => void;
  running: boolean;
}

/** Only on a demo: one click per role. What each sees differs, that is the point of trying several. */
export function DemoAccounts({ onEnter, running }: DemoAccountsProps) {
  const { t } = useTranslation(['session', 'frame']);
  const { demoAccounts, demoDate, jurisdictionName } = useInstallation();
  const format = useFormat();
  return (
    <section className="session-demo">
      <header>
        <h2>
          {t('demo.title')} <span className="jx-demo">{t('frame:demo.mark')}</span>
        </h2>
        <span className="jx-muted">
          {jurisdictionName} {demoDate && format.dateFull(demoDate)}
        </span>
        <p className="jx-muted">{t('demo.text')}</p>
      </header>
      {byPlace(demoAccounts, jurisdictionName).map(([place, accounts], index) => (
        <details key={place} open={index === 0} className="session-place">
          <summary>
            <b>{place}</b> <span className="jx-muted">{t('demo.count', { count: accounts.length })}</span>
          </summary>
          <ul className="session-cards">
            {accounts.map((one) => (
              <li key={one.account}>
                <button type="button" disabled={running} onClick={() => onEnter(one.account, one.password)}>
                  <AccountWords one={one} />
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** Places in the order in which their accounts come; the first is the one that the demo is about. */
function byPlace(accounts: readonly DemoAccount[], ownPlace: string): [string, DemoAccount[]][] {
  const groups = new Map<string, DemoAccount[]>();
  for (const one of accounts) {
    const place = one.place ?? ownPlace;
    groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  return [...groups];
}

const AccountWords = ({ one }: { one: DemoAccount }) => (
  <>
    <span className="session-card-head">
      <b>{one.seatTitle}</b>
      <span className="jx-note">{one.personName}</span>
    </span>
    <span className="jx-note">{one.agencyName}</span>
    <span className="session-card-job">{one.job}</span>
  </>
);
