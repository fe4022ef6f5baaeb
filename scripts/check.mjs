/** `npm run check`: every step runs, also after one has failed, and each is named with its outcome. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, file) => [process.execPath, `node_modules/${name}/${file}`];

const STEPS = [
  { name: 'types', command: [...bin('typescript', 'bin/tsc'), '-b', 'shared', 'server', 'web'] },
  { name: 'format', command: [...bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [...bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'] },
  {
    name: 'boundaries',
    command: [
      ...bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'server/src',
      'shared/src',
      'web/src',
    ],
  },
  // Starts a PostgreSQL of its own: entities against the catalogue, migrations up, down and up again.
  { name: 'schema and migration drift', command: [process.execPath, 'scripts/check-drift.mjs'] },
  { name: 'unused code', command: [...bin('knip', 'bin/knip.js'), '--no-progress'] },
];

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const results = [];
for (const step of STEPS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const started = Date.now();
  const [command, ...args] = step.command;
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  results.push({ name: step.name, passed: status === 0 });
  console.log(
    `check ${step.name}: ${status === 0 ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}
const report = process.argv.find((word) => word.startsWith('--report='));
if (report) writeFileSync(report.slice('--report='.length), JSON.stringify(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
