import type { IndicatorCatalogue } from '../indicators/catalogue.js';
import { presetOf } from '../indicators/catalogue.js';
import type { IndicatorDraft } from '../indicators/objective.js';
import { bareCaption } from './grid.js';
import { natureOf, targetText } from './target-text.js';

/** A row of indicators with everything that a sheet carries of it. */
export interface SheetIndicator extends IndicatorDraft {
  /** Names the row of a stored objective, so that it stays the same indicator when it comes back. */
  readonly indicatorKey?: string | null;
  readonly formulaText?: string | null;
  readonly dataSource?: string | null;
  readonly captureMethod?: string | null;
  readonly isCore?: boolean | null;
  readonly remark?: string | null;
}

export type IndicatorColumnKey =
  | 'level1'
  | 'level2'
  | 'name'
  | 'nature'
  | 'target'
  | 'unit'
  | 'weight'
  | 'targetBasis'
  | 'baselineValue'
  | 'baselineYear'
  | 'formulaText'
  | 'dataSource'
  | 'captureMethod'
  | 'plannedStartOn'
  | 'yearlyTargets'
  | 'isCore'
  | 'remark'
  | 'indicatorKey';

export interface IndicatorColumn {
  readonly key: IndicatorColumnKey;
  /** The first caption is the one we write, the others are read as well. */
  readonly captions: readonly string[];
  readonly width: number;
  /** Longest text that is taken over. */
  readonly most: number;
  readonly required?: boolean;
}

/** What the official form prints of an indicator (domain §2.2). */
export const PRINTED_COLUMNS: readonly IndicatorColumn[] = [
  { key: 'level1', captions: ['一级指标'], width: 11, most: 40, required: true },
  { key: 'level2', captions: ['二级指标'], width: 19, most: 40, required: true },
  { key: 'name', captions: ['三级指标', '指标名称'], width: 25, most: 200, required: true },
  { key: 'nature', captions: ['指标性质', '指标方向'], width: 9, most: 10 },
  { key: 'target', captions: ['指标值', '年度指标值', '目标值'], width: 17, most: 1000, required: true },
  { key: 'unit', captions: ['度量单位', '计量单位', '单位'], width: 9, most: 40 },
  { key: 'weight', captions: ['分值', '权重', '权重分值'], width: 7, most: 20 },
];

/** What stands beside the form and is not printed: without it, a form that comes back would have forgotten it. */
export const EXTRA_COLUMNS: readonly IndicatorColumn[] = [
  { key: 'targetBasis', captions: ['指标值设定依据', '设定依据'], width: 18, most: 500 },
  { key: 'baselineValue', captions: ['历史值', '上年实际值'], width: 10, most: 40 },
  { key: 'baselineYear', captions: ['历史值年度'], width: 10, most: 10 },
  { key: 'formulaText', captions: ['指标解释计算公式', '指标解释', '计算公式'], width: 24, most: 500 },
  { key: 'dataSource', captions: ['数据来源'], width: 16, most: 200 },
  { key: 'captureMethod', captions: ['取值方式'], width: 14, most: 200 },
  { key: 'plannedStartOn', captions: ['计划开始日期'], width: 13, most: 20 },
  { key: 'yearlyTargets', captions: ['分年度目标值'], width: 22, most: 500 },
  { key: 'isCore', captions: ['核心指标'], width: 9, most: 4 },
  { key: 'remark', captions: ['备注'], width: 18, most: 500 },
  { key: 'indicatorKey', captions: ['指标标识勿改'], width: 38, most: 40 },
];

export const INDICATOR_COLUMNS: readonly IndicatorColumn[] = [...PRINTED_COLUMNS, ...EXTRA_COLUMNS];

/** Text that stands in each column for a row; the same text read back gives the same row. */
export function indicatorTexts(
  indicator: SheetIndicator,
  catalogue: IndicatorCatalogue,
): ReadonlyMap<IndicatorColumnKey, string> {
  const level = catalogue.levels.find(({ level1 }) => level1 === indicator.level1);
  const group = level?.level2.find(({ code }) => code === indicator.level2);
  return new Map<IndicatorColumnKey, string>([
    ['level1', level?.label ?? indicator.level1],
    ['level2', group?.label ?? indicator.level2],
    ['name', indicator.name],
    ['nature', natureOf(indicator.direction, indicator.isStrict)],
    ['target', targetText(indicator)],
    ['unit', indicator.unit ?? ''],
    ['weight', indicator.weight ?? ''],
    ['targetBasis', indicator.targetBasis ?? ''],
    ['baselineValue', indicator.baselineValue ?? ''],
    ['baselineYear', indicator.baselineYear ? String(indicator.baselineYear) : ''],
    ['formulaText', indicator.formulaText ?? ''],
    ['dataSource', indicator.dataSource ?? ''],
    ['captureMethod', indicator.captureMethod ?? ''],
    ['plannedStartOn', indicator.plannedStartOn ?? ''],
    ['yearlyTargets', (indicator.yearlyTargets ?? []).map(({ year, value }) => `${year}:${value}`).join('；')],
    ['isCore', indicator.isCore ? '★' : ''],
    ['remark', indicator.remark ?? ''],
    ['indicatorKey', indicator.indicatorKey ?? ''],
  ]);
}

/** Codes of levels by the words that forms print for them; the place's own catalogue goes before the national ones. */
export class LevelWords {
  private readonly catalogues: readonly IndicatorCatalogue[];
  /** A sheet says the same few words in every row. */
  private readonly known = new Map<string, string | null>();

  constructor(own: readonly IndicatorCatalogue[]) {
    const national = ['2021', '2015', 'NINGXIA'].flatMap((code) => presetOf(code) ?? []);
    this.catalogues = [...own, ...national];
  }

  level1(text: string): string | null {
    return this.once(text, () => this.findLevel1(text));
  }

  level2(level1: string, text: string): string | null {
    return this.once(`${level1}\n${text}`, () => this.findLevel2(level1, text));
  }

  private once(key: string, find: () => string | null): string | null {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.known.set(key, found);
    return found;
  }

  private findLevel1(text: string): string | null {
    const levels = this.catalogues.flatMap((catalogue) => catalogue.levels);
    return levels.find(({ level1, label }) => level1 === text || same(label, text))?.level1 ?? null;
  }

  private findLevel2(level1: string, text: string): string | null {
    const groups = this.catalogues.flatMap(({ levels }) =>
      levels.filter((level) => level.level1 === level1).flatMap((level) => level.level2),
    );
    return groups.find(({ code, label }) => code === text || same(label, text))?.code ?? null;
  }
}

/** 产出 and 产出指标 are one word. */
function same(label: string, text: string): boolean {
  const bare = (word: string): string => bareCaption(word).replace(/指标$/, '');
  return bare(label) === bare(text);
}
