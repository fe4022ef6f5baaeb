import { padded } from '../dates.js';
import { money, share } from '../money-allocation.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { WholePlan } from './wholes.js';

/** 基本支出 of a department by the end of a period, in units of 100 yuan. */
export interface PlannedBase {
  readonly whole: WholePlan;
  readonly inPeriod: bigint;
}

const MONTHS = 12;
/** Nearly all of it is spent when the year ends. */
const OF_THE_YEAR = 985;

/** Month by month as salaries and running costs are paid: so much until the period ends, the rest of the year after it. */
export function buildBasePayments({ id }: Organizations, periodTo: string, planned: readonly PlannedBase[]): Batch {
  const months = Number(periodTo.slice(5, 7));
  const rows: Row<'projects.base_payment'>[] = [];
  planned.forEach(({ whole, inPeriod }, i) => {
    const later = share(whole.base, OF_THE_YEAR) - inPeriod;
    const parts = [...even(inPeriod, months), ...even(later > 0n ? later : 0n, MONTHS - months)];
    parts.forEach((amount, month) => {
      if (amount === 0n) return;
      const n = i * MONTHS + month + 1;
      rows.push({
        id: id('base-payment', n),
        budget_year: whole.year,
        agency_id: whole.unit.agencyId,
        category: month % 3 === 2 ? 'PUBLIC' : 'PERSONNEL',
        paid_on: `${whole.year}-${padded(month + 1, 2)}-10`,
        amount: money(amount),
        voucher_no: `示例基本${whole.unit.code}-${padded(month + 1, 2)}`,
        source_key: `demo-base-${whole.year}-${n}`,
      });
    });
  });
  return batch('projects.base_payment', rows);
}

/** Equal parts, the last of them with what is left over. */
function even(total: bigint, count: number): bigint[] {
  if (count === 0) return [];
  const part = total / BigInt(count);
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? total - part * BigInt(count - 1) : part));
}
