import type { ClinicReport } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';

/** A tick or a doubt for each principle by which the place drafts its goals. */
export function PrincipleTicks({ principles }: { principles: ClinicReport['principles'] }) {
  const { t } = useTranslation('clinic');
  return (
    <ul className="goals-principles" aria-label={t('principles')}>
      {principles.map(({ principle, state }) => (
        <li
          key={principle}
          data-state={state}
          title={t(`state.${state}`)}
          aria-label={`${t(`principle.${principle}`)} ${t(`state.${state}`)}`}
        >
          <span aria-hidden="true">{state === 'OK' ? '✓' : '!'}</span> {t(`principle.${principle}`)}
        </li>
      ))}
    </ul>
  );
}
