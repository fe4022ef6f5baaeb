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

/** What one figure is in the one row of a pass: SQL expressions over `FiguresSql.from`. */
export interface FigureSql {
  definition: FigureDefinition;
  rowCount: string;
  /** Decimal texts, or NULL. */
  numerator: string;
  denominator: string;
  value: string;
  status: string;
}

export interface FiguresSql {
  /** Yields one row. Parameters as for a figure's rows. */
  from: string;
  figures: readonly FigureSql[];
}

/** Reads every population once, whatever the number of figures that look at it. */
export function figuresSql(definitions: readonly FigureDefinition[]): FiguresSql {
  const passes = new Map<string, { rowsSql: string; columns: string[] }>();
  const taken = (key: string, rowsSql: string, { aggregate }: FigureDefinition, part: Taking): Taken => {
    const pass = passes.get(key) ?? { rowsSql, columns: [] };
    passes.set(key, pass);
    const at = `q${[...passes.keys()].indexOf(key)}`;
    return mapValues(aggregates(aggregate, part), (sql) => {
      if (sql === null) return null;
      const known = pass.columns.indexOf(sql);
      return `${at}.c${known < 0 ? pass.columns.push(sql) - 1 : known}`;
    });
  };
  const figures = definitions.map((definition) =>
    figureOf(
      definition,
      definition.parts
        ? definition.parts.map((part) => taken(part.population.name, part.population.rowsSql, definition, part))
        : [taken(definition.id, definition.rowsSql, definition, ALONE)],
    ),
  );
  const from = [...passes.values()].map(
    ({ rowsSql, columns }, n) =>
      `(SELECT ${columns.map((sql, at) => `${sql} AS c${at}`).join(', ')} FROM (${rowsSql}) r) q${n}`,
  );
  return { from: from.join('\nCROSS JOIN '), figures };
}

type Taking = Omit<Part, 'population'>;
/** Rows, numerator, denominator, extreme; null where the figure does not need it. */
type Taken = Record<'rows' | 'numerator' | 'denominator' | 'extreme', string | null>;

const ALONE: Taking = { numerator: 'r.numerator', denominator: 'r.denominator' };

const mapValues = (taken: Taken, change: (sql: string | null) => string | null): Taken => ({
  rows: change(taken.rows),
  numerator: change(taken.numerator),
  denominator: change(taken.denominator),
  extreme: change(taken.extreme),
});

function aggregates(aggregate: FigureDefinition['aggregate'], part: Taking): Taken {
  const filter = part.where ? ` FILTER (WHERE ${part.where})` : '';
  const rows = `count(*)${filter}`;
  // Nought need not be added up row by row.
  const over = (name: string, value: string): string =>
    value === '0' ? `CASE WHEN ${rows} > 0 THEN 0::numeric END` : `${name}((${value})::numeric)${filter}`;
  const isExtreme = aggregate === 'MAX' || aggregate === 'MIN';
  return {
    rows,
    // The sum of what is compared means nothing.
    numerator: isExtreme ? null : part.numerator ? over('sum', part.numerator) : `nullif(${rows}, 0)::numeric`,
    denominator: part.denominator && aggregate === 'RATIO' ? over('sum', part.denominator) : null,
    extreme: isExtreme ? over(aggregate.toLowerCase(), part.numerator ?? '1') : null,
  };
}

function figureOf(definition: FigureDefinition, parts: readonly Taken[]): FigureSql {
  const all = (name: keyof Taken, fold: 'sum' | 'min' | 'max'): string => {
    const given = parts.map((part) => part[name]).filter((sql) => sql !== null);
    if (given.length < 2) return given[0] ?? 'NULL::numeric';
    return `(SELECT ${fold}(p.v) FROM (VALUES (${given.join('), (')})) p (v))`;
  };
  const rows = all('rows', 'sum');
  const numerator = all('numerator', 'sum');
  const denominator = all('denominator', 'sum');
  const known: Record<FigureDefinition['aggregate'], string> = {
    COUNT: rows,
    SUM: `coalesce(${numerator}, 0)`,
    MAX: all('extreme', 'max'),
    MIN: all('extreme', 'min'),
    // nullif: without a denominator there is no rate. Six decimals of it are kept, halves away from nought.
    RATIO: `round(coalesce(${numerator}, 0) * 100 / nullif(${denominator}, 0), 6)`,
  };
  const unknown = definition.aggregate === 'RATIO' ? 'NOT_APPLICABLE' : 'NOT_REPORTED';
  const computed = known[definition.aggregate];
  // No record, where no record means that nobody has said.
  const silent = definition.emptyMeansNotReported ? `${rows} = 0` : null;
  return {
    definition,
    rowCount: `${rows}::int`,
    numerator: `${numerator}::text`,
    denominator: `${denominator}::text`,
    value: silent ? `CASE WHEN ${silent} THEN NULL ELSE ${computed} END::text` : `${computed}::text`,
    status: `CASE ${silent ? `WHEN ${silent} THEN 'NOT_REPORTED' ` : ''}WHEN ${computed} IS NULL THEN '${unknown}' ELSE 'VALUE' END`,
  };
}
