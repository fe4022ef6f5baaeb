import { FOUR_BANDS, gradeOf, scoreExecution, scoreIndicator, scoreSheet, type ScoringActual } from '@jixiao/shared';
import { addDays, atHour, spread } from './dates.js';
import { money } from './money-allocation.js';
import type { BuiltProject } from './objectives.js';
import { clerkOn, firstLevel, type Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** What an example project reached: mostly its target; now and then a little less, with a cause. */
function actualOf(indicator: BuiltProject['indicators'][number], year: number, isShort: boolean): ScoringActual {
  switch (indicator.direction) {
    case 'GE':
      return { value: isShort ? String((BigInt(indicator.target!) * 9n) / 10n) : indicator.target! };
    case 'LE':
    case 'EQ':
      return { value: indicator.target! };
    case 'RANGE':
      return { value: isShort ? '90' : '97' };
    case 'DATE_BY':
      return { on: isShort ? addDays(`${year}-${indicator.by!}`, 12) : `${year}-${indicator.by!}` };
    case 'BOOL':
      return { yes: true };
    case 'QUAL':
      return { attainment: 'ACHIEVED', share: '100' };
    case 'BAND':
      return { value: isShort ? '72' : '86' };
  }
}

/** The self-evaluations of 2018, done by August 2019, scored by the product's own rules with their working. */
export function buildSelfEvaluations(organizations: Organizations, projects: readonly BuiltProject[]): Batch[] {
  const { id } = organizations;
  const sheets: Row<'evaluation.self_evaluation'>[] = [];
  const rows: Row<'evaluation.self_evaluation_row'>[] = [];
  projects.forEach((project, i) => {
    const { plan } = project;
    const sheetId = id('self-evaluation', i + 1);
    const budget = money(plan.amount);
    const executed = money(project.paidBy('2018-12-31'));
    // Nothing short is invented for a body or a project that the report names.
    const shortRow = plan.isAssumed && !plan.unit.isReal ? spread(i, 11) : -1;
    const scored = project.indicators.map((indicator, k) => {
      const actual = actualOf(indicator, plan.year, k === shortRow);
      const target = {
        direction: indicator.direction,
        weight: indicator.weight,
        target: indicator.target ?? null,
        low: indicator.low ?? null,
        high: indicator.high ?? null,
        targetOn: indicator.by ? `${plan.year}-${indicator.by}` : null,
        plannedStartOn: indicator.from ? `${plan.year}-${indicator.from}` : null,
        targetYes: indicator.direction === 'BOOL' ? true : null,
        bands: indicator.bands ?? null,
      };
      const result = scoreIndicator(target, actual);
      rows.push({
        id: id('self-evaluation-row', i * 10 + k + 1),
        self_evaluation_id: sheetId,
        indicator_id: indicator.id,
        ordinal: k + 1,
        actual_value: actual.value ?? null,
        actual_on: actual.on ?? null,
        actual_yes: actual.yes ?? null,
        attainment: actual.attainment ?? null,
        share: actual.share ?? null,
        is_not_applicable: false,
        over_cause: null,
        cause: result.causeRequired ? '实施进度晚于计划（演示）' : null,
        measures: result.causeRequired ? '提前安排，按月检查（演示）' : null,
        evidence: '业务台账（演示）',
        score: result.score,
        working: result.working,
      });
      return { weight: indicator.weight, result };
    });
    const execution = scoreExecution({ adjustedBudget: budget, executed, weight: '10' });
    const total = scoreSheet([
      ...scored,
      { weight: '10', result: { score: execution.score, status: execution.status } },
    ]);
    const completedOn = addDays('2019-07-29', spread(i, 32));
    sheets.push({
      id: sheetId,
      subject_year: plan.year,
      work_year: 2019,
      project_id: project.projectId,
      agency_id: plan.unit.agencyId,
      objective_version_id: project.versionId,
      state: 'ACCEPTED',
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      execution_reason: null,
      execution_score: execution.score,
      total_score: total.total,
      grade: gradeOf(total.total, FOUR_BANDS),
      working: total.working,
      parameters: {},
      actual_summary: '年度目标基本完成（演示）',
      problems: null,
      measures: null,
      completed_on: completedOn,
      submitted_by: clerkOn(plan.unit, '2019-07-20').accountId,
      submitted_at: atHour(addDays(completedOn, -8), 15, i),
      dept_reviewed_by: firstLevel(plan.unit).head.accountId,
      is_assumed: plan.isAssumed,
    });
  });
  return [batch('evaluation.self_evaluation', sheets), batch('evaluation.self_evaluation_row', rows)];
}
