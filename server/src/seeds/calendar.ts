import { readCalendar } from '@jixiao/shared';
import { type Batch, batch } from './tables/index.js';

interface Published {
  readonly year: number;
  readonly source: string;
  readonly lines: string;
}

/** Holidays and make-up days of the country, as the General Office of the State Council published them year by year. */
const PUBLISHED: readonly Published[] = [
  {
    year: 2019,
    source: '国办发明电〔2018〕15号，劳动节按国办发明电〔2019〕3号调整',
    lines: `2019-01-01 休 元旦
2019-02-02 至 2019-02-03 班 春节调休
2019-02-04 至 2019-02-10 休 春节
2019-04-05 休 清明节
2019-04-28 班 劳动节调休
2019-05-01 至 2019-05-04 休 劳动节
2019-05-05 班 劳动节调休
2019-06-07 休 端午节
2019-09-13 休 中秋节
2019-09-29 班 国庆节调休
2019-10-01 至 2019-10-07 休 国庆节
2019-10-12 班 国庆节调休`,
  },
  {
    year: 2020,
    source: '国办发明电〔2019〕16号，春节按国办发明电〔2020〕1号延长',
    lines: `2020-01-01 休 元旦
2020-01-19 班 春节调休
2020-01-24 至 2020-02-02 休 春节
2020-04-04 至 2020-04-06 休 清明节
2020-04-26 班 劳动节调休
2020-05-01 至 2020-05-05 休 劳动节
2020-05-09 班 劳动节调休
2020-06-25 至 2020-06-27 休 端午节
2020-06-28 班 端午节调休
2020-09-27 班 国庆节调休
2020-10-01 至 2020-10-08 休 国庆节、中秋节
2020-10-10 班 国庆节调休`,
  },
  {
    year: 2021,
    source: '国办发明电〔2020〕27号',
    lines: `2021-01-01 至 2021-01-03 休 元旦
2021-02-07 班 春节调休
2021-02-11 至 2021-02-17 休 春节
2021-02-20 班 春节调休
2021-04-03 至 2021-04-05 休 清明节
2021-04-25 班 劳动节调休
2021-05-01 至 2021-05-05 休 劳动节
2021-05-08 班 劳动节调休
2021-06-12 至 2021-06-14 休 端午节
2021-09-18 班 中秋节调休
2021-09-19 至 2021-09-21 休 中秋节
2021-09-26 班 国庆节调休
2021-10-01 至 2021-10-07 休 国庆节
2021-10-09 班 国庆节调休`,
  },
  {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    lines: `2022-01-01 至 2022-01-03 休 元旦
2022-01-29 至 2022-01-30 班 春节调休
2022-01-31 至 2022-02-06 休 春节
2022-04-02 班 清明节调休
2022-04-03 至 2022-04-05 休 清明节
2022-04-24 班 劳动节调休
2022-04-30 至 2022-05-04 休 劳动节
2022-05-07 班 劳动节调休
2022-06-03 至 2022-06-05 休 端午节
2022-09-10 至 2022-09-12 休 中秋节
2022-10-01 至 2022-10-07 休 国庆节
2022-10-08 至 2022-10-09 班 国庆节调休`,
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    lines: `2023-01-01 至 2023-01-02 休 元旦
2023-01-21 至 2023-01-27 休 春节
2023-01-28 至 2023-01-29 班 春节调休
2023-04-05 休 清明节
2023-04-23 班 劳动节调休
2023-04-29 至 2023-05-03 休 劳动节
2023-05-06 班 劳动节调休
2023-06-22 至 2023-06-24 休 端午节
2023-06-25 班 端午节调休
2023-09-29 至 2023-10-06 休 中秋节、国庆节
2023-10-07 至 2023-10-08 班 国庆节调休`,
  },
];

/** The calendar of the demo's years: a fact of the country, the same in every place. */
export function buildCalendar(): Batch[] {
  const years = PUBLISHED.map((one) => {
    const { days, refusals } = readCalendar(one.lines, one.year);
    if (refusals.length > 0) throw new Error(`Calendar of ${one.year}: ${refusals.map(({ code }) => code).join()}`);
    return { ...one, days };
  });
  return [
    batch(
      'organizations.calendar_year',
      years.map(({ year, source }) => ({ year, source: `国务院办公厅（${source}）`, entered_on: `${year}-01-01` })),
    ),
    batch(
      'organizations.calendar_day',
      years.flatMap(({ days }) => days.map(({ day, isWorking, name }) => ({ day, is_working: isWorking, name }))),
    ),
  ];
}
