import { addMoney } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import type { Position } from '../data/funds.graphql.js';

const TONES: Record<string, 'green' | 'red' | 'amber' | 'muted'> = {
  REACHED: 'green',
  NOT_DIRECT: 'red',
  OVERDUE: 'amber',
  HELD: 'muted',
};

const ORDER = ['NOT_DIRECT', 'OVERDUE', 'HELD', 'REACHED'];

/** What lies at a level in one state, and how long the oldest of it has lain there. */
interface Resting {
  level: string;
  status: string;
  amount: string;
  days: number;
}

function restingOf(positions: readonly Position[]): Resting[] {
  const places = new Map<string, Resting>();
  for (const { level, status, amount, days } of positions) {
    const key = `${status}/${level}`;
    const before = places.get(key);
    places.set(key, {
      level,
      status,
      amount: before ? addMoney(before.amount, amount) : amount,
      days: Math.max(before?.days ?? 0, days),
    });
  }
  return [...places.values()].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || b.days - a.days || a.level.localeCompare(b.level),
  );
}

/** To which level did each yuan of a fund get; together the lines are the whole fund. What has not arrived stands first. */
export function FundStatus({ positions }: { positions: readonly Position[] }) {
  const { t } = useTranslation('monitoring-follow-up');
  return (
    <>
      {restingOf(positions).map(({ level, status, amount, days }) => (
        <div key={`${status}/${level}`} className="jx-nowrap">
          <StatusTag status={status} /> {t(`fund.level.${level}`)} {formatWan(amount)} {t('wan')}
          {status !== 'REACHED' && <span className="jx-note"> {t('fund.longest', { days })}</span>}
        </div>
      ))}
    </>
  );
}

export function StatusTag({ status }: { status: string }) {
  const { t } = useTranslation('monitoring-follow-up');
  return (
    <span className="jx-tag jx-nowrap" data-tone={TONES[status]}>
      {t(`fund.status.${status}`)}
    </span>
  );
}
