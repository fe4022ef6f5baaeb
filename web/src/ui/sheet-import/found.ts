import type { SheetFindings, SheetProblem } from './types.js';

/** What every report of a checked file says. */
export interface FoundReport {
  problems: SheetProblem[];
  problemCount: number;
  counts: { code: string; weight: SheetProblem['weight'] }[];
  preview: SheetFindings['preview'];
}

export function findingsOf(
  { problems, problemCount, counts, preview }: FoundReport,
  outcomes: SheetFindings['counts'],
): SheetFindings {
  const codesOf = (weight: SheetProblem['weight']) =>
    counts.filter((one) => one.weight === weight).map(({ code }) => code);
  return {
    problems,
    problemCount,
    preview,
    counts: outcomes,
    asked: codesOf('CONFIRM'),
    isWrong: codesOf('ERROR').length > 0,
  };
}
