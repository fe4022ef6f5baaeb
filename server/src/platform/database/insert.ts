import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { currentActor } from '../access/context.js';

export type EntityOf<E> = abstract new () => E;

/** What an insertion states of an entity: the tenant is the actor's, optional columns fall to their default. */
export type NewRow<E> = Omit<E, 'jurisdictionId'>;

/** A row with this key may stand already: then it takes over the columns of `take`, or stays as it is where there are none. */
export interface OnConflict<E> {
  readonly key: readonly (keyof E & string)[];
  /** Condition of a partial unique index. */
  readonly where?: string;
  readonly take?: readonly (keyof E & string)[];
}

/** The protocol counts the parameters of a statement in sixteen bits. */
const MOST_PARAMETERS = 65_535;

export type Statement = readonly [sql: string, params: readonly unknown[]];

/** The INSERT statements for these rows: one, unless they carry more values than one statement can. */
export function insertStatements<E extends object>(
  dataSource: DataSource,
  entity: EntityOf<E>,
  rows: readonly NewRow<E>[],
  onConflict?: OnConflict<E>,
): Statement[] {
  const metadata = dataSource.getMetadata(entity);
  const columns = statedColumns(metadata, rows);
  const tenant = metadata.findColumnWithPropertyName('jurisdictionId');
  const fixed = tenant ? { jurisdictionId: currentActor().jurisdictionId } : {};
  if (tenant) columns.unshift(tenant);
  const size = Math.floor(MOST_PARAMETERS / columns.length);
  const statements: Statement[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const params: unknown[] = [];
    const values = rows
      .slice(at, at + size)
      .map((row) => placeholders(dataSource, columns, { ...row, ...fixed }, params));
    const query = dataSource
      .createQueryBuilder()
      .insert()
      .into(
        entity,
        columns.map(({ propertyName }) => propertyName),
      )
      .values(values as never)
      .updateEntity(false);
    if (onConflict) {
      const { key, where, take = [] } = onConflict;
      query.orUpdate(take.map(columnOf(metadata)), key.map(columnOf(metadata)), { indexPredicate: where });
    }
    statements.push([query.getQuery(), params]);
  }
  return statements;
}

/**
 * The row with its values replaced by `$1`, `$2` …, which the query builder takes as they are. Left to itself it gives
 * every value a name and finds the names again in the finished text, which costs more than all the rest where a set is large.
 */
function placeholders(
  dataSource: DataSource,
  columns: readonly ColumnMetadata[],
  row: Readonly<Record<string, unknown>>,
  params: unknown[],
): Record<string, () => string> {
  const values: Record<string, () => string> = {};
  for (const column of columns) {
    const value: unknown = dataSource.driver.preparePersistentValue(row[column.propertyName], column);
    // What a row leaves out becomes DEFAULT.
    if (value === undefined) continue;
    const place = `$${params.push(value)}`;
    values[column.propertyName] = () => place;
  }
  return values;
}

/** The columns that at least one row states. A misspelt one would be left out in silence, so it is refused here. */
function statedColumns(metadata: EntityMetadata, rows: readonly object[]): ColumnMetadata[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) if (value !== undefined) names.add(name);
  }
  names.delete('jurisdictionId');
  return [...names].map((name) => {
    const column = metadata.findColumnWithPropertyName(name);
    if (!column?.isInsert) throw new Error(`${metadata.tablePath} takes no ${name}`);
    return column;
  });
}

function columnOf(metadata: EntityMetadata): (property: string) => string {
  return (property) => metadata.findColumnWithPropertyName(property)!.databaseName;
}
