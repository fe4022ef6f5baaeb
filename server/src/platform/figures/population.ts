import type { FigureDefinition } from './figure.js';

/** Records that several figures count, each in its own way: read once for all of them. */
export interface Population {
  name: string;
  /**
   * SQL over the same parameters as a figure's, yielding id, label, agency_id, agency_name, url and the facts that the
   * figures look at. What is only shown is joined by LEFT JOIN on a key, so that the planner leaves it out of a total.
   */
  rowsSql: string;
}

/** What one figure takes of a population, as expressions over its row `r`. */
export interface Part {
  population: Population;
  where?: string;
  /** Contribution of a row; without it every row counts as one. */
  numerator?: string;
  denominator?: string;
}

/** The rows of a figure and the way to count them in one pass, both made of the same parts: they cannot disagree. */
export function countedFrom(...parts: readonly Part[]): Pick<FigureDefinition, 'rowsSql' | 'parts'> {
  return { parts, rowsSql: parts.map(rowsOf).join('\nUNION ALL\n') };
}

function rowsOf({ population, where, numerator, denominator }: Part): string {
  return `SELECT r.id, r.label, r.agency_id, r.agency_name, (${numerator ?? '1'})::numeric AS numerator,
    (${denominator ?? 'NULL'})::numeric AS denominator, r.url FROM (${population.rowsSql}) r WHERE ${where ?? 'TRUE'}`;
}

/** One statement that yields id, rows, numerator, denominator, largest and smallest of every figure. */
export function totalsSql(definitions: readonly FigureDefinition[]): string {
  const passes = new Map<string, { population: Population; uses: { definition: FigureDefinition; part: Part }[] }>();
  const alone: string[] = [];
  for (const definition of definitions) {
    if (!definition.parts) {
      alone.push(totalsAlone(definition));
      continue;
    }
    for (const part of definition.parts) {
      const pass = passes.get(part.population.name) ?? { population: part.population, uses: [] };
      passes.set(part.population.name, pass);
      pass.uses.push({ definition, part });
    }
  }
  const shared = [...passes.values()].map(({ population, uses }) => {
    const lines = uses.map(({ definition: { id } }, n) => `('${id}', t.a${n}, t.b${n}, t.c${n}, t.d${n}, t.e${n})`);
    const columns = uses.flatMap(({ definition, part }, n) =>
      aggregates(definition, part).map((sql, at) => `${sql} AS ${'abcde'[at]}${n}`),
    );
    return `SELECT v.* FROM (SELECT ${columns.join(', ')} FROM (${population.rowsSql}) r) t
      CROSS JOIN LATERAL (VALUES ${lines.join(', ')}) v (id, rows, numerator, denominator, largest, smallest)`;
  });
  return `SELECT f.id, sum(f.rows)::text AS rows, sum(f.numerator)::text AS numerator,
      sum(f.denominator)::text AS denominator, max(f.largest)::text AS largest, min(f.smallest)::text AS smallest
    FROM (${[...shared, ...alone].join('\nUNION ALL\n')}) f (id, rows, numerator, denominator, largest, smallest)
   GROUP BY f.id`;
}

function totalsAlone(definition: FigureDefinition): string {
  const columns = aggregates(definition, { numerator: 'r.numerator', denominator: 'r.denominator' });
  return `SELECT '${definition.id}', ${columns.join(', ')} FROM (${definition.rowsSql}) r`;
}

/** Rows, numerator, denominator, largest, smallest; those that the figure does not need are not computed. */
function aggregates({ aggregate }: FigureDefinition, part: Omit<Part, 'population'>): string[] {
  const filter = part.where ? ` FILTER (WHERE ${part.where})` : '';
  const over = (name: string, value: string): string => `${name}((${value})::numeric)${filter}`;
  const rows = `count(*)${filter}`;
  return [
    rows,
    // The sum of what is compared means nothing.
    aggregate === 'MAX' || aggregate === 'MIN'
      ? 'NULL::numeric'
      : part.numerator
        ? over('sum', part.numerator)
        : `nullif(${rows}, 0)::numeric`,
    part.denominator && aggregate === 'RATIO' ? over('sum', part.denominator) : 'NULL::numeric',
    aggregate === 'MAX' ? over('max', part.numerator ?? '1') : 'NULL::numeric',
    aggregate === 'MIN' ? over('min', part.numerator ?? '1') : 'NULL::numeric',
  ];
}
