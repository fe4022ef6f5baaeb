import { rest } from '../../../lib/rest.js';
import type { SheetFindings, SheetJob, SheetProblem, SheetSource } from '../../../ui/index.js';

interface Report {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  problems: SheetProblem[];
  problemCount: number;
  counts: { code: string; weight: SheetProblem['weight'] }[];
  preview: SheetFindings['preview'];
  importId: string | null;
}

interface Import {
  id: string;
  fileName: string;
  jobState: SheetJob['state'];
  jobRefusals: SheetJob['refusals'];
  objectives: number;
  pending: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  refusedNames: { code: string }[];
}

/** Sheets of objectives: looked at by one request, saved by a job. */
export function goalSheets(year: number): SheetSource {
  const url = `/api/goals/sheets?year=${year}`;
  const order = (id: string, what: 'cancel' | 'resume') => rest.post(`/api/goals/imports/${id}/${what}`, {});
  return {
    look: async (file) => findingsOf(await rest.upload<Report>(url, file)),
    everyProblem: async (file) => (await rest.upload<Report>(`${url}&problems=all`, file)).problems,
    enter: async (file, confirmed) => {
      const query = `&commit=true&confirm=${confirmed.join(',')}&fileName=${encodeURIComponent(file.name)}`;
      return (await rest.upload<Report>(url + query, file)).importId;
    },
    jobs: {
      list: async () => (await rest.get<Import[]>('/api/goals/imports')).map(jobOf),
      cancel: (id) => order(id, 'cancel'),
      resume: (id) => order(id, 'resume'),
    },
  };
}

function findingsOf({ created, updated, unchanged, skipped, counts, ...report }: Report): SheetFindings {
  const codesOf = (weight: SheetProblem['weight']) =>
    counts.filter((one) => one.weight === weight).map(({ code }) => code);
  return {
    problems: report.problems,
    problemCount: report.problemCount,
    preview: report.preview,
    counts: { CREATED: created, CHANGED: updated, UNCHANGED: unchanged, SKIPPED: skipped },
    asked: codesOf('CONFIRM'),
    isWrong: codesOf('ERROR').length > 0,
  };
}

function jobOf({
  jobState,
  jobRefusals,
  objectives,
  created,
  updated,
  unchanged,
  refused,
  refusedNames,
  ...one
}: Import): SheetJob {
  return {
    ...one,
    state: jobState,
    refusals: jobRefusals,
    total: objectives,
    counts: { CREATED: created, CHANGED: updated, UNCHANGED: unchanged, SKIPPED: refused },
    left: refusedNames.map(({ code }) => code),
  };
}
