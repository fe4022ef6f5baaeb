import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { compareMoney, ZERO } from '../money/money.js';

export const CONCLUSIONS = ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** Rules `exante.pass` and `exante.revise` (defaults of domain §2.12). */
export interface ConclusionThresholds {
  readonly pass: string;
  readonly revise: string;
}

/** 予以支持, 调整完善后予以支持, 不予支持 by the total; a veto outweighs every total. */
export function suggestConclusion(
  total: string,
  vetoes: readonly string[],
  { pass, revise }: ConclusionThresholds,
): Conclusion {
  if (vetoes.length > 0 || new Exact(total).lt(revise)) return 'NOT_SUPPORTED';
  return new Exact(total).gte(pass) ? 'SUPPORTED' : 'SUPPORTED_AFTER_CHANGE';
}

/** In the middle band the law of localities knows two answers: supplement first, or a part of the money. */
export function deviates(suggested: Conclusion, decided: Conclusion): boolean {
  return suggested !== decided && !(suggested === 'SUPPORTED_AFTER_CHANGE' && decided === 'PARTIAL');
}

export interface ConclusionDraft {
  readonly decided: Conclusion;
  readonly suggested: Conclusion;
  readonly vetoes: readonly string[];
  readonly amountAsked: string;
  readonly amountSupported: string;
  readonly reason: string | null;
}

/** What a conclusion must say: every reason at once. */
export function checkConclusion(draft: ConclusionDraft): Refusal[] {
  const found: Refusal[] = [];
  const { decided, suggested, vetoes, amountAsked, amountSupported } = draft;
  if (vetoes.length > 0 && decided !== 'NOT_SUPPORTED')
    found.push(
      refusal('APPRAISAL_VETO', {
        ruleId: 'X-04',
        field: 'conclusion',
        params: { vetoes: vetoes.join('、') },
        wayOut: 'CONCLUDE_NOT_SUPPORTED',
      }),
    );
  else if (deviates(suggested, decided) && !draft.reason?.trim())
    found.push(
      refusal('APPRAISAL_DEVIATION_REASON', {
        ruleId: 'X-05',
        field: 'reason',
        params: { suggested, decided },
        wayOut: 'WRITE_REASON',
      }),
    );
  if (!amountFits(decided, amountAsked, amountSupported))
    found.push(
      refusal('APPRAISAL_AMOUNT', {
        ruleId: 'X-05',
        field: 'amountSupported',
        params: { decided, asked: amountAsked, supported: amountSupported },
      }),
    );
  return found;
}

/** The whole amount, some of it, or nothing: the amount must say what the word says. */
function amountFits(decided: Conclusion, asked: string, supported: string): boolean {
  const isWhole = compareMoney(supported, asked) === 0;
  const isPart = compareMoney(supported, ZERO) > 0 && compareMoney(supported, asked) < 0;
  switch (decided) {
    case 'SUPPORTED':
      return isWhole;
    case 'SUPPORTED_AFTER_CHANGE':
      return isWhole || isPart;
    case 'PARTIAL':
      return isPart;
    case 'NOT_SUPPORTED':
      return compareMoney(supported, ZERO) === 0;
  }
}
