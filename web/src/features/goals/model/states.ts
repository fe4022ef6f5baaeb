import type { Tone } from '../../../ui/index.js';

export const STATES = [
  'DRAFT',
  'RETURNED',
  'SUBMITTED',
  'DEPT_REVIEWED',
  'REFINING',
  'FIN_REVIEWED',
  'APPROVED',
  'REJECTED',
  'REVOKED',
] as const;

const TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'plain',
  RETURNED: 'amber',
  SUBMITTED: 'blue',
  DEPT_REVIEWED: 'blue',
  REFINING: 'amber',
  FIN_REVIEWED: 'blue',
  APPROVED: 'green',
  REJECTED: 'red',
  REVOKED: 'red',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'muted';
