import { Exact, type FrameworkInput, type FrameworkKind, scoreFrameworkRow } from '@jixiao/shared';
import type { FrameworkRow } from '../data/tasks.graphql.js';

export type FoundInput = NonNullable<FrameworkRow['input']>;
/** A row of the sheet while it is being filled; what was found is never null. */
export type ScoreDraft = Omit<FrameworkRow, 'input'> & { input: FoundInput };

export const draftOf = (row: FrameworkRow): ScoreDraft => ({ ...row, input: row.input ?? {} });

/** As the server takes it: what is not typed is not there. */
export const sentOf = (input: FoundInput | null) => ({
  present: input?.present ?? null,
  rate: input?.rate || null,
  numerator: input?.numerator || null,
  denominator: input?.denominator || null,
  met: input?.met ?? null,
  deduction: input?.deduction || null,
  share: input?.share || null,
});

/** With what is found now, scored by the very rule of the server. A result that was handed over keeps its words. */
export function withFound(row: ScoreDraft, input: FoundInput): ScoreDraft {
  const blank = { ...input, ...sentOf(input) };
  const { score, working } = scoreFrameworkRow(
    { weight: row.weight, kind: row.kind as FrameworkKind, elements: row.elements, grades: row.grades },
    blank as FrameworkInput,
  );
  return { ...row, input, score, working: [...working] };
}

/** The working as one would write it by hand, with or without its result. */
export const expressionOf = ({ working }: Pick<FrameworkRow, 'working'>): string | null =>
  working?.find(({ expression }) => expression)?.expression ?? null;

export const losesPoints = ({ score, weight }: Pick<FrameworkRow, 'score' | 'weight'>): boolean =>
  score !== null && new Exact(score).lt(weight);

export type Want = 'score' | 'evidence' | 'reason';

/** What a row still wants before the draft can be handed in. */
export function wantsOf(
  row: Pick<FrameworkRow, 'score' | 'weight' | 'evidence' | 'reason'> &
    Partial<Pick<FrameworkRow, 'noEvidenceReason' | 'files'>>,
): Want[] {
  const isEvidenced = row.evidence?.trim() || row.noEvidenceReason?.trim() || (row.files ?? []).length > 0;
  return [
    ...(row.score === null ? (['score'] as const) : []),
    ...(isEvidenced ? [] : (['evidence'] as const)),
    ...(losesPoints(row) && !row.reason?.trim() ? (['reason'] as const) : []),
  ];
}

/** Numbers in a row as people write them: 1—4、7. */
export function ranges(numbers: readonly number[], dash = '—', comma = '、'): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}${dash}${to}`)).join(comma);
}
