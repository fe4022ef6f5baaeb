import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const glossary = readFileSync(path.join(root, 'docs/glossary.md'), 'utf8');
const rows = glossary
  .split('## Fixed for what comes')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('the glossary uses identifiers that stand in the code', () => {
  const code = globSync(['server/src/**/*.ts', 'shared/src/**/*.ts'], { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
  const words = rows.flatMap(([, , , identifiers]) =>
    [...identifiers!.matchAll(/`([^`]+)`/g)].map(([, word]) => word!),
  );
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
});

it('the glossary has one row per term, and no English word for two terms', () => {
  const all = [...rows.map((cells) => cells[1]!), ...rows.map((cells) => cells[2]!)];
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
});
