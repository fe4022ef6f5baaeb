import type { ErasureRules } from '../../../platform/security/index.js';

/** What stays of the monitoring of a project that became a state secret: rules, kinds and lights, none of the values. */
export const MONITORING_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'monitoring.sheet_row': { also: ['actual_yes', 'actual_on'] },
  'monitoring.milestone': { also: ['actual_on'] },
  'monitoring.alert': { keep: ['rule'] },
  'monitoring.problem': { keep: ['kind'] },
  'monitoring.spending_scope': { keep: ['fund_tag'] },
};
