import { rest } from '../../../lib/rest.js';
import type { SheetFindings, SheetProblem, SheetSource } from '../../../ui/index.js';

interface Report {
  updated: number;
  unchanged: number;
  skipped: number;
  problems: SheetProblem[];
  problemCount: number;
  counts: { code: string; weight: SheetProblem['weight'] }[];
  preview: SheetFindings['preview'];
}

/** Self-evaluation forms of a year: looked at by one request, saved by another, all of them or none. */
export function selfForms(workYear: number): SheetSource {
  const url = `/api/self-evaluations/${workYear}/forms`;
  return {
    look: async (file) => findingsOf(await rest.upload<Report>(url, file)),
    everyProblem: async (file) => (await rest.upload<Report>(`${url}?problems=all`, file)).problems,
    enter: async (file, confirmed) => {
      await rest.upload<Report>(`${url}?commit=true&confirm=${confirmed.join(',')}`, file);
      return null;
    },
  };
}

function findingsOf({ updated, unchanged, skipped, counts, problems, problemCount, preview }: Report): SheetFindings {
  const codesOf = (weight: SheetProblem['weight']) =>
    counts.filter((one) => one.weight === weight).map(({ code }) => code);
  return {
    problems,
    problemCount,
    preview,
    counts: { CHANGED: updated, UNCHANGED: unchanged, SKIPPED: skipped },
    asked: codesOf('CONFIRM'),
    isWrong: codesOf('ERROR').length > 0,
  };
}
