import { useTranslation } from 'react-i18next';
import { useInstallation } from '../../lib/session.js';

/** On every screen of a demo, also on phones and in print: invented data must never pass for real ones. */
export function DemoMark({ date = true }: { date?: boolean }) {
  const { t } = useTranslation('frame');
  const { demo, demoDate } = useInstallation();
  if (!demo) return null;
  return (
    <span className="jx-demo" title={t('demo.hint')}>
      {t('demo.mark')}
      {date && demoDate && <span className="jx-demo-date"> {demoDate.slice(0, 10)}</span>}
    </span>
  );
}
