import { checkObjective, REVIEW_ITEMS, type ReviewGrade, type ReviewItem, type Rules, Exact } from '@jixiao/shared';
import type { Objective, PreviousIndicator } from '../data/goals.graphql.js';
import { draftOf, formOf, targetText } from './form.js';

/** What the form itself says about one of the eight items, and the grade that it would bear. A person decides. */
export interface ReviewFact {
  grade: ReviewGrade;
  /** Key of the sentence, with its facts. */
  key: string;
  params: Record<string, string | number>;
}

const QUALITATIVE = ['QUAL', 'BOOL'];
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const byShare = (ratio: number, rules: Rules): ReviewGrade => {
  if (ratio >= 1) return 'EXCELLENT';
  if (ratio * 100 >= rules.rule('review.goodShare')) return 'GOOD';
  return ratio * 100 >= rules.rule('review.fairShare') ? 'FAIR' : 'POOR';
};

/** Row of last year that this row continues: the same key, else the same name. */
export function previousRow(
  rows: readonly PreviousIndicator[],
  row: { indicatorKey: string | null; name: string },
): PreviousIndicator | undefined {
  return rows.find((old) => old.indicatorKey === row.indicatorKey) ?? rows.find((old) => old.name === row.name);
}

/** The facts that stand one line below each item of 绩效目标审核表. */
export function reviewFacts(objective: Objective, rules: Rules): Record<ReviewItem, ReviewFact> {
  const form = formOf(objective);
  const annual = objective.indicators.filter(({ horizon }) => horizon === 'ANNUAL');
  const findings = checkObjective(draftOf(form, objective), objective.rules);
  const levels = objective.rules.catalogue.levels;
  const mandatory = levels.filter((level) => level.mandatory);
  const covered = mandatory.filter(({ level1 }) => annual.some((row) => row.level1 === level1)).length;
  const measured = annual.filter(({ direction }) => !QUALITATIVE.includes(direction)).length;
  const based = annual.filter(({ targetBasis }) => targetBasis?.trim()).length;
  const goal = objective.annualGoal?.trim() ?? '';
  const funding = objective.rules.fundingTotal;
  const previous = objective.previousYear;
  return {
    C1: {
      grade:
        findings.length === 0 ? 'EXCELLENT' : findings.length <= rules.rule('review.fewFindings') ? 'FAIR' : 'POOR',
      key: findings.length === 0 ? 'complete' : 'lacking',
      params: { count: findings.length },
    },
    C2: {
      grade: [...goal].length >= rules.rule('review.goalLength') ? 'EXCELLENT' : goal ? 'FAIR' : 'POOR',
      key: goal ? 'goalText' : 'goalMissing',
      params: { length: [...goal].length, count: annual.length },
    },
    R1: {
      grade: objective.basis?.trim() ? 'EXCELLENT' : 'GOOD',
      key: objective.basis?.trim() ? 'basis' : 'basisMissing',
      params: { covered, total: mandatory.length },
    },
    R2: {
      grade: byShare(
        Math.min(
          (share(measured, annual.length) * 100) / rules.rule('review.measuredShare'),
          share(covered, mandatory.length),
        ),
        rules,
      ),
      key: 'measured',
      params: { measured, count: annual.length, covered, total: mandatory.length },
    },
    A1: reached(annual, previous?.rows ?? [], rules),
    A2:
      funding === null
        ? { grade: 'GOOD', key: 'noFunding', params: {} }
        : new Exact(funding).eq(objective.annualAmount)
          ? { grade: 'EXCELLENT', key: 'fundingSame', params: {} }
          : { grade: 'POOR', key: 'fundingDiffers', params: {} },
    F1: {
      grade: byShare(share(based, annual.length), rules),
      key: 'based',
      params: { based, count: annual.length },
    },
    F2: {
      grade: objective.responsiblePerson && objective.scheduleText ? 'EXCELLENT' : 'GOOD',
      key:
        objective.responsiblePerson && objective.scheduleText
          ? 'means'
          : objective.responsiblePerson
            ? 'noSchedule'
            : 'noPerson',
      params: {},
    },
  };
}

function reached(annual: Objective['indicators'], previous: readonly PreviousIndicator[], rules: Rules): ReviewFact {
  if (previous.length === 0) return { grade: 'GOOD', key: 'noLastYear', params: {} };
  const lower = annual.filter((row) => {
    const actual = previousRow(previous, row)?.actual?.actualValue;
    if (!actual || !row.targetValue) return false;
    const target = new Exact(row.targetValue);
    return row.direction === 'GE' ? target.lt(actual) : row.direction === 'LE' ? target.gt(actual) : false;
  });
  return lower.length === 0
    ? { grade: 'EXCELLENT', key: 'notBelow', params: { count: previous.length } }
    : {
        grade: lower.length > rules.rule('review.fewFindings') ? 'FAIR' : 'GOOD',
        key: 'below',
        params: { count: lower.length, name: lower[0]!.name },
      };
}

/** What was reached last year, as one text. */
export function actualText(row: PreviousIndicator | undefined): string {
  return row?.actual?.actualValue ?? row?.actual?.actualText ?? '';
}

/** `≥ 95`, `≤ 2019-11-30`, `18~22`: direction and target in one cell. */
export function signedTarget(row: Parameters<typeof targetText>[0]): string {
  const sign = { GE: '≥ ', LE: '≤ ', EQ: '= ', DATE_BY: '≤ ' }[row.direction as string] ?? '';
  const text = row.direction === 'DATE_BY' ? (row.targetOn ?? '') : targetText(row);
  return text ? sign + text : '';
}

/** The next item without a grade, in the order of the form; the overall grade comes last. */
export function nextItem(items: Partial<Record<ReviewItem, ReviewGrade>>): ReviewItem | null {
  return REVIEW_ITEMS.find((item) => !items[item]) ?? null;
}
