import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE_PRESETS } from '@jixiao/shared';

const FOLDER = path.resolve(import.meta.dirname, 'messages');
const SOURCES = [
  import.meta.dirname,
  path.resolve(import.meta.dirname, '../../server/src'),
  path.resolve(import.meta.dirname, '../../shared/src'),
];

type Messages = { [key: string]: string | Messages };

const keysOf = (messages: Messages, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
const read = (language: string, file: string): Messages =>
  JSON.parse(readFileSync(path.join(FOLDER, language, file), 'utf8')) as Messages;
const files = readdirSync(path.join(FOLDER, 'zh-CN'));

/** Plural forms differ between languages and are one message. */
const plain = (key: string): string => key.replace(/_(one|other|zero|two|few|many)$/, '');

describe('message catalogues', () => {
  it.each(files)('%s has the same messages in both languages, none of them empty', (file) => {
    const zh = [...new Set(keysOf(read('zh-CN', file)).map(plain))].sort();
    const en = [...new Set(keysOf(read('en', file)).map(plain))].sort();
    expect(en).toEqual(zh);
  });

  it('has no language without a file of the other', () =>
    expect(readdirSync(path.join(FOLDER, 'en')).sort()).toEqual([...files].sort()));

  it.each(['zh-CN', 'en'])(
    '%s says each thing of a refusal in one place: of two, one would never be read',
    (language) => {
      const keys = files.filter((file) => file.startsWith('refusal.')).flatMap((file) => keysOf(read(language, file)));
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    },
  );

  it('has words for every refusal that the product can give', () => {
    const known = new Set(
      files.filter((file) => file.startsWith('refusal')).flatMap((file) => Object.keys(read('zh-CN', file))),
    );
    const codes = new Set<string>();
    for (const root of SOURCES) {
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
        (name) => /\.tsx?$/.test(name) && !name.includes('spec'),
      )) {
        const text = readFileSync(path.join(root, file), 'utf8');
        for (const [, code] of text.matchAll(/(?:refusal|badInput)\(\s*'([A-Z][A-Z0-9_]+)'/g)) codes.add(code!);
        for (const [, code] of text.matchAll(/\{\s*code: '([A-Z][A-Z0-9_]+)', (?:ruleId|field|wayOut|params)/g))
          codes.add(code!);
      }
    }
    expect([...codes].filter((code) => !known.has(code)).sort()).toEqual([]);
  });

  it('has words for every level and group that an official form may have', () => {
    const codes = CATALOGUE_PRESETS.flatMap(({ levels }) =>
      levels.flatMap(({ level1, level2 }) => [level1, ...level2.map((group) => group.code)]),
    );
    for (const language of ['zh-CN', 'en'])
      expect(Object.keys(read(language, 'evaluation.json').level)).toEqual(expect.arrayContaining(codes));
  });

  it('keeps Chinese out of the components', () => {
    const strays = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx') && !name.includes('spec'))
      .filter((name) => {
        const code = readFileSync(path.join(import.meta.dirname, name), 'utf8').replace(
          /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
          '',
        );
        return /[\u4e00-\u9fff]/.test(code);
      });
    // A language is called by its own name in every language; 是 and 否 are stored values of an indicator, not words of a page.
    const allowed = ['language-switch.tsx', 'indicator-line.tsx'];
    expect(strays.filter((name) => !allowed.some((one) => name.endsWith(one)))).toEqual([]);
  });
});
