/** `npm test`: installs what is missing, builds, starts a throw-away PostgreSQL, runs every test and every check. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode, installMissing, ROOT } from './lib/runtime.mjs';

/** The tests that ask for the other places; a run that leaves them out needs not load them. */
const placesSpecs = () =>
  ['server/test', 'e2e']
    .flatMap((room) => readdirSync(path.join(ROOT, room), { recursive: true }).map((file) => `${room}/${file}`))
    .filter((file) => file.endsWith('-spec.ts'))
    .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes(`'template_places'`));

const say = (line) => console.log(line);

installMissing(say);
if (!continueInNewerNode(fileURLToPath(import.meta.url))) process.exit(await main());

async function main() {
  const { startPostgres, withClient } = await import('./lib/postgres.mjs');
  const { databaseUser, dataHome } = await import('./lib/native-postgres.mjs');
  const { countOutcomes, lastLine } = await import('./lib/outcomes.mjs');
  const files = process.argv.slice(2);
  // A run that names files of the server or of shared needs no client.
  build(say, { web: files.length === 0 || files.some((file) => /e2e\/|web\//.test(file.replace('server/', ''))) });

  const base = dataHome(databaseUser());
  mkdirSync(path.join(base, 'test'), { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(base, 'test', 'run-'));
  chmodSync(home, 0o755);
  const database = await startPostgres({ home, throwaway: true, say });
  const finish = async () => {
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  };
  process.once('SIGINT', () => finish().finally(() => process.exit(130)));
  process.once('SIGTERM', () => finish().finally(() => process.exit(143)));

  try {
    await makeTemplates(
      database,
      withClient,
      files.length === 0 || placesSpecs().some((spec) => files.some((file) => spec.includes(file))),
    );
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      TZ: 'UTC',
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      JIXIAO_TEST_SUPERUSER_URL: database.superuserUrl,
      JIXIAO_TEST_OWNER_URL: database.url('jixiao_owner', '{database}'),
      JIXIAO_TEST_APP_URL: database.url('jixiao_app', '{database}'),
      JIXIAO_TEST_PORTAL_URL: database.url('jixiao_portal', '{database}'),
    };
    const report = path.join(home, 'jest.json');
    await run(
      [
        path.join(ROOT, 'node_modules/jest/bin/jest.js'),
        '--maxWorkers=2',
        '--json',
        `--outputFile=${report}`,
        ...files,
      ],
      env,
    );
    const checks = path.join(home, 'checks.json');
    if (files.length === 0) await run([path.join(ROOT, 'scripts/check.mjs'), `--report=${checks}`], process.env);
    const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
    const outcome = countOutcomes(read(report), files.length === 0 ? read(checks) : []);
    await finish();
    say(lastLine(outcome));
    return outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
  } catch (error) {
    console.error(error);
    await finish();
    say(lastLine({ passed: 0, failed: 1 }));
    return 1;
  }
}

/** One database with tables only, one with the demo in it, one with the other places where a test asks for them; every test file clones the one it asks for. */
async function makeTemplates(database, withClient, withPlaces) {
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  await database.ensureDatabase('template_empty');
  await migrate(database.url('jixiao_owner', 'template_empty'));
  await withClient(database.superuserUrl, (client) =>
    client.query('CREATE DATABASE template_demo TEMPLATE template_empty OWNER jixiao_owner'),
  );
  const { loadDemo, loadPlaces } = await import('../server/dist/seeds/index.js');
  await loadDemo(database.url('jixiao_owner', 'template_demo'), say);
  if (!withPlaces) return;
  await withClient(database.superuserUrl, (client) =>
    client.query('CREATE DATABASE template_places TEMPLATE template_demo OWNER jixiao_owner'),
  );
  await loadPlaces(database.url('jixiao_owner', 'template_places'), say);
}

function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
