import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APPRAISAL_MATERIALS, POLICY_CRITERIA, PROJECT_CRITERIA } from '@jixiao/shared';

const FILE = path.resolve(import.meta.dirname, '../../../../messages/en/appraisal-words.json');

it('every criterion and material of the default tables is known in English, and no other', () => {
  const dimensions = [...PROJECT_CRITERIA, ...POLICY_CRITERIA];
  const names = [
    ...dimensions.flatMap(({ name, items }) => [name, ...items.map((item) => item.name)]),
    ...Object.values(APPRAISAL_MATERIALS).flatMap((all) => all.map(({ name }) => name)),
  ];
  const words = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>;
  expect(Object.keys(words).sort()).toEqual([...new Set(names)].sort());
});
