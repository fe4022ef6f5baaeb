import { CATEGORIES, FUND_KINDS, FUND_SOURCES, NATURES } from './project-rules.js';

/** Columns of the project sheet. It is written and read with the same captions, so that an export comes back unchanged. */
export const SHEET_COLUMNS = [
  { key: 'code', captions: ['项目代码', '项目编码'], required: true, width: 22 },
  { key: 'name', captions: ['项目名称'], required: true, width: 40 },
  { key: 'agencyCode', captions: ['单位代码', '预算单位代码', '单位编码'], required: true, width: 14 },
  { key: 'category', captions: ['项目类别'], required: true, width: 14 },
  { key: 'nature', captions: ['项目属性', '项目性质'], required: true, width: 12 },
  { key: 'fundKind', captions: ['预算类型'], required: true, width: 18 },
  { key: 'fundSource', captions: ['资金来源'], required: true, width: 18 },
  {
    key: 'amount',
    captions: ['年初预算（元）', '年初预算（万元）', '金额（元）', '金额（万元）'],
    required: true,
    width: 16,
  },
  { key: 'responsiblePerson', captions: ['项目负责人', '负责人'], width: 12 },
  { key: 'startsOn', captions: ['开始日期', '起始日期'], width: 12 },
  { key: 'endsOn', captions: ['结束日期', '终止日期'], width: 12 },
  { key: 'overview', captions: ['项目概况'], width: 40 },
] as const;

type Words<Code extends string> = Readonly<Record<Code, string>>;

const CATEGORY_WORDS: Words<(typeof CATEGORIES)[number]> = { OPERATING: '其他运转类', SPECIFIC: '特定目标类' };
const NATURE_WORDS: Words<(typeof NATURES)[number]> = { NEW: '新增', CONTINUING: '延续' };
const FUND_KIND_WORDS: Words<(typeof FUND_KINDS)[number]> = {
  GENERAL_PUBLIC: '一般公共预算',
  GOVERNMENT_FUND: '政府性基金预算',
  STATE_CAPITAL: '国有资本经营预算',
  SOCIAL_INSURANCE: '社会保险基金预算',
};
const FUND_SOURCE_WORDS: Words<(typeof FUND_SOURCES)[number]> = {
  CURRENT_YEAR: '当年财政拨款',
  CARRYOVER: '上年结转资金',
  SUPERIOR_TRANSFER: '上级转移支付',
  SPECIAL_BOND: '政府专项债券',
  OTHER: '其他资金',
};

/** Columns whose values are chosen, with the words that stand in a sheet for each code. */
export const SHEET_CHOICES: Readonly<Record<string, Words<string>>> = {
  category: CATEGORY_WORDS,
  nature: NATURE_WORDS,
  fundKind: FUND_KIND_WORDS,
  fundSource: FUND_SOURCE_WORDS,
};
