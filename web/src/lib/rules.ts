import { RULE_DEFAULTS, type RuleCode, type Rules } from '@jixiao/shared';

/** Rules of a place as the server lists them; what it does not list is the default. */
export function rulesOf(rows: readonly { code: string; value: string }[]): Rules {
  const set = new Map(rows.map(({ code, value }) => [code, JSON.parse(value) as unknown]));
  return { rule: (code: RuleCode) => (set.has(code) ? set.get(code) : RULE_DEFAULTS[code].value) as never };
}
