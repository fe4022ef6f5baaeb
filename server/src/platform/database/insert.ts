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
  const names = (tenant ? [tenant, ...columns] : columns).map(({ propertyName }) => propertyName);
  const size = Math.floor(MOST_PARAMETERS / names.length);
  const statements: Statement[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const values = rows.slice(at, at + size).map((row) => ({ ...row, ...fixed }));
    const query = dataSource
      .createQueryBuilder()
      .insert()
      .into(entity, names)
      .values(values as never)
      .updateEntity(false);
    if (onConflict) {
      const { key, where, take = [] } = onConflict;
      query.orUpdate(take.map(columnOf(metadata)), key.map(columnOf(metadata)), { indexPredicate: where });
    }
    statements.push(query.getQueryAndParameters() as unknown as Statement);
  }
  return statements;
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
