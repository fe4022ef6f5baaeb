/**
 * What one evaluation looks at. A programme is one fund over several bodies and items (专项评价, R140); 制度, 国有资本经营 and
 * 行政事业单位国有资产管理 are those of a body, without any project (扩面, R023).
 */
export const EVALUATION_OBJECTS = [
  'PROJECT',
  'DEPARTMENT_WHOLE',
  'UNIT_WHOLE',
  'POLICY',
  'PROGRAMME',
  'SYSTEM',
  'STATE_CAPITAL',
  'STATE_ASSETS',
] as const;
export type EvaluationObject = (typeof EVALUATION_OBJECTS)[number];
/** What a department evaluates itself: projects and units of its own tree (R131). */
export const DEPARTMENT_OBJECTS: readonly EvaluationObject[] = ['PROJECT', 'UNIT_WHOLE'];
export const WHOLE_OBJECTS: readonly string[] = ['DEPARTMENT_WHOLE', 'UNIT_WHOLE'];

/** 评价方法 (财预〔2020〕10号; R150). */
export const EVALUATION_METHODS = [
  'COST_BENEFIT',
  'COMPARISON',
  'FACTOR',
  'LOWEST_COST',
  'PUBLIC_JUDGEMENT',
  'BENCHMARK',
  'OTHER',
] as const;
export type EvaluationMethod = (typeof EVALUATION_METHODS)[number];

export const METHOD_WORDS: Readonly<Record<EvaluationMethod, string>> = {
  COST_BENEFIT: '成本效益分析法',
  COMPARISON: '比较法',
  FACTOR: '因素分析法',
  LOWEST_COST: '最低成本法',
  PUBLIC_JUDGEMENT: '公众评判法',
  BENCHMARK: '标杆管理法',
  OTHER: '其他方法',
};

/** 评价标准 (财预〔2020〕10号). */
export const EVALUATION_STANDARDS = ['PLAN', 'INDUSTRY', 'HISTORY', 'OTHER'] as const;
export type EvaluationStandard = (typeof EVALUATION_STANDARDS)[number];

export const STANDARD_WORDS: Readonly<Record<EvaluationStandard, string>> = {
  PLAN: '计划标准',
  INDUSTRY: '行业标准',
  HISTORY: '历史标准',
  OTHER: '其他标准',
};

/** Who carries an evaluation out. */
export const EVALUATORS = ['THIRD_PARTY', 'EXPERT_GROUP', 'OWN'] as const;
export type Evaluator = (typeof EVALUATORS)[number];

/** How the bureau decided on an objection. */
export const OPINION_DECISIONS = ['ADOPTED', 'PARTLY', 'NOT_ADOPTED'] as const;
export type OpinionDecision = (typeof OPINION_DECISIONS)[number];

export interface EvaluationArea {
  readonly code: string;
  /** Official words. */
  readonly name: string;
}

/** Areas that evaluations turn to (seeds 000, 001; R143); a place keeps its own list. */
export const DEFAULT_AREAS: readonly EvaluationArea[] = [
  { code: 'ENTERPRISE-RELIEF', name: '惠企解困资金' },
  { code: 'LAND', name: '土地征拆' },
  { code: 'SPECIAL-BOND', name: '政府专项债券' },
  { code: 'DEBT', name: '政府债务' },
  { code: 'GOVERNMENT-FUND', name: '政府性基金' },
  { code: 'STATE-ENTERPRISE', name: '国有企业' },
  { code: 'VEHICLES', name: '公务用车' },
  { code: 'EDUCATION', name: '教育' },
  { code: 'HEALTH', name: '医疗卫生' },
  { code: 'SOCIAL-SECURITY', name: '社会保障' },
  { code: 'AGRICULTURE', name: '农业农村' },
  { code: 'ECONOMY', name: '经济建设' },
  { code: 'INDUSTRY', name: '产业发展' },
  { code: 'INFRASTRUCTURE', name: '基础设施建设' },
];

/** Value of the rule `eval.areas`; null where it cannot be read. */
export function readAreas(value: unknown): readonly EvaluationArea[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 60) return null;
  const read = value.map((one) => one as Partial<EvaluationArea>);
  const isWhole = read.every(({ code, name }) => typeof code === 'string' && typeof name === 'string');
  return isWhole && new Set(read.map(({ code }) => code)).size === read.length ? (read as EvaluationArea[]) : null;
}
