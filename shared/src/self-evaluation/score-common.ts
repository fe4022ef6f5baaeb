import { Exact, exactOrNull, plain, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { scoreIndicator } from '../scoring/score-indicator.js';
import type { Attainment, RowScore, ScoringParameters, WorkingLine } from '../scoring/types.js';
import type { CommonIndicator } from './common-indicators.js';

export interface CommonInput {
  readonly indicator: CommonIndicator;
  readonly a: string | null;
  readonly b: string | null;
  readonly attainment: Attainment | null;
  readonly share: string | null;
  readonly isNotApplicable: boolean;
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
  readonly files: number;
}

export interface CommonScore extends RowScore {
  /** Per cent, two decimals; null where it cannot be computed or a person judges. */
  readonly value: string | null;
}

/**
 * One common indicator from its bases (domain §2.8). The comparison uses the exact quotient; only what is shown is rounded.
 * Divided by nought there is no rate: the row is incomplete until it is marked as not applicable.
 */
export function scoreCommon(input: CommonInput, parameters: ScoringParameters): CommonScore {
  const { indicator, attainment, share, isNotApplicable } = input;
  const computed = isNotApplicable ? null : rateOf(input);
  // A rate far above its target is no over-achievement: nobody set these targets for this unit.
  const judged = scoreIndicator(
    { direction: indicator.direction, weight: indicator.points, target: indicator.target },
    { value: computed ? computed.rate.toFixed() : null, attainment, share, notApplicable: isNotApplicable },
    { ...parameters, overMode: 'NONE', overTolerance: '1000000000' },
  );
  const formula: WorkingLine[] = computed ? [{ code: 'COMMON_RATE', expression: computed.expression }] : [];
  return {
    ...judged,
    value: computed ? roundHalfUp(computed.rate, 2) : null,
    working: [...formula, ...judged.working],
  };
}

/** Per cent as it is shown; null where it cannot be computed. */
export function commonRate(indicator: CommonIndicator, a: string | null, b: string | null): string | null {
  const computed = rateOf({ indicator, a, b });
  return computed ? roundHalfUp(computed.rate, 2) : null;
}

function rateOf({
  indicator,
  a,
  b,
}: Pick<CommonInput, 'indicator' | 'a' | 'b'>): { rate: Exact; expression: string } | null {
  const [above, below] = [exactOrNull(a), exactOrNull(b)];
  if (!above || !below || below.isZero()) return null;
  const isChange = indicator.kind === 'CHANGE';
  const rate = (isChange ? above.minus(below) : above).div(below).times(100);
  const upper = isChange ? `(${plain(above)} − ${plain(below)})` : plain(above);
  return { rate, expression: `${upper} ÷ ${plain(below)} × 100% = ${roundHalfUp(rate, 2)}%` };
}

/** Everything that keeps one common row from being handed in, each with its field. */
export function checkCommon(input: CommonInput, index: number, parameters: ScoringParameters): Refusal[] {
  const scored = scoreCommon(input, parameters);
  const at = (name: string): Pick<Refusal, 'field' | 'params'> => ({
    field: `common[${index}].${name}`,
    params: { row: index + 1, name: input.indicator.name },
  });
  const found: Refusal[] = [];
  if (scored.status === 'INCOMPLETE') {
    const noRate = input.b !== null && exactOrNull(input.b)?.isZero();
    found.push(
      noRate
        ? refusal('COMMON_BASE_ZERO', { ruleId: 'S-11', ...at('b'), wayOut: 'MARK_NOT_APPLICABLE' })
        : refusal('ACTUAL_MISSING', { ruleId: 'S-01', ...at('a'), wayOut: 'ENTER_ACTUAL' }),
    );
  }
  if (scored.causeRequired && !input.cause?.trim())
    found.push(refusal('CAUSE_REQUIRED', { ruleId: 'S-03', ...at('cause'), wayOut: 'WRITE_CAUSE' }));
  if (scored.causeRequired && scored.status === 'SCORED' && !input.measures?.trim())
    found.push(refusal('MEASURES_REQUIRED', { ruleId: 'S-03', ...at('measures'), wayOut: 'WRITE_MEASURES' }));
  if (scored.status === 'SCORED' && !input.evidence?.trim() && input.files === 0)
    found.push(refusal('EVIDENCE_REQUIRED', { ruleId: 'S-04', ...at('evidence'), wayOut: 'NAME_EVIDENCE' }));
  return found;
}
