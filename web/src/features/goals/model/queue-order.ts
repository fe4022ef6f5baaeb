import { DEFAULT_RULES, type Rules } from '@jixiao/shared';
import { compareMoney, daysBetween } from '../../../lib/format.js';
import type { QueueRow } from '../data/desk.graphql.js';

export type QueueReason = 'RETURNED' | 'LATE' | 'AMOUNT' | 'NEW' | 'ORDER';

export interface QueueItem {
  row: QueueRow;
  reason: QueueReason;
  /** Days that it has waited, or times that it came back. */
  count: number;
}

const RANK: readonly QueueReason[] = ['RETURNED', 'LATE', 'AMOUNT', 'NEW', 'ORDER'];

/** What came back goes first, then what waits long, then the largest sums, then what has no last year. */
export function orderQueue(rows: readonly QueueRow[], today: string, rules: Rules = DEFAULT_RULES): QueueItem[] {
  const patience = rules.rule('review.lateDays');
  const largest = Math.ceil((rows.length * rules.rule('review.largeShare')) / 100);
  const byMoney = [...rows].sort((a, b) => compareMoney(b.annualAmount, a.annualAmount));
  const large = new Set(byMoney.slice(0, largest).map(({ id }) => id));
  const items = rows.map((row): QueueItem => {
    const returned = row.reviews.filter(({ outcome }) => outcome === 'RETURNED').length;
    if (returned > 0) return { row, reason: 'RETURNED', count: returned };
    const waited = row.submittedAt ? daysBetween(row.submittedAt.slice(0, 10), today) : 0;
    if (waited > patience) return { row, reason: 'LATE', count: waited };
    if (large.has(row.id)) return { row, reason: 'AMOUNT', count: 0 };
    return { row, reason: row.previousObjectiveId ? 'ORDER' : 'NEW', count: 0 };
  });
  return items.sort(
    (a, b) =>
      RANK.indexOf(a.reason) - RANK.indexOf(b.reason) ||
      (a.reason === 'LATE' ? b.count - a.count : 0) ||
      compareMoney(b.row.annualAmount, a.row.annualAmount) ||
      a.row.id.localeCompare(b.row.id),
  );
}
