import { Exact } from '../decimal/decimal.js';

/** What the quality checklist of a report looks at (R148). */
export interface ReportFacts {
  readonly rows: readonly {
    readonly weight: string;
    readonly score: string | null;
    readonly evidence: string | null;
    /** Why there is none, where there is none. */
    readonly noEvidenceReason: string | null;
    /** Files that hang on the row; they are evidence. */
    readonly fileCount: number;
  }[];
  readonly findings: readonly {
    readonly description: string;
    readonly evidence: string | null;
    readonly problemKind: string | null;
    readonly recommendation: string;
  }[];
  readonly methods: readonly string[];
  readonly summary: string | null;
}

export const REPORT_CHECKS = [
  'ROWS_SCORED',
  'ROWS_EVIDENCED',
  'LOSSES_EXPLAINED',
  'FINDINGS_EVIDENCED',
  'FINDINGS_CLASSIFIED',
  'FINDINGS_ADVISED',
  'METHOD_NAMED',
  'SUMMARY_WRITTEN',
] as const;
export type ReportCheckCode = (typeof REPORT_CHECKS)[number];

export interface ReportCheck {
  readonly code: ReportCheckCode;
  readonly passed: boolean;
  /** Numbers of the rows or findings that fail, from 1. */
  readonly at: readonly number[];
  /** A report that fails here is returned; the others lower its points only. */
  readonly isRequired: boolean;
}

const REQUIRED: readonly ReportCheckCode[] = ['ROWS_SCORED', 'ROWS_EVIDENCED', 'FINDINGS_EVIDENCED', 'METHOD_NAMED'];
const isBlank = (text: string | null): boolean => !text?.trim();

/** A row rests on words, on files, or says why there is nothing to rest on. */
export const isEvidenced = (row: ReportFacts['rows'][number]): boolean =>
  !isBlank(row.evidence) || row.fileCount > 0 || !isBlank(row.noEvidenceReason);

/** Every line of the checklist with what fails it. */
export function checkReport({ rows, findings, methods, summary }: ReportFacts): ReportCheck[] {
  const failing = <Row>(all: readonly Row[], fails: (row: Row) => boolean): number[] =>
    all.flatMap((row, i) => (fails(row) ? [i + 1] : []));
  // Points were lost and nothing that was found tells of a problem.
  const lost = rows.some(({ score, weight }) => score !== null && new Exact(score).lt(weight));
  const at: Readonly<Record<ReportCheckCode, readonly number[]>> = {
    ROWS_SCORED: rows.length === 0 ? [0] : failing(rows, ({ score }) => score === null),
    ROWS_EVIDENCED: failing(rows, (row) => !isEvidenced(row)),
    LOSSES_EXPLAINED: lost && findings.length === 0 ? [0] : [],
    FINDINGS_EVIDENCED: failing(findings, ({ evidence }) => isBlank(evidence)),
    FINDINGS_CLASSIFIED: failing(findings, ({ problemKind }) => problemKind === null),
    FINDINGS_ADVISED: failing(findings, ({ recommendation }) => isBlank(recommendation)),
    METHOD_NAMED: methods.length === 0 ? [0] : [],
    SUMMARY_WRITTEN: isBlank(summary) ? [0] : [],
  };
  return REPORT_CHECKS.map((code) => ({
    code,
    passed: at[code].length === 0,
    at: at[code],
    isRequired: REQUIRED.includes(code),
  }));
}

/** Points of the checklist out of 100, every line alike. */
export function checklistPoints(checks: readonly ReportCheck[]): string {
  const passed = checks.filter((check) => check.passed).length;
  return new Exact(passed).times(100).div(checks.length).toFixed(2);
}

/** A department evaluation that found nothing and gave everything wants a second look (R135). */
export const isTooGood = (totalScore: string | null, findings: number): boolean =>
  totalScore !== null && findings === 0 && new Exact(totalScore).gte(100);
