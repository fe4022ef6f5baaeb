import { CLINIC_RULES, PRINCIPLES, type Refusal, SEVERITIES } from '@jixiao/shared';

interface Rule {
  readonly kind: 'INTEGER' | 'PERCENT_OR_NONE' | 'CHOICE' | 'SEVERITIES' | 'SOME_OF';
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly (number | string)[];
}

/** Rules that the product asks for, with what a value may be. A code that nobody asks for cannot be set. */
export const RULES: Readonly<Record<string, Rule>> = {
  'goal.totalWeight': { kind: 'CHOICE', choices: [90, 100] },
  'goal.minLevel1': { kind: 'INTEGER', least: 0, most: 4 },
  'goal.minLevel2': { kind: 'INTEGER', least: 0, most: 12 },
  'goal.minLevel3': { kind: 'INTEGER', least: 1, most: 40 },
  'goal.quantitativeShare': { kind: 'PERCENT_OR_NONE', least: 0, most: 100 },
  /** {"C-01":"HARD"}: where the place departs from the severity that the rules of the goal clinic propose. */
  'clinic.severity': { kind: 'SEVERITIES', choices: SEVERITIES },
  'clinic.principles': { kind: 'SOME_OF', choices: PRINCIPLES },
  'clinic.unitCostRise': { kind: 'INTEGER', least: 0, most: 1000 },
};

/** @returns the value as it is stored, or every reason why it is none */
export function checkRule(code: string, json: string): { value?: unknown; refusals: Refusal[] } {
  const rule = RULES[code];
  if (!rule || !Object.hasOwn(RULES, code))
    return { refusals: [{ code: 'RULE_UNKNOWN', field: 'code', params: { rule: code } }] };
  const value = parsed(json);
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const inRange = isNumber && value >= (rule.least ?? -Infinity) && value <= (rule.most ?? Infinity);
  const fits = {
    INTEGER: inRange && Number.isInteger(value),
    PERCENT_OR_NONE: value === null || inRange,
    CHOICE: isNumber && (rule.choices ?? []).includes(value),
    SEVERITIES: isSeverities(value),
    SOME_OF: isSomeOf(value, rule.choices ?? []),
  }[rule.kind];
  if (fits) return { value, refusals: [] };
  const expected = rule.choices ? rule.choices.join(' / ') : `${rule.least}–${rule.most}`;
  return { refusals: [{ code: 'RULE_VALUE', field: 'value', params: { rule: code, expected } }] };
}

function isSeverities(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const levels: readonly unknown[] = SEVERITIES;
  return Object.entries(value).every(
    ([id, level]) => CLINIC_RULES.some((rule) => rule.id === id) && levels.includes(level),
  );
}

function isSomeOf(value: unknown, choices: readonly unknown[]): boolean {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return false;
  return value.every((one) => choices.includes(one));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
