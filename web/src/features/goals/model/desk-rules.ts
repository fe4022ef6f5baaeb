import { useQuery } from '@apollo/client/react';
import { DEFAULT_RULES, RULE_DEFAULTS, type RuleCode, type Rules } from '@jixiao/shared';
import { useMemo } from 'react';
import { useYear } from '../../../lib/use-year.js';
import { RULES_QUERY } from '../data/desk-rules.graphql.js';

/** Rules of the place in the year, for what the desk only proposes; until they are there the defaults stand. */
export function useDeskRules(): Rules {
  const { data } = useQuery(RULES_QUERY, { variables: { year: useYear() } });
  return useMemo(() => (data ? rulesOf(data.ruleParameters) : DEFAULT_RULES), [data]);
}

function rulesOf(rows: readonly { code: string; value: string }[]): Rules {
  const set = new Map(rows.map(({ code, value }) => [code, JSON.parse(value) as unknown]));
  return { rule: (code: RuleCode) => (set.has(code) ? set.get(code) : RULE_DEFAULTS[code].value) as never };
}
