import type { ObjectType } from '../indicators/catalogue.js';
import type { AmountBlock, AmountDraft, AmountKind, TaskDraft } from '../indicators/objective.js';
import type { SheetIndicator } from './indicator-columns.js';

/** Everything that stands in a declaration form. Amounts in yuan; the sheet shows 万元. */
export interface SheetObjective {
  readonly objectType: ObjectType;
  readonly budgetYear: number;
  /** Code of the project, the policy or the transfer; of the body for a whole department or unit. */
  readonly code: string;
  readonly annualAmount: string;
  readonly overallGoal?: string | null;
  readonly annualGoal?: string | null;
  readonly basis?: string | null;
  readonly scheduleText?: string | null;
  readonly contactPerson?: string | null;
  readonly contactPhone?: string | null;
  readonly amounts: readonly AmountDraft[];
  /** Blocks that the sheet speaks of; the others stay as they are stored. */
  readonly amountBlocks: readonly AmountBlock[];
  /** Null where the sheet has no such block: the stored tasks stay. */
  readonly tasks: readonly TaskDraft[] | null;
  readonly indicators: readonly SheetIndicator[];
}

/** What the form shows besides, and what is not read back: it belongs to the register of projects and bodies. */
export interface SheetHead {
  readonly name: string;
  readonly agencyName: string;
  readonly departmentName: string;
  readonly nature: string;
  readonly period: string;
  readonly responsiblePerson: string;
}

/** Fields of a form that stand beside a caption. */
export type FieldKey =
  | keyof SheetHead
  | 'code'
  | 'budgetYear'
  | 'contactPerson'
  | 'contactPhone'
  | 'basis'
  | 'scheduleText'
  | 'overallGoal'
  | 'annualGoal'
  | 'annualAmount';

export interface FieldCell {
  readonly kind: 'FIELD';
  readonly field: FieldKey;
  readonly caption: string;
  /** Other captions under which the field is known. */
  readonly also?: readonly string[];
  /** First and last column of the caption, and of the value. */
  readonly captionAt: readonly [number, number];
  readonly valueAt: readonly [number, number];
  /** The value stands below its caption, not beside it. */
  readonly below?: boolean;
  readonly most?: number;
}

export interface AmountSide {
  readonly block: AmountBlock;
  readonly total: string;
  readonly captionAt: readonly [number, number];
  readonly valueAt: readonly [number, number];
}

/** Lines of a form from top to bottom. Columns are numbers, 1 = A; the printed form has eight. */
export type FormLine =
  | { readonly kind: 'TITLE' | 'YEAR' | 'UNIT_LINE' | 'SIGNATURE' }
  | { readonly kind: 'FIELDS'; readonly cells: readonly FieldCell[]; readonly height?: number; readonly label?: string }
  | { readonly kind: 'AMOUNTS'; readonly label: string; readonly sides: readonly AmountSide[] }
  | { readonly kind: 'TASKS'; readonly label: string }
  | { readonly kind: 'INDICATORS'; readonly label: string; readonly horizon: 'ANNUAL' | 'MID_TERM' };

export interface FormLayout {
  readonly code: 'PROJECT' | 'WHOLE';
  /** Stands in the sheet as 表样; a sheet of another version is refused (controls D52). */
  readonly version: number;
  readonly title: string;
  readonly lines: readonly FormLine[];
}

/** Printed columns: label, then the columns of an indicator. */
export const FORM_WIDTHS = [6, 11, 19, 25, 9, 17, 9, 7] as const;
export const PRINTED_WIDTH = FORM_WIDTHS.length;
/** First of the columns beside the form. */
export const EXTRA_FROM = PRINTED_WIDTH + 2;

export const AMOUNT_CAPTIONS: Readonly<Record<AmountKind, string>> = {
  GENERAL_PUBLIC: '其中：一般公共预算',
  GOVERNMENT_FUND: '政府性基金预算',
  STATE_CAPITAL: '国有资本经营预算',
  SOCIAL_INSURANCE: '社会保险基金预算',
  CARRYOVER: '上年结转资金',
  OTHER: '其他资金',
};

const field = (
  key: FieldKey,
  caption: string,
  captionAt: readonly [number, number],
  valueAt: readonly [number, number],
  more: Partial<FieldCell> = {},
): FieldCell => ({ kind: 'FIELD', field: key, caption, captionAt, valueAt, ...more });

const left = (key: FieldKey, caption: string, more?: Partial<FieldCell>): FieldCell =>
  field(key, caption, [1, 2], [3, 4], more);
const right = (key: FieldKey, caption: string, more?: Partial<FieldCell>): FieldCell =>
  field(key, caption, [5, 5], [6, 8], more);
const wide = (key: FieldKey, caption: string, more?: Partial<FieldCell>): FieldCell =>
  field(key, caption, [1, 2], [3, 8], more);

const CONTACT: FormLine = {
  kind: 'FIELDS',
  cells: [
    left('contactPerson', '联系人', { most: 100 }),
    right('contactPhone', '联系电话', { most: 40, also: ['电话'] }),
  ],
};

const GOALS: FormLine = {
  kind: 'FIELDS',
  label: '总体目标',
  height: 96,
  cells: [
    field('overallGoal', '中长期目标', [3, 4], [3, 4], { below: true, most: 4000, also: ['中期目标'] }),
    field('annualGoal', '年度目标', [5, 8], [5, 8], { below: true, most: 4000, also: ['年度总体目标'] }),
  ],
};

/** 项目支出绩效目标申报表 (财预〔2015〕88号, domain §2.1). */
export const PROJECT_FORM: FormLayout = {
  code: 'PROJECT',
  version: 1,
  title: '项目支出绩效目标申报表',
  lines: [
    { kind: 'TITLE' },
    { kind: 'YEAR' },
    { kind: 'UNIT_LINE' },
    { kind: 'FIELDS', cells: [left('name', '项目名称'), right('code', '项目代码', { also: ['项目编码'] })] },
    { kind: 'FIELDS', cells: [left('departmentName', '主管部门'), right('agencyName', '实施单位')] },
    { kind: 'FIELDS', cells: [left('nature', '项目属性'), right('period', '项目期')] },
    { kind: 'FIELDS', cells: [left('responsiblePerson', '项目负责人'), right('budgetYear', '预算年度')] },
    CONTACT,
    {
      kind: 'AMOUNTS',
      label: '项目资金（万元）',
      sides: [
        { block: 'MID_TERM', total: '中期资金总额', captionAt: [3, 3], valueAt: [4, 4] },
        { block: 'ANNUAL', total: '年度资金总额', captionAt: [5, 6], valueAt: [7, 8] },
      ],
    },
    { kind: 'FIELDS', cells: [wide('basis', '立项依据', { most: 4000 })], height: 44 },
    { kind: 'FIELDS', cells: [wide('scheduleText', '实施进度计划', { most: 4000 })], height: 44 },
    GOALS,
    { kind: 'INDICATORS', label: '年度绩效指标', horizon: 'ANNUAL' },
    { kind: 'INDICATORS', label: '中期绩效指标', horizon: 'MID_TERM' },
    { kind: 'SIGNATURE' },
  ],
};

/** 部门（单位）整体支出绩效目标申报表 (domain §2.3). */
export const WHOLE_FORM: FormLayout = {
  code: 'WHOLE',
  version: 1,
  title: '部门（单位）整体支出绩效目标申报表',
  lines: [
    { kind: 'TITLE' },
    { kind: 'YEAR' },
    { kind: 'UNIT_LINE' },
    { kind: 'FIELDS', cells: [left('name', '部门（单位）名称'), right('code', '预算编码', { also: ['单位代码'] })] },
    { kind: 'FIELDS', cells: [left('departmentName', '主管部门'), right('budgetYear', '预算年度')] },
    CONTACT,
    { kind: 'TASKS', label: '年度主要任务' },
    {
      kind: 'AMOUNTS',
      label: '年度预算（万元）',
      sides: [
        { block: 'BASE', total: '基本支出合计', captionAt: [3, 3], valueAt: [4, 4] },
        { block: 'PROJECT', total: '项目支出合计', captionAt: [5, 6], valueAt: [7, 8] },
      ],
    },
    { kind: 'FIELDS', cells: [wide('annualAmount', '年度预算总额（万元）', { also: ['预算支出总额万元'] })] },
    GOALS,
    { kind: 'INDICATORS', label: '年度绩效指标', horizon: 'ANNUAL' },
    { kind: 'INDICATORS', label: '中期绩效指标', horizon: 'MID_TERM' },
    { kind: 'SIGNATURE' },
  ],
};

export function layoutOf(objectType: ObjectType): FormLayout {
  return objectType === 'DEPARTMENT_WHOLE' || objectType === 'UNIT_WHOLE' ? WHOLE_FORM : PROJECT_FORM;
}

/** Columns of 年度主要任务, with the columns of the sheet that each takes. */
export const TASK_COLUMNS = [
  { key: 'name', caption: '任务名称', at: [2, 3] },
  { key: 'content', caption: '主要内容', at: [4, 5] },
  { key: 'fiscalAmount', caption: '财政拨款（万元）', at: [6, 6] },
  { key: 'otherAmount', caption: '其他资金（万元）', at: [7, 8] },
] as const;
