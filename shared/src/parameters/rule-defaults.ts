import { POLICY_CRITERIA, PROJECT_CRITERIA } from '../appraisal/criteria.js';
import {
  DEFAULT_PREPARATION,
  PREPARATION_DOCUMENTS,
  PREPARATION_TYPES,
  readPreparation,
} from '../appraisal/materials.js';
import { readAppraisalScope } from '../appraisal/scope.js';
import { DEFAULT_CLINIC_PARAMETERS, type Principle, PRINCIPLES, type Severity } from '../clinic/clinic.types.js';
import { readSizeBands } from '../library/size-bands.js';
import { readFundRules } from './fund-rules.js';
import { FIRM_RULES } from './firm-rules.js';
import { FOUR_BANDS, type GradeScale } from '../grades/grade-scale.js';
import { readExecutionBands } from '../monitoring/alert-parameters.js';
import { FUND_KINDS, MONITORED_OBJECTS } from '../monitoring/scope.js';
import { DEFAULT_PAYMENT_RULES, readPaymentRules } from '../monitoring/payment-rules.js';
import { DEFAULT_PROBLEM_KINDS, readProblemKinds } from '../monitoring/problem-kinds.js';
import { EVALUATION_RULES } from './evaluation-rules.js';
import { PANEL_RULES } from './panel-rules.js';
import { SELF_RULE_DEFAULTS } from './self-rule-defaults.js';
import { CRITERIA, OURS, rule, type RuleDefault } from './rule-shapes.js';

/**
 * Every local rule that the product asks for, with the national default. A rule that nobody reads does not stand here,
 * because setting it would change nothing. A place sets its own value for its years (design §1.2, domain §5).
 */
export const RULE_DEFAULTS = {
  'goal.totalWeight': rule<number>(90, 'POINTS', '默认：预算执行率另计 10 分', { kind: 'CHOICE', choices: [90, 100] }),
  'goal.minLevel1': rule<number>(2, 'COUNT', OURS, { kind: 'INTEGER', least: 0, most: 4 }),
  'goal.minLevel2': rule<number>(2, 'COUNT', OURS, { kind: 'INTEGER', least: 0, most: 12 }),
  'goal.minLevel3': rule<number>(3, 'COUNT', OURS, { kind: 'INTEGER', least: 1, most: 40 }),
  'goal.quantitativeShare': rule<number | null>(null, 'PERCENT', `${OURS}：不要求`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 100,
  }),
  'goal.functionRequired': rule<boolean>(false, 'METHOD', `${OURS}：以立项依据说明`, { kind: 'BOOLEAN' }),
  'goal.rounds': rule<number>(1, 'COUNT', `${OURS}；2 为“二上二下”`, { kind: 'CHOICE', choices: [1, 2] }),
  'review.lateDays': rule<number>(10, 'DAYS', OURS, { kind: 'INTEGER', least: 1, most: 365 }),
  'review.largeShare': rule<number>(10, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'review.goodShare': rule<number>(80, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'review.fairShare': rule<number>(50, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'review.measuredShare': rule<number>(70, 'PERCENT', OURS, { kind: 'NUMBER', least: 1, most: 100 }),
  'review.fewFindings': rule<number>(2, 'COUNT', OURS, { kind: 'INTEGER', least: 0, most: 50 }),
  'review.goalLength': rule<number>(10, 'COUNT', OURS, { kind: 'INTEGER', least: 1, most: 500 }),
  'goal.adjustmentCutoff': rule<string>('12-31', 'DATE', `${OURS}：预算年度终了前`, { kind: 'MONTH_DAY' }),
  'goal.adjustmentRequiresGoal': rule<boolean>(true, 'METHOD', '追加、调剂须同时编报绩效目标', { kind: 'BOOLEAN' }),
  'goal.supplementLimit': rule<number | null>(null, 'PERCENT', `${OURS}：不设上限`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 100,
  }),
  'goal.fundRules': rule<unknown>({}, 'METHOD', `${OURS}：与其他资金相同`, {
    kind: 'PARTS',
    reads: readFundRules,
    example: '{POVERTY: {minLevel3, quantitativeShare, requiredLevel2: [BENEFICIARY_SATISFACTION]}}',
  }),
  'goal.missedConsequence': rule<'EXPLAIN' | 'REDUCE' | 'SUSPEND'>('EXPLAIN', 'METHOD', `${OURS}：说明原因后安排`, {
    kind: 'CHOICE',
    choices: ['EXPLAIN', 'REDUCE', 'SUSPEND'],
  }),
  // 目标经财政审核即可安排预算（领域 P1）；要求先批复目标、后安排预算的地方改为 APPROVED。
  'goal.allocationNeeds': rule<'FIN_REVIEWED' | 'APPROVED'>(
    'FIN_REVIEWED',
    'METHOD',
    '财预〔2015〕88号：审核符合要求后方可进入下一步预算编审流程',
    { kind: 'CHOICE', choices: ['FIN_REVIEWED', 'APPROVED'] },
  ),
  'goal.remindDaysBefore': rule<number>(5, 'DAYS', OURS, { kind: 'INTEGER', least: 0, most: 60 }),
  'goal.remindDaysAfter': rule<number>(10, 'DAYS', OURS, { kind: 'INTEGER', least: 0, most: 120 }),
  'goal.sync': rule<readonly string[]>(
    ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'],
    'METHOD',
    '四同步：同步编审、上会、批复、公开',
    {
      kind: 'CODES',
      codes: ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'],
    },
  ),
  'goal.publicationDays': rule<number>(20, 'DAYS', '预算法第十四条：批复后二十日内', {
    kind: 'INTEGER',
    least: 1,
    most: 120,
  }),
  'clinic.severity': rule<Readonly<Record<string, Severity>>>(
    {},
    'METHOD',
    `${OURS}：按各规则自身的建议（docs/clinic.md）`,
    { kind: 'SEVERITIES' },
  ),
  'clinic.principles': rule<readonly Principle[]>(DEFAULT_CLINIC_PARAMETERS.principles, 'METHOD', '财预〔2015〕88号', {
    kind: 'CODES',
    codes: PRINCIPLES,
  }),
  'clinic.unitCostRise': rule<number>(Number(DEFAULT_CLINIC_PARAMETERS.unitCostRise), 'PERCENT', OURS, {
    kind: 'NUMBER',
    least: 0,
    most: 1000,
  }),
  'library.sizeBands': rule<unknown>([{ upTo: 10_000_000 }, { upTo: 50_000_000 }], 'BANDS', OURS, {
    kind: 'PARTS',
    reads: readSizeBands,
    example: '[{upTo: 10000000}, {upTo: 50000000}]',
    parts: {
      kind: 'LIST',
      least: 0,
      most: 8,
      of: { kind: 'RECORD', parts: { upTo: { kind: 'NUMBER', least: 1, most: 10_000_000_000_000, isWhole: true } } },
    },
  }),
  'monitoring.yellowGap': rule<number>(10, 'PERCENTAGE_POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'monitoring.redGap': rule<number>(20, 'PERCENTAGE_POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'monitoring.leastForecast': rule<number>(75, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  // 天元区“偏差低于75%”我们读作执行率、目标完成率低于 75%（设计 §8.23）；由该区自己设定。
  'monitoring.leastExecution': rule<number | null>(null, 'PERCENT', `${OURS}：不要求`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 100,
  }),
  'monitoring.leastAttainment': rule<number | null>(null, 'PERCENT', `${OURS}：不要求`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 100,
  }),
  'monitoring.executionBands': rule<unknown>([], 'PERCENT', `${OURS}：不分月考核`, {
    kind: 'PARTS',
    reads: readExecutionBands,
    example: '[{month: 6, least: 50}, {month: 9, least: 75}]',
    parts: {
      kind: 'LIST',
      least: 0,
      most: 12,
      of: {
        kind: 'RECORD',
        parts: {
          month: { kind: 'NUMBER', least: 1, most: 12, isWhole: true },
          least: { kind: 'NUMBER', least: 0, most: 100 },
        },
      },
    },
  }),
  'monitoring.mismatchShare': rule<number>(50, 'PERCENT', OURS, { kind: 'NUMBER', least: 1, most: 100 }),
  'monitoring.rateDenominator': rule<'ADJUSTED' | 'ORIGINAL'>(
    'ADJUSTED',
    'METHOD',
    `${OURS}：中央表式用年初预算数，多数地方用调整后预算数`,
    { kind: 'CHOICE', choices: ['ADJUSTED', 'ORIGINAL'] },
  ),
  'monitoring.idleDays': rule<number | null>(null, 'DAYS', `${OURS}：不要求`, {
    kind: 'NUMBER_OR_NONE',
    least: 1,
    most: 1000,
  }),
  // Scope of a round, written down with it when it is planned (R096, R099, R103, R105).
  'monitoring.objects': rule<readonly string[]>(['PROJECT'], 'METHOD', OURS, {
    kind: 'CODES',
    codes: MONITORED_OBJECTS,
  }),
  'monitoring.leastAmount': rule<number | null>(null, 'YUAN', `${OURS}：不限金额`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 1_000_000_000_000,
  }),
  'monitoring.leastPerUnit': rule<number | null>(null, 'COUNT', `${OURS}：符合条件的全部监控`, {
    kind: 'NUMBER_OR_NONE',
    least: 1,
    most: 100,
  }),
  'monitoring.fundKinds': rule<readonly string[]>([], 'METHOD', `${OURS}：四本预算都监控`, {
    kind: 'CODES',
    codes: FUND_KINDS,
  }),
  'reminder.daysBefore': rule<number>(3, 'DAYS', OURS, { kind: 'INTEGER', least: 0, most: 60 }),
  'reminder.headAfterDays': rule<number>(3, 'DAYS', OURS, { kind: 'INTEGER', least: 0, most: 60 }),
  'monitoring.paymentRules': rule<unknown>(DEFAULT_PAYMENT_RULES, 'METHOD', `${OURS}；代码为部门预算支出经济分类科目`, {
    kind: 'PARTS',
    reads: readPaymentRules,
    example: '{adminClasses: ["30217"], publicClasses: ["30205"]}',
  }),
  'monitoring.problemKinds': rule<unknown>(
    DEFAULT_PROBLEM_KINDS,
    'METHOD',
    '衡阳市公开材料（2021年）所列问题类型，各地可自定',
    {
      kind: 'PARTS',
      reads: readProblemKinds,
      example: '[{code: "MONEY_IDLE", name: "资金闲置"}]',
    },
  ),
  'monitoring.alertDays': rule<number>(10, 'DAYS', OURS, { kind: 'INTEGER', least: 1, most: 365 }),
  'monitoring.heldDays': rule<number>(30, 'DAYS', OURS, { kind: 'INTEGER', least: 1, most: 365 }),
  ...SELF_RULE_DEFAULTS,
  'eval.oeWeightMin': rule<number>(60, 'POINTS', '财预〔2020〕10号', { kind: 'NUMBER', least: 0, most: 100 }),
  ...PANEL_RULES,
  ...EVALUATION_RULES,
  ...FIRM_RULES,
  'grade.scale': rule<GradeScale>(FOUR_BANDS, 'BANDS', '财预〔2020〕10号', { kind: 'GRADE_SCALE' }),
  'rect.deadlineDays': rule<number>(30, 'DAYS', OURS, { kind: 'INTEGER', least: 1, most: 365 }),
  'disclosure.workingDays': rule<number>(20, 'WORKING_DAYS', '政府信息公开条例第二十六条：不迟于 20 个工作日', {
    kind: 'INTEGER',
    least: 1,
    most: 20,
  }),
  'exante.scope': rule<unknown>(
    { objects: ['PROJECT', 'POLICY'], new: true, expiring: true, funds: null, major: true },
    'METHOD',
    '中发〔2018〕34号：新出台重大政策、项目；到期拟延续的由本系统默认一并评估',
    {
      kind: 'PARTS',
      reads: readAppraisalScope,
      example: '{objects, new, expiring, funds, major}',
      parts: {
        kind: 'RECORD',
        parts: {
          objects: { kind: 'CODES', codes: ['PROJECT', 'POLICY'] },
          new: { kind: 'FLAG' },
          expiring: { kind: 'FLAG' },
          major: { kind: 'FLAG' },
          funds: {
            kind: 'CODES',
            codes: ['CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'SPECIAL_BOND', 'OTHER'],
            orAll: true,
          },
        },
      },
    },
  ),
  'exante.amountThreshold': rule<number>(5_000_000, 'YUAN', OURS, { kind: 'INTEGER', least: 0, most: 10_000_000_000 }),
  'exante.pass': rule<number>(80, 'POINTS', OURS, { kind: 'INTEGER', least: 0, most: 100 }),
  'exante.revise': rule<number>(60, 'POINTS', OURS, { kind: 'INTEGER', least: 0, most: 100 }),
  'exante.officialScore': rule<'MEAN' | 'CHAIR'>('MEAN', 'METHOD', OURS, {
    kind: 'CHOICE',
    choices: ['MEAN', 'CHAIR'],
  }),
  'exante.validYears': rule<number>(1, 'YEARS', OURS, { kind: 'INTEGER', least: 1, most: 5 }),
  'exante.criteria.project': rule<unknown>(
    PROJECT_CRITERIA,
    'METHOD',
    '维度：中发〔2018〕34号；分值由本系统默认',
    CRITERIA,
  ),
  'exante.criteria.policy': rule<unknown>(POLICY_CRITERIA, 'METHOD', OURS, CRITERIA),
  'exante.materialFiles': rule<boolean>(true, 'METHOD', `${OURS}：必备材料须附电子件`, { kind: 'BOOLEAN' }),
  'exante.preparation': rule<unknown>(DEFAULT_PREPARATION, 'METHOD', OURS, {
    kind: 'PARTS',
    reads: readPreparation,
    example: '{ROAD: [FEASIBILITY_STUDY, APPROVAL, LAND, PLAN, FUNDING]}',
    parts: { kind: 'BY_KEY', keys: PREPARATION_TYPES, of: { kind: 'CODES', codes: PREPARATION_DOCUMENTS } },
  }),
  'project.poolSteps': rule<boolean>(false, 'METHOD', `${OURS}：入库和安排在预算管理一体化系统办理`, {
    kind: 'BOOLEAN',
  }),
} as const satisfies Readonly<Record<string, RuleDefault>>;

export type RuleCode = keyof typeof RULE_DEFAULTS;
export type RuleValue<Code extends RuleCode> = (typeof RULE_DEFAULTS)[Code]['value'];
