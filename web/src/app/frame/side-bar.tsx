import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { holds, useInstallation, useViewer } from '../../lib/session.js';
import { useSettingsMenu } from '../../lib/settings-menu.js';
import { useYearPath } from '../../lib/use-year.js';
import { useWorkbenchSummary } from '../../lib/workbench-summary.js';
import { formatNumber, useFormat } from '../../lib/format.js';
import { navigation, type NavigationEntry } from './navigation.js';

export function SideBar({ id, open, onLeave }: { id: string; open: boolean; onLeave: () => void }) {
  const { t } = useTranslation('frame');
  const { permissions } = useViewer();
  const path = useYearPath();
  const settings = useSettingsMenu();
  const counts = useWorkbenchSummary();
  const allowed = navigation.filter((entry) => holds(permissions, entry.permission));
  const group = (name: NavigationEntry['group']) => allowed.filter((entry) => entry.group === name);
  const count: Record<string, number | null> = { workbench: counts.tasks, projects: counts.projects };

  const entry = (item: { key: string; to: string }) => (
    <li key={item.key}>
      <NavLink to={item.to} className="jx-nav" onClick={onLeave}>
        <span>{t(`nav.${item.key}`)}</span>
        {count[item.key] != null && <span className="jx-nav-count">{formatNumber(count[item.key]!)}</span>}
      </NavLink>
    </li>
  );
  const list = (entries: NavigationEntry[]) => entries.map((one) => entry({ key: one.key, to: path(one.to) }));

  return (
    <nav id={id} className="jx-side" data-open={open || undefined} aria-label={t('nav.label')}>
      {group('top').length > 0 && <ul>{list(group('top'))}</ul>}
      {group('loop').length > 0 && <ul className="jx-nav-loop">{list(group('loop'))}</ul>}
      <ul>
        {list(group('bottom'))}
        {settings.length > 0 && entry({ key: 'settings', to: '/settings' })}
      </ul>
      <SideFoot />
    </nav>
  );
}

function SideFoot() {
  const { t } = useTranslation('frame');
  const { demo, demoDate, productVersion } = useInstallation();
  const format = useFormat();
  return (
    <div className="jx-side-foot">
      {demo && demoDate && (
        <div>
          {t('demo.stands')}
          <br />
          {format.date(demoDate, 0)}
        </div>
      )}
      {productVersion && <div>{t('version', { version: productVersion })}</div>}
    </div>
  );
}
