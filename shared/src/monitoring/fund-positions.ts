import { fen, yuan } from '../money/money.js';
import type { FundTag } from '../parameters/fund-rules.js';
import { daysBetween } from '../periods/dates.js';

/** 直达资金: 抗疫特别国债, 一般转移支付, 特殊转移支付, 参照直达资金. */
export const DIRECT_KINDS: readonly FundTag[] = [
  'ANTI_EPIDEMIC_BOND',
  'GENERAL_TRANSFER',
  'SPECIAL_TRANSFER',
  'DIRECT_REFERENCE',
];

/** From above to the person: money moves down this list, never up. */
export const FUND_LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'UNIT', 'INTERMEDIATE', 'BENEFICIARY'] as const;
export type FundLevel = (typeof FUND_LEVELS)[number];

export interface FundMove {
  readonly id: string;
  /** Move that brought the money to where it now leaves; null when it leaves the place at which the fund arrived. */
  readonly fromId: string | null;
  readonly level: FundLevel;
  readonly holder: string;
  readonly amount: string;
  readonly movedOn: string;
}

export type FundStatus = 'REACHED' | 'NOT_DIRECT' | 'HELD' | 'OVERDUE';

/** Money that sits in one place. */
export interface FundPosition {
  /** Move that brought it here; null at the place at which the fund arrived. */
  readonly moveId: string | null;
  readonly level: FundLevel;
  readonly holder: string;
  readonly amount: string;
  readonly since: string;
  readonly days: number;
  readonly status: FundStatus;
}

export interface ArrivedFund {
  readonly level: FundLevel;
  readonly holder: string;
  readonly amount: string;
  readonly receivedOn: string;
}

/** To which level did each yuan get, and since when does it sit (R106, R109). The amounts add up to the fund. */
export function fundPositions(
  fund: ArrivedFund,
  moves: readonly FundMove[],
  today: string,
  longestDays: number,
): FundPosition[] {
  const gone = new Map<string | null, bigint>();
  for (const { fromId, amount } of moves) gone.set(fromId, (gone.get(fromId) ?? 0n) + fen(amount));
  const places = [
    { id: null, level: fund.level, holder: fund.holder, amount: fund.amount, movedOn: fund.receivedOn },
    ...moves,
  ];
  return places.flatMap(({ id, level, holder, amount, movedOn }): FundPosition[] => {
    const left = fen(amount) - (gone.get(id) ?? 0n);
    if (left <= 0n) return [];
    const days = daysBetween(movedOn, today);
    return [
      {
        moveId: id,
        level,
        holder,
        amount: yuan(left),
        since: movedOn,
        days,
        status: statusOf(level, days, longestDays),
      },
    ];
  });
}

/** Paid into an account between, money has not reached anyone, however long it lies there. */
function statusOf(level: FundLevel, days: number, longestDays: number): FundStatus {
  if (level === 'BENEFICIARY') return 'REACHED';
  if (level === 'INTERMEDIATE') return 'NOT_DIRECT';
  return days > longestDays ? 'OVERDUE' : 'HELD';
}

/** Money goes down; from one account between to another it may pass, and nothing leaves the person who got it. */
export function mayMove(from: FundLevel, to: FundLevel): boolean {
  if (from === 'BENEFICIARY') return false;
  const [start, end] = [FUND_LEVELS.indexOf(from), FUND_LEVELS.indexOf(to)];
  return end > start || (end === start && (from === 'INTERMEDIATE' || from === 'UNIT'));
}
