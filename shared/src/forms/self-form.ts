import type { UnitCriterion } from '../library/whole-unit.js';
import type { Attainment, OverCause } from '../scoring/types.js';
import type { MonitoringFormRow } from './monitoring-form.js';
import type { SelfCommonDraft, SelfFormCommon } from './self-common.js';

/** One indicator as a self-evaluation carries it. */
export interface SelfFormRow extends Pick<
  MonitoringFormRow,
  'id' | 'level1' | 'level2' | 'name' | 'direction' | 'targetValue' | 'targetText' | 'targetOn' | 'unit'
> {
  readonly weight: string;
  readonly actualValue: string | null;
  readonly actualOn: string | null;
  readonly actualYes: boolean | null;
  readonly attainment: Attainment | null;
  readonly share: string | null;
  readonly isNotApplicable: boolean;
  readonly overCause: OverCause | null;
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
  readonly score: string | null;
  /** The questionnaire that the value is the result of: a form does not change it. */
  readonly originSurveyId?: string | null;
}

/** Amounts in yuan; the form shows 万元. */
export interface SelfFormMoney {
  readonly id: string;
  readonly line: string;
  readonly originalBudget: string;
  readonly adjustedBudget: string;
  readonly executedAmount: string;
  readonly origin: string;
}

export interface SelfFormTask {
  readonly id: string;
  readonly name: string;
  readonly originalBudget: string;
  readonly executedAmount: string;
  readonly result: string | null;
}

export interface SelfFormCriterion {
  readonly id: string;
  readonly criterion: UnitCriterion;
  readonly score: string | null;
  readonly text: string | null;
}

/** A self-evaluation with all that its official form prints and that comes back in it. */
export interface SelfForm {
  readonly id: string;
  readonly objectType: string;
  readonly name: string;
  readonly code: string;
  readonly agencyName: string;
  readonly departmentName: string;
  readonly subjectYear: number;
  readonly annualGoal: string | null;
  readonly actualSummary: string | null;
  readonly executionReason: string | null;
  readonly problems: string | null;
  readonly measures: string | null;
  readonly filledByName: string | null;
  readonly originalBudget: string;
  readonly adjustedBudget: string;
  readonly executedAmount: string;
  readonly executionWeight: string;
  readonly executionScore: string | null;
  readonly totalScore: string | null;
  readonly rows: readonly SelfFormRow[];
  readonly moneys: readonly SelfFormMoney[];
  readonly tasks: readonly SelfFormTask[];
  readonly criteria: readonly SelfFormCriterion[];
  /** Of a whole unit that is judged by common indicators; its `rows` are empty then. */
  readonly common: readonly SelfFormCommon[];
}

/** What people fill in: everything else is compared with what is known. */
export interface SelfFormDraft extends Pick<
  SelfForm,
  'id' | 'actualSummary' | 'executionReason' | 'problems' | 'measures' | 'filledByName'
> {
  readonly rows: readonly Pick<
    SelfFormRow,
    | 'id'
    | 'actualValue'
    | 'actualOn'
    | 'actualYes'
    | 'attainment'
    | 'share'
    | 'isNotApplicable'
    | 'overCause'
    | 'cause'
    | 'measures'
    | 'evidence'
  >[];
  readonly tasks: readonly Pick<SelfFormTask, 'id' | 'executedAmount' | 'result'>[];
  readonly moneys: readonly Pick<SelfFormMoney, 'id' | 'executedAmount'>[];
  readonly criteria: readonly Pick<SelfFormCriterion, 'id' | 'score' | 'text'>[];
  readonly common: readonly SelfCommonDraft[];
}

export type SelfColumnKey =
  | 'level1'
  | 'level2'
  | 'name'
  | 'target'
  | 'actual'
  | 'weight'
  | 'score'
  | 'cause'
  | 'evidence'
  | 'notApplicable'
  | 'overCause'
  | 'share'
  | 'rowKey';

export interface SelfColumn {
  readonly key: SelfColumnKey;
  readonly caption: string;
  /** Everything by which the column is known, without blanks and brackets. */
  readonly known: RegExp;
  readonly width: number;
}

/** 项目支出绩效自评表 of 财预〔2020〕10号 (domain §2.7). */
export const SELF_COLUMNS: readonly SelfColumn[] = [
  { key: 'level1', caption: '一级指标', known: /^一级指标$/, width: 10 },
  { key: 'level2', caption: '二级指标', known: /^二级指标$/, width: 13 },
  { key: 'name', caption: '三级指标', known: /^(三级指标|指标名称)$/, width: 26 },
  { key: 'target', caption: '年度指标值（A）', known: /^(年度|全年)?(指标|目标)值A?$/, width: 15 },
  { key: 'actual', caption: '实际完成值（B）', known: /^(全年)?实际(完成)?值B?$|^完成值B?$/, width: 15 },
  { key: 'weight', caption: '分值', known: /^(分值|权重)$/, width: 8 },
  { key: 'score', caption: '得分', known: /^(自评)?得分$/, width: 9 },
  { key: 'cause', caption: '偏差原因分析及改进措施', known: /^偏差原因(分析)?(及改进措施)?$/, width: 40 },
];

/** Beside the form, not printed: without it, a sheet that comes back would have forgotten it. */
export const SELF_EXTRAS: readonly SelfColumn[] = [
  { key: 'evidence', caption: '佐证材料', known: /^佐证(材料)?$/, width: 20 },
  { key: 'notApplicable', caption: '不适用', known: /^不适用$/, width: 8 },
  { key: 'overCause', caption: '超额完成原因', known: /^超额(完成)?原因$/, width: 18 },
  { key: 'share', caption: '定性得分比例', known: /^(定性)?得分比例$/, width: 12 },
  { key: 'rowKey', caption: '指标标识（勿改）', known: /^指标标识勿改$/, width: 38 },
];

export const SELF_TITLES = { PROJECT: '项目支出绩效自评表', WHOLE: '部门（单位）整体支出绩效自评表' } as const;
export const SELF_MARK = { PROJECT: 'SELF-1', WHOLE: 'SELFWHOLE-1' } as const;

export const SELF_LINES: Readonly<Record<string, readonly string[]>> = {
  CURRENT_YEAR: ['其中：当年财政拨款', '当年财政拨款', '财政拨款'],
  CARRYOVER: ['上年结转资金', '上年结转'],
  OTHER: ['其他资金'],
  BASIC: ['其中：基本支出', '基本支出'],
  PROJECTS: ['项目支出'],
};

export const ATTAINMENT_WORDS: Readonly<Record<Attainment, string>> = {
  ACHIEVED: '达成年度指标',
  PARTLY: '部分达成年度指标并具有一定效果',
  NOT_ACHIEVED: '未达成年度指标且效果较差',
};
export const OVER_WORDS: Readonly<Record<OverCause, string>> = {
  TARGET_SET_TOO_LOW: '年初指标值设定明显偏低',
  POLICY_OR_DEMAND_CHANGE: '政策或需求变化',
  SCALE_EXPANDED: '规模扩大',
  OTHER: '其他',
};
export const CRITERION_WORDS: Readonly<Record<UnitCriterion, string>> = {
  ECONOMY: '经济性',
  EFFICIENCY: '效率性',
  EFFECTIVENESS: '效益性',
  EQUITY: '公平性',
};

/** Lines under the table: what the unit says of the whole. */
export const SELF_FOOT = [
  { key: 'executionReason', caption: '执行说明', also: ['超预算等情况的说明'], most: 1000 },
  { key: 'problems', caption: '存在的问题', also: ['存在问题'], most: 4000 },
  { key: 'measures', caption: '改进措施', also: [], most: 4000 },
] as const;

/** One cell of the official form says both; each is found again by its word. */
export function causeText({ cause, measures }: Pick<SelfFormRow, 'cause' | 'measures'>): string {
  if (!cause && !measures) return '';
  return `原因：${cause ?? ''}\n措施：${measures ?? ''}`;
}

const BOTH = /^\s*原因\s*[:：]([\s\S]*?)\s*(?:改进)?措施\s*[:：]([\s\S]*)$/;

/** Without the two words, what is written is cause and measures in one, as the official form asks. */
export function readCauseText(text: string | null): { cause: string | null; measures: string | null } {
  if (text === null) return { cause: null, measures: null };
  const parts = BOTH.exec(text);
  const said = (part: string): string | null => part.trim() || null;
  return parts ? { cause: said(parts[1]!), measures: said(parts[2]!) } : { cause: text, measures: text };
}
