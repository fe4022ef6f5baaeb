import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { TableDescription } from './table-description.js';

/** Schemas that are not made by our migrations: the queue's own, and the bookkeeping of migrations. */
const FOREIGN = `('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker')`;
const OURS = `n.nspname NOT IN ${FOREIGN} AND n.nspname NOT LIKE 'pg\\_%'`;

/** The tables as the entities state them. */
export function describeEntities(dataSource: DataSource): TableDescription[] {
  return dataSource.entityMetadatas.map((metadata) => ({
    name: metadata.tablePath,
    columns: metadata.columns.map((column) => ({
      name: column.databaseName,
      type: typeOf(dataSource, column),
      isNullable: column.isNullable,
      fallback: fallbackOf(column),
      generatedAs: column.asExpression ?? null,
    })),
    key: metadata.primaryColumns.map(({ databaseName }) => databaseName),
  }));
}

function typeOf(dataSource: DataSource, column: ColumnMetadata): string {
  const name = dataSource.driver.normalizeType(column);
  const size =
    column.precision === undefined || column.precision === null ? '' : `(${column.precision},${column.scale ?? 0})`;
  return `${name}${size}${column.isArray ? '[]' : ''}`;
}

function fallbackOf({ default: value, isArray }: ColumnMetadata): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return String((value as () => unknown)());
  if (isArray) return `{${(value as unknown[]).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The tables as the migrations made them. @param dataSource any connection; the catalogue is readable for every role */
export async function describeCatalogue(dataSource: DataSource): Promise<TableDescription[]> {
  return dataSource.query<TableDescription[]>(`
    SELECT n.nspname || '.' || c.relname AS name,
           jsonb_agg(jsonb_build_object(
             'name', a.attname,
             'type', format_type(a.atttypid, a.atttypmod),
             'isNullable', NOT a.attnotnull,
             -- 'DRAFT'::text -> DRAFT; now() and 1 stay as they are.
             'fallback', CASE WHEN a.attgenerated = '' THEN
                regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^''(.*)''::[a-z ]+(\\[\\])?$', '\\1') END,
             -- PostgreSQL prints a CASE over several lines.
             'generatedAs', CASE WHEN a.attgenerated <> '' THEN
                trim(regexp_replace(pg_get_expr(d.adbin, d.adrelid), '\\s+', ' ', 'g')) END) ORDER BY a.attnum) AS columns,
           coalesce((SELECT jsonb_agg(p.attname ORDER BY k.position)
              FROM pg_constraint pk
              CROSS JOIN LATERAL unnest(pk.conkey) WITH ORDINALITY AS k(attnum, position)
              JOIN pg_attribute p ON p.attrelid = pk.conrelid AND p.attnum = k.attnum
             WHERE pk.conrelid = c.oid AND pk.contype = 'p'), '[]') AS key
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p') AND ${OURS}
     GROUP BY n.nspname, c.relname, c.oid ORDER BY 1`);
}

/**
 * Everything that migrations make, a line each: columns, constraints, indexes, policies, functions, triggers, rights.
 * Two databases with the same lines behave alike. The order of columns is left out: adding one again puts it last.
 */
export async function fingerprint(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ line: string }[]>(`
    WITH ours AS (
      SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind, c.relacl, c.relrowsecurity, c.relforcerowsecurity
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
    )
    SELECT concat_ws(' ', 'schema', n.nspname, (SELECT string_agg(r::text, ' ' ORDER BY r::text) FROM unnest(n.nspacl) r)) AS line
      FROM pg_namespace n WHERE ${OURS}
    UNION ALL SELECT concat_ws(' ', 'relation', name, relkind, relrowsecurity, relforcerowsecurity,
                (SELECT string_agg(r::text, ' ' ORDER BY r::text) FROM unnest(relacl) r)) FROM ours
    UNION ALL SELECT concat_ws(' ', 'column', o.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attacl::text)
      FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = o.oid AND d.adnum = a.attnum WHERE o.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL SELECT concat_ws(' ', 'constraint', o.name, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
      FROM ours o JOIN pg_constraint k ON k.conrelid = o.oid
    UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(o.oid)) FROM ours o WHERE o.relkind IN ('i', 'I')
    UNION ALL SELECT concat_ws(' ', 'view', o.name, pg_get_viewdef(o.oid)) FROM ours o WHERE o.relkind IN ('v', 'm')
    UNION ALL SELECT concat_ws(' ', 'policy', o.name, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[]::text,
                pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      FROM ours o JOIN pg_policy p ON p.polrelid = o.oid
    UNION ALL SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid))
      FROM ours o JOIN pg_trigger t ON t.tgrelid = o.oid WHERE NOT t.tgisinternal
    UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(f.oid), f.proacl::text)
      FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE ${OURS} AND f.prokind IN ('f', 'p')
    UNION ALL SELECT concat_ws(' ', 'extension', e.extname) FROM pg_extension e WHERE e.extname <> 'plpgsql'`);
  return rows.map(({ line }) => line).sort();
}
