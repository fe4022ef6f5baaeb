import type { ConnectionRoot, ReadModels, Root, SqlScope } from './read-models.js';
import { parameter } from './read-models.js';
import type { Selected } from './selection.js';

type Args = Readonly<Record<string, unknown>>;

/** True where every field below is described by a read model, so that the database can answer alone. */
export function isCovered(models: ReadModels, root: Root, selected: Selected): boolean {
  if (root.kind === 'WRITTEN')
    return selected.below.every(({ field, node }) => root.fields.includes(field.name) && !node.arguments?.length);
  if (root.kind === 'ONE') return selected.below.every((field) => isFieldCovered(models, field));
  return selected.below.every(({ field, below }) => {
    if (field.name === 'nodes') return below.every((one) => isFieldCovered(models, one));
    return field.name === 'totalCount' || field.name === 'pageInfo';
  });
}

function isFieldCovered(models: ReadModels, { parent, field, node, type, below }: Selected): boolean {
  if (node.arguments && node.arguments.length > 0) return false;
  if (!type) return models.column(parent, field.name) !== undefined;
  return models.branch(parent, field.name) !== undefined && below.every((one) => isFieldCovered(models, one));
}

/** SQL expression that yields the JSON of a root field; null where the arguments are not for the read model. */
export function rootSql(
  models: ReadModels,
  root: Root,
  selected: Selected,
  scope: SqlScope,
  args: Args,
): string | null {
  if (root.kind === 'CONNECTION') return connectionSql(models, root, selected, scope, args);
  if (root.kind === 'WRITTEN') {
    const shown = selected.below.map(({ key, field }) => ({ key, name: field.name }));
    return root.sql(scope, args, shown);
  }
  const from = root.from(scope, args);
  return from === null ? null : objectSql(models, selected.below, scope, from);
}

const objectSql = (models: ReadModels, fields: readonly Selected[], scope: SqlScope, from: string): string =>
  `(SELECT row_to_json(j) FROM (SELECT ${columnsSql(models, fields, scope)} ${from}) j)`;

const listSql = (
  models: ReadModels,
  fields: readonly Selected[],
  scope: SqlScope,
  from: string,
  order: string,
): string =>
  `(SELECT coalesce(json_agg(row_to_json(j)), '[]') FROM (SELECT ${columnsSql(models, fields, scope)} ${from} ORDER BY ${order}) j)`;

function columnsSql(models: ReadModels, fields: readonly Selected[], scope: SqlScope): string {
  return fields
    .map(({ key, parent, field, type, below }) => {
      if (!type) return `${models.column(parent, field.name)!} AS "${key}"`;
      const { from, orderBy } = models.branch(parent, field.name)!;
      const source = from(scope);
      const value = orderBy ? listSql(models, below, scope, source, orderBy) : objectSql(models, below, scope, source);
      return `${value} AS "${key}"`;
    })
    .join(', ');
}

/** One row more than asked tells whether there is a next page. */
function connectionSql(
  models: ReadModels,
  { table, alias, key, where, after }: ConnectionRoot,
  { below }: Selected,
  scope: SqlScope,
  args: Args,
): string {
  const first = `${parameter(scope, args.first)}::int`;
  const condition = where(scope, args);
  const cursor = after(args.after);
  const beyond = cursor === null ? '' : `AND ${alias}.${key} > ${parameter(scope, cursor)}`;
  const parts = below.map(({ key: name, field, below: fields }) => {
    if (field.name === 'totalCount') return `'${name}', (SELECT count(*) FROM ${table} ${alias} WHERE ${condition})`;
    if (field.name === 'pageInfo') return `'${name}', ${pageInfoSql(fields, key, first)}`;
    const rows = `FROM (SELECT * FROM page ORDER BY ${key} LIMIT ${first}) ${alias}`;
    return `'${name}', ${listSql(models, fields, scope, rows, `${alias}.${key}`)}`;
  });
  return `(WITH page AS MATERIALIZED (SELECT ${alias}.* FROM ${table} ${alias} WHERE ${condition} ${beyond}
      ORDER BY ${alias}.${key} LIMIT ${first} + 1)
    SELECT json_build_object(${parts.join(', ')}))`;
}

/** The cursor is what encodeCursor() would make of the last key that is shown. */
function pageInfoSql(fields: readonly Selected[], key: string, first: string): string {
  const last = `(SELECT max(s.${key}) AS last FROM (SELECT ${key} FROM page ORDER BY ${key} LIMIT ${first}) s) l`;
  const encoded = `translate(encode(convert_to(json_build_array(l.last)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
  const parts = fields.map(({ key: name, field }) =>
    field.name === 'hasNextPage'
      ? `'${name}', (SELECT count(*) > ${first} FROM page)`
      : `'${name}', (SELECT CASE WHEN l.last IS NOT NULL THEN ${encoded} END FROM ${last})`,
  );
  return `json_build_object(${parts.join(', ')})`;
}
