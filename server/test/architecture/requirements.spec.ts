import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../../..');
const FILE = path.join(root, 'docs/requirements.md');
const ROW = /^\| (R\d{3}) \| (.+?) \| (.+?) \| (.+?) \|$/;

/** Titles of `describe`, `it` and `test`, also of their `.each(…)('title')` form. */
function titlesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestCall(node.expression)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

function isTestCall(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['describe', 'it', 'test'].includes(callee.text);
  return (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) && isTestCall(callee.expression);
}

/** Number of a requirement -> the files in which a title carries it. */
function asserted(): Map<string, string[]> {
  const files = globSync(['server/{src,test}/**/*.ts', 'shared/src/**/*.ts', 'web/src/**/*.{ts,tsx}', 'e2e/**/*.ts'], {
    cwd: root,
  })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /spec\.tsx?$/.test(file) && !file.includes('/fixture/'))
    .sort();
  const found = new Map<string, string[]>();
  for (const file of files) {
    const numbers = new Set(titlesOf(file).flatMap((title) => title.match(/\bR\d{3}\b/g) ?? []));
    for (const number of numbers) found.set(number, [...(found.get(number) ?? []), file]);
  }
  return found;
}

const cited = (state: string): string[] => (/^tested: /.test(state) ? state.slice('tested: '.length).split(', ') : []);

/** The table with the state of every row as the titles have it. Prints nothing that a person would have to invent. */
function rewritten(text: string, tests: Map<string, string[]>): string {
  return text
    .split('\n')
    .map((line) => {
      const [, id, name, term, state] = ROW.exec(line) ?? [];
      if (!id) return line;
      const files = tests.get(id);
      const next = files ? `tested: ${files.join(', ')}` : state!.startsWith('tested: ') ? 'untested' : state;
      return `| ${id} | ${name} | ${term} | ${next} |`;
    })
    .join('\n');
}

describe('docs/requirements.md', () => {
  const tests = asserted();
  if (process.env.JIXIAO_WRITE_DOCS === '1') writeFileSync(FILE, rewritten(readFileSync(FILE, 'utf8'), tests));
  const rows = readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, id, , , state] = ROW.exec(line) ?? [];
      return id ? [{ id, state: state! }] : [];
    });
  const every = Array.from({ length: 265 }, (_, n) => `R${String(n + 1).padStart(3, '0')}`);

  it('has every requirement once', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(every);
  });

  it('says of each whether it is tested, built or comes later, and why', () => {
    const states = rows.filter(({ state }) => !/^(tested|built, not asserted|later): \S/.test(state));
    expect(states).toEqual([]);
  });

  it('names for every tested row a test whose title carries the number', () => {
    for (const { id, state } of rows) {
      for (const file of cited(state)) {
        expect([id, file, existsSync(path.join(root, file))]).toEqual([id, file, true]);
        expect([id, tests.get(id)]).toEqual([id, expect.arrayContaining([file])]);
      }
    }
  });

  it('calls tested whatever a title claims', () => {
    const claimed = [...tests].sort().map(([id, files]) => [id, files]);
    const written = rows.filter(({ state }) => cited(state).length > 0).map(({ id, state }) => [id, cited(state)]);
    expect(claimed).toEqual(written.sort());
  });
});
