/**
 * `node bench/clinic.mjs [--wrong]`: precision and recall of each rule of the goal clinic on the labelled set. Prints the
 * table of docs/clinic.md; with --wrong the cases on which rule and reviewer differ.
 */
import { fileURLToPath } from 'node:url';
import { continueInNewerNode } from '../scripts/lib/runtime.mjs';

if (!continueInNewerNode(fileURLToPath(import.meta.url))) await main(process.argv.includes('--wrong'));

async function main(wrong) {
  const clinic = await import('@jixiao/shared');
  const { foundIn, measure, readCases, tableOf } = await import('./clinic/measure.mjs');
  const cases = readCases();
  console.log(tableOf(measure(cases, clinic)));
  if (!wrong) return;
  for (const one of cases) {
    const found = foundIn(one, clinic);
    const meant = new Set(one.labels.map(({ code }) => code));
    const alarms = [...found].filter((code) => !meant.has(code));
    const misses = [...meant].filter((code) => !found.has(code));
    if (alarms.length + misses.length === 0) continue;
    const { name, direction, targetValue, targetText, unit } = one.indicators[0];
    console.log(one.id, name, direction, targetValue ?? targetText ?? '', unit ?? '', { alarms, misses });
  }
}
