import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { UNIT_CRITERIA, type UnitCriterion } from '../library/whole-unit.js';

/** How a whole-unit self-evaluation judges its budget and its duties (R127). */
export interface CriterionJudgement {
  readonly criterion: UnitCriterion;
  /** 0–100; null is not judged. */
  readonly score: string | null;
  readonly text: string | null;
}

const SCORE = /^\d{1,3}(\.\d{1,2})?$/;

export const isCriterionScore = (value: string): boolean => SCORE.test(value) && new Exact(value).lte(100);

/** Every criterion needs its score and its words; none stands for another. */
export function checkCriteria(judged: readonly CriterionJudgement[]): Refusal[] {
  return UNIT_CRITERIA.flatMap((criterion) => {
    const own = judged.find((one) => one.criterion === criterion);
    const found: Refusal[] = [];
    const at = (name: string): Pick<Refusal, 'field' | 'params' | 'ruleId' | 'wayOut'> => ({
      ruleId: 'S-09',
      field: `criteria.${criterion}.${name}`,
      params: { criterion },
      wayOut: 'JUDGE_CRITERION',
    });
    if (!own?.score) found.push(refusal('CRITERION_SCORE_MISSING', at('score')));
    if (!own?.text?.trim()) found.push(refusal('CRITERION_TEXT_MISSING', at('text')));
    return found;
  });
}
