import {
  checkCriteria,
  checkSelfEvaluation,
  COMMON_BY_CODE,
  type CommonInput,
  type EvaluationToScore,
  isDate,
  type Refusal,
  scoreSelfEvaluation,
  type ScoredEvaluation,
  type SelfRowFacts,
  sumMoney,
  toScore,
} from '@jixiao/shared';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import type { SelfCommon, SelfCriterion, SelfEvaluation, SelfRow, SelfStepView } from '../data/self.graphql.js';

/** What the clerk types; amounts are 万元 as typed. */
export interface SelfForm {
  rows: readonly SelfRow[];
  common: readonly SelfCommon[];
  criteria: readonly SelfCriterion[];
  tasks: readonly { id: string; name: string; originalBudget: string; executedWan: string; result: string }[];
  /** Execution of basic expenditure by the id of its line. */
  typedWan: Readonly<Record<string, string>>;
  steps: readonly SelfStepView[];
  actualSummary: string;
  problems: string;
  measures: string;
  executionReason: string;
  filledByName: string;
}

export const isWhole = ({ objectType }: { objectType: string }): boolean => objectType.endsWith('_WHOLE');

export function formOf(sheet: SelfEvaluation): SelfForm {
  return {
    rows: sheet.rows,
    common: sheet.common,
    criteria: sheet.criteria,
    tasks: sheet.tasks.map(({ id, name, originalBudget, executedAmount, result }) => ({
      id,
      name,
      originalBudget,
      executedWan: wanOf(executedAmount),
      result: result ?? '',
    })),
    typedWan: Object.fromEntries(
      sheet.moneys
        .filter(({ origin }) => origin === 'TYPED')
        .map(({ id, executedAmount }) => [id, wanOf(executedAmount)]),
    ),
    steps: sheet.steps,
    actualSummary: sheet.actualSummary ?? '',
    problems: sheet.problems ?? '',
    measures: sheet.measures ?? '',
    executionReason: sheet.executionReason ?? '',
    filledByName: sheet.filledByName ?? '',
  };
}

export function inputOf(form: SelfForm): Record<string, unknown> {
  return {
    rows: form.rows.map((row) => ({
      id: row.id,
      actualValue: row.actualValue,
      // A day that is still being typed is no day yet.
      actualOn: row.actualOn && isDate(row.actualOn) ? row.actualOn : null,
      actualYes: row.actualYes,
      attainment: row.attainment,
      share: row.share,
      isNotApplicable: row.isNotApplicable,
      overCause: row.overCause,
      cause: row.cause,
      measures: row.measures,
      evidence: row.evidence,
    })),
    common: form.common.map(({ code: _code, weight: _weight, target: _target, ...row }) => pick(row)),
    criteria: form.criteria.map(({ id, score, text }) => ({ id, score, text })),
    tasks: form.tasks.map(({ id, executedWan, result }) => ({
      id,
      executedAmount: executedWan.trim() ? yuanOf(executedWan) : '0',
      result,
    })),
    moneys: Object.entries(form.typedWan).map(([id, wan]) => ({ id, executedAmount: wan.trim() ? yuanOf(wan) : '0' })),
    steps: form.steps
      .filter(({ isOwn, doneOn, document, note }) => !isOwn && (doneOn || document || note))
      .map(({ step, doneOn, document, note }) => ({ step, doneOn: doneOn || null, document, note })),
    actualSummary: form.actualSummary,
    problems: form.problems,
    measures: form.measures,
    executionReason: form.executionReason,
    filledByName: form.filledByName,
  };
}

const pick = (row: Omit<SelfCommon, 'code' | 'weight' | 'target'>): object => ({
  id: row.id,
  baseA: row.baseA,
  baseB: row.baseB,
  attainment: row.attainment,
  share: row.share,
  isNotApplicable: row.isNotApplicable,
  cause: row.cause,
  measures: row.measures,
  evidence: row.evidence,
});

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;
/** What is no number yet counts as blank. */
const readable = (value: string | null): string | null => (value && NUMBER.test(value.trim()) ? value.trim() : null);
export const isUnreadable = (value: string | null): boolean => Boolean(value?.trim()) && readable(value) === null;

const factsOf = (row: SelfRow, files: number): SelfRowFacts => ({
  ...row,
  direction: row.direction as SelfRowFacts['direction'],
  actualValue: readable(row.actualValue),
  actualOn: row.actualOn && isDate(row.actualOn) ? row.actualOn : null,
  share: readable(row.share),
  attainment: row.attainment as SelfRowFacts['attainment'],
  overCause: row.overCause as SelfRowFacts['overCause'],
  fileCount: files,
});

function commonInputs(rows: readonly SelfCommon[]): CommonInput[] {
  return rows.flatMap((row) => {
    const preset = COMMON_BY_CODE.get(row.code);
    if (!preset) return [];
    const indicator = { ...preset, points: row.weight, target: row.target };
    const attainment = row.attainment as CommonInput['attainment'];
    return [
      {
        ...row,
        indicator,
        attainment,
        a: readable(row.baseA),
        b: readable(row.baseB),
        share: readable(row.share),
        files: 0,
      },
    ];
  });
}

/** Money of a line as it will stand: what the unit types counts where it can be read. */
export function executedOf(sheet: SelfEvaluation, form: SelfForm, id: string): string {
  const line = sheet.moneys.find((one) => one.id === id)!;
  const typed = form.typedWan[id];
  if (typed === undefined) return line.executedAmount;
  const yuan = yuanOf(typed);
  return /^\d{1,13}(\.\d{1,2})?$/.test(yuan) ? yuan : '0.00';
}

function evaluationOf(sheet: SelfEvaluation, form: SelfForm): EvaluationToScore {
  const files = new Map(sheet.rows.map((row) => [row.id, row.files.length]));
  const { moneys } = sheet;
  return {
    family: sheet.family,
    adjustedBudget: sheet.adjustedBudget,
    executed: moneys.length > 0 ? sumMoney(moneys.map(({ id }) => executedOf(sheet, form, id))) : sheet.executedAmount,
    executionReason: form.executionReason,
    rows: form.rows.map((row) => toScore(factsOf(row, files.get(row.id) ?? 0))),
    common: commonInputs(form.common),
  };
}

export interface SelfPreview {
  scored: ScoredEvaluation;
  /** What still keeps it from being handed in, as far as the browser can tell. */
  missing: readonly Refusal[];
}

/** What was handed in shows what is stored, and nothing is computed anew; what is filled in shows what it will be. */
export const shownOf = (sheet: SelfEvaluation, form: SelfForm, editable: boolean): SelfPreview =>
  editable ? previewOf(sheet, form) : storedOf(sheet, previewOf(sheet, form));

function storedOf(sheet: SelfEvaluation, { scored, missing }: SelfPreview): SelfPreview {
  const line = <Row extends object>(row: Row, stored: Scored | undefined): Row => ({
    ...row,
    score: stored?.score ?? null,
    working: stored?.working ?? [],
  });
  return {
    missing,
    scored: {
      ...scored,
      rows: scored.rows.map((row, index) => line(row, sheet.rows[index])),
      common: scored.common.map((row, index) => line(row, sheet.common[index])),
      execution: scored.execution && { ...scored.execution, score: sheet.executionScore },
      total: sheet.totalScore,
      grade: sheet.grade as ScoredEvaluation['grade'],
      working: sheet.working ?? [],
    },
  };
}

type Scored = Pick<SelfRow, 'score' | 'working'>;

/** The score and what is missing as they will stand when this is saved: the very rules of the server. */
export function previewOf(sheet: SelfEvaluation, form: SelfForm): SelfPreview {
  const evaluation = evaluationOf(sheet, form);
  return {
    scored: scoreSelfEvaluation(evaluation, sheet.rules),
    missing: [...checkSelfEvaluation(evaluation, sheet.rules), ...(isWhole(sheet) ? checkCriteria(form.criteria) : [])],
  };
}
