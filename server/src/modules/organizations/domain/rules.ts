import { readAppraisalCriteria, readAppraisalScope, readPreparation, type Refusal } from '@jixiao/shared';

interface Rule {
  readonly kind: 'INTEGER' | 'PERCENT_OR_NONE' | 'CHOICE' | 'SHAPE';
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly (number | string | boolean)[];
  /** For values with parts: whether the product can read them. */
  readonly reads?: (value: unknown) => boolean;
  /** What a value with parts looks like, for the refusal. */
  readonly example?: string;
}

const CRITERIA: Rule = {
  kind: 'SHAPE',
  reads: (value) => readAppraisalCriteria(value) !== null,
  example: '[{"code":"NECESSITY","name":"立项必要性","items":[{"code":"NECESSITY-1","name":"…","points":"100"}]}]',
};

/** Rules that the product asks for, with what a value may be. A code that nobody asks for cannot be set. */
export const RULES: Readonly<Record<string, Rule>> = {
  'goal.totalWeight': { kind: 'CHOICE', choices: [90, 100] },
  'goal.minLevel1': { kind: 'INTEGER', least: 0, most: 4 },
  'goal.minLevel2': { kind: 'INTEGER', least: 0, most: 12 },
  'goal.minLevel3': { kind: 'INTEGER', least: 1, most: 40 },
  'goal.quantitativeShare': { kind: 'PERCENT_OR_NONE', least: 0, most: 100 },
  'exante.scope': {
    kind: 'SHAPE',
    reads: (value) => readAppraisalScope(value) !== null,
    example: '{"objects":["PROJECT","POLICY"],"new":true,"expiring":true,"funds":null,"major":true}',
  },
  'exante.amountThreshold': { kind: 'INTEGER', least: 0, most: 10_000_000_000 },
  'exante.pass': { kind: 'INTEGER', least: 0, most: 100 },
  'exante.revise': { kind: 'INTEGER', least: 0, most: 100 },
  'exante.officialScore': { kind: 'CHOICE', choices: ['MEAN', 'CHAIR'] },
  'exante.validYears': { kind: 'INTEGER', least: 1, most: 5 },
  'exante.criteria.project': CRITERIA,
  'exante.criteria.policy': CRITERIA,
  'exante.preparation': {
    kind: 'SHAPE',
    reads: (value) => readPreparation(value) !== null,
    example: '{"ROAD":["FEASIBILITY_STUDY","APPROVAL","LAND","PLAN","FUNDING"]}',
  },
  'project.poolSteps': { kind: 'CHOICE', choices: [true, false] },
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
    CHOICE: (rule.choices ?? []).includes(value as number),
    SHAPE: rule.reads?.(value) ?? false,
  }[rule.kind];
  if (fits) return { value, refusals: [] };
  const expected = rule.example ?? (rule.choices ? rule.choices.join(' / ') : `${rule.least}–${rule.most}`);
  return { refusals: [{ code: 'RULE_VALUE', field: 'value', params: { rule: code, expected } }] };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
