import { Exact, exactOrNull, plain, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { RULE_DEFAULTS } from '../parameters/rule-defaults.js';
import type { WorkingLine } from '../scoring/types.js';

export const FRAMEWORK_BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'] as const;
export type FrameworkBlock = (typeof FRAMEWORK_BLOCKS)[number];
export const FRAMEWORK_KINDS = ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY'] as const;
export type FrameworkKind = (typeof FRAMEWORK_KINDS)[number];

export interface FrameworkRow {
  readonly level1: FrameworkBlock;
  readonly name: string;
  readonly weight: string;
  readonly kind: FrameworkKind;
  readonly elements: readonly string[];
}

/** What is wrong with a framework: its rows sum to 100 exactly, output and outcome to at least what the place asks (60: 财预〔2020〕10号). */
export function checkFramework(
  rows: readonly FrameworkRow[],
  leastResults: string | number = RULE_DEFAULTS['eval.oeWeightMin'].value,
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
    if (row.kind === 'ELEMENT_COUNT' && row.elements.length === 0) {
      refusals.push(refusal('ELEMENTS_MISSING', { ruleId: 'E-04', field: `rows[${index}].elements` }));
    }
  });
  return refusals;
}

const total = (rows: readonly FrameworkRow[]): Exact => rows.reduce((sum, row) => sum.plus(row.weight), new Exact(0));

/** What the evaluator found. Which field counts depends on the row's kind. */
export interface FrameworkInput {
  /** ELEMENT_COUNT: which elements are there, in the order of the row. */
  readonly present?: readonly boolean[];
  /** FORMULA, SURVEY: per cent reached, 0–100 and beyond. */
  readonly rate?: string | null;
  /** CONDITION: fulfilled or not. */
  readonly met?: boolean | null;
  /** DEDUCTION: points taken off. */
  readonly deduction?: string | null;
  /** GRADE: per cent of the weight that the grade gives. */
  readonly share?: string | null;
}

export interface FrameworkScore {
  /** Points with two decimals; null while the input is not there. */
  readonly score: string | null;
  readonly working: readonly WorkingLine[];
}

/** Scores one row with its working; clamped to 0…weight, rounded half up as the last step. */
export function scoreFrameworkRow(
  row: Pick<FrameworkRow, 'weight' | 'kind' | 'elements'>,
  input: FrameworkInput,
): FrameworkScore {
  const share = shareOf(row, input);
  if (!share) return { score: null, working: [{ code: 'INCOMPLETE', expression: '' }] };
  const bounded = Exact.max(0, Exact.min(1, share.value));
  const score = roundHalfUp(bounded.times(row.weight), 2);
  return { score, working: [{ code: row.kind, expression: `${plain(row.weight)} × ${share.text} = ${score}` }] };
}

function shareOf(
  row: Pick<FrameworkRow, 'weight' | 'kind' | 'elements'>,
  input: FrameworkInput,
): { value: Exact; text: string } | null {
  switch (row.kind) {
    case 'ELEMENT_COUNT': {
      const { present } = input;
      if (!present || present.length !== row.elements.length || present.length === 0) return null;
      const there = present.filter(Boolean).length;
      return { value: new Exact(there).div(present.length), text: `${there} ÷ ${present.length}` };
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
      return { value: given.div(100), text: `${plain(given)}%` };
    }
    case 'FORMULA':
    case 'SURVEY': {
      const rate = exactOrNull(input.rate);
      if (!rate || rate.lt(0)) return null;
      return { value: rate.div(100), text: `min(${plain(rate)}%, 100%)` };
    }
  }
}
