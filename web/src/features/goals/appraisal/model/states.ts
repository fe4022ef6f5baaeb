import type { Tone } from '../../../../ui/index.js';

export const APPRAISAL_STATES = [
  'PLANNED',
  'IN_ASSESSMENT',
  'REPORTED',
  'FIN_REVIEW',
  'REASSESSMENT',
  'SUPPORTED',
  'SUPPORTED_AFTER_CHANGE',
  'PARTIAL',
  'NOT_SUPPORTED',
  'EXPIRED',
  'WITHDRAWN',
] as const;

const TONES: Readonly<Record<string, Tone>> = {
  SUPPORTED: 'green',
  PARTIAL: 'green',
  SUPPORTED_AFTER_CHANGE: 'amber',
  REASSESSMENT: 'amber',
  NOT_SUPPORTED: 'red',
  EXPIRED: 'muted',
  WITHDRAWN: 'muted',
  FIN_REVIEW: 'blue',
  REPORTED: 'blue',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'plain';

/** States in which the unit writes, and in which the panel scores. */
export const WRITABLE = ['PLANNED', 'IN_ASSESSMENT', 'SUPPORTED_AFTER_CHANGE'];
export const SCORING = ['REPORTED', 'FIN_REVIEW', 'REASSESSMENT'];
