/**
 * Are the entities what the migrations make, and do the migrations lead both ways? Needs two empty databases that may be
 * thrown away: `node dist/commands/check-drift.js <owner url of one> <owner url of the other>`; `npm run check` makes them.
 */
import 'reflect-metadata';
import { ENTITIES, TABLES_WITHOUT_ENTITY } from '../app.module.js';
import { MIGRATIONS } from '../migrations/index.js';
import { createDataSource } from '../platform/database/data-source.js';
import { migrate, undoMigrations } from '../platform/database/migrate.js';
import { describeCatalogue, describeEntities, findChanges, findDrift, fingerprint } from '../platform/drift/index.js';
import { loadDemo } from '../seeds/index.js';
import type { DataSource } from 'typeorm';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function within<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = createDataSource({
    url,
    poolSize: 1,
    entities: ENTITIES,
    onPoolError: (error) => print(error.message),
  });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Entities and tables; then all the way down and up again on the empty database. */
async function checkEmpty(url: string): Promise<{ problems: string[]; made: string[] }> {
  await migrate(url);
  const { drift, made } = await within(url, async (dataSource) => ({
    drift: findDrift(describeEntities(dataSource), await describeCatalogue(dataSource), TABLES_WITHOUT_ENTITY),
    made: await fingerprint(dataSource),
  }));
  await undoMigrations(url, MIGRATIONS.length);
  const left = await within(url, fingerprint);
  await migrate(url);
  const again = await within(url, fingerprint);
  print(`${ENTITIES.length} entities and ${made.length} properties of the catalogue were compared.`);
  return {
    made,
    problems: [
      ...drift,
      ...findChanges('after every migration was taken back', [], left),
      ...findChanges('down and up again, empty', made, again),
    ],
  };
}

/** With the demo in it: the newest migration down and up, then the two newest, and so on to the first. */
async function checkSeeded(url: string, made: readonly string[]): Promise<string[]> {
  await migrate(url);
  await loadDemo(url, print);
  const problems = findChanges('with the demo', made, await within(url, fingerprint));
  for (let count = 1; count <= MIGRATIONS.length && problems.length === 0; count += 1) {
    await undoMigrations(url, count);
    await migrate(url);
    problems.push(...findChanges(`${count} down and up again, seeded`, made, await within(url, fingerprint)));
  }
  return problems;
}

const [emptyUrl, seededUrl] = process.argv.slice(2);
if (!emptyUrl || !seededUrl) throw new Error('Two connection addresses of the owner role are needed');
const { problems, made } = await checkEmpty(emptyUrl);
if (problems.length === 0) problems.push(...(await checkSeeded(seededUrl, made)));
for (const problem of problems) print(problem);
if (problems.length === 0) print(`${MIGRATIONS.length} migrations lead down and up again, empty and with the demo.`);
process.exitCode = problems.length === 0 ? 0 : 1;
