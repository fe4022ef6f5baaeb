/** The step `schema and migration drift` of `npm run check`: on a PostgreSQL of its own that is thrown away. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode, ROOT } from './lib/runtime.mjs';

if (!continueInNewerNode(fileURLToPath(import.meta.url))) process.exitCode = await main();

async function main() {
  const { startPostgres } = await import('./lib/postgres.mjs');
  const { databaseUser, dataHome } = await import('./lib/native-postgres.mjs');
  build(() => undefined, { web: false });

  const base = path.join(dataHome(databaseUser()), 'test');
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(base, 'drift-'));
  chmodSync(home, 0o755);
  try {
    const database = await startPostgres({ home, throwaway: true });
    try {
      const names = ['drift_empty', 'drift_seeded'];
      for (const name of names) await database.ensureDatabase(name);
      const { status } = spawnSync(
        process.execPath,
        ['server/dist/commands/check-drift.js', ...names.map((name) => database.url('jixiao_owner', name))],
        { cwd: ROOT, stdio: 'inherit' },
      );
      return status ?? 1;
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
