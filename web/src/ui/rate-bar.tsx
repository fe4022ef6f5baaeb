import { useTranslation } from 'react-i18next';
import { formatPercent } from '../lib/format.js';
import { Missing, type MissingKind } from './numbers.js';

export interface RateBarProps {
  /** Percent. */
  rate: number | string | null | undefined;
  /** Elapsed time in percent: progress is never read without it. */
  tick?: number | null;
  tone?: 'money' | 'goal';
  missing?: MissingKind;
  width?: number;
  hideValue?: boolean;
  dp?: number;
}

const clamp = (percent: number) => Math.min(100, Math.max(0, percent));

export function RateBar({ rate, tick, tone = 'money', missing, width = 96, hideValue, dp = 2 }: RateBarProps) {
  const { t } = useTranslation('common');
  if (rate === null || rate === undefined) return <Missing kind={missing ?? 'NOT_REPORTED'} />;
  const value = formatPercent(rate, dp);
  return (
    <span
      className="jx-rate"
      data-tone={tone}
      title={tick == null ? undefined : t('elapsed', { percent: formatPercent(tick, 2) })}
    >
      <span className="jx-rate-track" style={{ width }} aria-hidden="true">
        <span className="jx-rate-fill" style={{ width: `${clamp(Number(rate))}%` }} />
        {tick != null && <span className="jx-rate-tick" style={{ left: `${clamp(tick)}%` }} />}
      </span>
      <span className={hideValue ? 'jx-sr' : 'jx-rate-value'}>{value}</span>
    </span>
  );
}
