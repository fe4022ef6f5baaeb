import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { isDate } from '../periods/dates.js';
import type { IndicatorCatalogue } from './catalogue.js';
import type { IndicatorDraft } from './objective.js';

const NUMBER = /^-?(0|[1-9]\d{0,16})(\.\d{1,6})?$/;
const WEIGHT = /^(0|[1-9]\d{0,2})(\.\d{1,2})?$/;

export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}

export function isNumber(text: string | null | undefined): text is string {
  return typeof text === 'string' && NUMBER.test(text.trim());
}

export function isWeight(text: string | null | undefined): text is string {
  return (
    typeof text === 'string' &&
    WEIGHT.test(text.trim()) &&
    new Exact(text.trim()).gt(0) &&
    new Exact(text.trim()).lte(100)
  );
}

export function isQuantitative(indicator: IndicatorDraft): boolean {
  return !['QUAL', 'BOOL'].includes(indicator.direction);
}

/** What cannot even be stored: texts in number cells, dates that do not exist. Asked of every draft. */
export function checkIndicatorFormat(indicator: IndicatorDraft, at: string): Refusal[] {
  const found: Refusal[] = [];
  for (const name of ['targetValue', 'targetLow', 'targetHigh', 'baselineValue'] as const) {
    const text = indicator[name];
    if (!isBlank(text) && !isNumber(text)) {
      found.push(
        refusal('NUMBER_FORMAT', { ruleId: 'G-07', field: `${at}.${name}`, params: { value: text!.slice(0, 40) } }),
      );
    }
  }
  for (const name of ['targetOn', 'plannedStartOn'] as const) {
    const text = indicator[name];
    if (!isBlank(text) && !isDate(text!))
      found.push(refusal('DATE_FORMAT', { ruleId: 'G-07', field: `${at}.${name}` }));
  }
  if (!isBlank(indicator.weight) && !isWeight(indicator.weight)) {
    found.push(
      refusal('WEIGHT_FORMAT', {
        ruleId: 'G-16',
        field: `${at}.weight`,
        params: { value: indicator.weight!.slice(0, 40) },
      }),
    );
  }
  indicator.yearlyTargets?.forEach((target, index) => {
    const { value } = target;
    if (!isNumber(value)) {
      found.push(
        refusal('NUMBER_FORMAT', {
          ruleId: 'G-07',
          field: `${at}.yearlyTargets[${index}]`,
          params: { value: String(value).slice(0, 40) },
        }),
      );
    }
  });
  const years = indicator.yearlyTargets?.map(({ year }) => year) ?? [];
  if (years.some((year, index) => index > 0 && year <= years[index - 1]!)) {
    found.push(refusal('YEARLY_TARGETS_ORDER', { ruleId: 'G-38', field: `${at}.yearlyTargets` }));
  }
  indicator.bands?.forEach((band, index) => {
    if (!isNumber(band.from) || !isNumber(band.share) || new Exact(band.share).lt(0) || new Exact(band.share).gt(100)) {
      found.push(refusal('BAND_FORMAT', { ruleId: 'G-18', field: `${at}.bands[${index}]` }));
    }
  });
  return found;
}

/** What one row lacks before it can be promised and later measured. */
export function checkIndicatorComplete(
  indicator: IndicatorDraft,
  at: string,
  row: number,
  year: number,
  catalogue: IndicatorCatalogue,
): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, ruleId: string, field: string, params: Refusal['params'] = {}): void => {
    found.push(refusal(code, { ruleId, field: `${at}.${field}`, params: { row, name: indicator.name, ...params } }));
  };
  const level = catalogue.levels.find(({ level1 }) => level1 === indicator.level1);
  if (!level) say('LEVEL1_UNKNOWN', 'G-03', 'level1');
  else if (!level.level2.some(({ code }) => code === indicator.level2)) say('LEVEL2_UNKNOWN', 'G-03', 'level2');
  if (isBlank(indicator.name)) say('INDICATOR_NAME_MISSING', 'G-06', 'name');
  if (isBlank(indicator.weight) && catalogue.weightMode !== 'NONE') say('WEIGHT_MISSING', 'G-16', 'weight');
  if (isQuantitative(indicator)) {
    if (indicator.direction !== 'DATE_BY' && isBlank(indicator.unit)) say('UNIT_MISSING', 'G-08', 'unit');
    if (isBlank(indicator.targetBasis)) say('BASIS_MISSING', 'G-09', 'targetBasis');
  }
  checkTarget(indicator, year, say);
  return found;
}

type Say = (code: string, ruleId: string, field: string, params?: Refusal['params']) => void;

function checkTarget(indicator: IndicatorDraft, year: number, say: Say): void {
  switch (indicator.direction) {
    case 'GE':
    case 'LE':
    case 'EQ':
      if (isBlank(indicator.targetValue)) say('TARGET_MISSING', 'G-07', 'targetValue');
      else checkPercent(indicator, indicator.targetValue!, 'targetValue', say);
      return;
    case 'RANGE':
      if (isBlank(indicator.targetLow)) say('TARGET_MISSING', 'G-07', 'targetLow');
      if (isBlank(indicator.targetHigh)) say('TARGET_MISSING', 'G-07', 'targetHigh');
      if (isNumber(indicator.targetLow) && isNumber(indicator.targetHigh)) {
        if (new Exact(indicator.targetLow).gte(indicator.targetHigh)) say('RANGE_REVERSED', 'G-11', 'targetHigh');
        checkPercent(indicator, indicator.targetHigh, 'targetHigh', say);
      }
      return;
    case 'DATE_BY':
      if (isBlank(indicator.targetOn)) say('TARGET_MISSING', 'G-07', 'targetOn');
      else if (isDate(indicator.targetOn!)) {
        if (indicator.horizon !== 'MID_TERM' && Number(indicator.targetOn!.slice(0, 4)) > year) {
          say('DATE_AFTER_YEAR', 'G-17', 'targetOn', { date: indicator.targetOn!, year });
        }
        if (indicator.plannedStartOn && indicator.plannedStartOn > indicator.targetOn!) {
          say('PERIOD_REVERSED', 'G-17', 'plannedStartOn');
        }
      }
      return;
    case 'BOOL':
      if (indicator.targetText !== '是' && indicator.targetText !== '否')
        say('YES_OR_NO_MISSING', 'G-07', 'targetText');
      return;
    case 'QUAL':
      // A word such as 提升 is no standard: the grades must be described, so that two people see the same (G-12).
      if (isBlank(indicator.targetText)) say('TARGET_MISSING', 'G-07', 'targetText');
      else if (indicator.targetText!.trim().length < 4) say('GRADES_NOT_DESCRIBED', 'G-12', 'targetText');
      return;
    case 'BAND': {
      const bands = indicator.bands ?? [];
      if (bands.length === 0) say('BANDS_MISSING', 'G-18', 'bands');
      const descending = bands.every(
        (band, index) =>
          index === 0 ||
          !isNumber(band.from) ||
          !isNumber(bands[index - 1]!.from) ||
          new Exact(bands[index - 1]!.from).gt(band.from),
      );
      if (!descending) say('BANDS_ORDER', 'G-18', 'bands');
      return;
    }
  }
}

/** A share beyond the whole is a slip of the decimal point, except where growth is meant. */
function checkPercent(indicator: IndicatorDraft, text: string, field: string, say: Say): void {
  if (!isNumber(text)) return;
  const isShare =
    indicator.level1 === 'SATISFACTION' ||
    (indicator.unit?.trim() === '%' && !/增长|提高|增幅|升幅/.test(indicator.name));
  if (indicator.unit?.trim() === '%' && isShare && (new Exact(text).gt(100) || new Exact(text).lt(0))) {
    say('PERCENT_RANGE', 'G-10', field, { value: text });
  }
}
