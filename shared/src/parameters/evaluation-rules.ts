import { DEFAULT_AREAS, readAreas } from '../evaluation/evaluation-codes.js';
import { DEFAULT_EVALUATION_PROBLEMS, readEvaluationProblems } from '../evaluation/problem-kinds.js';
import { DEFAULT_CRITERIA, readCriteria } from '../evaluation/selection-criteria.js';
import { OURS, rule } from './rule-shapes.js';

/** Local rules of evaluations by departments and by the bureau: choice, areas, problems, opinions. */
export const EVALUATION_RULES = {
  'eval.criteria': rule<unknown>(
    DEFAULT_CRITERIA,
    'POINTS',
    '选项原则：平凉市、洛阳市洛龙区公开材料；分值由本系统默认',
    {
      kind: 'PARTS',
      reads: readCriteria,
      example: '[{code, name, points}]',
      parts: {
        kind: 'LIST',
        least: 1,
        most: 20,
        of: {
          kind: 'RECORD',
          parts: { code: { kind: 'CODE' }, name: { kind: 'TEXT', most: 60 }, points: { kind: 'POINTS' } },
        },
      },
    },
  ),
  'eval.areas': rule<unknown>(DEFAULT_AREAS, 'METHOD', '平凉市、衡阳市公开材料所列领域，各地可自定', {
    kind: 'PARTS',
    reads: readAreas,
    example: '[{code, name}]',
    parts: {
      kind: 'LIST',
      least: 1,
      most: 60,
      of: { kind: 'RECORD', parts: { code: { kind: 'CODE' }, name: { kind: 'TEXT', most: 60 } } },
    },
  }),
  'eval.problemKinds': rule<unknown>(
    DEFAULT_EVALUATION_PROBLEMS,
    'METHOD',
    '衡阳市公开材料（2021年）所列问题类型，各地可自定',
    {
      kind: 'PARTS',
      reads: readEvaluationProblems,
      example: '[{code, name, of}]',
      parts: {
        kind: 'LIST',
        least: 1,
        most: 60,
        of: {
          kind: 'RECORD',
          parts: {
            code: { kind: 'CODE' },
            name: { kind: 'TEXT', most: 60 },
            of: { kind: 'CHOICE', choices: ['WHOLE', 'PROJECT'] },
          },
        },
      },
    },
  ),
  'eval.rotationYears': rule<number>(5, 'YEARS', '财预〔2020〕10号：原则上五年内覆盖重点项目', {
    kind: 'INTEGER',
    least: 1,
    most: 20,
  }),
  'eval.opinionInWorkingDays': rule<boolean>(false, 'METHOD', `${OURS}：按日历日计`, { kind: 'BOOLEAN' }),
  'eval.opinionDays': rule<number>(10, 'DAYS', OURS, { kind: 'INTEGER', least: 1, most: 90 }),
  'eval.silenceIsConsent': rule<boolean>(true, 'METHOD', `${OURS}：逾期未反馈视为无意见`, { kind: 'BOOLEAN' }),
  'eval.departmentDue': rule<string>('08-31', 'DATE', OURS, { kind: 'MONTH_DAY' }),
} as const;
