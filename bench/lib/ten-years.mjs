/** Ten years of a district: the demo's two years, copied eight years on, in steps of two. */
const SCHEMAS = ['projects', 'goals', 'monitoring', 'evaluation', 'results', 'assessment'];
const STEPS = [2, 4, 6, 8];

/**
 * Copies every business row with new ids, later years and later dates. Triggers and foreign keys sleep meanwhile; the
 * references are kept by giving a copied id the same new value wherever it stands.
 *
 * @param client superuser connection to a database that holds the demo
 * @returns {Promise<number>} rows added
 */
export async function growToTenYears(client, jurisdictionId) {
  await client.query("SET session_replication_role = 'replica'");
  await client.query('SET row_security = off');
  const { rows: columns } = await client.query(
    `SELECT c.table_schema AS schema, c.table_name AS name, c.column_name AS column, c.udt_name AS type
       FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = ANY ($1) AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
        AND EXISTS (SELECT 1 FROM information_schema.columns j WHERE j.table_schema = c.table_schema
                     AND j.table_name = c.table_name AND j.column_name = 'jurisdiction_id')
      ORDER BY 1, 2, c.ordinal_position`,
    [SCHEMAS],
  );
  // A setting of a year hangs on no record; all others are copied with what they hang on.
  const grouped = Map.groupBy(columns, ({ schema, name }) => `${schema}.${name}`);
  const tables = new Map([...grouped].filter(([, of]) => owner(of.map(({ column }) => column)) !== undefined));
  await client.query('CREATE TEMP TABLE copied (id uuid PRIMARY KEY)');
  for (const [table, of] of tables) {
    if (of.some(({ column }) => column === 'id'))
      await client.query(
        `INSERT INTO copied SELECT id FROM ${table} WHERE jurisdiction_id = $1 ON CONFLICT DO NOTHING`,
        [jurisdictionId],
      );
  }
  await client.query('ANALYZE copied');
  const unique = await uniqueTexts(client);
  let added = 0;
  for (const step of STEPS) {
    for (const [table, of] of tables) {
      const names = of.map(({ column }) => column);
      const values = of.map((one) => later(one, step, unique.has(`${table}.${one.column}`)));
      const { rowCount } = await client.query(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} o
          WHERE o.jurisdiction_id = $1 AND EXISTS (SELECT 1 FROM copied c WHERE c.id = o.${owner(names)})`,
        [jurisdictionId],
      );
      added += rowCount;
    }
  }
  await client.query("SET session_replication_role = 'origin'");
  await client.query('VACUUM ANALYZE');
  return added;
}

/** The column by whose value a row is known as an original: copies must not be copied again by the next step. */
function owner(names) {
  return names.includes('id')
    ? 'id'
    : names.find((name) => name.endsWith('_id') && !['jurisdiction_id', 'agency_id'].includes(name));
}

function later({ column, type }, step, isUnique) {
  const value = `o.${column}`;
  if (type === 'uuid' && column !== 'jurisdiction_id')
    return `CASE WHEN EXISTS (SELECT 1 FROM copied c WHERE c.id = ${value}) THEN md5(${value}::text || '${step}')::uuid ELSE ${value} END`;
  if (/_year$/.test(column)) return `${value} + ${step}`;
  if (type === 'date' || type === 'timestamptz') return `${value} + interval '${step} years'`;
  if (isUnique && type === 'text') return `${value} || '+${step}'`;
  return value;
}

/** Texts that alone keep rows apart: neither a year nor a copied id stands in the same key. */
async function uniqueTexts(client) {
  const { rows } = await client.query(
    `SELECT DISTINCT n.nspname || '.' || t.relname || '.' || a.attname AS name
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
      WHERE i.indisunique AND n.nspname = ANY ($1) AND a.atttypid = 'text'::regtype
        AND NOT EXISTS (SELECT 1 FROM pg_attribute y WHERE y.attrelid = t.oid AND y.attnum = ANY (i.indkey)
                         AND (y.attname ~ '_year$' OR (y.atttypid = 'uuid'::regtype
                           AND y.attname NOT IN ('jurisdiction_id', 'agency_id', 'account_id'))))`,
    [SCHEMAS],
  );
  return new Set(rows.map(({ name }) => name));
}
