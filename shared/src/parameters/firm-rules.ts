import { DEFAULT_CHECKLIST, readChecklist } from '../firms/checklist.js';
import { DEFAULT_PAPERS, ENGAGEMENT_KINDS, PAPER_KINDS, readPapers } from '../firms/engagement-terms.js';
import { DEFAULT_QUALITY_BANDS, readQualityBands } from '../firms/rating.js';
import { DEFAULT_FACT_POINTS, DEFAULT_RATING_SHEET, readFactPoints } from '../firms/rating-sheet.js';
import { QUALIFICATIONS } from '../firms/team.js';
import { CRITERIA, OURS, rule, type RuleDefault } from './rule-shapes.js';

/** Third-party firms (财预〔2021〕6号, 财监〔2021〕4号): what they owe, who may lead, what binds, how they are rated and paid. */
export const FIRM_RULES = {
  'third.papers': rule<unknown>(
    DEFAULT_PAPERS,
    'METHOD',
    `株洲市天元区公开材料（2023年）：过程文件不漏项；其余类别${OURS}`,
    {
      kind: 'PARTS',
      reads: readPapers,
      example: '{EVALUATION: [WORK_PLAN, FIELD_PAPERS, FIELD_RECEIPT, OFFICE_OPINION, FINAL_REPORT]}',
      parts: { kind: 'BY_KEY', keys: ENGAGEMENT_KINDS, of: { kind: 'CODES', codes: PAPER_KINDS } },
    },
  ),
  'third.teamMin': rule<number>(2, 'COUNT', OURS, { kind: 'INTEGER', least: 1, most: 50 }),
  'third.leadYears': rule<number>(5, 'YEARS', OURS, { kind: 'INTEGER', least: 0, most: 40 }),
  'third.leadQualifications': rule<readonly string[]>(
    QUALIFICATIONS.filter((one) => one !== 'NONE'),
    'METHOD',
    OURS,
    { kind: 'CODES', codes: QUALIFICATIONS },
  ),
  'third.tieYears': rule<number>(3, 'YEARS', `${OURS}；规定只说利益冲突回避`, { kind: 'INTEGER', least: 0, most: 20 }),
  'third.personYears': rule<number>(3, 'YEARS', `${OURS}；规定只说利益冲突回避`, {
    kind: 'INTEGER',
    least: 0,
    most: 20,
  }),
  'third.objectionDays': rule<number>(5, 'WORKING_DAYS', OURS, { kind: 'INTEGER', least: 1, most: 60 }),
  'third.ratingSheet': rule<unknown>(DEFAULT_RATING_SHEET, 'METHOD', `部分条目见于在用的评分表，分值${OURS}`, CRITERIA),
  'third.factPoints': rule<unknown>(DEFAULT_FACT_POINTS, 'METHOD', OURS, {
    kind: 'PARTS',
    reads: readFactPoints,
    example: '{arithmetic: 0.3, gapTolerance: 3, gapPoint: 1, overturned: 2, lateDay: 1, latePaper: 2}',
    parts: {
      kind: 'RECORD',
      parts: Object.fromEntries(
        Object.keys(DEFAULT_FACT_POINTS).map((key) => [key, { kind: 'NUMBER', least: 0, most: 100 } as const]),
      ),
    },
  }),
  'third.checklist': rule<unknown>(DEFAULT_CHECKLIST, 'METHOD', `部分条目和扣分见于在用的评分表，其余${OURS}`, {
    kind: 'PARTS',
    reads: readChecklist,
    example: '[{code: "COVER", item: "FORM", name: "封面填写缺项", points: 0.4}]',
    parts: {
      kind: 'LIST',
      least: 0,
      most: 60,
      of: {
        kind: 'RECORD',
        parts: {
          code: { kind: 'CODE' },
          item: { kind: 'CODE' },
          name: { kind: 'TEXT', most: 60 },
          points: { kind: 'NUMBER', least: 0.01, most: 100 },
        },
      },
    },
  }),
  'third.qualityBands': rule<unknown>(DEFAULT_QUALITY_BANDS, 'METHOD', `${OURS}；按考评结果奖罚`, {
    kind: 'PARTS',
    reads: readQualityBands,
    example: '[{from: "90", name: "优秀", deduct: 0, bonus: 0, suspendYears: 0, isWarned: false, isPreferred: true}]',
    parts: {
      kind: 'LIST',
      least: 1,
      most: 10,
      of: {
        kind: 'RECORD',
        parts: {
          from: { kind: 'POINTS' },
          name: { kind: 'TEXT', most: 20 },
          deduct: { kind: 'NUMBER', least: 0, most: 100 },
          bonus: { kind: 'NUMBER', least: 0, most: 100 },
          suspendYears: { kind: 'NUMBER', least: 0, most: 10, isWhole: true },
          isWarned: { kind: 'FLAG' },
          isPreferred: { kind: 'FLAG' },
        },
      },
    },
  }),
} as const satisfies Readonly<Record<string, RuleDefault>>;
