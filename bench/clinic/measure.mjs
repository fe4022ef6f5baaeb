/**
 * How well the clinic sees: each rule against the labels of a careful reviewer. A remark that the reviewer made, too, is a
 * hit; one that he did not is a false alarm; a label without remark is a miss. One code counts once per case.
 */
import { readFileSync } from 'node:fs';

/** Below it a rule cries wolf and is off unless a place switches it on. */
export const PRECISION_NEEDED = 0.8;

const HALVES = ['first', 'second', 'unseen'];

export function readCases() {
  return HALVES.flatMap((half) =>
    readFileSync(new URL(`labelled-${half}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ half, ...JSON.parse(line) })),
  );
}

/** The case as the clinic is asked about it. */
export function questionOf(one, { factKey }) {
  const { lastActual, peers, standard, lastAmount, lastRows, duties } = one.context ?? {};
  return {
    objective: {
      budgetYear: one.year,
      annualAmount: one.amount,
      annualGoal: one.goal ?? null,
      responsiblePerson: null,
      indicators: one.indicators,
    },
    context: {
      facts: { [factKey(one.indicators[0])]: { lastActual, peers, standard } },
      lastYear: lastAmount ? { amount: lastAmount, indicators: lastRows ?? [] } : null,
      duties: duties ?? null,
    },
  };
}

/** Codes that the clinic finds in a case, every rule switched on. */
export function foundIn(one, clinic) {
  const { objective, context } = questionOf(one, clinic);
  const severity = Object.fromEntries(clinic.CLINIC_RULES.map(({ id }) => [id, 'ADVICE']));
  const rows = new Set(clinic.CLINIC_RULES.filter(({ scope }) => scope === 'row').map(({ id }) => id));
  const { remarks } = clinic.examine(objective, context, { ...clinic.DEFAULT_CLINIC_PARAMETERS, severity });
  return new Set(remarks.filter(({ ruleId }) => one.scope === 'objective' || rows.has(ruleId)).map(({ code }) => code));
}

export function measure(cases, clinic) {
  const found = cases.map((one) => ({ ...one, found: foundIn(one, clinic) }));
  return clinic.CLINIC_RULES.map((rule) => ({
    rule,
    ...Object.fromEntries(
      [...HALVES, 'all'].map((half) => [
        half,
        count(
          found.filter((one) => half === 'all' || one.half === half),
          rule.code,
        ),
      ]),
    ),
  }));
}

function count(cases, code) {
  const labelled = (one) => one.labels.some((label) => label.code === code);
  const hits = cases.filter((one) => one.found.has(code) && labelled(one)).length;
  const said = cases.filter((one) => one.found.has(code)).length;
  const meant = cases.filter(labelled).length;
  return { hits, said, meant, precision: said === 0 ? null : hits / said, recall: meant === 0 ? null : hits / meant };
}

const share = (value) => (value === null ? '–' : value.toFixed(2));
const cell = ({ precision, recall }) => `${share(precision)} / ${share(recall)}`;

function sumOf(rows) {
  const totals = (half) => {
    const [hits, said, meant] = ['hits', 'said', 'meant'].map((key) =>
      rows.reduce((sum, row) => sum + row[half][key], 0),
    );
    return { hits, said, meant, precision: said === 0 ? null : hits / said, recall: meant === 0 ? null : hits / meant };
  };
  return Object.fromEntries([...HALVES, 'all'].map((half) => [half, totals(half)]));
}

export function tableOf(rows) {
  const sum = sumOf(rows);
  return [
    '| rule | code | labelled | first half | second half | unseen | together | default |',
    '|---|---|---:|---:|---:|---:|---:|---|',
    ...rows.map(
      ({ rule, first, second, unseen, all }) =>
        `| ${rule.id} | ${rule.code} | ${all.meant} | ${cell(first)} | ${cell(second)} | ${cell(unseen)} | ${cell(all)} | ${rule.severity} |`,
    ),
    `| all | | ${sum.all.meant} | ${cell(sum.first)} | ${cell(sum.second)} | ${cell(sum.unseen)} | ${cell(sum.all)} | |`,
  ].join('\n');
}
