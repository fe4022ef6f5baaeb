/** A column as both sides can state it: the entity and the catalogue of PostgreSQL. */
export interface ColumnDescription {
  readonly name: string;
  /** In the words of `format_type`: `numeric(18,2)`, `text[]`, `timestamp with time zone`. */
  readonly type: string;
  readonly isNullable: boolean;
  /** What a row gets that does not state the column; null where it gets nothing. */
  readonly fallback: string | null;
  /** The expression of a column that the database computes. */
  readonly generatedAs: string | null;
}

export interface TableDescription {
  /** With its schema. */
  readonly name: string;
  readonly columns: readonly ColumnDescription[];
  /** Columns of the primary key in their order: the order decides which questions the key can answer. */
  readonly key: readonly string[];
}

/**
 * Every difference between what the entities state and what the migrations made, a line each.
 *
 * @param withoutEntity tables that have no entity, each with the reason
 */
export function findDrift(
  stated: readonly TableDescription[],
  stored: readonly TableDescription[],
  withoutEntity: Readonly<Record<string, string>> = {},
): string[] {
  const inCatalogue = new Map(stored.map((table) => [table.name, table]));
  const inEntities = new Map(stated.map((table) => [table.name, table]));
  return [
    ...stated.flatMap((table) => {
      const twin = inCatalogue.get(table.name);
      if (!twin) return [`${table.name}: an entity, but no table`];
      return compareTables(table, twin);
    }),
    ...twice(stated.map(({ name }) => name)).map((name) => `${name}: two entities`),
    ...stored
      .filter(({ name }) => !inEntities.has(name) && !(name in withoutEntity))
      .map(({ name }) => `${name}: a table, but no entity and no reason on the list of tables without one`),
    ...Object.keys(withoutEntity)
      .filter((name) => inEntities.has(name) || !inCatalogue.has(name))
      .map((name) => `${name}: on the list of tables without an entity, where it does not belong`),
  ];
}

function compareTables(stated: TableDescription, stored: TableDescription): string[] {
  const columns = new Map(stored.columns.map((column) => [column.name, column]));
  const known = new Set(stated.columns.map(({ name }) => name));
  return [
    ...stated.columns.flatMap((column) => {
      const twin = columns.get(column.name);
      if (!twin) return [`${stated.name}.${column.name}: in the entity, but not in the table`];
      return compareColumns(`${stated.name}.${column.name}`, column, twin);
    }),
    ...stored.columns
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => `${stored.name}.${name}: in the table, but not in the entity`),
    ...differs(`${stated.name}: primary key`, stated.key.join(', '), stored.key.join(', ')),
  ];
}

function compareColumns(name: string, stated: ColumnDescription, stored: ColumnDescription): string[] {
  return [
    ...differs(`${name}: type`, stated.type, stored.type),
    ...differs(`${name}: nullable`, stated.isNullable, stored.isNullable),
    ...differs(`${name}: default`, stated.fallback, stored.fallback),
    ...differs(`${name}: generated`, stated.generatedAs, stored.generatedAs),
  ];
}

function differs(what: string, stated: unknown, stored: unknown): string[] {
  return stated === stored ? [] : [`${what}: the entity says ${String(stated)}, the table ${String(stored)}`];
}

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

/** Lines of a fingerprint that only one side has. */
export function findChanges(when: string, expected: readonly string[], found: readonly string[]): string[] {
  const [before, after] = [new Set(expected), new Set(found)];
  return [
    ...expected.filter((line) => !after.has(line)).map((line) => `${when}: missing: ${line}`),
    ...found.filter((line) => !before.has(line)).map((line) => `${when}: left over: ${line}`),
  ];
}
