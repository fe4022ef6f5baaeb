import type { Direction } from '../scoring/types.js';

/** RATIO: a ÷ b × 100. CHANGE: (a − b) ÷ b × 100. GRADE: a person judges. */
export type CommonKind = 'RATIO' | 'CHANGE' | 'GRADE';

export interface CommonIndicator {
  readonly code: string;
  readonly level1: 'INPUT' | 'PROCESS' | 'OUTPUT' | 'OUTCOME';
  readonly level2: string;
  readonly name: string;
  readonly kind: CommonKind;
  readonly direction: Extract<Direction, 'GE' | 'LE' | 'QUAL'>;
  /** Per cent; null where a person judges. */
  readonly target: string | null;
  readonly points: string;
  /** What a and b are, as the unit is asked for them. */
  readonly bases: readonly [string, string] | null;
}

type Part = Pick<CommonIndicator, 'level1' | 'level2'>;

const ratio = (
  part: Part,
  code: string,
  name: string,
  points: string,
  target: string,
  bases: readonly [string, string],
): CommonIndicator => {
  const [direction, limit] = [target.startsWith('≤') ? 'LE' : 'GE', target.slice(1)] as const;
  return { ...part, code, name, points, kind: 'RATIO', direction, target: limit, bases };
};
const change = (part: Part, code: string, name: string, points: string): CommonIndicator => ({
  ...part,
  code,
  name,
  points,
  kind: 'CHANGE',
  direction: 'LE',
  target: '0',
  bases: ['本年度金额（元）', '上年度金额（元）'],
});
const graded = (part: Part, code: string, name: string, points: string): CommonIndicator => ({
  ...part,
  code,
  name,
  points,
  kind: 'GRADE',
  direction: 'QUAL',
  target: null,
  bases: null,
});

const GOALS: Part = { level1: 'INPUT', level2: '目标设定' };
const MEANS: Part = { level1: 'INPUT', level2: '预算配置' };
const EXECUTION: Part = { level1: 'PROCESS', level2: '预算执行' };
const BUDGET: Part = { level1: 'PROCESS', level2: '预算管理' };
const ASSETS: Part = { level1: 'PROCESS', level2: '资产管理' };
const DUTIES: Part = { level1: 'OUTPUT', level2: '职责履行' };
const EFFECTS: Part = { level1: 'OUTCOME', level2: '履职效益' };

/**
 * 部门整体支出 common indicators (53号 framework, formulas of domain §2.8). No text fixes points and targets for all: these
 * are ours, 20/40/20/20, and a place sets its own by `self.common`.
 */
export const COMMON_INDICATORS: readonly CommonIndicator[] = [
  graded(GOALS, 'GOAL_REASONABLE', '绩效目标合理性', '4'),
  graded(GOALS, 'INDICATOR_CLEAR', '绩效指标明确性', '4'),
  ratio(MEANS, 'STAFF_CONTROL', '在职人员控制率', '4', '≤100', ['在职人员数', '编制数']),
  change(MEANS, 'THREE_PUBLIC_CHANGE', '“三公经费”变动率', '4'),
  ratio(MEANS, 'KEY_SPENDING', '重点支出安排率', '4', '≥90', ['重点项目支出（元）', '项目总支出（元）']),
  ratio(EXECUTION, 'BUDGET_COMPLETION', '预算完成率', '4', '≥100', ['预算完成数（元）', '预算数（元）']),
  ratio(EXECUTION, 'BUDGET_ADJUSTMENT', '预算调整率', '3', '≤10', ['预算调整数（元）', '预算数（元）']),
  ratio(EXECUTION, 'PAYMENT_PROGRESS', '支付进度率', '3', '≥100', ['实际支付进度（%）', '既定支付进度（%）']),
  ratio(EXECUTION, 'CARRYOVER_RATE', '结转结余率', '3', '≤10', ['结转结余总额（元）', '支出预算数（元）']),
  change(EXECUTION, 'CARRYOVER_CHANGE', '结转结余变动率', '3'),
  ratio(EXECUTION, 'PUBLIC_EXPENSE', '公用经费控制率', '3', '≤100', [
    '实际支出公用经费（元）',
    '预算安排公用经费（元）',
  ]),
  ratio(EXECUTION, 'THREE_PUBLIC_CONTROL', '“三公经费”控制率', '3', '≤100', ['实际支出（元）', '预算安排数（元）']),
  ratio(EXECUTION, 'PROCUREMENT', '政府采购执行率', '3', '≥100', ['实际政府采购金额（元）', '政府采购预算数（元）']),
  graded(BUDGET, 'BUDGET_RULES', '管理制度健全性', '3'),
  graded(BUDGET, 'FUNDS_COMPLIANT', '资金使用合规性', '3'),
  graded(BUDGET, 'DISCLOSURE', '预决算信息公开性', '3'),
  graded(BUDGET, 'BASIC_INFORMATION', '基础信息完善性', '2'),
  graded(ASSETS, 'ASSET_RULES', '管理制度健全性', '1'),
  graded(ASSETS, 'ASSET_SAFETY', '资产管理安全性', '1'),
  ratio(ASSETS, 'ASSET_USE', '固定资产利用率', '2', '≥90', ['在用固定资产总额（元）', '固定资产总额（元）']),
  ratio(DUTIES, 'COMPLETION', '实际完成率', '5', '≥100', ['实际完成工作数', '计划工作数']),
  ratio(DUTIES, 'TIMELINESS', '完成及时率', '5', '≥100', ['及时完成工作数', '计划工作数']),
  ratio(DUTIES, 'QUALITY', '质量达标率', '5', '≥100', ['质量达标工作数', '实际完成工作数']),
  ratio(DUTIES, 'KEY_WORK', '重点工作办结率', '5', '≥100', ['重点工作办结数', '交办或下达数']),
  graded(EFFECTS, 'ECONOMIC', '经济效益', '4'),
  graded(EFFECTS, 'SOCIAL', '社会效益', '4'),
  graded(EFFECTS, 'ECOLOGICAL', '生态效益', '4'),
  ratio(EFFECTS, 'SATISFACTION', '社会公众或服务对象满意度', '8', '≥90', ['满意人数', '受访人数']),
];

export const COMMON_BY_CODE: ReadonlyMap<string, CommonIndicator> = new Map(
  COMMON_INDICATORS.map((one) => [one.code, one]),
);
