import type { SheetProblem } from '@jixiao/shared';
import { groupBy } from '../../graphql/group-by.js';
import type { PreviewLine } from '../sheet-preview.js';
import type { FormReader, FormRoom, KnownSheet } from './form-room.js';
import { saysTheSame } from './says-the-same.js';

/** What stands in a workbook, and what would become of it. */
export interface CheckedForms {
  readonly problems: readonly SheetProblem[];
  readonly lines: readonly PreviewLine[];
  /** Every sheet that the workbook speaks of, as it is stored. */
  readonly known: readonly KnownSheet[];
  readonly drafts: readonly { readonly known: KnownSheet; readonly draft: object }[];
}

/** Holds every form of a workbook against what is stored: all that is wrong, in all of them. */
export async function checkForms(
  room: FormRoom,
  scope: string,
  readers: readonly FormReader[],
  lock: boolean,
): Promise<CheckedForms> {
  const found = await findSheets(room, scope, readers, lock);
  const lines: PreviewLine[] = [];
  const drafts: CheckedForms['drafts'][number][] = [];
  const seen = new Map<string, { sheetName: string; known: KnownSheet }>();
  for (const reader of readers) {
    const known = found(reader);
    const { code, name, sheetId } = reader.identity;
    if (!known) {
      reader.refuse('REF_UNKNOWN', { code: code ?? name ?? '—' }, { ruleId: 'D-62' });
      continue;
    }
    if (sheetId && sheetId !== known.id) reader.refuse(room.codes.markDiffers, { name: known.name });
    const draft = reader.read(known.form);
    const first = seen.get(known.id);
    if (first) reader.refuse(room.codes.twice, { first: first.sheetName }, { ruleId: 'D-61' });
    seen.set(known.id, { sheetName: reader.sheetName, known });
    const closed = room.closed(known);
    if (closed) reader.refuse(closed.code, closed.params, closed.more);
    const outcome = closed ? 'SKIPPED' : saysTheSame(known.form, draft) ? 'UNCHANGED' : 'CHANGED';
    lines.push({ code: known.code, name: known.name, outcome });
    if (outcome === 'CHANGED') drafts.push({ known, draft });
  }
  const problems = readers.flatMap((reader) => reader.problems);
  return { problems, lines, known: [...seen.values()].map((one) => one.known), drafts };
}

/** The sheet that a form means: by its mark, its code, or its name where that is but one. */
async function findSheets(
  room: FormRoom,
  scope: string,
  readers: readonly FormReader[],
  lock: boolean,
): Promise<(reader: FormReader) => KnownSheet | null> {
  const texts = (key: 'sheetId' | 'code' | 'name'): string[] => readers.flatMap(({ identity }) => identity[key] ?? []);
  const rows = await room.find(scope, { ids: texts('sheetId'), codes: texts('code'), names: texts('name') });
  const known = await room.known(
    rows.map(({ sheetId }) => sheetId),
    lock,
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  const byCode = groupBy(rows, ({ code }) => code);
  const byName = groupBy(rows, ({ name }) => name);
  return ({ identity: { sheetId, code, name } }) => {
    const marked = sheetId === null ? undefined : byId.get(sheetId);
    if (marked) return marked;
    const same = (code ? byCode.get(code) : byName.get(name ?? '')) ?? [];
    return same.length === 1 ? (byId.get(same[0]!.sheetId) ?? null) : null;
  };
}
