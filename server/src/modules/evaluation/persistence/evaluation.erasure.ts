import type { ErasureRules } from '../../../platform/security/index.js';

/** What stays of the evaluation of a project that became a state secret: its grade, the rules and the hash of the report. */
export const EVALUATION_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'evaluation.self_evaluation': { keep: ['parameters'] },
  'evaluation.self_evaluation_row': { also: ['actual_yes', 'actual_on'] },
  'evaluation.self_evaluation_common': { keep: ['code'] },
  'evaluation.evaluation_task': { keep: ['selection_reason', 'content_hash'] },
  'evaluation.report_version': { keep: ['content_hash'] },
  'evaluation.finding': { keep: ['kind'] },
  // Who was drawn and paid stays: it is the experts' and the money's, not the project's.
  'evaluation.task_field': { keep: ['field'] },
  'evaluation.expert_draw': { keep: ['field', 'seed', 'wanted', 'population_count', 'population_hash', 'excluded'] },
  'evaluation.expert_lot': { keep: ['ordinal'] },
  'evaluation.expert_use': { keep: ['days', 'day_rate', 'fee'] },
  'evaluation.scorer': { keep: ['content_hash'] },
  'evaluation.rating_line': { keep: ['code'] },
  'evaluation.survey': { keep: ['scale', 'code'] },
};
