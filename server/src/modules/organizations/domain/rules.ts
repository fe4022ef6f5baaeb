import { isDate, type Refusal } from '@jixiao/shared';

interface Rule {
  readonly kind: 'INTEGER' | 'PERCENT_OR_NONE' | 'CHOICE' | 'BOOLEAN' | 'MONTH_DAY' | 'CODES';
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly number[];
  readonly codes?: readonly string[];
}

/** Rules that the product asks for, with what a value may be. A code that nobody asks for cannot be set. */
export const RULES: Readonly<Record<string, Rule>> = {
  'goal.totalWeight': { kind: 'CHOICE', choices: [90, 100] },
  'goal.minLevel1': { kind: 'INTEGER', least: 0, most: 4 },
  'goal.minLevel2': { kind: 'INTEGER', least: 0, most: 12 },
  'goal.minLevel3': { kind: 'INTEGER', least: 1, most: 40 },
  'goal.quantitativeShare': { kind: 'PERCENT_OR_NONE', least: 0, most: 100 },
  'goal.rounds': { kind: 'CHOICE', choices: [1, 2] },
  'goal.adjustmentCutoff': { kind: 'MONTH_DAY' },
  'goal.adjustmentRequiresGoal': { kind: 'BOOLEAN' },
  'goal.supplementLimit': { kind: 'PERCENT_OR_NONE', least: 0, most: 100 },
  'goal.sync': { kind: 'CODES', codes: ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'] },
  'goal.publicationDays': { kind: 'INTEGER', least: 1, most: 120 },
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
    BOOLEAN: typeof value === 'boolean',
    MONTH_DAY: typeof value === 'string' && /^\d{2}-\d{2}$/.test(value) && isDate(`2000-${value}`),
    CODES: isCodes(value, rule.codes ?? []),
  }[rule.kind];
  if (fits) return { value, refusals: [] };
  const expected = expectedOf(rule);
  return { refusals: [{ code: 'RULE_VALUE', field: 'value', params: { rule: code, expected } }] };
}

function isCodes(value: unknown, codes: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((code) => codes.includes(code as string)) &&
    new Set(value).size === value.length
  );
}

function expectedOf(rule: Rule): string {
  switch (rule.kind) {
    case 'BOOLEAN':
      return 'true / false';
    case 'MONTH_DAY':
      return 'MM-DD';
    case 'CODES':
      return `[${(rule.codes ?? []).join(', ')}]`;
    default:
      return rule.choices ? rule.choices.join(' / ') : `${rule.least}–${rule.most}`;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
