import { OURS, rule } from './rule-shapes.js';

/** Panels of scorers, experts, questionnaires: no clause states these numbers, a place sets its own. */
export const PANEL_RULES = {
  'eval.discussSpread': rule<number>(30, 'PERCENT', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'expert.lowScore': rule<number>(60, 'POINTS', OURS, { kind: 'NUMBER', least: 0, most: 100 }),
  'expert.lowCount': rule<number>(2, 'COUNT', OURS, { kind: 'INTEGER', least: 1, most: 20 }),
  'expert.dayRate': rule<number>(800, 'YUAN', `${OURS}；应按当地专家劳务标准设定，不计税`, {
    kind: 'INTEGER',
    least: 0,
    most: 100_000,
  }),
  'expert.perEvaluation': rule<number>(1, 'COUNT', `${OURS}：每项评价至少一名对口专家`, {
    kind: 'INTEGER',
    least: 1,
    most: 20,
  }),
  'survey.leastAnswers': rule<number>(30, 'COUNT', OURS, { kind: 'INTEGER', least: 1, most: 100_000 }),
} as const;
