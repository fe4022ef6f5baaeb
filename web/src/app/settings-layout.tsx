import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import type { SettingsPage } from '../lib/feature.js';
import { useSettingsMenu } from '../lib/settings-menu.js';
import { RefusedPage } from '../ui/refused-page.js';
import { PageSkeleton } from '../ui/states.js';

/** Settings: entries in a row above the page; each feature adds its own. */
export function SettingsLayout({ pages }: { pages: readonly SettingsPage[] }) {
  const menu = useSettingsMenu();
  const { pathname } = useLocation();
  const namespaces = [...new Set(pages.map((page) => page.titleKey.split(':')[0]!))];
  const { t } = useTranslation(namespaces);
  if (menu.length === 0) return <RefusedPage permission="" />;
  if (/^\/settings\/?$/.test(pathname)) return <Navigate to={`/settings/${menu[0]!.path}`} replace />;
  return (
    <>
      <nav className="jx-settings-menu" aria-label={t('frame:nav.settings')}>
        {menu.map((page) => (
          <NavLink key={page.path} to={`/settings/${page.path}`} className="jx-tab">
            {t(page.titleKey)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  );
}
