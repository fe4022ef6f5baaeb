import { type AppraisalDimension, checkAppraisalCriteria, readAppraisalCriteria } from '../appraisal/criteria.js';
import type { Refusal } from '../errors/refusal.js';
import type { RulePart } from './rule-parts.js';

/** What a value of a rule may be. */
export type RuleShape =
  | { readonly kind: 'INTEGER' | 'NUMBER' | 'NUMBER_OR_NONE'; readonly least: number; readonly most: number }
  | { readonly kind: 'CHOICE'; readonly choices: readonly (number | string)[] }
  | { readonly kind: 'BOOLEAN' }
  | { readonly kind: 'MONTH_DAY' }
  | { readonly kind: 'CODES'; readonly codes: readonly string[] }
  | { readonly kind: 'GRADE_SCALE' }
  | { readonly kind: 'SEVERITIES' }
  /** A value with parts: whether the product can read it, and what one looks like. */
  | {
      readonly kind: 'PARTS';
      readonly reads: (value: unknown) => unknown;
      readonly example: string;
      /** What it is made of: its form, and what is said of each part. Without it the value is typed as it is stored. */
      readonly parts?: RulePart;
      /** What is said of the whole, once every part is right. */
      readonly whole?: (value: unknown) => readonly Refusal[];
    };

export interface RuleDefault<Value = unknown> {
  /** What holds where a place and those above it have said nothing. */
  readonly value: Value;
  readonly unit:
    | 'POINTS'
    | 'PERCENT'
    | 'PERCENTAGE_POINTS'
    | 'COUNT'
    | 'DAYS'
    | 'WORKING_DAYS'
    | 'BANDS'
    | 'METHOD'
    | 'YUAN'
    | 'YEARS'
    | 'DATE';
  /** Clause that states the value, or that no clause does. */
  readonly source: string;
  readonly shape: RuleShape;
}

export const rule = <Value>(
  value: Value,
  unit: RuleDefault['unit'],
  source: string,
  shape: RuleShape,
): RuleDefault<Value> => ({ value, unit, source, shape });
/** A score table of the appraisal, by dimension and item. */
export const CRITERIA: RuleShape = {
  kind: 'PARTS',
  reads: readAppraisalCriteria,
  example: '[{code, name, isVeto, items: [{code, name, points, isVeto}]}]',
  parts: {
    kind: 'LIST',
    least: 1,
    most: 12,
    of: {
      kind: 'RECORD',
      parts: {
        code: { kind: 'CODE' },
        name: { kind: 'TEXT', most: 60 },
        isVeto: { kind: 'FLAG', isOptional: true },
        items: {
          kind: 'LIST',
          least: 1,
          most: 20,
          of: {
            kind: 'RECORD',
            parts: {
              code: { kind: 'CODE' },
              name: { kind: 'TEXT', most: 120 },
              points: { kind: 'POINTS' },
              isVeto: { kind: 'FLAG', isOptional: true },
            },
          },
        },
      },
    },
  },
  whole: (value) => checkAppraisalCriteria(value as AppraisalDimension[]),
};
export const OURS = '无明文规定，本系统默认';
