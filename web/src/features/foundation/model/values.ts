import { formatWan, parseWan } from '@jixiao/shared';
import type { LibraryRecord } from '../data/foundation.graphql.js';
import type { FieldSpec, RecordKind } from './kinds.js';

export type Typed = Record<string, string | boolean>;

/** What stands in the form when it opens. */
export function typedOf(kind: RecordKind, record: LibraryRecord | null): Typed {
  return Object.fromEntries(kind.fields.map((field) => [field.name, shown(field, record?.[field.name])]));
}

function shown(field: FieldSpec, value: unknown): string | boolean {
  if (field.kind === 'FLAG') return value === true;
  if (field.kind === 'LINES') return ((value as string[] | undefined) ?? []).join('\n');
  if (value === null || value === undefined) return field.kind === 'CHOICE' ? (field.choices?.[0] ?? '') : '';
  return field.kind === 'WAN' ? plainWan(value as string) : String(value);
}

/** What is sent: texts as typed, nothing where nothing stands, 万元 as yuan. */
export function valuesOf(kind: RecordKind, typed: Typed): Record<string, unknown> {
  return Object.fromEntries(kind.fields.map((field) => [field.name, sent(field, typed[field.name]!)]));
}

function sent({ kind }: FieldSpec, typed: string | boolean): unknown {
  if (typeof typed === 'boolean') return typed;
  if (kind === 'LINES')
    return typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  if (typed.trim() === '') return null;
  if (kind === 'NUMBER') return Number(typed);
  if (kind === 'WAN') return yuan(typed);
  return typed.trim();
}

/** To the fen, so that saving an untouched form changes nothing. */
const plainWan = (yuan: string): string =>
  formatWan(yuan, { decimals: 6, grouped: false }).replace(/0+$/, '').replace(/\.$/, '');

/** What is no amount goes as it is: the server names what is wrong with it. */
function yuan(typed: string): string {
  const parsed = parseWan(typed);
  return parsed.ok ? parsed.value : typed;
}

export const isComplete = (kind: RecordKind, typed: Typed): boolean =>
  kind.fields.every(({ name, required }) => !required || String(typed[name]).trim() !== '');
