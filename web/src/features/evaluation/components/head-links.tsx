import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useYearPath } from '../../../lib/use-year.js';

/** What else belongs to evaluation, as far as this person uses it. */
export function HeadLinks({ isWithin }: { isWithin: boolean }) {
  const { t } = useTranslation('evaluation');
  const to = useYearPath();
  const engages = usePermission('engagement.read');
  const readsExperts = usePermission('expert.read');
  const scoresBlind = usePermission('evaluation.scoreBlind');
  const links = [
    ...(isWithin ? ['plan', 'progress', 'recheck', 'ranking'] : []),
    ...(engages ? ['firms'] : []),
    ...(readsExperts ? ['experts'] : []),
    ...(scoresBlind ? ['sheets'] : []),
    'frameworks',
  ];
  return (
    <nav className="ev-links" aria-label={t('more')}>
      {links.map((path) => (
        <Link key={path} to={to(`evaluation/${path}`)}>
          {t(`link.${path}`)}
        </Link>
      ))}
    </nav>
  );
}
