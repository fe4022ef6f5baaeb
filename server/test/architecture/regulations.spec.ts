import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const FILE = path.join(root, 'docs/regulations.md');

/** Id of a rule -> files in which a refusal carries it. */
function rulesInCode(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync(['server/src/**/*.ts', 'shared/src/**/*.ts'], { cwd: root }).sort()) {
    if (/spec\.ts$/.test(file)) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    const ids = [...text.matchAll(/ruleId: '([^']+)'|'([A-Z]-\d{2})'/g)].map(([, named, short]) => named ?? short!);
    for (const id of new Set(ids)) found.set(id, [...(found.get(id) ?? []), file.split(path.sep).join('/')]);
  }
  return found;
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
const isRow = (line: string): boolean => line.startsWith('| ') && !line.startsWith('| clause');

function rewritten(text: string, rules: Map<string, string[]>): string {
  return text
    .split('\n')
    .map((line) => {
      if (!isRow(line)) return line;
      const [clause, id, asks, , test] = cells(line);
      const files = (rules.get(id!) ?? []).map((file) => `\`${file}\``).join(', ');
      return `| ${clause} | ${id} | ${asks} | ${files} | ${test} |`;
    })
    .join('\n');
}

describe('docs/regulations.md', () => {
  const rules = rulesInCode();
  if (process.env.JIXIAO_WRITE_DOCS === '1') writeFileSync(FILE, rewritten(readFileSync(FILE, 'utf8'), rules));
  const table = readFileSync(FILE, 'utf8').split('\n').filter(isRow).map(cells);

  it('has every rule of the code once, and no other', () => {
    expect(table.map(([, id]) => id!).sort()).toEqual([...rules.keys()].sort());
  });

  it('has a clause and a sentence for each', () => {
    expect(table.filter(([clause, , asks]) => !clause || !asks)).toEqual([]);
  });

  it('names the files in which the rule stands', () => {
    expect(table.map(([, id, , files]) => [id, named(files!)])).toEqual(table.map(([, id]) => [id, rules.get(id!)]));
  });

  it('names tests that exist', () => {
    const lost = table.flatMap(([, id, , , tests]) =>
      named(tests!)
        .filter((file) => !existsSync(path.join(root, file)))
        .map((file) => [id, file]),
    );
    expect(lost).toEqual([]);
  });
});
