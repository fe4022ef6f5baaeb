export type PreviewOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'SKIPPED';

/** What would become of one thing in a sheet, before anything is saved. */
export interface PreviewLine {
  readonly code: string;
  readonly name: string;
  readonly outcome: PreviewOutcome;
}

const ORDER: readonly PreviewOutcome[] = ['CREATED', 'CHANGED', 'SKIPPED', 'UNCHANGED'];
const SHOWN = 200;

/** The first two hundred: what would change before what stays as it is, otherwise in the order of the sheet. */
export function previewOf(lines: readonly PreviewLine[]): PreviewLine[] {
  return ORDER.flatMap((outcome) => lines.filter((line) => line.outcome === outcome)).slice(0, SHOWN);
}
