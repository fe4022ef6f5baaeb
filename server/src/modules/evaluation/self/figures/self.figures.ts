import { FUND_CATEGORIES, FUND_CATEGORY_WORDS } from '@jixiao/shared';
import { countedFrom, type FigureDefinition, type Part } from '../../../../platform/figures/index.js';
import {
  BY_ORIGIN,
  COVERED_PROJECTS,
  COVERED_UNITS,
  MONEY_LINES,
  MONEY_SOURCES,
  SELF_EVALUATIONS,
  WHOLE_UNITS,
} from './self.populations.js';

const base = { owner: 'evaluation', emptyMeansNotReported: false } as const;

interface Words {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
}

const counted = (words: Words, part: Part): FigureDefinition => ({
  ...base,
  ...words,
  unit: 'COUNT',
  aggregate: 'COUNT',
  ...countedFrom(part),
});
const summed = (words: Words, part: Part): FigureDefinition => ({
  ...base,
  ...words,
  unit: 'YUAN',
  aggregate: 'SUM',
  ...countedFrom({ numerator: 'r.approved_amount', ...part }),
});

/** R121: three groups that share no project, so that they add up. */
const GROUPS = [
  ['own', 'OWN', '本级财政项目支出', '不含财政重点项目和上级转移支付项目'],
  ['transfer', 'TRANSFER', '上级转移支付', '有上级转移支付资金、未列为财政重点项目的项目'],
  ['key', 'KEY', '财政重点项目', '列为重大或重点的项目'],
] as const;

const SOURCE_WORDS: Readonly<Record<(typeof MONEY_SOURCES)[number], string>> = {
  CURRENT_YEAR: '本级预算安排',
  CARRYOVER: '上年结转',
  SUPERIOR_TRANSFER: '上级转移支付',
  SPECIAL_BOND: '专项债券',
  OTHER: '其他资金',
};
const KINDS = [
  ['GENERAL_PUBLIC', '一般公共预算'],
  ['GOVERNMENT_FUND', '政府性基金预算'],
  ['STATE_CAPITAL', '国有资本经营预算'],
  ['SOCIAL_INSURANCE', '社会保险基金预算'],
] as const;

const lines = (words: Words, where?: string): FigureDefinition => ({
  ...base,
  ...words,
  unit: 'YUAN',
  aggregate: 'SUM',
  ...countedFrom({ population: MONEY_LINES, where, numerator: 'r.amount' }),
});

/** Coverage against the universe (R117), groups by origin (R121), money by source, book and category (R122), scores of nought (R128). */
export const SELF_FIGURES: readonly FigureDefinition[] = [
  counted(
    { id: 'selfeval_projects', name: '绩效自评项目数', definition: '本年度完成并经审核的自评项目数' },
    { population: SELF_EVALUATIONS },
  ),
  summed(
    { id: 'selfeval_money', name: '绩效自评涉及资金', definition: '上述项目批复目标的年度资金之和' },
    { population: SELF_EVALUATIONS },
  ),
  {
    ...base,
    id: 'selfeval_completed_month',
    unit: 'MONTH',
    aggregate: 'MAX',
    name: '自评完成月份',
    definition: '最后一份自评审核完成的月份',
    emptyMeansNotReported: true,
    ...countedFrom({ population: SELF_EVALUATIONS, numerator: 'r.month' }),
  },
  counted(
    {
      id: 'selfeval_zero_projects',
      name: '自评得分为 0 的项目数',
      definition: '得分为 0 的自评项目，逐个列名；未评分的不计',
    },
    { population: SELF_EVALUATIONS, where: 'r.score = 0' },
  ),
  {
    ...base,
    id: 'selfeval_mean_score',
    unit: 'PERCENT',
    rowUnit: 'POINTS',
    aggregate: 'RATIO',
    name: '自评平均得分率',
    definition: '自评项目得分之和占满分的比例，得分为 0 的项目计入，未评分的不计',
    ...countedFrom({
      population: SELF_EVALUATIONS,
      where: 'r.score IS NOT NULL',
      numerator: 'r.score',
      denominator: '100',
    }),
  },
  {
    ...base,
    id: 'selfeval_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '报送自评的单位数',
    definition: '本年度（含所属单位）报送过项目或整体支出自评的一级预算单位数',
    ...countedFrom({ population: COVERED_UNITS, where: 'r.is_covered' }),
  },
  {
    ...base,
    id: 'selfeval_units_pct',
    unit: 'PERCENT',
    rowUnit: 'COUNT',
    aggregate: 'RATIO',
    name: '单位自评覆盖率（单位）',
    definition: '评价年度有批复目标的一级预算单位中报送自评的占比，未报送的逐个列名；涉密单位不计',
    ...countedFrom({ population: COVERED_UNITS, numerator: 'r.is_covered::int', denominator: '1' }),
  },
  {
    ...base,
    id: 'selfeval_projects_pct',
    unit: 'PERCENT',
    rowUnit: 'COUNT',
    aggregate: 'RATIO',
    name: '单位自评覆盖率（项目）',
    definition: '评价年度有批复目标的项目中报送自评的占比，未报送的逐个列名；涉密项目不计',
    ...countedFrom({ population: COVERED_PROJECTS, numerator: 'r.is_covered::int', denominator: '1' }),
  },
  {
    ...base,
    id: 'selfeval_money_pct',
    unit: 'PERCENT',
    aggregate: 'RATIO',
    name: '单位自评覆盖率（资金）',
    definition: '上述项目批复目标的年度资金中，报送自评的项目所占金额',
    ...countedFrom({
      population: COVERED_PROJECTS,
      numerator: 'CASE WHEN r.is_covered THEN r.amount ELSE 0 END',
      denominator: 'r.amount',
    }),
  },
  {
    ...base,
    id: 'selfeval_whole_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '部门（单位）整体支出自评数',
    definition: '本年度完成并经审核的整体支出自评份数',
    ...countedFrom({ population: WHOLE_UNITS }),
  },
  {
    ...base,
    id: 'selfeval_whole_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '部门（单位）整体支出自评涉及资金',
    definition: '上述自评批复目标的年度资金之和；其中的项目支出与项目自评重复，两者不相加',
    ...countedFrom({ population: WHOLE_UNITS, numerator: 'r.approved_amount' }),
  },
  ...GROUPS.flatMap(([key, group, words, note]) => [
    counted(
      { id: `selfeval_${key}_projects`, name: `${words}自评项目数`, definition: `${note}，已完成自评的项目数` },
      { population: BY_ORIGIN, where: `r.origin = '${group}'` },
    ),
    summed(
      { id: `selfeval_${key}_money`, name: `${words}自评涉及资金`, definition: `${note}，已完成自评的项目资金` },
      { population: BY_ORIGIN, where: `r.origin = '${group}'` },
    ),
    {
      ...base,
      id: `selfeval_${key}_pct`,
      unit: 'PERCENT' as const,
      rowUnit: 'COUNT' as const,
      aggregate: 'RATIO' as const,
      name: `${words}自评覆盖率`,
      definition: `${note}中报送自评的项目占比`,
      ...countedFrom({
        population: COVERED_PROJECTS,
        where: `r.origin = '${group}'`,
        numerator: 'r.is_covered::int',
        denominator: '1',
      }),
    },
  ]),
  lines({
    id: 'selfeval_lines_money',
    name: '自评项目预算资金合计',
    definition: '已完成自评项目按资金来源和预算类别的各行之和，等于各来源之和，也等于各类别之和',
  }),
  ...MONEY_SOURCES.map((source) =>
    lines(
      {
        id: `selfeval_money_${source.toLowerCase()}`,
        name: `自评资金：${SOURCE_WORDS[source]}`,
        definition: `已完成自评项目的预算资金中来源为${SOURCE_WORDS[source]}的部分`,
      },
      `r.source = '${source}'`,
    ),
  ),
  ...KINDS.map(([kind, words]) =>
    lines(
      {
        id: `selfeval_money_${kind.toLowerCase()}`,
        name: `自评资金：${words}`,
        definition: `已完成自评项目的预算资金中属于${words}的部分`,
      },
      `r.kind = '${kind}'`,
    ),
  ),
  ...FUND_CATEGORIES.map((category) =>
    lines(
      {
        id: `selfeval_money_for_${category.toLowerCase()}`,
        name: `自评资金：${FUND_CATEGORY_WORDS[category]}`,
        definition: `已完成自评项目的预算资金中用途为${FUND_CATEGORY_WORDS[category]}的部分；各类别与未分类之和等于合计`,
      },
      `r.category = '${category}'`,
    ),
  ),
  lines(
    {
      id: 'selfeval_money_unclassified',
      name: '自评资金：未分类别',
      definition: '已完成自评项目的预算资金中尚未标明资金类别的部分',
    },
    'r.category IS NULL',
  ),
];
