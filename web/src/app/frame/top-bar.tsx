import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission, useViewer } from '../../lib/session.js';
import { useYear, useYearPath } from '../../lib/use-year.js';
import { useWorkbenchSummary } from '../../lib/workbench-summary.js';
import { DemoMark } from './demo-mark.js';
import { LanguageSwitch } from '../../ui/language-switch.js';
import { PersonMenu } from './person-menu.js';
import { YearSelect } from './year-select.js';

interface TopBarProps {
  onSearch: () => void;
  onMenu: () => void;
  menuId: string;
  menuOpen: boolean;
}

export function TopBar({ onSearch, onMenu, menuId, menuOpen }: TopBarProps) {
  const { t } = useTranslation('frame');
  const { jurisdiction } = useViewer();
  const year = useYear();
  return (
    <header className="jx-top">
      <button
        type="button"
        className="jx-plain jx-top-menu"
        aria-label={t('nav.open')}
        aria-controls={menuId}
        aria-expanded={menuOpen}
        onClick={onMenu}
      >
        <span aria-hidden="true" />
      </button>
      <Link to="/" className="jx-top-product">
        {t('product')} <small>Jixiao</small>
      </Link>
      <div className="jx-top-place">
        <span className="jx-top-jurisdiction">{jurisdiction.name}</span>
        <span className="jx-printyear" hidden>
          {t('year.option', { year })}
        </span>
        <YearSelect />
        <DemoMark />
      </div>
      <button type="button" className="jx-search" onClick={onSearch} aria-label={t('search.open')}>
        <span>{t('search.hint')}</span>
        <kbd className="jx-kbd">Ctrl K</kbd>
      </button>
      <Duties />
      <div className="jx-top-language">
        <LanguageSwitch />
      </div>
      <PersonMenu />
    </header>
  );
}

function Duties() {
  const { t } = useTranslation('frame');
  const path = useYearPath();
  const hasDuties = usePermission('task.read');
  const { tasks } = useWorkbenchSummary();
  if (!hasDuties) return null;
  return (
    <Link to={path('workbench')} className="jx-top-tasks">
      {t('tasks')} <b>{tasks ?? ''}</b>
    </Link>
  );
}
