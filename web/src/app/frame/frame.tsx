import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation, useParams } from 'react-router';
import { isYear, rememberYear } from '../../lib/use-year.js';
import { SearchPalette } from './search-palette.js';
import { SideBar } from './side-bar.js';
import { TopBar } from './top-bar.js';

/** Top bar, side bar and the page: the page scrolls, the frame stands. */
export function Frame() {
  const { t } = useTranslation('frame');
  const menuId = useId();
  const { pathname } = useLocation();
  const { year } = useParams();
  const [searching, setSearching] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);

  useEffect(() => {
    if (isYear(year)) rememberYear(Number(year));
  }, [year]);
  useEffect(() => setMenuOpen(false), [pathname]);
  useSearchKey(() => setSearching(true));

  return (
    <div className="jx-frame">
      <a className="jx-skip" href="#page-main">
        {t('skip')}
      </a>
      <TopBar
        onSearch={() => setSearching(true)}
        onMenu={() => setMenuOpen(!menuOpen)}
        menuId={menuId}
        menuOpen={menuOpen}
      />
      <SideBar id={menuId} open={menuOpen} onLeave={() => setMenuOpen(false)} />
      {menuOpen && (
        <button type="button" className="jx-veil" aria-label={t('nav.close')} onClick={() => setMenuOpen(false)} />
      )}
      <main id="page-main" className="jx-main" tabIndex={-1}>
        <Outlet />
      </main>
      <SearchPalette open={searching} onClose={() => setSearching(false)} />
      <ScrollRestoration />
    </div>
  );
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
