import { executionRate } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { compareMoney, formatPercent, formatWan, shareOf, subtractMoney, useFormat } from '../lib/format.js';
import { RowsLink } from './figure-link.js';

export interface MoneyBarProps {
  original: string;
  adjusted: string;
  paid: string;
  /** Elapsed time in percent. */
  elapsed?: number | null;
  asOf?: string | null;
  paidTo?: string;
}

/** Budget at the start of the year → after adjustments (hatched) → paid, with the tick of elapsed time. */
export function MoneyBar({ original, adjusted, paid, elapsed, asOf, paidTo }: MoneyBarProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const grown = compareMoney(adjusted, original) > 0;
  const whole = grown ? adjusted : original;
  const at = (part: string) => Math.min(100, Math.max(0, shareOf(part, whole) ?? 0));
  const difference = subtractMoney(adjusted, original);
  // The very rate by which everything else is judged: a share of floats may print another last digit.
  const rate = executionRate({ adjustedBudget: adjusted, executed: paid });
  const paidText = formatWan(paid);
  return (
    <div className="jx-moneybar">
      <div>
        <div className="jx-note">{t('money.paidWan')}</div>
        <div className="jx-moneybar-paid">{paidTo ? <RowsLink to={paidTo}>{paidText}</RowsLink> : paidText}</div>
      </div>
      <div>
        <div className="jx-moneybar-labels" style={{ justifyContent: 'flex-end' }}>
          <span>
            {t('money.original')} <b>{formatWan(original)}</b>
          </span>
        </div>
        <div className="jx-moneybar-track" aria-hidden="true">
          <span className="jx-moneybar-fill" style={{ width: `${at(paid)}%` }} />
          {difference !== '0.00' && (
            <span
              className={grown ? 'jx-moneybar-added' : 'jx-moneybar-cut'}
              style={{ left: `${at(grown ? original : adjusted)}%`, right: 0 }}
            />
          )}
          {elapsed != null && <span className="jx-moneybar-tick" style={{ left: `${elapsed}%` }} />}
        </div>
        <div className="jx-moneybar-labels">
          <span>
            {t('money.paid')} <b>{rate === null ? '—' : formatPercent(rate)}</b>
            {asOf && t('money.asOf', { date: format.date(asOf) })}
          </span>
          {elapsed != null && <span>{t('elapsed', { percent: formatPercent(elapsed) })}</span>}
          <span>
            {t('money.adjusted')} <b>{formatWan(adjusted)}</b>
            {difference !== '0.00' && t(grown ? 'money.added' : 'money.cut', { amount: formatWan(difference) })}
          </span>
        </div>
      </div>
    </div>
  );
}
