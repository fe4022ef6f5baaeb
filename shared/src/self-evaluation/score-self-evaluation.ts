import type { Refusal } from '../errors/refusal.js';
import { refusal } from '../errors/refusal.js';
import { type Grade, gradeOf } from '../grades/grade-scale.js';
import { type Rules, scoringParameters } from '../parameters/read-rules.js';
import { scoreIndicator } from '../scoring/score-indicator.js';
import { scoreExecution, scoreSheet } from '../scoring/score-sheet.js';
import type { RowScore, ScoringActual, ScoringTarget, WorkingLine } from '../scoring/types.js';

export interface RowToScore {
  readonly target: ScoringTarget;
  readonly actual: ScoringActual;
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
}

export interface EvaluationToScore {
  readonly adjustedBudget: string;
  readonly executed: string;
  readonly executionReason: string | null;
  readonly rows: readonly RowToScore[];
}

export interface ScoredEvaluation {
  readonly rows: readonly RowScore[];
  readonly executionScore: string | null;
  readonly executionRate: string | null;
  readonly total: string | null;
  readonly grade: Grade | null;
  readonly working: readonly WorkingLine[];
  readonly refusals: readonly Refusal[];
}

/** Scores 项目支出绩效自评表 with its full working (财预〔2020〕10号). */
export function scoreSelfEvaluation(evaluation: EvaluationToScore, rules: Rules): ScoredEvaluation {
  const parameters = scoringParameters(rules);
  const executionWeight = String(rules.rule('self.execWeight'));
  const rows = evaluation.rows.map((row) => scoreIndicator(row.target, row.actual, parameters));
  const execution = scoreExecution({
    adjustedBudget: evaluation.adjustedBudget,
    executed: evaluation.executed,
    weight: executionWeight,
    reason: evaluation.executionReason,
  });
  const total = scoreSheet([
    ...rows.map((result, index) => ({ weight: evaluation.rows[index]!.target.weight, result })),
    { weight: executionWeight, result: { score: execution.score, status: execution.status } },
  ]);
  return {
    rows,
    executionScore: execution.score,
    executionRate: execution.rate,
    total: total.total,
    grade: gradeOf(total.total, rules.rule('grade.scale')),
    working: [...execution.working, ...total.working],
    refusals: execution.refusals,
  };
}

/** Everything that keeps a self-evaluation from being handed in (domain S1), each with its field. */
export function checkSelfEvaluation(evaluation: EvaluationToScore, rules: Rules): Refusal[] {
  const scored = scoreSelfEvaluation(evaluation, rules);
  const refusals: Refusal[] = [...scored.refusals];
  scored.rows.forEach((result, index) => {
    const row = evaluation.rows[index]!;
    const at = (name: string): Pick<Refusal, 'field' | 'params'> => ({
      field: `rows[${index}].${name}`,
      params: { row: index + 1 },
    });
    if (result.status === 'INCOMPLETE') {
      refusals.push(refusal('ACTUAL_MISSING', { ruleId: 'S-01', ...at('actualValue'), wayOut: 'ENTER_ACTUAL' }));
    }
    if (result.overCauseRequired) {
      refusals.push(refusal('OVER_CAUSE_REQUIRED', { ruleId: 'S-02', ...at('overCause'), wayOut: 'CHOOSE_CAUSE' }));
    }
    if (result.causeRequired && !row.cause?.trim()) {
      refusals.push(refusal('CAUSE_REQUIRED', { ruleId: 'S-03', ...at('cause'), wayOut: 'WRITE_CAUSE' }));
    }
    if (result.causeRequired && result.status === 'SCORED' && !row.measures?.trim()) {
      refusals.push(refusal('MEASURES_REQUIRED', { ruleId: 'S-03', ...at('measures'), wayOut: 'WRITE_MEASURES' }));
    }
    if (result.status === 'SCORED' && !row.evidence?.trim()) {
      refusals.push(refusal('EVIDENCE_REQUIRED', { ruleId: 'S-04', ...at('evidence'), wayOut: 'NAME_EVIDENCE' }));
    }
  });
  return refusals;
}
