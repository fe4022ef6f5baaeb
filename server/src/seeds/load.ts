import type pg from 'pg';
import { type Batch, TABLES } from './tables/index.js';

/** Rows in one statement: large enough to be fast, small enough for the server's memory. */
const CHUNK = 4_000;

/** Inserts the batches of one jurisdiction, set by set, inside the caller's transaction. */
export async function loadBatches(client: pg.Client, jurisdictionId: string, batches: readonly Batch[]): Promise<void> {
  await client.query(`SET LOCAL app.scope = '{${jurisdictionId}}'`);
  for (const { table, rows } of batches) {
    const columns = Object.entries(TABLES[table]).map(([name, type]) => ({ name, type: type.replace('?', '') }));
    const names = columns.map(({ name }) => name);
    const sql = `INSERT INTO ${table} (jurisdiction_id, ${names.join(', ')})
      SELECT $1, ${names.map((name) => `r.${name}`).join(', ')}
        FROM jsonb_to_recordset($2::jsonb) AS r(${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`;
    for (let at = 0; at < rows.length; at += CHUNK) {
      await client.query(sql, [jurisdictionId, JSON.stringify(rows.slice(at, at + CHUNK))]);
    }
  }
}
