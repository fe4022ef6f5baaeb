import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve(import.meta.dirname, '../../src');

/** Rooms in business order, with the database schemas that each owns. A schema is owned once. */
const ROOMS: readonly (readonly [room: string, ...schemas: string[]])[] = [
  ['organizations', 'organizations', 'auth', 'reference', 'platform'],
  ['foundation', 'foundation'],
  ['projects', 'projects'],
  ['goals', 'goals'],
  ['monitoring', 'monitoring'],
  ['evaluation', 'evaluation'],
  ['results-application', 'results', 'portal'],
  ['assessment', 'assessment'],
  ['reporting', 'reporting'],
  ['integration', 'integration'],
];
const orderOf = new Map(ROOMS.flatMap(([, ...schemas], order) => schemas.map((schema) => [schema, order] as const)));

/** Every table as the migrations name it: a permission such as `goal.read` is none. */
const tables = new Set(
  globSync('migrations/*.ts', { cwd: source }).flatMap((file) =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+\.\w+)/g)].map(
      ([, table]) => table!,
    ),
  ),
);

function foreign(room: string, text: string): string[] {
  const order = ROOMS.findIndex(([name]) => name === room);
  const named = [...new Set(text.match(/\b[a-z_]+\.[a-z_]+\b/g) ?? [])];
  return named.filter((table) => tables.has(table) && orderOf.get(table.split('.')[0]!)! > order);
}

describe('SQL of a room', () => {
  it('knows the owner of every schema and the place of every room', () => {
    const schemas = new Set([...tables].map((table) => table.split('.')[0]!));
    expect([...schemas].filter((schema) => !orderOf.has(schema))).toEqual([]);
    const rooms = readdirSync(path.join(source, 'modules'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rooms.map(({ name }) => name).filter((name) => !ROOMS.some(([room]) => room === name))).toEqual([]);
    expect(tables.size).toBeGreaterThan(60);
  });

  it('is seen to be refused when it reads what belongs to a later room', () => {
    expect(foreign('evaluation', `SELECT 1 FROM results.corrective_action JOIN goals.objective ON true`)).toEqual([
      'results.corrective_action',
    ]);
  });

  it('names tables of its own room and of earlier rooms only', () => {
    // A resolver never reaches the database, by the rules of imports; its descriptions may name what they like.
    const files = globSync('modules/*/**/*.ts', { cwd: source }).filter((file) => !file.includes('/graphql/'));
    const breaches = files.flatMap((file) => {
      const room = file.split(path.sep)[1]!;
      return foreign(room, readFileSync(path.join(source, file), 'utf8')).map(
        (table) => `${room}: ${table} in ${file}`,
      );
    });
    expect(breaches).toEqual([]);
  });
});
