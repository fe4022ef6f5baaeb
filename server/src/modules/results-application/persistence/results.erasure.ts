import type { ErasureRules } from '../../../platform/security/index.js';

/** What stays of the results of a project that became a state secret: kinds, states, days and the hash of what was public. */
export const RESULTS_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'results.corrective_item': { keep: ['kind'] },
  'results.disclosure': { keep: ['snapshot_hash'] },
};
