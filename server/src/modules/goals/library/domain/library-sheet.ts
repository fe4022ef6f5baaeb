import { type Direction, LEVEL2_HELP, LIBRARY_LEVEL2, type StandardKind } from '@jixiao/shared';

/**
 * Columns of the library sheet, with the captions of a provincial template; those after the keywords are ours, so that
 * an export carries everything. It is written and read with the same captions.
 */
export const LIBRARY_COLUMNS = [
  { key: 'industry', captions: ['行业领域(类)', '行业领域', '行业'], required: true, width: 14 },
  { key: 'field', captions: ['行业类别(款)', '行业类别', '领域'], width: 14 },
  { key: 'purpose', captions: ['资金用途', '项目类型'], width: 14 },
  { key: 'level1', captions: ['一级指标'], width: 12 },
  { key: 'level2', captions: ['二级指标'], required: true, width: 16 },
  { key: 'name', captions: ['三级指标', '指标名称'], required: true, width: 26 },
  { key: 'definition', captions: ['指标解释', '指标说明'], required: true, width: 40 },
  { key: 'PLAN', captions: ['计划标准'], width: 12 },
  { key: 'HISTORICAL', captions: ['历史标准'], width: 12 },
  { key: 'INDUSTRY', captions: ['行业标准'], width: 12 },
  { key: 'EXPENDITURE', captions: ['预算支出标准'], width: 14 },
  { key: 'OTHER', captions: ['其他标准'], width: 14 },
  { key: 'keywords', captions: ['关键词'], width: 20 },
  { key: 'direction', captions: ['计算符号', '指标方向'], width: 10 },
  { key: 'unit', captions: ['计量单位', '度量单位'], width: 10 },
  { key: 'formula', captions: ['计算公式'], width: 34 },
  { key: 'example', captions: ['计算示例'], width: 34 },
  { key: 'code', captions: ['指标编码', '指标代码'], width: 16 },
] as const;

export const STANDARD_COLUMNS: readonly StandardKind[] = ['PLAN', 'HISTORICAL', 'INDUSTRY', 'EXPENDITURE', 'OTHER'];

export const LEVEL1_WORDS: Readonly<Record<string, string>> = {
  OUTPUT: '产出指标',
  COST: '成本指标',
  OUTCOME: '效益指标',
  SATISFACTION: '满意度指标',
};

export const LEVEL2_WORDS: Readonly<Record<string, string>> = {
  QUANTITY: '数量指标',
  QUALITY: '质量指标',
  TIMELINESS: '时效指标',
  ECONOMIC_COST: '经济成本指标',
  SOCIAL_COST: '社会成本指标',
  ECOLOGICAL_COST: '生态环境成本指标',
  ECONOMIC: '经济效益指标',
  SOCIAL: '社会效益指标',
  ECOLOGICAL: '生态效益指标',
  SUSTAINABILITY: '可持续影响指标',
  BENEFICIARY_SATISFACTION: '服务对象满意度指标',
  PUBLIC_SATISFACTION: '社会公众满意度指标',
};

/** Other words of the same kinds: the 2015 form knows one kind of cost. */
const LEVEL2_SYNONYMS: Readonly<Record<string, string>> = {
  成本: 'ECONOMIC_COST',
  生态成本: 'ECOLOGICAL_COST',
  生态环境效益: 'ECOLOGICAL',
  环境效益: 'ECOLOGICAL',
  可持续发展: 'SUSTAINABILITY',
  服务对象满意: 'BENEFICIARY_SATISFACTION',
  满意度: 'BENEFICIARY_SATISFACTION',
};

const bare = (word: string): string => word.replace(/\s+/g, '').replace(/指标$/, '');

export function level2Of(word: string): string | null {
  const plain = bare(word);
  const found = LIBRARY_LEVEL2.find((code) => code === plain || bare(LEVEL2_WORDS[code]!) === plain);
  return found ?? LEVEL2_SYNONYMS[plain] ?? null;
}

/** Signs of the form (code set 计算符号); two of them are strict, which the library leaves to the objective. */
export const DIRECTION_WORDS: Readonly<Record<string, Direction>> = {
  '≥': 'GE',
  '＞': 'GE',
  '>': 'GE',
  '>=': 'GE',
  '≤': 'LE',
  '＜': 'LE',
  '<': 'LE',
  '<=': 'LE',
  '=': 'EQ',
  '＝': 'EQ',
  定性: 'QUAL',
};

export interface ReadStandard {
  readonly direction: 'GE' | 'LE' | 'EQ' | null;
  /** Null where the cell holds words. */
  readonly value: string | null;
  readonly unit: string | null;
}

/** ≥95%, ≤ 150 元/人, 100: sign, number and unit; full-width signs and digits are the same signs and digits. */
export function readStandard(text: string): ReadStandard {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  const match = /^(>=|<=|[≥≤><=])?(-?\d{1,17}(?:\.\d{1,6})?)(\D.*)?$/.exec(plain);
  if (!match) return { direction: null, value: null, unit: null };
  const direction = match[1] ? (DIRECTION_WORDS[match[1]] as 'GE' | 'LE' | 'EQ') : null;
  return { direction, value: match[2]!, unit: match[3] ?? null };
}

/** The explanations of the form, as the sheet prints them: the same words as beside the cell (R056). */
export const GUIDE_ROWS = Object.entries(LEVEL2_WORDS).map(([code, word]) => {
  const { definition, formula, example } = LEVEL2_HELP[code]!;
  return [word, definition, formula, example] as const;
});
