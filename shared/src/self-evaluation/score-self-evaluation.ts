import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { type Grade, gradeOf } from '../grades/grade-scale.js';
import { scoreIndicator } from '../scoring/score-indicator.js';
import { type ExecutionScore, scoreExecution, scoreSheet, type SheetTotal } from '../scoring/score-sheet.js';
import type { RowScore, ScoringActual, ScoringTarget, WorkingLine } from '../scoring/types.js';
import { checkCommon, type CommonInput, type CommonScore, scoreCommon } from './score-common.js';
import type { SelfRules } from './self-rules.js';

export interface RowToScore {
  readonly level1: string;
  readonly target: ScoringTarget;
  readonly actual: ScoringActual;
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
  /** Attached files of the row: they are evidence as well as words are. */
  readonly files: number;
}

export interface EvaluationToScore {
  /** GOALS: rows of the objective and the execution row. COMMON: rows of the common framework, which has its own. */
  readonly family: 'GOALS' | 'COMMON';
  readonly adjustedBudget: string;
  readonly executed: string;
  readonly executionReason: string | null;
  readonly rows: readonly RowToScore[];
  readonly common: readonly CommonInput[];
}

export interface ScoredEvaluation {
  readonly rows: readonly RowScore[];
  readonly common: readonly CommonScore[];
  readonly execution: ExecutionScore | null;
  readonly total: string | null;
  readonly grade: Grade | null;
  readonly working: readonly WorkingLine[];
  readonly refusals: readonly Refusal[];
}

/** Scores 项目支出绩效自评表 or 部门整体支出绩效自评表 with its full working (财预〔2020〕10号). */
export function scoreSelfEvaluation(evaluation: EvaluationToScore, rules: SelfRules): ScoredEvaluation {
  if (evaluation.family === 'COMMON') return scoredByCommon(evaluation, rules);
  const rows = evaluation.rows.map((row) => scoreIndicator(row.target, row.actual, rules.scoring));
  const execution = scoreExecution({
    adjustedBudget: evaluation.adjustedBudget,
    executed: evaluation.executed,
    weight: rules.executionWeight,
    reason: evaluation.executionReason,
  });
  const total = resultsApply(evaluation)
    ? scoreSheet([
        ...rows.map((result, index) => ({ weight: evaluation.rows[index]!.target.weight, result })),
        { weight: rules.executionWeight, result: { score: execution.score, status: execution.status } },
      ])
    : NOTHING_JUDGED;
  return {
    rows,
    common: [],
    execution,
    total: total.total,
    grade: gradeOf(total.total, rules.scale),
    working: [...execution.working, ...total.working],
    refusals: [...execution.refusals, ...lowExecution(evaluation, execution, rules)],
  };
}

/** Money that was spent is no performance: where no output and no outcome applies, nothing was evaluated. */
const NOTHING_JUDGED: SheetTotal = {
  total: null,
  status: 'NOT_EVALUATED',
  working: [{ code: 'NOTHING_APPLIES', expression: '' }],
};
const RESULTS = ['OUTPUT', 'OUTCOME'];

/** An output or an outcome applies; of a form that has neither level, any row. */
function resultsApply({ rows }: EvaluationToScore): boolean {
  const results = rows.filter(({ level1 }) => RESULTS.includes(level1));
  return (results.length > 0 ? results : rows).some(({ actual }) => !actual.notApplicable);
}

/** Points of the objective and of its execution; a sheet is out of 100. */
function weightsOf(
  { rows }: EvaluationToScore,
  { executionWeight }: SelfRules,
): { params: Refusal['params']; sum: Exact } {
  const own = rows.reduce((total, { target }) => total.plus(target.weight), new Exact(0));
  const sum = own.plus(executionWeight);
  return { sum, params: { rows: plain(own), execution: executionWeight, sum: plain(sum) } };
}

/** More than 100 points cannot be scored at all; fewer may be saved, and are not handed in. */
export function checkSelfWeights(evaluation: EvaluationToScore, rules: SelfRules, saving: boolean): Refusal[] {
  if (evaluation.family === 'COMMON') return [];
  const { sum, params } = weightsOf(evaluation, rules);
  if (sum.eq(100) || (saving && sum.lt(100))) return [];
  return [refusal('SELF_WEIGHTS_NOT_100', { ruleId: 'S-15', field: 'rows', params, wayOut: 'ALIGN_WEIGHT_RULES' })];
}

function scoredByCommon(evaluation: EvaluationToScore, rules: SelfRules): ScoredEvaluation {
  const common = evaluation.common.map((row) => scoreCommon(row, rules.scoring));
  const total = scoreSheet(
    common.map((result, index) => ({ weight: evaluation.common[index]!.indicator.points, result })),
  );
  const { working } = total;
  return {
    rows: [],
    common,
    execution: null,
    total: total.total,
    grade: gradeOf(total.total, rules.scale),
    working,
    refusals: [],
  };
}

/** Some places ask for words where little was spent (domain §2.7). */
function lowExecution(evaluation: EvaluationToScore, execution: ExecutionScore, rules: SelfRules): Refusal[] {
  const { leastExecution } = rules;
  if (leastExecution === null || execution.rate === null || evaluation.executionReason?.trim()) return [];
  if (new Exact(execution.rate).gte(leastExecution)) return [];
  const params = { rate: execution.rate, least: leastExecution };
  return [refusal('EXECUTION_LOW', { ruleId: 'S-05', field: 'executionReason', params, wayOut: 'WRITE_REASON' })];
}

/** Everything that keeps a self-evaluation from being handed in (domain S1), each with its field. */
export function checkSelfEvaluation(evaluation: EvaluationToScore, rules: SelfRules): Refusal[] {
  const scored = scoreSelfEvaluation(evaluation, rules);
  const isEmpty = evaluation.family === 'GOALS' && !resultsApply(evaluation);
  return [
    ...scored.refusals,
    ...checkSelfWeights(evaluation, rules, false),
    ...(isEmpty ? [refusal('NO_RESULT_APPLIES', { ruleId: 'S-14', field: 'rows', wayOut: 'JUDGE_ONE_RESULT' })] : []),
    ...scored.rows.flatMap((result, index) => checkRow(evaluation.rows[index]!, result, index)),
    ...(evaluation.family === 'COMMON'
      ? evaluation.common.flatMap((row, index) => checkCommon(row, index, rules.scoring))
      : []),
  ];
}

function checkRow(row: RowToScore, result: RowScore, index: number): Refusal[] {
  const found: Refusal[] = [];
  const at = (name: string): Pick<Refusal, 'field' | 'params'> => ({
    field: `rows[${index}].${name}`,
    params: { row: index + 1 },
  });
  if (result.status === 'INCOMPLETE')
    found.push(refusal('ACTUAL_MISSING', { ruleId: 'S-01', ...at('actualValue'), wayOut: 'ENTER_ACTUAL' }));
  if (result.overCauseRequired)
    found.push(refusal('OVER_CAUSE_REQUIRED', { ruleId: 'S-02', ...at('overCause'), wayOut: 'CHOOSE_CAUSE' }));
  if (result.causeRequired && !row.cause?.trim())
    found.push(refusal('CAUSE_REQUIRED', { ruleId: 'S-03', ...at('cause'), wayOut: 'WRITE_CAUSE' }));
  if (result.causeRequired && result.status === 'SCORED' && !row.measures?.trim())
    found.push(refusal('MEASURES_REQUIRED', { ruleId: 'S-03', ...at('measures'), wayOut: 'WRITE_MEASURES' }));
  if (result.status === 'SCORED' && !row.evidence?.trim() && row.files === 0)
    found.push(refusal('EVIDENCE_REQUIRED', { ruleId: 'S-04', ...at('evidence'), wayOut: 'NAME_EVIDENCE' }));
  return found;
}
