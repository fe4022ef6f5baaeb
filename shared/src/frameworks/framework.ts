import { Exact, exactOrNull, plain, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { RULE_DEFAULTS } from '../parameters/rule-defaults.js';
import type { WorkingLine } from '../scoring/types.js';
import { checkGroups, type FrameworkGroup } from './nested-points.js';

export const FRAMEWORK_BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'] as const;
export type FrameworkBlock = (typeof FRAMEWORK_BLOCKS)[number];
export const FRAMEWORK_KINDS = [
  'ELEMENT_COUNT',
  'FORMULA',
  'CONDITION',
  'DEDUCTION',
  'GRADE',
  'SURVEY',
  'VETO',
] as const;
export type FrameworkKind = (typeof FRAMEWORK_KINDS)[number];

export interface FrameworkRow {
  readonly level1: FrameworkBlock;
  readonly name: string;
  readonly weight: string;
  readonly kind: FrameworkKind;
  /** ELEMENT_COUNT: what must be there. VETO: what must not be. */
  readonly elements: readonly string[];
  readonly level2?: string;
  /** GRADE: the grades that may be given; where there are none, any share of the points. */
  readonly grades?: readonly QualityGrade[];
}

/** A grade of quality and the per cent of the points that it gives. */
export interface QualityGrade {
  readonly name: string;
  readonly share: string;
}

/** What is wrong with a framework: its rows sum to 100 exactly, output and outcome to at least what the place asks (60: 财预〔2020〕10号). */
export function checkFramework(
  rows: readonly FrameworkRow[],
  leastResults: string | number = RULE_DEFAULTS['eval.oeWeightMin'].value,
  groups: readonly FrameworkGroup[] = [],
): Refusal[] {
  const refusals: Refusal[] = [];
  const sum = total(rows);
  if (!sum.eq(100)) {
    refusals.push(
      refusal('FRAMEWORK_SUM', {
        ruleId: 'E-01',
        field: 'rows',
        params: { sum: sum.toFixed(2), wanted: '100.00', missing: new Exact(100).minus(sum).toFixed(2) },
        wayOut: 'ADJUST_WEIGHTS',
      }),
    );
  }
  const results = total(rows.filter(({ level1 }) => level1 === 'OUTPUT' || level1 === 'OUTCOME'));
  if (results.lt(leastResults)) {
    refusals.push(
      refusal('RESULTS_UNDERWEIGHT', {
        ruleId: 'E-02',
        field: 'rows',
        params: { sum: results.toFixed(2), least: plain(leastResults) },
        wayOut: 'ADJUST_WEIGHTS',
      }),
    );
  }
  const names = new Map<string, number>();
  rows.forEach((row, index) => {
    if (!row.name.trim()) refusals.push(refusal('REQUIRED', { field: `rows[${index}].name` }));
    const first = names.get(row.name.trim());
    if (first !== undefined)
      refusals.push(
        refusal('INDICATOR_TWICE', {
          ruleId: 'E-03',
          field: `rows[${index}].name`,
          params: { first: first + 1, row: index + 1, name: row.name.trim() },
        }),
      );
    else names.set(row.name.trim(), index);
    if (['ELEMENT_COUNT', 'VETO'].includes(row.kind) && row.elements.length === 0) {
      refusals.push(refusal('ELEMENTS_MISSING', { ruleId: 'E-04', field: `rows[${index}].elements` }));
    }
    if (row.grades?.length && !areGrades(row.grades)) {
      refusals.push(refusal('QUALITY_GRADES_INVALID', { ruleId: 'FW-02', field: `rows[${index}].grades` }));
    }
  });
  return [...refusals, ...checkGroups(rows, groups)];
}

const total = (rows: readonly FrameworkRow[]): Exact => rows.reduce((sum, row) => sum.plus(row.weight), new Exact(0));

/** What the evaluator found. Which field counts depends on the row's kind. */
export interface FrameworkInput {
  /** ELEMENT_COUNT: which elements are there, in the order of the row. */
  readonly present?: readonly boolean[];
  /** FORMULA, SURVEY: per cent reached, 0–100 and beyond. */
  readonly rate?: string | null;
  /** FORMULA: the two numbers that the rate is made of (480 of 500); where they are given they count, not a typed rate. */
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  /** CONDITION: fulfilled or not. */
  readonly met?: boolean | null;
  /** DEDUCTION: points taken off. */
  readonly deduction?: string | null;
  /** GRADE: per cent of the weight that the grade gives. */
  readonly share?: string | null;
  /** SURVEY: how many answered; printed with the result. */
  readonly answers?: number | null;
  /** Any kind: the mean of several scorers that the lead took over instead of a finding of his own. */
  readonly mean?: string | null;
}

export interface FrameworkScore {
  /** Points with two decimals; null while the input is not there. */
  readonly score: string | null;
  readonly working: readonly WorkingLine[];
}

/** Scores one row with its working; clamped to 0…weight, rounded half up as the last step. */
export function scoreFrameworkRow(row: ScoredRow, input: FrameworkInput): FrameworkScore {
  const mean = exactOrNull(input.mean);
  if (mean) {
    const score = roundHalfUp(Exact.max(0, Exact.min(row.weight, mean)), 2);
    return { score, working: [{ code: 'PANEL_MEAN', expression: `${plain(mean)} = ${score}` }] };
  }
  const share = shareOf(row, input);
  if (!share) return { score: null, working: [{ code: 'INCOMPLETE', expression: '' }] };
  const bounded = Exact.max(0, Exact.min(1, share.value));
  const score = roundHalfUp(bounded.times(row.weight), 2);
  return { score, working: [{ code: row.kind, expression: `${plain(row.weight)} × ${share.text} = ${score}` }] };
}

export type ScoredRow = Pick<FrameworkRow, 'weight' | 'kind' | 'elements' | 'grades'>;

function shareOf(row: ScoredRow, input: FrameworkInput): { value: Exact; text: string } | null {
  switch (row.kind) {
    case 'ELEMENT_COUNT': {
      const { present } = input;
      if (!present || present.length !== row.elements.length || present.length === 0) return null;
      const there = present.filter(Boolean).length;
      return { value: new Exact(there).div(present.length), text: `${there} ÷ ${present.length}` };
    }
    case 'VETO': {
      const { present } = input;
      if (!present || present.length !== row.elements.length || present.length === 0) return null;
      const hit = present.includes(true);
      return { value: new Exact(hit ? 0 : 1), text: hit ? '0' : '1' };
    }
    case 'CONDITION':
      if (input.met === null || input.met === undefined) return null;
      return { value: new Exact(input.met ? 1 : 0), text: input.met ? '1' : '0' };
    case 'DEDUCTION': {
      const taken = exactOrNull(input.deduction);
      if (!taken || taken.lt(0)) return null;
      return {
        value: new Exact(row.weight).minus(taken).div(row.weight),
        text: `(${plain(row.weight)} − ${plain(taken)}) ÷ ${plain(row.weight)}`,
      };
    }
    case 'GRADE': {
      const given = exactOrNull(input.share);
      if (!given || given.lt(0) || given.gt(100)) return null;
      if (row.grades?.length && !row.grades.some((grade) => given.eq(grade.share))) return null;
      return { value: given.div(100), text: `${plain(given)}%` };
    }
    case 'FORMULA':
    case 'SURVEY': {
      const ratio = row.kind === 'FORMULA' ? ratioOf(input) : null;
      if (ratio) return ratio;
      const rate = exactOrNull(input.rate);
      if (!rate || rate.lt(0)) return null;
      const n = input.answers ? ` (n = ${input.answers})` : '';
      return { value: rate.div(100), text: `min(${plain(rate)}%, 100%)${n}` };
    }
  }
}

/** 480 ÷ 500: both numbers are there, and the one below is not nought. */
function ratioOf({ numerator, denominator }: FrameworkInput): { value: Exact; text: string } | null {
  const [above, below] = [exactOrNull(numerator), exactOrNull(denominator)];
  if (!above || !below || above.lt(0) || below.lte(0)) return null;
  return { value: above.div(below), text: `min(${plain(above)} ÷ ${plain(below)}, 100%)` };
}

function areGrades(grades: readonly QualityGrade[]): boolean {
  const shares = grades.map(({ share }) => exactOrNull(share));
  const names = grades.map(({ name }) => name.trim());
  return (
    grades.length >= 2 &&
    shares.every((share) => share && share.gte(0) && share.lte(100)) &&
    names.every(Boolean) &&
    new Set(names).size === names.length &&
    new Set(shares.map(String)).size === shares.length
  );
}
