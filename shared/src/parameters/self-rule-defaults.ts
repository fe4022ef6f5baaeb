import { checkCommonSettings, readCommonSettings } from '../self-evaluation/common-settings.js';
import { readMonths } from '../self-evaluation/months.js';
import { OURS, rule, type RuleDefault } from './rule-shapes.js';

/** Local rules of self-evaluation and of its recheck, with the national default. */
export const SELF_RULE_DEFAULTS = {
  'self.execWeight': rule<number>(10, 'POINTS', '财预〔2020〕10号', { kind: 'NUMBER', least: 0, most: 100 }),
  'self.overTolerance': rule<number>(30, 'PERCENT', `${OURS}；规定只说按偏离度调减`, {
    kind: 'NUMBER',
    least: 0,
    most: 1000,
  }),
  'self.overMode': rule<'LINEAR_EXCESS' | 'ZERO' | 'TIERED' | 'NONE'>(
    'LINEAR_EXCESS',
    'METHOD',
    '财预〔2020〕10号：按照偏离度适度调减分值',
    {
      kind: 'CHOICE',
      choices: ['LINEAR_EXCESS', 'ZERO', 'TIERED', 'NONE'],
    },
  ),
  'self.executionReasonBelow': rule<number | null>(null, 'PERCENT', `${OURS}：不要求；四川等地低于 90% 须说明`, {
    kind: 'NUMBER_OR_NONE',
    least: 0,
    most: 100,
  }),
  'self.wholeFamily': rule<'GOALS' | 'COMMON'>('GOALS', 'METHOD', '财预〔2015〕88号表式；COMMON 为共性指标体系', {
    kind: 'CHOICE',
    choices: ['GOALS', 'COMMON'],
  }),
  'self.common': rule<unknown>([], 'METHOD', `${OURS}：共性指标全部使用，分值合计 100`, {
    kind: 'PARTS',
    reads: readCommonSettings,
    example: '[{code: "STAFF_CONTROL", points: "5", target: "100"}]',
    whole: (value) => checkCommonSettings(readCommonSettings(value) ?? []),
  }),
  'self.workingGroup': rule<boolean>(false, 'METHOD', `${OURS}：不要求；要求的地方须先成立项目评价工作小组`, {
    kind: 'BOOLEAN',
  }),
  'self.opinionLength': rule<number>(30, 'COUNT', `${OURS}：少于此字数的审核意见列名`, {
    kind: 'INTEGER',
    least: 1,
    most: 500,
  }),
  'self.remindMonths': rule<unknown>(
    [{ month: 6 }, { month: 9 }],
    'DATE',
    '平凉市公开材料（2020年）：6月份和9月份督促',
    {
      kind: 'PARTS',
      reads: readMonths,
      example: '[{month: 6}, {month: 9}]',
      parts: {
        kind: 'LIST',
        least: 0,
        most: 12,
        of: { kind: 'RECORD', parts: { month: { kind: 'NUMBER', least: 1, most: 12, isWhole: true } } },
      },
    },
  ),
  'recheck.takesContradiction': rule<number>(40, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.takesEvidence': rule<number>(30, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.takesCause': rule<number>(20, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.takesAllFull': rule<number>(10, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.nearEdge': rule<number>(2, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.lowExecution': rule<number>(80, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.largeAmount': rule<number>(5_000_000, 'YUAN', OURS, { kind: 'INTEGER', least: 0, most: 10_000_000_000 }),
  'recheck.deviation': rule<number>(5, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'recheck.honestyNothingAt': rule<number>(20, 'POINTS', OURS, { kind: 'INTEGER', least: 1, most: 100 }),
} as const satisfies Readonly<Record<string, RuleDefault>>;
