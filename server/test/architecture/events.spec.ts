import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Ids, codes, days and years; what the name of a field must look like to be one of them. */
const ALLOWED = /^(\w*Ids?|\w*On|\w*Years?|kind|state|action|label|sourceType|decision)$/;
const FORBIDDEN = /title|note|name|reason|amount|text|comment|opinion/i;

describe('what events carry', () => {
  const source = readFileSync(path.resolve(import.meta.dirname, '../../src/contracts/events.ts'), 'utf8');

  it('C26, C54: is ids and facts, so that nothing in the log of events has to be erased', () => {
    const fields = [...source.matchAll(/[{;\s](\w+): (?:string|number|boolean|')/g)].map(([, name]) => name!);
    expect(fields.length).toBeGreaterThan(20);
    expect([...new Set(fields)].filter((name) => !ALLOWED.test(name) || FORBIDDEN.test(name))).toEqual([]);
  });
});
