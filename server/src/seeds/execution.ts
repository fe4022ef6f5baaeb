import {
  DEFAULT_ALERTS,
  FOUR_BANDS,
  gradeOf,
  type MonitoredRow,
  monitoringLight,
  scoreExecution,
  scoreIndicator,
  scoreSheet,
  type ScoringActual,
  stageRate,
} from '@jixiao/shared';
import { addDays, atHour, spread } from './dates.js';
import { money, share } from './money-allocation.js';
import type { BuiltProject } from './objectives.js';
import { clerkOn, firstLevel, type Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

const MONITORED_TO = '2019-07-31';

/** The monitoring of September 2019: what was spent and reached by the end of July. */
export function buildMonitoring(organizations: Organizations, monitored: readonly BuiltProject[]): Batch[] {
  const { id } = organizations;
  const roundId = id('round', 1);
  const sheets: Row<'monitoring.sheet'>[] = [];
  const rows: Row<'monitoring.sheet_row'>[] = [];
  const moneys: Row<'monitoring.sheet_money'>[] = [];
  monitored.forEach((project, i) => {
    const { plan } = project;
    const sheetId = id('sheet', i + 1);
    const clerk = clerkOn(plan.unit, '2019-08-20');
    const budget = money(plan.amount);
    const executed = money(project.paidBy(MONITORED_TO));
    // Some work begins late in the year: an example unit's amber light, with its cause and what is done about it.
    const isSlow = !plan.unit.isReal && i % 9 === 4;
    const submittedOn = addDays('2019-08-12', spread(i, 15));
    const reached = project.indicators.map((indicator) =>
      reachedBy(indicator, isSlow ? 300n : 560n + BigInt(spread(i, 90))),
    );
    const light = monitoringLight({ adjustedBudget: budget, executed, periodTo: MONITORED_TO, rows: reached });
    const isDisposed = light.light !== 'GREEN';
    sheets.push({
      id: sheetId,
      round_id: roundId,
      objective_id: project.objectiveId,
      project_id: project.projectId,
      agency_id: plan.unit.agencyId,
      objective_version_id: project.versionId,
      state: 'ACCEPTED',
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      execution_as_of: MONITORED_TO,
      forecast_amount: money(share(plan.amount, plan.paidPermille)),
      forecast_basis: 'OWN',
      light: light.light,
      light_reasons: light.reasons,
      goal_rate: light.goalRate,
      goal_gap: light.goalGap,
      unit_rating: light.light,
      division_rating: light.light,
      cause_codes: isDisposed ? ['SCHEDULE'] : [],
      cause_text: isDisposed ? '年中开工，进度晚于计划（演示）' : null,
      measures: isDisposed ? '四季度集中实施，按月报进度（演示）' : null,
      disposal: isDisposed ? 'CORRECT' : 'NORMAL',
      disposal_note: null,
      disposed_on: addDays('2019-09-09', spread(i, 12)),
      disposal_ended_on: isDisposed ? '2019-11-29' : null,
      submitted_by: clerk.accountId,
      submitted_at: atHour(submittedOn, 10, i),
      dept_reviewed_by: firstLevel(plan.unit).head.accountId,
      is_assumed: true,
    });
    moneys.push({
      id: id('sheet-money', i + 1),
      sheet_id: sheetId,
      source: 'CURRENT_YEAR',
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      forecast_amount: money(share(plan.amount, plan.paidPermille)),
    });
    project.indicators.forEach((indicator, k) => {
      rows.push({
        id: id('sheet-row', i * 10 + k + 1),
        sheet_id: sheetId,
        indicator_id: indicator.id,
        ordinal: k + 1,
        actual_value: reached[k]!.actual,
        is_not_due: reached[k]!.isNotDue,
        forecast_value: reached[k]!.forecast,
        likelihood: 'CERTAIN',
        stage_rate: stageRate(reached[k]!),
        comment: null,
      });
    });
  });
  return [
    batch('monitoring.round', [
      {
        id: roundId,
        budget_year: 2019,
        name: '2019年1—7月绩效运行监控',
        period_from: '2019-01-01',
        period_to: MONITORED_TO,
        due_on: '2019-08-31',
        state: 'CLOSED',
        parameters: { alerts: DEFAULT_ALERTS },
        opened_on: '2019-08-05',
        closed_on: '2019-09-25',
      },
    ]),
    batch('monitoring.sheet', sheets),
    batch('monitoring.sheet_row', rows),
    batch('monitoring.sheet_money', moneys),
  ];
}

/** What had been reached by the end of July: counts by so many thousandths of the year's target, rates as they stood. */
function reachedBy(indicator: BuiltProject['indicators'][number], permille: bigint): MonitoredRow {
  const { direction, unit, weight } = indicator;
  const target = indicator.target ?? null;
  const isNotDue = direction === 'DATE_BY' || direction === 'BOOL' || direction === 'QUAL';
  const isCount = target !== null && unit !== '%' && direction === 'GE';
  const reached = isCount || target !== null ? share(BigInt(target ?? '0'), Number(permille)) : null;
  const isRate = target !== null && !isCount;
  return {
    direction,
    target,
    actual: isRate && permille > 500n ? target : reached === null ? (indicator.low ?? null) : String(reached),
    forecast: target ?? indicator.low ?? null,
    likelihood: 'CERTAIN',
    isNotDue,
    weight,
  };
}

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
