import { Exact } from '../decimal/decimal.js';
import { daysBetween, timeProgress } from '../periods/dates.js';
import type { AlertParameters } from './alert-parameters.js';
import { type LightReason, monitoringLight } from './light.js';

export interface DailyProject {
  readonly adjustedBudget: string;
  readonly executed: string;
  readonly quietSince: string | null;
}

/** What the light says of the money alone, on any day between two rounds (R107). One function draws both. */
export function dailyAlerts(project: DailyProject, today: string, parameters: AlertParameters): readonly LightReason[] {
  // A threshold for the end of a period would turn every project red in January.
  const daily = { ...parameters, leastExecution: null, leastAttainment: null };
  const ended = endedMonth(today);
  const lagging =
    ended === 0
      ? []
      : monitoringLight({ ...project, periodTo: dayIn(today, ended), rows: [] }, { ...daily, idleDays: null }).reasons;
  const { reasons } = monitoringLight({ ...project, periodTo: today, rows: [] }, daily);
  return [...lagging, ...reasons.filter(({ code }) => code === 'MONEY_IDLE')];
}

/** Last month of the year that has ended by a day; a month counts on its last day, and not before. */
const endedMonth = (today: string): number => Number(today.slice(5, 7)) - (isMonthEnd(today) ? 0 : 1);
const dayIn = (today: string, month: number): string => `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;

/** What should have been spent by a day: the band of the last month ended, else the share of the year gone by. */
export function expectedRate(today: string, { executionBands }: AlertParameters): string {
  const month = endedMonth(today);
  const band = executionBands.filter((one) => one.month <= month).at(-1);
  if (band) return new Exact(band.least).toFixed(2);
  return month === 0 ? '0.00' : timeProgress(dayIn(today, month));
}

function isMonthEnd(today: string): boolean {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Number(today.slice(8, 10)) === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days by which a milestone is late; 0 when it was reached in time or is not due. */
export function milestoneDelay(plannedOn: string, actualOn: string | null, asOf: string): number {
  return Math.max(0, daysBetween(plannedOn, actualOn ?? asOf));
}
