import { LIBRARY_LAYERS, LIBRARY_LEVEL2 } from '@jixiao/shared';
import type { Tone } from '../../../../ui/index.js';

export const LEVEL1 = ['OUTPUT', 'COST', 'OUTCOME', 'SATISFACTION'];
export const LEVEL2 = LIBRARY_LEVEL2;
export const LAYERS = LIBRARY_LAYERS;
export const STATES = ['ADMITTED', 'IN_REVIEW', 'DRAFT', 'REJECTED', 'SUPERSEDED', 'RETIRED'];
export const DIRECTIONS = ['GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'] as const;

const TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'plain',
  IN_REVIEW: 'blue',
  ADMITTED: 'green',
  REJECTED: 'red',
  SUPERSEDED: 'muted',
  RETIRED: 'muted',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'plain';
