import type { AppraisalDimension } from '../appraisal/criteria.js';

type ItemTuple = readonly [code: string, name: string, points: string, isVeto?: 'VETO'];

const dimension = (code: string, name: string, items: readonly ItemTuple[]): AppraisalDimension => ({
  code,
  name,
  isVeto: false,
  items: items.map(([item, label, points, veto]) => ({ code: item, name: label, points, isVeto: veto === 'VETO' })),
});

/**
 * 第三方机构工作质量考核评分表. The part on form, content and basis follows a sheet that is in use; the rest and all weights are our
 * default. Facts take points off the item whose code they name.
 */
export const DEFAULT_RATING_SHEET: readonly AppraisalDimension[] = [
  dimension('ORGANISATION', '组织与进度', [
    ['PLAN', '方案质量', '8'],
    ['TEAM', '团队到位（主评人到场）', '4'],
    ['ON-TIME', '按时提交', '8'],
  ]),
  dimension('PROCESS', '过程合规', [
    ['INDEPENDENCE', '独立性和回避', '5', 'VETO'],
    ['FIELD-PAPERS', '现场评价底稿', '7'],
    ['FIELD-RECEIPT', '现场评价回执', '4'],
    ['OPINIONS', '意见交换', '5'],
    ['SECRECY', '保密', '4', 'VETO'],
  ]),
  dimension('REPORT', '报告质量', [
    ['FORM', '报告格式', '6'],
    ['CONTENT', '报告内容', '14'],
    ['STATEMENT', '绩效陈述', '10'],
    ['BASIS', '依据支撑', '10'],
  ]),
  dimension('USE', '应用价值', [
    ['PROBLEMS', '问题准确性', '5'],
    ['ADVICE', '建议可操作性', '5'],
  ]),
  dimension('SERVICE', '服务态度', [['SATISFACTION', '评价对象和委托方满意度', '5']]),
];

/** Facts that the system finds by itself, and the item of the sheet that each speaks of. */
export const RATING_FACTS = {
  ARITHMETIC: 'FORM',
  RECHECK_GAP: 'BASIS',
  OVERTURNED: 'PROBLEMS',
  LATE_DAYS: 'ON-TIME',
  FIELD_PAPERS_LATE: 'FIELD-PAPERS',
  FIELD_RECEIPT_LATE: 'FIELD-RECEIPT',
  OTHER_PAPERS_LATE: 'CONTENT',
} as const;
export type RatingFactKind = keyof typeof RATING_FACTS;

/** Points off per slip, per point of gap beyond the tolerance, per finding, per day, per paper. */
export interface FactPoints {
  readonly arithmetic: number;
  readonly gapTolerance: number;
  readonly gapPoint: number;
  readonly overturned: number;
  readonly lateDay: number;
  readonly latePaper: number;
}

export const DEFAULT_FACT_POINTS: FactPoints = {
  arithmetic: 0.3,
  gapTolerance: 3,
  gapPoint: 1,
  overturned: 2,
  lateDay: 1,
  latePaper: 2,
};

export function readFactPoints(value: unknown): FactPoints | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const fits = Object.keys(DEFAULT_FACT_POINTS).every((key) => typeof given[key] === 'number' && given[key] >= 0);
  return fits ? (value as FactPoints) : null;
}
