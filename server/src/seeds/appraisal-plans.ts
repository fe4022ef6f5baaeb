import type { AppraisalGrade, Conclusion } from '@jixiao/shared';
import type { ArchetypeName } from './archetypes.js';

/** When the appraisals of a place were made, and for the budget of which year: one that no figure of its report counts. */
export interface AppraisalOccasion {
  readonly year: number;
  readonly reportedOn: string;
  readonly scoredOn: string;
  readonly concludedOn: string;
}

/** How far an appraisal without a conclusion has come: with the unit, reported, with the panel, or scored by all. */
export type Stage = 'IN_ASSESSMENT' | 'REPORTED' | 'SCORING' | 'SCORED';

export interface AppraisalPlan {
  readonly name: string;
  readonly wan: string;
  readonly conclusion: Conclusion | null;
  /** Only where there is no conclusion. */
  readonly stage?: Stage;
  readonly supported: string;
  /** Grades of the two scorers for every item. */
  readonly grades: readonly [AppraisalGrade, AppraisalGrade];
  readonly reason: string | null;
  /** Given above what was supported, in 万元, with the reason: a deviation that the linkage list prints. */
  readonly allocated?: readonly [wan: string, reason: string];
  readonly archetype: ArchetypeName;
}

/** Example projects, one for each conclusion and one on each desk before it; none is of a real body. */
export const APPRAISAL_PLANS: readonly AppraisalPlan[] = [
  {
    name: '示例项目：龙祥街道路新建',
    wan: '800',
    conclusion: 'SUPPORTED',
    supported: '800',
    grades: ['EXCELLENT', 'GOOD'],
    reason: null,
    archetype: 'construction',
  },
  {
    name: '示例项目：智慧停车平台',
    wan: '1200',
    conclusion: 'SUPPORTED_AFTER_CHANGE',
    supported: '1000',
    grades: ['GOOD', 'FAIR'],
    reason: '示例：补充运维费用测算后再报',
    archetype: 'services',
  },
  {
    name: '示例项目：社区养老设施改造',
    wan: '900',
    conclusion: 'PARTIAL',
    supported: '600',
    grades: ['GOOD', 'FAIR'],
    reason: '示例：分两年实施，本年度支持一期',
    archetype: 'livelihood',
  },
  {
    name: '示例项目：街道亮化更新',
    wan: '700',
    conclusion: 'NOT_SUPPORTED',
    supported: '0',
    grades: ['FAIR', 'POOR'],
    reason: null,
    archetype: 'construction',
  },
  {
    name: '示例项目：龙祥街道路绿化',
    wan: '650',
    conclusion: null,
    stage: 'SCORING',
    supported: '0',
    grades: ['GOOD', 'GOOD'],
    reason: null,
    archetype: 'construction',
  },
  ...(
    [
      ['示例项目：河道生态修复', '1500', 'IN_ASSESSMENT', 'construction'],
      ['示例项目：校园安防升级', '560', 'REPORTED', 'services'],
      ['示例项目：应急物资储备库', '980', 'SCORED', 'construction'],
    ] as const
  ).map(([name, wan, stage, archetype]): AppraisalPlan => ({
    name,
    wan,
    conclusion: null,
    stage,
    supported: '0',
    grades: ['GOOD', 'FAIR'],
    reason: null,
    archetype,
  })),
  {
    name: '示例项目：背街小巷改造',
    wan: '1000',
    conclusion: 'PARTIAL',
    supported: '700',
    grades: ['GOOD', 'FAIR'],
    reason: '示例：先改造管网老化的巷道',
    allocated: ['780', '示例：区政府会议决定同步改造两条相邻巷道'],
    archetype: 'construction',
  },
];

export const STATE_OF: Readonly<Record<Stage, string>> = {
  IN_ASSESSMENT: 'IN_ASSESSMENT',
  REPORTED: 'REPORTED',
  SCORING: 'FIN_REVIEW',
  SCORED: 'FIN_REVIEW',
};

export const STATES: Readonly<Record<Conclusion, string>> = {
  SUPPORTED: 'IN_REVIEW',
  SUPPORTED_AFTER_CHANGE: 'CANDIDATE',
  PARTIAL: 'IN_REVIEW',
  NOT_SUPPORTED: 'CANDIDATE',
};
