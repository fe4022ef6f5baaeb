import { presetOf } from '../indicators/catalogue.js';
import type { CauseKind } from '../monitoring/sheet-codes.js';
import type { Likelihood } from '../monitoring/progress.js';
import type { Direction } from '../scoring/types.js';
import { natureOf } from './target-text.js';

/** One indicator as a monitoring sheet carries it. */
export interface MonitoringFormRow {
  readonly id: string;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly direction: Direction;
  readonly targetValue: string | null;
  readonly targetText: string | null;
  readonly targetOn: string | null;
  readonly unit: string | null;
  readonly actualValue: string | null;
  readonly actualText: string | null;
  readonly actualOn: string | null;
  readonly actualYes: boolean | null;
  readonly isNotDue: boolean;
  readonly stageTarget: string | null;
  readonly stageRate: string | null;
  readonly forecastValue: string | null;
  readonly forecastText: string | null;
  readonly likelihood: Likelihood | null;
  readonly causeCodes: readonly string[];
  readonly causeText: string | null;
  readonly comment: string | null;
}

/** Amounts in yuan; the form shows 万元. */
export interface MonitoringFormMoney {
  readonly id: string;
  readonly source: string;
  readonly originalBudget: string;
  readonly adjustedBudget: string;
  readonly executedAmount: string;
  readonly forecastAmount: string | null;
}

export interface MonitoringFormTask {
  readonly id: string;
  readonly name: string;
  readonly originalBudget: string;
  readonly executedAmount: string;
  readonly forecastAmount: string | null;
  readonly note: string | null;
}

/** A monitoring sheet with all that its official form prints and that comes back in it. */
export interface MonitoringForm {
  readonly id: string;
  readonly objectType: string;
  readonly name: string;
  readonly code: string;
  readonly agencyName: string;
  readonly departmentName: string;
  readonly projectPeriod: string;
  readonly nature: string;
  readonly budgetYear: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly originalBudget: string;
  readonly adjustedBudget: string;
  readonly executedAmount: string;
  /** Per cent; null without a budget. */
  readonly executionRate: string | null;
  readonly forecastAmount: string | null;
  readonly forecastBasis: string | null;
  readonly forecastNote: string | null;
  readonly executionReason: string | null;
  readonly causeCodes: readonly string[];
  readonly causeText: string | null;
  readonly measures: string | null;
  readonly suggestions: string | null;
  readonly unitRating: string | null;
  readonly filledByName: string | null;
  readonly rows: readonly MonitoringFormRow[];
  readonly moneys: readonly MonitoringFormMoney[];
  readonly tasks: readonly MonitoringFormTask[];
  readonly coverage: {
    readonly monitored: number;
    readonly owed: number;
    readonly monitoredAmount: string;
    readonly owedAmount: string;
  } | null;
}

export type MonitoringColumnKey =
  | 'level1'
  | 'level2'
  | 'name'
  | 'target'
  | 'actual'
  | 'stageRate'
  | 'forecast'
  | CauseColumn
  | 'causeText'
  | Likelihood
  | 'likelihood'
  | 'comment'
  | 'stageTarget'
  | 'notDue'
  | 'rowKey';

/** 实施进度 is no column of the official form; it stands in the one of 其他, in words. */
export type CauseColumn = Exclude<CauseKind, 'SCHEDULE'>;
export const SCHEDULE_WORD = '进度';

export interface MonitoringColumn {
  readonly key: MonitoringColumnKey;
  /** What we write; `{period}` is the monitored period. */
  readonly caption: string;
  /** Everything by which the column is known, without blanks and brackets. */
  readonly known: RegExp;
  readonly width: number;
  readonly most: number;
  readonly group?: string;
}

/** Columns of the indicators, 财预〔2019〕136号 annex (domain §2.5): six of causes, three of likelihood. */
export const MONITORING_COLUMNS: readonly MonitoringColumn[] = [
  { key: 'level1', caption: '一级指标', known: /^一级指标$/, width: 9, most: 40 },
  { key: 'level2', caption: '二级指标', known: /^二级指标$/, width: 12, most: 40 },
  { key: 'name', caption: '三级指标', known: /^(三级指标|指标名称)$/, width: 22, most: 200 },
  { key: 'target', caption: '年度指标值', known: /^(年度|全年)?(指标|目标)值$/, width: 12, most: 1000 },
  {
    key: 'actual',
    caption: '{period}执行情况',
    known: /^(?!全年|预计).*(执行情况|完成情况|完成值|实际值|执行数)$/,
    width: 12,
    most: 500,
  },
  { key: 'stageRate', caption: '阶段完成率', known: /完成率(%)?$/, width: 9, most: 40 },
  { key: 'forecast', caption: '全年预计完成情况', known: /^(全年预计|预计全年)/, width: 12, most: 500 },
  { key: 'FUNDING', caption: '经费保障', known: /^经费(保障)?$/, width: 5.5, most: 20, group: '偏差原因分析' },
  { key: 'SYSTEM', caption: '制度保障', known: /^制度(保障)?$/, width: 5.5, most: 20, group: '偏差原因分析' },
  { key: 'PERSONNEL', caption: '人员保障', known: /^人员(保障)?$/, width: 5.5, most: 20, group: '偏差原因分析' },
  {
    key: 'HARDWARE',
    caption: '硬件条件保障',
    known: /^硬件(条件)?(保障)?$/,
    width: 5.5,
    most: 20,
    group: '偏差原因分析',
  },
  { key: 'OTHER', caption: '其他', known: /^其他$/, width: 5.5, most: 20, group: '偏差原因分析' },
  { key: 'causeText', caption: '原因说明', known: /^(原因)?说明$/, width: 18, most: 1000, group: '偏差原因分析' },
  { key: 'CERTAIN', caption: '确定能', known: /^确定(能|能够)?$/, width: 5.5, most: 20, group: '完成目标可能性' },
  { key: 'POSSIBLE', caption: '有可能', known: /^(有)?可能$/, width: 5.5, most: 20, group: '完成目标可能性' },
  {
    key: 'IMPOSSIBLE',
    caption: '完全不可能',
    known: /^(完全)?不可能$/,
    width: 5.5,
    most: 20,
    group: '完成目标可能性',
  },
  { key: 'comment', caption: '备注', known: /^备注$/, width: 10, most: 500 },
];

/** Beside the form, not printed: without it, a sheet that comes back would have forgotten it. */
export const MONITORING_EXTRAS: readonly MonitoringColumn[] = [
  { key: 'stageTarget', caption: '阶段计划值', known: /^阶段(计划|目标)(值)?$/, width: 11, most: 40 },
  { key: 'notDue', caption: '未到期', known: /^未到期$/, width: 8, most: 20 },
  { key: 'rowKey', caption: '指标标识（勿改）', known: /^指标标识勿改$/, width: 38, most: 40 },
];

/** Some forms ask for the likelihood in one column and in words. */
export const LIKELIHOOD_COLUMN: MonitoringColumn = {
  key: 'likelihood',
  caption: '完成目标可能性',
  known: /^完成(目标)?(的)?可能性$/,
  width: 10,
  most: 20,
};

export const LIKELIHOOD_WORDS: Readonly<Record<Likelihood, readonly string[]>> = {
  CERTAIN: ['确定能', '确定', '能'],
  POSSIBLE: ['有可能', '可能'],
  IMPOSSIBLE: ['完全不可能', '不可能'],
};

export const CAUSE_WORDS: Readonly<Record<CauseKind, string>> = {
  FUNDING: '经费保障',
  SYSTEM: '制度保障',
  PERSONNEL: '人员保障',
  HARDWARE: '硬件条件保障',
  SCHEDULE: '实施进度',
  OTHER: '其他',
};

export const BASIS_WORDS: Readonly<Record<string, string>> = {
  OWN: '单位自行估计',
  TREND: '按进度推算',
  CONTRACTS: '按合同和付款计划',
};

export const LIGHT_WORDS: Readonly<Record<string, string>> = { GREEN: '正常', YELLOW: '关注', RED: '预警' };

export const SOURCE_CAPTIONS: Readonly<Record<string, readonly string[]>> = {
  CURRENT_YEAR: ['其中：当年财政拨款', '当年财政拨款', '其中：本年财政拨款', '本年财政拨款', '财政拨款'],
  CARRYOVER: ['上年结转', '上年结转资金'],
  OTHER: ['其他资金'],
};

/** The money of a whole body (domain §2.6). */
export const WHOLE_CAPTIONS: Readonly<Record<string, readonly string[]>> = {
  BASE: ['其中：基本支出', '基本支出'],
  PROJECT: ['项目支出', '其中：项目支出'],
};

/** Lines under the table: what the unit says of the whole. */
export const FOOT_LINES = [
  {
    key: 'causeText',
    caption: '偏差或不能完成目标原因分析',
    also: ['偏差或不能完成目标的原因分析', '偏差原因分析'],
    most: 2000,
    height: 44,
  },
  { key: 'causeCodes', caption: '偏差原因类别', also: [], most: 200, height: 22 },
  { key: 'measures', caption: '改进措施', also: ['整改措施'], most: 2000, height: 36 },
  { key: 'suggestions', caption: '相关建议或举措', also: ['相关建议和举措'], most: 2000, height: 36 },
  { key: 'forecastBasis', caption: '全年预计执行依据', also: [], most: 40, height: 22 },
  { key: 'forecastNote', caption: '依据说明', also: [], most: 500, height: 22 },
  { key: 'executionReason', caption: '超预算等情况的说明', also: [], most: 1000, height: 22 },
  { key: 'unitRating', caption: '单位自评', also: [], most: 20, height: 22 },
] as const;

export type FootKey = (typeof FOOT_LINES)[number]['key'];

export const isWholeObject = (objectType: string): boolean => /_WHOLE$/.test(objectType);
export const MONITORING_TITLES = {
  PROJECT: '项目支出绩效目标执行监控表',
  WHOLE: '部门（单位）整体支出绩效监控表',
} as const;
export const MONITORING_MARK = { PROJECT: 'MONITORING-1', WHOLE: 'MONITORINGWHOLE-1' } as const;

/** 1–7月, as the form says it; a period that begins within the year is said by its days. */
export function periodWords(from: string, to: string): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return first === last ? `${first}月` : `${first}-${last}月`;
}

/** Words of the levels; a level of a place's own keeps its code. */
export function levelWords(level1: string, level2: string): { level1: string; level2: string } {
  for (const preset of ['2021', '2015', 'NINGXIA']) {
    const level = presetOf(preset)?.levels.find((one) => one.level1 === level1);
    const group = level?.level2.find(({ code }) => code === level2);
    if (level && group) return { level1: level.label, level2: group.label };
  }
  return { level1, level2 };
}

const measured = (direction: Direction): boolean => !['DATE_BY', 'BOOL', 'QUAL'].includes(direction);
export { measured as isMeasured };

/** The approved target as the form prints it. */
export function monitoringTarget(
  row: Pick<MonitoringFormRow, 'direction' | 'targetValue' | 'targetText' | 'targetOn' | 'unit'>,
): string {
  if (row.direction === 'DATE_BY') return row.targetOn ?? '';
  if (row.direction === 'GE' || row.direction === 'LE' || row.direction === 'EQ')
    return row.targetValue === null ? '' : natureOf(row.direction, false) + withUnit(row.targetValue, row.unit);
  return row.targetText ?? row.targetValue ?? '';
}

/** A share of 0…1 beside 个百分 could be read twice: it says its sign. */
export function numberText(value: string | null, unit: string | null): string {
  return value !== null && unit === '%' ? `${value}%` : (value ?? '');
}

const withUnit = (value: string, unit: string | null): string => value + (unit ?? '');
