import type { IndicatorCatalogue } from '../indicators/catalogue.js';
import { isBlank, isNumber } from '../indicators/check-indicator.js';
import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';
import type { CostPlace } from './clinic.types.js';

/** No name on a form is longer; beyond it nothing is read, so that a pasted book costs nothing. */
const LONGEST = 200;

/** Full-width digits, blanks and brackets are the same text to the reader. */
export function textOf(text: string | null | undefined): string {
  return (text ?? '').slice(0, LONGEST).normalize('NFKC').replace(/\s+/g, '');
}

const PLACEHOLDER = '数';
/** Name without what two clerks write differently: particles, brackets, 数量 for 个数. */
export function nameKey(name: string): string {
  return textOf(name)
    .replace(/\((?:个|项|人|人次|次|件|场|期|户|套|台|座|处|公里|米|亩|平方米|%)\)$/, '')
    .replace(/[的了、,，.。:：;；“”"'《》()\-—]/g, '')
    .replace(/(数量|个数|总数|总量|数)$/, PLACEHOLDER)
    .toLowerCase();
}

export function factKey(indicator: Pick<IndicatorDraft, 'level2' | 'name'>): string {
  return `${indicator.level2}/${nameKey(indicator.name)}`;
}

const MEASURE =
  /(率|数|量|额|度|比|比例|比重|占比|面积|长度|里程|公里|人次|户次|剂次|场次|批次|次|场|期|金额|资金|收入|产值|增加值|产量|时间|时限|时长|期限|天数|年限|单价|成本|价格|费用|标准|得分|分值|浓度|起|等级|均值|余额|亩|吨)$/;
const NO_MEASURE = /(力度|程度|广度|深度|高度|制度|幸福度|速度|力量|质量)$/;

/** The name ends in something that can be counted, weighed or timed: 率, 人数, 面积 … but not 力度 or 质量. */
export function isMeasure(name: string): boolean {
  const text = textOf(name).replace(/\([^()]*\)$/, '');
  return MEASURE.test(text) && !NO_MEASURE.test(text);
}

/** Two readers see the same grade: at least two steps, each with its condition. */
export function isGraded(text: string | null | undefined): boolean {
  const steps = textOf(text)
    .split(/[;；。|]/)
    .filter((step) => /.[:：].|.\(.{2,}\)|.为.{2,}/.test(step));
  return steps.length >= 2;
}

export function hasNumber(text: string | null | undefined): boolean {
  return /\d|百分之|[IVX一二三四五六七八九十](?:类|级)/.test(textOf(text));
}

export function isCost(indicator: IndicatorDraft): boolean {
  return indicator.level1 === 'COST' || indicator.level2 === 'COST_OF_OUTPUT';
}

/** Place of cost in a catalogue, whatever its year: 88号 has it under output, 101号 as a level of its own. */
export function costPlaceOf({ levels }: Pick<IndicatorCatalogue, 'levels'>): CostPlace | null {
  for (const { level1, level2 } of levels) {
    const code = level1 === 'COST' ? level2[0]?.code : level2.find((one) => one.code === 'COST_OF_OUTPUT')?.code;
    if (code) return { level1, level2: code };
  }
  return null;
}

export function isAnnualRow(indicator: IndicatorDraft): boolean {
  return (indicator.horizon ?? 'ANNUAL') === 'ANNUAL';
}

export function isPercent(indicator: IndicatorDraft): boolean {
  return ['%', '百分比'].includes(textOf(indicator.unit));
}

export function targetNumber(indicator: IndicatorDraft): string | null {
  return ['GE', 'LE', 'EQ'].includes(indicator.direction) && isNumber(indicator.targetValue)
    ? indicator.targetValue.trim()
    : null;
}

export function isWordy(indicator: IndicatorDraft): boolean {
  return indicator.direction === 'QUAL' && !isBlank(indicator.targetText);
}

/** Growth and fall may pass the whole; a share of something may not. */
export function isChange(name: string): boolean {
  return /(增长|增幅|增速|增加|提高|上升|升幅|下降|降低|降幅|减少|缩短|压减|节约)(率|额|量|值|数|幅度|比例|百分比|百分点)?$/.test(
    textOf(name).replace(/\([^()]*\)$/, ''),
  );
}

const COUNTED = /(数量|个数|人数|人次|户数|户次|次数|场次|批次|剂次|期数|面积|里程|长度|台数|套数|件数|总数|数)$/;

/** First countable output of the form: what the money buys. */
export function mainOutput(indicators: readonly IndicatorDraft[]): IndicatorDraft | null {
  return (
    indicators.find(
      (row) =>
        row.level2 === 'QUANTITY' && isAnnualRow(row) && Number(targetNumber(row) ?? 0) > 0 && !isBlank(row.unit),
    ) ?? null
  );
}

/** 维修校舍面积 → 维修校舍: the thing that a quality, a date or a unit cost can be about. */
export function subjectOf(objective: ObjectiveDraft): string | null {
  const main = mainOutput(objective.indicators);
  // A name that is no count (提升公共服务水平) is nothing to build on.
  const subject = main && COUNTED.test(textOf(main.name)) ? textOf(main.name).replace(COUNTED, '') : '';
  return subject.length >= 2 && subject.length <= 30 ? subject : null;
}

export const at = (index: number, field: string): string => `indicators[${index}].${field}`;
