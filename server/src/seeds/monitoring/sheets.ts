import { daysBetween, monitoringLight, stageRate } from '@jixiao/shared';
import { addDays, atHour, spread } from '../dates.js';
import { money, share } from '../money-allocation.js';
import { clerkOn, firstLevel, type Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { RoundPlan } from './round.js';
import { reachedBy, type Watched } from './watched.js';

/** What an example unit that lags is asked to do. */
export const CORRECTION = '四季度集中实施，按月报进度（演示）';

/** The sheets of a round with their rows, and the light that the product's own rule gives each. */
export function buildSheets(organizations: Organizations, plan: RoundPlan, watched: readonly Watched[]): Batch[] {
  const { id } = organizations;
  const key = (kind: string): string => (plan.n === 1 ? kind : `${kind}-${plan.n}`);
  const sheets: Row<'monitoring.sheet'>[] = [];
  const rows: Row<'monitoring.sheet_row'>[] = [];
  const moneys: Row<'monitoring.sheet_money'>[] = [];
  const tasks: Row<'monitoring.sheet_task'>[] = [];
  watched.forEach((one, i) => {
    const sheetId = id(key('sheet'), i + 1);
    const budget = money(one.amount);
    const executed = money(one.executed);
    const reached = one.indicators.map((indicator) => reachedBy(indicator, one));
    sheets.push({
      id: sheetId,
      round_id: id('round', plan.n),
      objective_id: one.objectiveId,
      object_type: one.projectId ? 'PROJECT' : 'DEPARTMENT_WHOLE',
      project_id: one.projectId,
      agency_id: one.unit.agencyId,
      objective_version_id: one.versionId,
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      execution_source: one.executionReason ? 'TYPED' : 'PAYMENTS',
      typed_reason: one.executionReason,
      paid_amount: executed,
      execution_as_of: plan.periodTo,
      is_assumed: true,
      ...(one.isFiled ? filed(plan, one, reached, i) : { state: 'DRAFT', cause_codes: [] }),
    });
    one.moneys.forEach(({ source, amount, executed: spent }, k) =>
      moneys.push({
        id: id(key('sheet-money'), i * 3 + k + 1),
        sheet_id: sheetId,
        source,
        original_budget: money(amount),
        adjusted_budget: money(amount),
        executed_amount: money(spent),
        forecast_amount: one.isFiled ? money(one.moneys.length === 1 ? one.forecast : share(amount, 985)) : null,
      }),
    );
    one.tasks.forEach((task, k) =>
      tasks.push({
        id: id(key('sheet-task'), i * 10 + k + 1),
        sheet_id: sheetId,
        objective_task_id: task.id,
        ordinal: k + 1,
        name: task.name,
        original_budget: money(task.amount),
        executed_amount: money(task.executed),
      }),
    );
    one.indicators.forEach((indicator, k) => {
      const row = reached[k]!;
      rows.push({
        id: id(key('sheet-row'), i * 10 + k + 1),
        sheet_id: sheetId,
        indicator_id: indicator.id,
        ordinal: k + 1,
        actual_value: one.isFiled ? row.actual : null,
        is_not_due: one.isFiled && row.isNotDue,
        forecast_value: one.isFiled ? row.forecast : null,
        likelihood: one.isFiled ? 'CERTAIN' : null,
        stage_rate: one.isFiled ? stageRate(row) : null,
        comment: null,
      });
    });
  });
  return [
    batch('monitoring.sheet', sheets),
    batch('monitoring.sheet_row', rows),
    batch('monitoring.sheet_money', moneys),
    batch('monitoring.sheet_task', tasks),
  ];
}

/** What was filed, reviewed and decided. */
function filed(plan: RoundPlan, one: Watched, reached: readonly ReturnType<typeof reachedBy>[], i: number) {
  // Two fifths of the time to file, as much to review.
  const stage = Math.floor(daysBetween(plan.openedOn, plan.closedOn) * 0.4);
  const submittedOn = addDays(plan.openedOn, 2 + spread(i, stage));
  const { light, reasons, goalRate, goalGap } = monitoringLight(
    { adjustedBudget: money(one.amount), executed: money(one.executed), periodTo: plan.periodTo, rows: reached },
    plan.alerts,
  );
  const isDisposed = light !== 'GREEN';
  return {
    state: 'ACCEPTED',
    forecast_amount: money(one.forecast),
    forecast_basis: 'OWN',
    light,
    light_reasons: reasons,
    goal_rate: goalRate,
    goal_gap: goalGap,
    unit_rating: light,
    division_rating: light,
    disposal: isDisposed ? 'CORRECT' : 'NORMAL',
    disposal_note: isDisposed ? CORRECTION : null,
    disposed_on: addDays(submittedOn, 2 + spread(i + 3, stage)),
    reconciled_on: one.executionReason ? addDays(submittedOn, 2) : null,
    submitted_by: clerkOn(one.unit, plan.openedOn).accountId,
    submitted_at: atHour(submittedOn, 10, i % 60),
    dept_reviewed_by: firstLevel(one.unit).head.accountId,
    cause_codes: isDisposed ? ['SCHEDULE'] : [],
    cause_text: isDisposed ? '年中开工，进度晚于计划（演示）' : null,
    measures: isDisposed ? CORRECTION : null,
  };
}
