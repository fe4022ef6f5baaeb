import {
  COMMON_BY_CODE,
  type CommonInput,
  type EvaluationToScore,
  isCriterionScore,
  isDate,
  type Refusal,
  refusal,
  toScore,
} from '@jixiao/shared';
import type { SelfEvaluationRecord, SelfEvaluationRowRecord } from '../persistence/self-evaluation.reads.js';
import type {
  SelfCommonRecord,
  SelfCriterionRecord,
  SelfMoneyRecord,
  SelfTaskRecord,
} from '../persistence/self-parts.reads.js';
import { totalsOf } from './sheet-money.js';

export interface SelfRowToSave {
  id: string;
  actualValue?: string | null;
  actualOn?: string | null;
  actualYes?: boolean | null;
  attainment?: string | null;
  share?: string | null;
  isNotApplicable: boolean;
  overCause?: string | null;
  cause?: string | null;
  measures?: string | null;
  evidence?: string | null;
}

export interface SelfCommonToSave {
  id: string;
  baseA?: string | null;
  baseB?: string | null;
  attainment?: string | null;
  share?: string | null;
  isNotApplicable: boolean;
  cause?: string | null;
  measures?: string | null;
  evidence?: string | null;
}

export interface SelfEvaluationToSave {
  id: string;
  expectedVersion: number;
  rows: readonly SelfRowToSave[];
  common?: readonly SelfCommonToSave[];
  criteria?: readonly { id: string; score?: string | null; text?: string | null }[];
  tasks?: readonly { id: string; executedAmount: string; result?: string | null }[];
  /** Execution that no register knows: basic expenditure. */
  moneys?: readonly { id: string; executedAmount: string }[];
  steps?: readonly { step: string; doneOn?: string | null; document?: string | null; note?: string | null }[];
  executionReason?: string | null;
  actualSummary?: string | null;
  problems?: string | null;
  measures?: string | null;
  filledByName?: string | null;
}

/** A sheet as it is stored, with all its parts. */
export interface StoredSheet {
  readonly sheet: SelfEvaluationRecord;
  readonly rows: readonly SelfEvaluationRowRecord[];
  readonly moneys: readonly SelfMoneyRecord[];
  readonly tasks: readonly SelfTaskRecord[];
  readonly common: readonly SelfCommonRecord[];
  readonly criteria: readonly SelfCriterionRecord[];
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;
const AMOUNT = /^\d{1,13}(\.\d{1,2})?$/;
export const blank = (value: string | null | undefined): string | null => value?.trim() || null;

/** Everything in a draft that cannot be kept as it was typed, each with its field; a blank is always kept. */
export function draftRefusals(draft: SelfEvaluationToSave, stored: StoredSheet): Refusal[] {
  const known = (records: readonly { id: string }[]): ((id: string) => boolean) => {
    const ids = new Set(records.map(({ id }) => id));
    return (id) => ids.has(id);
  };
  const found: Refusal[] = [];
  const lost = (list: string, items: readonly { id: string }[], isKnown: (id: string) => boolean): void =>
    items.forEach(({ id }, index) => {
      if (!isKnown(id)) found.push(refusal('NOT_FOUND', { field: `${list}[${index}].id` }));
    });
  const number = (field: string, row: number, value: string | null | undefined, pattern = NUMBER): void => {
    const text = value?.trim();
    if (text && !pattern.test(text))
      found.push(refusal('NUMBER_INVALID', { field, params: { row, value: text }, wayOut: 'ENTER_PLAIN_NUMBER' }));
  };
  const share = (list: string, index: number, value: string | null | undefined): void => {
    const field = `${list}[${index}].share`;
    number(field, index + 1, value);
    const text = value?.trim();
    if (text && NUMBER.test(text) && !(Number(text) >= 0 && Number(text) <= 100))
      found.push(refusal('SHARE_RANGE', { field, params: { row: index + 1 } }));
  };
  const { rows, common = [], criteria = [], tasks = [], moneys = [], steps = [] } = draft;
  lost('rows', rows, known(stored.rows));
  lost('common', common, known(stored.common));
  lost('criteria', criteria, known(stored.criteria));
  lost('tasks', tasks, known(stored.tasks));
  lost('moneys', moneys, known(stored.moneys.filter(({ origin }) => origin === 'TYPED')));
  rows.forEach((row, index) => {
    number(`rows[${index}].actualValue`, index + 1, row.actualValue);
    share('rows', index, row.share);
    if (row.actualOn && !isDate(row.actualOn))
      found.push(refusal('DATE_FORMAT', { field: `rows[${index}].actualOn`, params: { row: index + 1 } }));
  });
  common.forEach((row, index) => {
    number(`common[${index}].a`, index + 1, row.baseA);
    number(`common[${index}].b`, index + 1, row.baseB);
    share('common', index, row.share);
  });
  criteria.forEach(({ score }, index) => {
    const text = blank(score);
    if (text && !isCriterionScore(text))
      found.push(
        refusal('SCORE_RANGE', {
          field: `criteria[${index}].score`,
          params: { row: index + 1, value: text, most: 100 },
        }),
      );
  });
  tasks.forEach((row, index) => number(`tasks[${index}].executedAmount`, index + 1, row.executedAmount, AMOUNT));
  moneys.forEach((row, index) => number(`moneys[${index}].executedAmount`, index + 1, row.executedAmount, AMOUNT));
  steps.forEach(({ doneOn }, index) => {
    if (doneOn && !isDate(doneOn)) found.push(refusal('DATE_FORMAT', { field: `steps[${index}].doneOn` }));
  });
  return found;
}

/** A workbook, or the questionnaire whose result is taken over; null is a person at the screen or through the interface. */
export type ValueOrigin = 'SHEET' | { readonly surveyId: string; readonly closedOn: string } | null;

/** What a questionnaire has answered is not typed over: neither another value, nor as not applicable. */
export function surveyRefusals(draft: SelfEvaluationToSave, { rows }: StoredSheet, origin: ValueOrigin): Refusal[] {
  if (origin !== null && origin !== 'SHEET') return [];
  const asked = new Map(rows.filter(({ originSurveyId }) => originSurveyId !== null).map((row) => [row.id, row]));
  return draft.rows.flatMap((change, index): Refusal[] => {
    const row = asked.get(change.id);
    if (!row || (isSameNumber(blank(change.actualValue), row.actualValue) && !change.isNotApplicable)) return [];
    const params = { row: index + 1, name: row.name, value: row.actualValue };
    const field = `rows[${index}].${change.isNotApplicable ? 'isNotApplicable' : 'actualValue'}`;
    return [refusal('SELF_SURVEY_FIXED', { ruleId: 'SV-04', field, params, wayOut: 'ASK_AGAIN_BY_SURVEY' })];
  });
}

/** The rows as they will stand; a value that stays what it was keeps its origin. */
export function mergedRows(
  rows: readonly SelfEvaluationRowRecord[],
  saved: readonly SelfRowToSave[],
  origin: ValueOrigin,
): SelfEvaluationRowRecord[] {
  const byId = new Map(saved.map((row) => [row.id, row]));
  return rows.map((row) => {
    const change = byId.get(row.id);
    if (!change) return row;
    const next = {
      ...row,
      actualValue: blank(change.actualValue),
      actualOn: change.actualOn || null,
      actualYes: change.actualYes ?? null,
      attainment: (change.attainment ?? null) as SelfEvaluationRowRecord['attainment'],
      share: blank(change.share),
      isNotApplicable: change.isNotApplicable,
      overCause: (change.overCause ?? null) as SelfEvaluationRowRecord['overCause'],
      cause: blank(change.cause),
      measures: blank(change.measures),
      evidence: blank(change.evidence),
    };
    const same =
      isSameNumber(next.actualValue, row.actualValue) &&
      next.actualOn === row.actualOn &&
      next.actualYes === row.actualYes &&
      next.attainment === row.attainment;
    if (origin !== null && origin !== 'SHEET') {
      const { surveyId, closedOn } = origin;
      return { ...next, actualOrigin: 'SURVEY', originSheetId: null, originSurveyId: surveyId, originOn: closedOn };
    }
    return same ? next : { ...next, actualOrigin: origin, originSheetId: null, originSurveyId: null, originOn: null };
  });
}

const isSameNumber = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && NUMBER.test(a) && NUMBER.test(b) && Number(a) === Number(b));

export function mergedCommon(
  rows: readonly SelfCommonRecord[],
  saved: readonly SelfCommonToSave[],
): SelfCommonRecord[] {
  const byId = new Map(saved.map((row) => [row.id, row]));
  return rows.map((row) => {
    const change = byId.get(row.id);
    if (!change) return row;
    return {
      ...row,
      baseA: blank(change.baseA),
      baseB: blank(change.baseB),
      attainment: (change.attainment ?? null) as SelfCommonRecord['attainment'],
      share: blank(change.share),
      isNotApplicable: change.isNotApplicable,
      cause: blank(change.cause),
      measures: blank(change.measures),
      evidence: blank(change.evidence),
    };
  });
}

/** A common row as the rules want it; a code that no rule knows any more is judged by nobody. */
export function commonInput(row: SelfCommonRecord): CommonInput[] {
  const preset = COMMON_BY_CODE.get(row.code);
  if (!preset) return [];
  return [
    { ...row, indicator: { ...preset, points: row.weight, target: row.target }, a: row.baseA, b: row.baseB, files: 0 },
  ];
}

/** The sheet as the rules score it. */
export function evaluationOf(stored: StoredSheet, executionReason = stored.sheet.executionReason): EvaluationToScore {
  const { sheet, rows, moneys, common } = stored;
  const totals = moneys.length > 0 ? totalsOf(moneys) : sheet;
  return {
    family: sheet.family,
    adjustedBudget: totals.adjustedBudget,
    executed: totals.executedAmount,
    executionReason,
    rows: rows.map(toScore),
    common: common.flatMap(commonInput),
  };
}
