import type { ErasureRules } from '../../../platform/security/index.js';

/** What stays of the evaluation of a project that became a state secret: its grade, the rules and the hash of the report. */
export const EVALUATION_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'evaluation.self_evaluation': { keep: ['parameters'] },
  'evaluation.self_evaluation_row': { also: ['actual_yes', 'actual_on'] },
  'evaluation.evaluation_task': { keep: ['selection_reason', 'content_hash'] },
  'evaluation.report_version': { keep: ['content_hash'] },
  'evaluation.finding': { keep: ['kind'] },
};
