import { rest } from '../../lib/rest.js';
import { type FoundReport, findingsOf } from './found.js';
import type { SheetJob, SheetSource } from './types.js';

interface Report extends FoundReport {
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
  total: number;
  done: number;
  unchanged: number;
  skipped: number;
  isKept: boolean;
}

interface FormPlace {
  /** Where forms of the year or the round are sent to, and where its imports are. */
  readonly base: string;
  /** Where one import is told to stop or to begin again. */
  readonly imports: string;
}

/** Official forms: looked at by one request, saved by a job, all of a workbook or none. */
export function formSheets({ base, imports }: FormPlace): SheetSource {
  const url = `${base}/forms`;
  const order = (id: string, what: 'cancel' | 'resume') => rest.post(`${imports}/${id}/${what}`, {});
  return {
    look: async (file) => {
      const report = await rest.upload<Report>(url, file);
      const { updated, unchanged, skipped } = report;
      return findingsOf(report, { CHANGED: updated, UNCHANGED: unchanged, SKIPPED: skipped });
    },
    everyProblem: async (file) => (await rest.upload<Report>(`${url}?problems=all`, file)).problems,
    enter: async (file, confirmed) => {
      const query = `?commit=true&confirm=${confirmed.join(',')}&fileName=${encodeURIComponent(file.name)}`;
      return (await rest.upload<Report>(url + query, file)).importId;
    },
    jobs: {
      list: async () => (await rest.get<Import[]>(`${base}/imports`)).map(jobOf),
      cancel: (id) => order(id, 'cancel'),
      resume: (id) => order(id, 'resume'),
    },
  };
}

/** What is not finished has saved nothing. */
function jobOf({ jobState, jobRefusals, total, done, unchanged, skipped, isKept, ...one }: Import): SheetJob {
  const isDone = jobState === 'DONE';
  const isRunning = jobState === 'QUEUED' || jobState === 'RUNNING';
  return {
    ...one,
    state: jobState,
    refusals: jobRefusals,
    total,
    pending: isDone || !(isRunning || isKept) ? 0 : total - (isRunning ? done : 0),
    counts: { CREATED: 0, CHANGED: isDone ? total : 0, UNCHANGED: unchanged, SKIPPED: skipped },
    left: [],
    isWhole: true,
  };
}
