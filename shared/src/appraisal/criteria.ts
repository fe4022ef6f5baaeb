import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';

export const APPRAISAL_KINDS = ['PROJECT', 'POLICY'] as const;
export type AppraisalKind = (typeof APPRAISAL_KINDS)[number];

/** One line of the score table. */
export interface AppraisalItem {
  readonly code: string;
  readonly name: string;
  /** Full points. */
  readonly points: string;
  /** 差 on this item refuses support whatever the total. */
  readonly isVeto?: boolean;
}

export interface AppraisalDimension {
  readonly code: string;
  readonly name: string;
  /** 差 on the dimension as a whole refuses support whatever the total. */
  readonly isVeto?: boolean;
  readonly items: readonly AppraisalItem[];
}

const dimension = (
  code: string,
  name: string,
  items: readonly (readonly [name: string, isVeto?: 'VETO'])[],
  isVeto = false,
): AppraisalDimension => ({
  code,
  name,
  isVeto,
  items: items.map(([item, veto], index) => ({
    code: `${code}-${index + 1}`,
    name: item,
    points: '5',
    isVeto: veto === 'VETO',
  })),
});

/** 立项必要性 … 筹资合规性 (中发〔2018〕34号; domain §2.12). Points of items are a default that no clause states. */
export const PROJECT_CRITERIA: readonly AppraisalDimension[] = [
  dimension('NECESSITY', '立项必要性', [
    ['立项目的明确、内容具体'],
    ['符合规划、决策和现实需求，与部门职责密切相关'],
    ['与现有项目不重复', 'VETO'],
    ['经过可行性研究、专家论证、风险评估、集体决策'],
  ]),
  dimension('ECONOMY', '投入经济性', [
    ['支出范围与职责相匹配'],
    ['支出明细清晰'],
    ['厉行节约、量力而行'],
    ['测算依据充分、符合定额标准'],
  ]),
  dimension('GOALS', '绩效目标合理性', [
    ['目标格式规范、要素完整'],
    ['目标明确具体、反映主要内容'],
    ['指标细化量化'],
    ['目标与资金相匹配'],
  ]),
  dimension('FEASIBILITY', '实施方案可行性', [
    ['实施内容和进度具体'],
    ['组织保障到位'],
    ['过程控制和管理制度健全'],
    ['有风险应对措施'],
  ]),
  dimension(
    'FINANCING',
    '筹资合规性',
    [['资金来源渠道合规', 'VETO'], ['事权与支出责任相匹配'], ['财政承受能力和债务可控'], ['配套资金落实']],
    true,
  ),
];

/** The five dimensions that localities use for policies (domain §1.11). */
export const POLICY_CRITERIA: readonly AppraisalDimension[] = [
  dimension('NECESSITY', '政策设立必要性', [
    ['设立依据充分'],
    ['需求明确、对象清楚'],
    ['与现有政策不重复、不冲突', 'VETO'],
    ['经过论证和集体决策'],
  ]),
  dimension('ECONOMY', '政策保障充分性', [
    ['组织和人员保障'],
    ['制度和标准保障'],
    ['信息和数据保障'],
    ['测算依据充分、标准合理'],
  ]),
  dimension('GOALS', '政策目标合理性', [
    ['目标与政策意图一致'],
    ['目标明确具体'],
    ['指标细化量化'],
    ['目标与资金相匹配'],
  ]),
  dimension('FEASIBILITY', '政策实施可持续性', [
    ['实施期限和退出机制明确'],
    ['执行流程可行'],
    ['财政可持续'],
    ['有风险应对措施'],
  ]),
  dimension(
    'FINANCING',
    '政策资金合规性',
    [['资金来源渠道合规', 'VETO'], ['符合支持方向和方式'], ['财政承受能力可控'], ['各级分担明确']],
    true,
  ),
];

const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** Points of all items; the weights of a score table sum to 100. */
export function totalPoints(dimensions: readonly AppraisalDimension[]): Exact {
  return dimensions
    .flatMap(({ items }) => items)
    .reduce((sum, { points }) => sum.plus(POINTS.test(points) ? points : 0), new Exact(0));
}

/** Whether a local score table can be used: every reason at once. */
export function checkAppraisalCriteria(dimensions: readonly AppraisalDimension[]): Refusal[] {
  const found: Refusal[] = [];
  const codes = dimensions.flatMap(({ code, items }) => [code, ...items.map((item) => item.code)]);
  if (new Set(codes).size !== codes.length || codes.some((code) => !CODE.test(code)))
    found.push(refusal('APPRAISAL_CRITERIA_CODES', { ruleId: 'X-02' }));
  const isEmpty = dimensions.length === 0 || dimensions.some(({ items, name }) => items.length === 0 || !name.trim());
  if (isEmpty) found.push(refusal('APPRAISAL_CRITERIA_EMPTY', { ruleId: 'X-02' }));
  const sum = totalPoints(dimensions);
  if (!sum.eq(100))
    found.push(refusal('APPRAISAL_WEIGHTS_SUM', { ruleId: 'X-02', params: { sum: sum.toFixed(), required: '100' } }));
  return found;
}

/** A score table as it stands in a rule parameter; null where the value is none. */
export function readAppraisalCriteria(value: unknown): AppraisalDimension[] | null {
  if (!Array.isArray(value)) return null;
  const dimensions = value.map(readDimension);
  if (dimensions.some((one) => one === null)) return null;
  const read = dimensions as AppraisalDimension[];
  return checkAppraisalCriteria(read).length === 0 ? read : null;
}

function readDimension(value: unknown): AppraisalDimension | null {
  const { code, name, isVeto, items } = (value ?? {}) as Partial<Record<keyof AppraisalDimension, unknown>>;
  if (typeof code !== 'string' || typeof name !== 'string' || !Array.isArray(items)) return null;
  const read = items.map((item: unknown): AppraisalItem | null => {
    const one = (item ?? {}) as Partial<Record<keyof AppraisalItem, unknown>>;
    if (typeof one.code !== 'string' || typeof one.name !== 'string' || typeof one.points !== 'string') return null;
    return { code: one.code, name: one.name, points: one.points, isVeto: one.isVeto === true };
  });
  if (read.some((one) => one === null)) return null;
  return { code, name, isVeto: isVeto === true, items: read as AppraisalItem[] };
}
