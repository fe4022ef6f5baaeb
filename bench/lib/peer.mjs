/**
 * The same questions by hand: plain `pg`, hand-written SQL, JSON text made by the database and sent as it comes, the same
 * role under the same row security. BEGIN, SET LOCAL and the prepared statement travel in one write. No sign-in, no
 * permissions, no limits: the floor that a product can be measured against.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { QUESTIONS } from './questions.mjs';

const pg = createRequire(new URL('../../server/package.json', import.meta.url))('pg');
const [, , databaseUrl, jurisdictionId] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, pipeline: true });
const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL app.scope = '{${jurisdictionId}}'`;

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://peer');
  const question = QUESTIONS[url.pathname.slice(1)];
  if (!question) return response.writeHead(404).end();
  const client = await pool.connect();
  try {
    const values = question.params(url.searchParams, jurisdictionId);
    client.connection.stream.cork();
    const answers = Promise.all([
      client.query(BEGIN),
      client.query({ name: url.pathname, text: question.sql, values }),
      client.query('COMMIT'),
    ]);
    client.connection.stream.uncork();
    const [, { rows }] = await answers;
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].answer);
  } catch (error) {
    response.writeHead(500).end(String(error));
  } finally {
    client.release();
  }
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
