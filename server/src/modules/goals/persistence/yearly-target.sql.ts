/**
 * What the objective expects of an indicator in one year: its own yearly value, else that of the long-term effect of
 * the same place and name in the same version (R051). Null where the target is not spread over years.
 */
export function expectedOfYear(indicator: string, year: string): string {
  return `(SELECT (t ->> 'value')::numeric FROM goals.indicator f CROSS JOIN LATERAL jsonb_array_elements(f.yearly_targets) t
     WHERE f.jurisdiction_id = ${indicator}.jurisdiction_id AND f.objective_version_id = ${indicator}.objective_version_id
       AND (f.id = ${indicator}.id OR (f.horizon = 'MID_TERM' AND f.level2 = ${indicator}.level2 AND f.name = ${indicator}.name))
       AND f.direction IN ('GE', 'LE', 'EQ') AND (t ->> 'year')::int = ${year} ORDER BY f.id <> ${indicator}.id LIMIT 1)`;
}
