import { exactOrNull } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { compareMoney, subtractMoney, sumMoney } from '../money/money.js';

interface ItemMoney {
  readonly amount: string;
}

/**
 * What a programme evaluates after its items were changed. Its money follows the items while it has followed them; a sum
 * that was stated beforehand (the fund as it was allocated, R140) stays, until somebody takes over the sum of the items.
 */
export function programmeAmount(
  stated: string,
  before: readonly ItemMoney[],
  after: readonly ItemMoney[],
  takesSum: boolean,
): string {
  const sum = sumMoney(after.map(({ amount }) => amount));
  const isStated =
    compareMoney(stated, '0.00') !== 0 && compareMoney(stated, sumMoney(before.map((one) => one.amount))) !== 0;
  return isStated && !takesSum ? stated : sum;
}

/** An evaluation of many bodies names them, and their money is the money that is evaluated (R154). */
export function checkItemsAddUp(amount: string, items: readonly ItemMoney[]): Refusal[] {
  if (items.length === 0)
    return [refusal('PROGRAMME_EMPTY', { ruleId: 'E-17', field: 'items', wayOut: 'ENTER_ITEMS' })];
  const sum = sumMoney(items.map((one) => one.amount));
  if (compareMoney(sum, amount) === 0) return [];
  return [
    refusal('PROGRAMME_SUM_DIFFERS', {
      ruleId: 'E-17',
      field: 'items',
      params: { sum, amount, difference: subtractMoney(sum, amount) },
      wayOut: 'CORRECT_ITEMS_OR_TAKE_SUM',
    }),
  ];
}

const SCORE = /^\d{1,3}(\.\d{1,2})?$/;

/** Points of one item, out of a hundred. */
export function checkItemScore(score: string, field: string): Refusal[] {
  const points = SCORE.test(score) ? exactOrNull(score) : null;
  return points?.lte(100)
    ? []
    : [
        refusal('ITEM_SCORE_INVALID', {
          ruleId: 'E-17',
          field,
          params: { value: score },
          wayOut: 'ENTER_TWO_DECIMALS',
        }),
      ];
}
