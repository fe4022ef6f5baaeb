/** `npm run check`: every step runs, also after one has failed, and each is named with its outcome. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, file) => [process.execPath, `node_modules/${name}/${file}`];

/** The longest first, so that none is left running alone. */
const STEPS = [
  { name: 'types', command: [...bin('typescript', 'bin/tsc'), '-b', 'shared', 'server', 'web'] },
  { name: 'lint', command: [...bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'] },
  // Starts a PostgreSQL of its own: entities against the catalogue, migrations up, down and up again.
  { name: 'schema and migration drift', command: [process.execPath, 'scripts/check-drift.mjs'] },
  { name: 'format', command: [...bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
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
  { name: 'unused code', command: [...bin('knip', 'bin/knip.js'), '--no-progress'] },
];

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const steps = STEPS.filter(({ name }) => only.length === 0 || only.includes(name));
// The others read what the compiler writes; after it as many run side by side as there are processors.
const results = steps[0]?.name === 'types' ? [await take(steps.shift())] : [];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let step = steps.shift(); step; step = steps.shift()) results.push(await take(step));
  }),
);

/** Runs one step; what it printed follows in one piece, then its outcome. */
async function take(step) {
  const started = Date.now();
  const [command, ...args] = step.command;
  const printed = [];
  const status = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.once('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.once('close', resolve);
  });
  process.stdout.write(Buffer.concat(printed));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`check ${step.name}: ${status === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  return { name: step.name, passed: status === 0 };
}

const report = process.argv.find((word) => word.startsWith('--report='));
if (report) writeFileSync(report.slice('--report='.length), JSON.stringify(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
