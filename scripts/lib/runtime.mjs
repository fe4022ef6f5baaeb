/** Brings a bare machine to where the product can run: packages inside the checkout, and the Node version it needs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const NEEDED_NODE = 24;
const STAMP = path.join(ROOT, 'node_modules', '.jixiao-installed');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');

/** Runs `npm ci` when packages are missing or belong to another lock file. */
export function installMissing(say) {
  const wanted = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('Installing packages inside the checkout (about a minute, once) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Development tools build the product, so they are wanted whatever NODE_ENV says.
  const result = spawnSync(command, [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (result.status !== 0) {
    throw new Error('npm ci failed. Is the package registry reachable? Its own message stands above.');
  }
  writeFileSync(STAMP, wanted);
}

/** Path of a Node that is new enough: this one, or the one that came with the packages. */
export function nodePath() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const bundled = path.join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, binary);
  if (existsSync(bundled)) return bundled;
  throw new Error(
    `Jixiao needs Node ${NEEDED_NODE} or newer; this is ${process.version}. Install it from nodejs.org and try again.`,
  );
}

/**
 * Goes on in a Node that is new enough. Gives false where this process may go on itself; else it never returns.
 * The child belongs to the same group, so that Ctrl-C reaches it.
 */
export function continueInNewerNode(script) {
  const node = nodePath();
  if (node === process.execPath) return false;
  // Signals sent to the group reach the child by themselves; the parent only waits for its end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  const result = spawnSync(node, [script, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: withNode(node),
  });
  process.exit(result.status ?? 1);
}

/** Environment in which `node` means the Node that was chosen. */
export function withNode(node, env = process.env) {
  return { ...env, PATH: `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}` };
}

/** Builds shared, server and web; the compilers themselves know what is stale. */
export function build(say, { web = true } = {}) {
  const steps = [['typescript/bin/tsc', ['-b', 'shared', 'server'], ROOT]];
  if (web) steps.push(['vite/bin/vite.js', ['build', '--logLevel', 'warn'], path.join(ROOT, 'web')]);
  for (const [tool, args, cwd] of steps) {
    say(`Building: ${tool.split('/')[0]} …`);
    const result = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], {
      cwd,
      stdio: 'inherit',
    });
    if (result.status !== 0) throw new Error(`The build stopped in ${tool.split('/')[0]}; its message stands above.`);
  }
}
