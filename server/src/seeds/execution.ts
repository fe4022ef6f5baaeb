import { FOUR_BANDS } from '@jixiao/shared';
import { scoredSheet } from './self-scoring.js';
import { addDays, atHour, spread } from './dates.js';
import { money } from './money-allocation.js';
import type { BuiltProject } from './objectives.js';
import { clerkOn, firstLevel, type Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';
import { buildUnitSummaries } from './unit-summaries.js';

/** What a division says of an example; short of nothing that the rules ask for. */
export const OPINION = '实施内容与目标一致，数据与台账相符，自评结论客观，未发现资金使用问题，同意（演示）。';

/** The self-evaluations of 2018, done by August 2019, scored by the product's own rules with their working. */
export function buildSelfEvaluations(organizations: Organizations, projects: readonly BuiltProject[]): Batch[] {
  const { id } = organizations;
  const sheets: Row<'evaluation.self_evaluation'>[] = [];
  const rows: Row<'evaluation.self_evaluation_row'>[] = [];
  const moneys: Row<'evaluation.self_evaluation_money'>[] = [];
  projects.forEach((project, i) => {
    const { plan } = project;
    const sheetId = id('self-evaluation', i + 1);
    const budget = money(plan.amount);
    const executed = money(project.paidBy('2018-12-31'));
    // Nothing short is invented for a body or a project that the report names.
    const shortRow = plan.isAssumed && !plan.unit.isReal ? spread(i, 11) : -1;
    const scored = scoredSheet({
      sheetId,
      indicators: project.indicators,
      year: plan.year,
      budget,
      executed,
      shortfall: shortRow < 0 ? null : { row: shortRow },
      scale: FOUR_BANDS,
      rowId: (k) => id('self-evaluation-row', i * 10 + k),
    });
    rows.push(...scored.rows);
    moneys.push({
      id: id('self-evaluation-money', i + 1),
      self_evaluation_id: sheetId,
      line: 'CURRENT_YEAR',
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      origin: 'PAYMENTS',
    });
    const completedOn = addDays('2019-07-29', spread(i, 32));
    sheets.push({
      id: sheetId,
      subject_year: plan.year,
      work_year: 2019,
      object_type: 'PROJECT',
      family: 'GOALS',
      project_id: project.projectId,
      agency_id: plan.unit.agencyId,
      objective_version_id: project.versionId,
      state: 'ACCEPTED',
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      execution_reason: null,
      execution_score: scored.execution.score,
      total_score: scored.total,
      grade: scored.grade,
      working: scored.working,
      parameters: {},
      actual_summary: '年度目标基本完成（演示）',
      problems: null,
      measures: null,
      completed_on: completedOn,
      submitted_by: clerkOn(plan.unit, '2019-07-20').accountId,
      submitted_at: atHour(addDays(completedOn, -8), 15, i),
      dept_reviewed_by: firstLevel(plan.unit).head.accountId,
      figures_confirmed: true,
      overall_opinion: OPINION,
      opined_on: completedOn,
      submitted_on: addDays(completedOn, -8),
      is_assumed: plan.isAssumed,
    });
  });
  return [
    batch('evaluation.self_evaluation', sheets),
    batch('evaluation.self_evaluation_row', rows),
    batch('evaluation.self_evaluation_money', moneys),
    buildUnitSummaries(
      organizations,
      projects.map(({ plan }, i) => ({ unit: plan.unit, sheet: sheets[i]! })),
      '2019-08-31',
    ),
  ];
}
