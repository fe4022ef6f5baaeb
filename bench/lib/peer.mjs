/**
 * The same questions by hand: plain `pg`, hand-written SQL, JSON made by the database, the same role under the same row
 * security. No permissions, no limits, no audit: the floor that a product can be measured against.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { QUESTIONS } from './questions.mjs';

const pg = createRequire(new URL('../../server/package.json', import.meta.url))('pg');
const [, , databaseUrl, jurisdictionId] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://peer');
  const question = QUESTIONS[url.pathname.slice(1)];
  if (!question) return response.writeHead(404).end();
  const client = await pool.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL app.scope = '{${jurisdictionId}}'`);
    const params = question.params(url.searchParams, jurisdictionId);
    const { rows } = await client.query({ name: url.pathname, text: question.sql, values: params });
    await client.query('COMMIT');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows[0].answer));
  } catch (error) {
    await client.query('ROLLBACK');
    response.writeHead(500).end(String(error));
  } finally {
    client.release();
  }
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.exit(0));
