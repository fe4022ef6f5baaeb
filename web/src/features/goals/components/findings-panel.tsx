import { useTranslation } from 'react-i18next';
import { EmptyState, RefusalList } from '../../../ui/index.js';
import { type Findings, jumpTo } from '../model/use-marks.js';

/** The clinic: what must be changed, and what would be better. Each entry goes to its cell. */
export function FindingsPanel({ findings }: { findings: Findings }) {
  const { t } = useTranslation('goals');
  const { hard, advice } = findings;
  if (hard.length + advice.length === 0) return <EmptyState title={t('clinic.none')} text={t('clinic.noneText')} />;
  return (
    <>
      {hard.length > 0 && (
        <RefusalList
          title={t('clinic.hard', { count: hard.length })}
          refusals={hard}
          onJump={({ field }) => jumpTo(field)}
        />
      )}
      {advice.length > 0 && (
        <RefusalList
          title={t('clinic.advice', { count: advice.length })}
          refusals={advice}
          onJump={({ field }) => jumpTo(field)}
        />
      )}
    </>
  );
}
