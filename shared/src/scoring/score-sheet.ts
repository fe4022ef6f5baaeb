import { Exact, plain, roundHalfUp } from '../decimal/decimal.js';
import { refusal, type Refusal } from '../errors/refusal.js';
import { compareMoney, fen } from '../money/money.js';
import type { RowScore, WorkingLine } from './types.js';

export interface ExecutionFacts {
  /** 全年预算数 A: the adjusted budget, yuan. */
  readonly adjustedBudget: string;
  /** 全年执行数 B, yuan. */
  readonly executed: string;
  /** Points of the execution row: 10 by default. */
  readonly weight: string;
  /** Reason given for spending beyond the budget, or for a refund below nought. */
  readonly reason?: string | null;
}

export interface ExecutionScore {
  readonly score: string | null;
  readonly status: 'SCORED' | 'INCOMPLETE' | 'NOT_APPLICABLE';
  /** B ÷ A × 100, two decimals; null where A is nought. */
  readonly rate: string | null;
  readonly working: readonly WorkingLine[];
  readonly refusals: readonly Refusal[];
}

/** 预算执行率: weight × min(B ÷ A, 1) (财预〔2020〕10号; design §8.22). */
export function scoreExecution(facts: ExecutionFacts): ExecutionScore {
  const { adjustedBudget, executed, weight } = facts;
  const hasReason = Boolean(facts.reason?.trim());
  if (compareMoney(adjustedBudget, '0.00') === 0) {
    if (compareMoney(executed, '0.00') > 0) {
      return incomplete(
        refusal('EXECUTED_WITHOUT_BUDGET', { ruleId: 'S-05', field: 'executed', wayOut: 'CHECK_BUDGET' }),
      );
    }
    return {
      score: null,
      status: 'NOT_APPLICABLE',
      rate: null,
      working: [{ code: 'NO_BUDGET', expression: '' }],
      refusals: [],
    };
  }
  if (compareMoney(executed, '0.00') < 0 && !hasReason) {
    return incomplete(
      refusal('EXECUTION_NEGATIVE', { ruleId: 'S-05', field: 'executionReason', wayOut: 'WRITE_REASON' }),
    );
  }
  if (compareMoney(executed, adjustedBudget) > 0 && !hasReason) {
    return incomplete(
      refusal('EXECUTED_OVER_BUDGET', { ruleId: 'S-05', field: 'executionReason', wayOut: 'WRITE_REASON' }),
    );
  }
  const quotient = new Exact(fen(executed).toString()).div(fen(adjustedBudget).toString());
  const counted = Exact.max(0, Exact.min(1, quotient));
  const score = roundHalfUp(counted.times(weight), 2);
  const rate = roundHalfUp(quotient.times(100), 2);
  // The amounts themselves, in 万元 as on the form: a rate rounded for reading would not always give these points.
  const share = counted.eq(quotient)
    ? `${inTenThousands(executed)} ÷ ${inTenThousands(adjustedBudget)}`
    : plain(counted);
  return {
    score,
    status: 'SCORED',
    rate,
    working: [{ code: 'EXECUTION', expression: `${plain(weight)} × ${share} = ${score}` }],
    refusals: [],
  };
}

/** Whole fen have at most six decimals in 万元, so that nothing is rounded here. */
const inTenThousands = (money: string): string => plain(new Exact(money).div(10_000));

function incomplete(reason: Refusal): ExecutionScore {
  return { score: null, status: 'INCOMPLETE', rate: null, working: [], refusals: [reason] };
}

export interface SheetRow {
  readonly weight: string;
  readonly result: Pick<RowScore, 'score' | 'status'>;
}

export interface SheetTotal {
  /** Two decimals; null while any row is incomplete, or when nothing applies. */
  readonly total: string | null;
  readonly status: 'SCORED' | 'INCOMPLETE' | 'NOT_EVALUATED';
  readonly working: readonly WorkingLine[];
}

/**
 * Total of a sheet: the sum of its rounded rows. Only where rows do not apply is that sum scaled to `outOf`; a sheet
 * without such rows is never rescaled, and row scores stay as they are (design §8.22).
 */
export function scoreSheet(rows: readonly SheetRow[], outOf = '100'): SheetTotal {
  if (rows.some((row) => row.result.status === 'INCOMPLETE')) {
    return { total: null, status: 'INCOMPLETE', working: [{ code: 'ROWS_MISSING', expression: '' }] };
  }
  const applicable = rows.filter((row) => row.result.status === 'SCORED');
  if (applicable.length === 0)
    return { total: null, status: 'NOT_EVALUATED', working: [{ code: 'NOTHING_APPLIES', expression: '' }] };
  const sum = applicable.reduce((total, row) => total.plus(row.result.score!), new Exact(0));
  if (applicable.length === rows.length) {
    const total = roundHalfUp(sum, 2);
    return { total, status: 'SCORED', working: [{ code: 'SUM', expression: total }] };
  }
  const weights = applicable.reduce((total, row) => total.plus(row.weight), new Exact(0));
  const total = roundHalfUp(sum.div(weights).times(outOf), 2);
  return {
    total,
    status: 'SCORED',
    working: [{ code: 'RESCALED', expression: `${roundHalfUp(sum, 2)} ÷ ${plain(weights)} × ${outOf} = ${total}` }],
  };
}
