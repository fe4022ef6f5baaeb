/** Dates are calendar days of Asia/Shanghai as `YYYY-MM-DD`; arithmetic on them never touches a time zone. */
export type IsoDate = string;

const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

function epochDay(date: IsoDate): number {
  const match = PATTERN.exec(date);
  const millis = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (!match || Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Not a date: ${date}`);
  }
  return millis / DAY;
}

export function isDate(text: string): boolean {
  try {
    epochDay(text);
    return true;
  } catch {
    return false;
  }
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((epochDay(date) + days) * DAY).toISOString().slice(0, 10);
}

/** 0 for a Sunday. */
export function weekdayOf(date: IsoDate): number {
  return (((epochDay(date) + 4) % 7) + 7) % 7;
}

/** Months elapsed ÷ 12 as per cent with two decimals: January to July gives 58.33. */
export function timeProgress(periodTo: IsoDate): string {
  const month = Number(periodTo.slice(5, 7));
  return (Math.round((month / 12) * 10_000) / 100).toFixed(2);
}

/** A date as people write it: 2019-01-05, 2019/1/5, 2019.1.5, 2019年1月5日. Null when it is none. */
export function readDate(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  if (!match) return null;
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}
