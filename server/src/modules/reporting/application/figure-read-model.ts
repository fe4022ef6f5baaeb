import { FIGURE_FIELDS, type FigureRegistry, type ShownField } from '../../../platform/figures/index.js';
import { JURISDICTION, parameter, type ReadModels, TODAY } from '../../../platform/graphql/index.js';

/** The day on which the year's report counts; before there is one, today: as FiguresService says. */
const dayOf = (workYear: string): string =>
  `(SELECT coalesce((SELECT r.as_of FROM reporting.annual_report r
     WHERE r.jurisdiction_id = ${JURISDICTION} AND r.work_year = ${workYear}), ${TODAY}::date))`;

/** The figures of a year as one answer of the database; an unknown id is left to the resolver, which refuses it. */
export function describeFigures(models: ReadModels, registry: FigureRegistry): void {
  models.query('figures', {
    kind: 'WRITTEN',
    fields: FIGURE_FIELDS,
    sql: (scope, { year, asOf, ids }, shown) => {
      const asked = Array.isArray(ids) ? [...new Set(ids as string[])] : registry.all().map(({ id }) => id);
      if (asked.length === 0) return null;
      const workYear = `${parameter(scope, year)}::int`;
      const day = asOf == null ? dayOf(workYear) : `${parameter(scope, asOf)}::date`;
      const fields = shown.map(({ key, name }) => ({ key, field: name as ShownField['field'] }));
      return registry.arraySql(asked, fields, { workYear, asOf: day });
    },
  });
}
