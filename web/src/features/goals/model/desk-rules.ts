import { useQuery } from '@apollo/client/react';
import { DEFAULT_RULES, type Rules } from '@jixiao/shared';
import { useMemo } from 'react';
import { rulesOf } from '../../../lib/rules.js';
import { useYear } from '../../../lib/use-year.js';
import { RULES_QUERY } from '../data/desk-rules.graphql.js';

/** Rules of the place in the year, for what the desk only proposes; until they are there the defaults stand. */
export function useDeskRules(): Rules {
  const { data } = useQuery(RULES_QUERY, { variables: { year: useYear() } });
  return useMemo(() => (data ? rulesOf(data.ruleParameters) : DEFAULT_RULES), [data]);
}
