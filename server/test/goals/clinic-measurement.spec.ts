import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as shared from '@jixiao/shared';

const root = path.resolve(import.meta.dirname, '../../..');

interface Case {
  id: string;
  half: string;
  labels: { code: string; reason: string }[];
}
interface Share {
  said: number;
  precision: number | null;
}
interface Measurement {
  PRECISION_NEEDED: number;
  readCases: () => Case[];
  measure: (cases: Case[], clinic: typeof shared) => { rule: shared.ClinicRule; all: Share }[];
  tableOf: (rows: unknown[]) => string;
}

const bench = (await import(pathToFileURL(path.join(root, 'bench/clinic/measure.mjs')).href)) as Measurement;
const cases = bench.readCases();
const rows = bench.measure(cases, shared);

/** The committed table may be padded for the eye; its cells are what counts. */
const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the measurement of the goal clinic', () => {
  it('rests on at least 300 labelled indicators, two fifths of them without fault, each label with its reason', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ labels }) => labels.length === 0).length / cases.length).toBeGreaterThanOrEqual(0.4);
    const known = new Set(shared.CLINIC_RULES.map(({ code }) => code));
    for (const { labels } of cases) {
      for (const { code, reason } of labels) {
        expect(known).toContain(code);
        expect(reason.length).toBeGreaterThan(5);
      }
    }
  });

  it('prints what docs/clinic.md says', () => {
    const document = readFileSync(path.join(root, 'docs/clinic.md'), 'utf8');
    const table = /<!-- table -->([\s\S]*)<!-- \/table -->/.exec(document)![1]!;
    expect(cells(table)).toEqual(cells(bench.tableOf(rows)));
  });

  it('keeps a rule that cries wolf off by default, and no other', () => {
    for (const { rule, all } of rows) {
      const wolf = all.precision === null || all.precision < bench.PRECISION_NEEDED;
      expect([rule.id, rule.severity === 'OFF']).toEqual([rule.id, wolf]);
    }
  });
});
