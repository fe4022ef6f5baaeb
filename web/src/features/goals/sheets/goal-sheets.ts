import { rest } from '../../../lib/rest.js';
import { findingsOf, type FoundReport, type SheetJob, type SheetSource } from '../../../ui/index.js';

interface Report extends FoundReport {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
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
    look: async (file) => {
      const report = await rest.upload<Report>(url, file);
      const { created, updated, unchanged, skipped } = report;
      return findingsOf(report, { CREATED: created, CHANGED: updated, UNCHANGED: unchanged, SKIPPED: skipped });
    },
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
