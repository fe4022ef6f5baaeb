import { DEFAULT_RULES, FOUR_BANDS, qualityRules, riskOf, riskRules, selfEvaluationQuality } from '@jixiao/shared';
import { contentHash } from '../../platform/integrity/index.js';
import { addDays } from '../dates.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

/** 财政再评价 of all that a place self-evaluated. */
export interface RecheckPlan {
  readonly name: string;
  readonly drawnOn: string;
}

/** A self-evaluation that is rechecked, with its rows and their weights. */
export interface SheetToRecheck {
  readonly key: string;
  readonly sheet: Row<'evaluation.self_evaluation'>;
  readonly rows: readonly Row<'evaluation.self_evaluation_row'>[];
  readonly weights: readonly string[];
}

/** The report counts what was rechecked and tells no result: each recheck comes to what the unit itself had found. */
export function buildRechecks(
  { id, offices }: Organizations,
  plan: RecheckPlan,
  workYear: number,
  sheets: readonly SheetToRecheck[],
): Batch[] {
  const risk = riskRules(DEFAULT_RULES);
  const sampleId = id('recheck-sample', 1);
  const rechecks = sheets.map(({ key, sheet, rows, weights }, i): Row<'evaluation.recheck'> => {
    const total = sheet.total_score!;
    const found = riskOf(
      {
        key,
        totalScore: total,
        grade: 'EXCELLENT',
        amount: sheet.approved_amount,
        adjustedBudget: sheet.adjusted_budget,
        executed: sheet.executed_amount,
        overAchieved: false,
        notApplicable: rows.filter(({ is_not_applicable }) => is_not_applicable).length,
        earlierDeviation: null,
      },
      risk,
    );
    const quality = selfEvaluationQuality(
      rows.map((row, k) => ({
        isNotApplicable: row.is_not_applicable ?? false,
        score: row.score ?? null,
        weight: weights[k]!,
        met: row.score === null ? null : Number(row.score) === Number(weights[k]),
        evidence: row.evidence ?? null,
        cause: row.cause ?? null,
      })),
      qualityRules(DEFAULT_RULES),
    );
    return {
      id: id('recheck', i + 1),
      sample_id: sampleId,
      work_year: workYear,
      self_evaluation_id: sheet.id,
      agency_id: sheet.agency_id,
      ordinal: i + 1,
      chosen_by: 'RANDOM',
      risk_reasons: [...found.reasons],
      risk_weight: found.weight,
      risk_points: found.points,
      quality_score: quality.score,
      quality_findings: quality.findings,
      state: 'CLOSED',
      self_score: total,
      self_grade: sheet.grade ?? null,
      recheck_score: total,
      recheck_grade: sheet.grade ?? null,
      working: sheet.working ?? [],
      opinion: '复核得分与自评一致（演示）',
      rechecked_by: offices.performance.accountId,
      issued_on: addDays(plan.drawnOn, 5),
      answer: '无异议（演示）',
      answered_on: addDays(plan.drawnOn, 8),
      close_note: '复核结束（演示）',
      closed_on: addDays(plan.drawnOn, 9),
    };
  });
  return [
    batch('evaluation.recheck_sample', [
      {
        id: sampleId,
        work_year: workYear,
        name: plan.name,
        seed: `示例抽签${plan.drawnOn}`,
        by_risk: 0,
        share: '100',
        risk_rules: { ...risk, scale: FOUR_BANDS },
        population_count: sheets.length,
        population_hash: contentHash(sheets.map(({ key }) => key)),
        drawn_on: plan.drawnOn,
        drawn_by: offices.performance.accountId,
      },
    ]),
    batch('evaluation.recheck', rechecks),
    batch(
      'evaluation.recheck_row',
      sheets.flatMap(({ sheet, rows, weights }, i) => [
        ...rows.map((row, k) => ({
          id: id('recheck-row', i * 20 + k + 1),
          recheck_id: rechecks[i]!.id,
          self_evaluation_row_id: row.id,
          ordinal: k + 1,
          weight: weights[k]!,
          self_score: row.score ?? null,
          recheck_score: row.score ?? null,
        })),
        {
          id: id('recheck-row', i * 20 + rows.length + 1),
          recheck_id: rechecks[i]!.id,
          self_evaluation_row_id: null,
          ordinal: rows.length + 1,
          weight: '10',
          self_score: sheet.execution_score ?? null,
          recheck_score: sheet.execution_score ?? null,
        },
      ]),
    ),
  ];
}
