import fc from 'fast-check';
import { addDays } from './dates.js';
import {
  addWorkingDays,
  isWorkingDay,
  readCalendar,
  workingDaysLate,
  writeCalendar,
  yearsNotEntered,
} from './working-days.js';

const day = fc
  .integer({ min: 0, max: 1_800 })
  .map((n) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10));
const exceptions = fc
  .array(fc.tuple(day, fc.boolean()), { maxLength: 60 })
  .map((pairs) => new Map(pairs) as ReadonlyMap<string, boolean>);
const codes = (text: string, year = 2021): string[] => readCalendar(text, year).refusals.map(({ code }) => code);

/** 2021 as the General Office of the State Council published it (国办发明电〔2020〕27号). */
const SPRING = `2021-02-07 班 春节调休
2021-02-11 至 2021-02-17 休 春节
2021-02-20 班 春节调休`;

describe('working days', () => {
  it('count by the calendar: the spring festival of 2021 takes five days and gives back two', () => {
    const { days, refusals } = readCalendar(SPRING, 2021);
    expect(refusals).toEqual([]);
    expect(days).toHaveLength(9);
    const calendar = new Map(days.map((one) => [one.day, one.isWorking]));
    expect(addWorkingDays('2021-02-05', 5, calendar)).toBe('2021-02-18');
    // By the week alone it would have been the Friday of the festival.
    expect(addWorkingDays('2021-02-05', 5)).toBe('2021-02-12');
    expect(workingDaysLate('2021-02-05', '2021-02-20', calendar)).toBe(7);
  });

  it('the n-th working day is one, and n of them lie after the first day, whatever the calendar', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), exceptions, (from, n, calendar) => {
        const to = addWorkingDays(from, n, calendar);
        return isWorkingDay(to, calendar) && to > from && workingDaysLate(from, to, calendar) === n;
      }),
    );
  });

  it('adds up: a span is the sum of its parts, and never more than its days', () => {
    fc.assert(
      fc.property(day, fc.nat(120), fc.nat(120), exceptions, (from, a, b, calendar) => {
        const [middle, to] = [addDays(from, a), addDays(from, a + b)];
        const whole = workingDaysLate(from, to, calendar);
        return (
          whole === workingDaysLate(from, middle, calendar) + workingDaysLate(middle, to, calendar) && whole <= a + b
        );
      }),
    );
  });

  it('a day more off never makes a term shorter', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), exceptions, day, (from, n, calendar, off) => {
        const more = new Map([...calendar, [off, false]]);
        return addWorkingDays(from, n, more) >= addWorkingDays(from, n, calendar);
      }),
    );
  });

  it('names the years of which nobody has entered a calendar', () => {
    expect(yearsNotEntered('2020-12-20', '2022-01-05', new Set([2021]))).toEqual([2020, 2022]);
    expect(yearsNotEntered('2021-01-01', '2021-12-31', new Set([2021]))).toEqual([]);
  });
});

describe('a calendar that is typed or pasted', () => {
  it('comes back as it was written', () => {
    expect(writeCalendar(readCalendar(SPRING, 2021).days)).toBe(SPRING);
    const spans = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 40 }).map((at) =>
      at
        .map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10))
        .sort()
        .map((date) => ({ day: date, isWorking: [0, 6].includes(new Date(date).getUTCDay()), name: null })),
    );
    fc.assert(
      fc.property(spans, (days) => {
        expect(readCalendar(writeCalendar(days), 2021)).toEqual({ days, refusals: [] });
      }),
    );
  });

  it('says of every line what is wrong with it', () => {
    expect(codes('春节 放假')).toEqual(['CALENDAR_LINE']);
    expect(codes('2021-02-11 也许')).toEqual(['CALENDAR_LINE']);
    expect(codes('2021-02-30 休')).toEqual(['CALENDAR_DATES']);
    expect(codes('2021-02-17 至 2021-02-11 休')).toEqual(['CALENDAR_DATES']);
    expect(codes('2020-02-11 休')).toEqual(['CALENDAR_YEAR']);
    expect(codes('2021-01-01 至 2021-12-31 休')).toEqual(['CALENDAR_LONG']);
    expect(codes('2021-02-08 班')).toEqual(['CALENDAR_WORKS_ANYWAY']);
    expect(codes('2021-02-11 休\n\n2021-02-11 休\n?')).toEqual(['CALENDAR_LINE', 'CALENDAR_TWICE']);
  });
});
