import { type Refusal, refusal } from '../errors/refusal.js';
import { addDays, type IsoDate, isDate, weekdayOf } from './dates.js';

/** Days that differ from the plain Monday-to-Friday week: 法定节假日 and 调休. */
export type CalendarExceptions = ReadonlyMap<IsoDate, boolean>;

/** What is known of the days: the exceptions, and the years that somebody has entered. */
export interface WorkCalendar {
  readonly exceptions: CalendarExceptions;
  readonly years: ReadonlySet<number>;
}

const isOfWeek = (date: IsoDate): boolean => ![0, 6].includes(weekdayOf(date));

/** A day of a year that nobody has entered is judged by the week alone; `yearsNotEntered` says so. */
export function isWorkingDay(date: IsoDate, exceptions: CalendarExceptions = new Map()): boolean {
  return exceptions.get(date) ?? isOfWeek(date);
}

/** The n-th working day after `date`; the day itself does not count. */
export function addWorkingDays(date: IsoDate, days: number, exceptions: CalendarExceptions = new Map()): IsoDate {
  let current = date;
  for (let left = days; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current, exceptions)) left -= 1;
  }
  return current;
}

/** Working days after the day that was agreed, up to the day on which it was done; nought when it was kept. */
export function workingDaysLate(due: IsoDate, done: IsoDate, exceptions?: CalendarExceptions): number {
  let late = 0;
  for (let day = due; day < done;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, exceptions)) late += 1;
  }
  return late;
}

/** Years between the days of which no calendar is known: there only weekends were left out. */
export function yearsNotEntered(from: IsoDate, to: IsoDate, years: ReadonlySet<number>): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter((year) => !years.has(year));
}

export interface CalendarDay {
  readonly day: IsoDate;
  readonly isWorking: boolean;
  readonly name: string | null;
}

const OFF = ['休', '放假', '休息', 'OFF'];
const ON = ['班', '上班', 'ON'];
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|—|\.\.)\s*(\d{4}-\d{2}-\d{2}))?\s+(\S+)(?:\s+(.{1,20}))?$/;
const LONGEST = 31;

/**
 * Reads a calendar as it is typed or pasted, a line for a day or a span: `2021-02-11 至 2021-02-17 休 春节`, `2021-02-07 班`.
 * All problems come back at once, by line.
 */
export function readCalendar(text: string, year: number): { days: CalendarDay[]; refusals: Refusal[] } {
  const days: CalendarDay[] = [];
  const refusals: Refusal[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (!line) return;
    const found = readLine(line, year);
    if (typeof found === 'string')
      refusals.push(
        refusal(found, { ruleId: 'O-06', field: `lines[${index}]`, params: { line: index + 1, text: line, year } }),
      );
    else days.push(...found);
  });
  const seen = new Set<string>();
  for (const { day } of days) {
    if (seen.has(day)) refusals.push(refusal('CALENDAR_TWICE', { ruleId: 'O-06', field: 'lines', params: { day } }));
    seen.add(day);
  }
  return { days: days.sort((a, b) => a.day.localeCompare(b.day)), refusals };
}

/** The days of a line, or the code of what is wrong with it. */
function readLine(line: string, year: number): CalendarDay[] | string {
  const match = LINE.exec(line);
  const [, from = '', until, word = '', name] = match ?? [];
  const to = until ?? from;
  const isWorking = ON.includes(word.toUpperCase());
  if (!match || !(isWorking || OFF.includes(word.toUpperCase()))) return 'CALENDAR_LINE';
  if (!isDate(from) || !isDate(to) || to < from) return 'CALENDAR_DATES';
  if (Number(from.slice(0, 4)) !== year || Number(to.slice(0, 4)) !== year) return 'CALENDAR_YEAR';
  const span: CalendarDay[] = [];
  for (let day = from; day <= to && span.length <= LONGEST; day = addDays(day, 1))
    span.push({ day, isWorking, name: name?.trim() ?? null });
  if (span.length > LONGEST) return 'CALENDAR_LONG';
  // 调休 makes a weekend a working day; a weekday is one already.
  return isWorking && span.some(({ day }) => isOfWeek(day)) ? 'CALENDAR_WORKS_ANYWAY' : span;
}

/** The same days as they are typed: one line for each run of days with the same word. */
export function writeCalendar(days: readonly CalendarDay[]): string {
  const lines: { from: string; to: string; isWorking: boolean; name: string | null }[] = [];
  for (const { day, isWorking, name } of days) {
    const last = lines.at(-1);
    if (last && addDays(last.to, 1) === day && last.isWorking === isWorking && last.name === name) last.to = day;
    else lines.push({ from: day, to: day, isWorking, name });
  }
  return lines
    .map(({ from, to, isWorking, name }) =>
      [from === to ? from : `${from} 至 ${to}`, isWorking ? '班' : '休', name].filter(Boolean).join(' '),
    )
    .join('\n');
}
