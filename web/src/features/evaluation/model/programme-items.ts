import { parseWan } from '@jixiao/shared';
import type { NamedAgency } from '../../../lib/agency-picker.graphql.js';
import type { Item } from '../data/tasks.graphql.js';

/** An item as it is sent; yuan. */
export interface ItemDraft {
  id?: string | null;
  agencyId: string;
  projectId?: string | null;
  name: string;
  category?: string | null;
  area?: string | null;
  amount: string;
  isRepresentative: boolean;
}

export const draftOf = (item: Item): ItemDraft => {
  const { id, agencyId, projectId, name, category, area, amount, isRepresentative } = item;
  return { id, agencyId, projectId, name, category, area, amount, isRepresentative };
};

export interface PasteProblem {
  line: number;
  code: 'UNIT_UNKNOWN' | 'UNIT_AMBIGUOUS' | 'NAME_MISSING' | 'AMOUNT_UNREADABLE';
  value: string;
}

export interface Pasted {
  items: ItemDraft[];
  problems: PasteProblem[];
}

/**
 * Rows copied from a workbook: unit, project, 万元, category. A first row without an amount is its head. Every row that cannot
 * be read is named; none is left out in silence.
 */
export function readPasted(text: string, agencies: readonly NamedAgency[]): Pasted {
  const byName = new Map<string, NamedAgency[]>();
  for (const one of agencies) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const pasted: Pasted = { items: [], problems: [] };
  text.split(/\r?\n/).forEach((row, index) => {
    if (!row.trim()) return;
    const [unit = '', name = '', amount = '', category = ''] = row.split('\t').map((cell) => cell.trim());
    if (index === 0 && amount && !/\d/.test(amount)) return;
    const add = (code: PasteProblem['code'], value: string) =>
      pasted.problems.push({ line: index + 1, code, value: value || '—' });
    const found = byName.get(unit) ?? [];
    const read = parseWan(amount);
    if (found.length === 0) add('UNIT_UNKNOWN', unit);
    if (found.length > 1) add('UNIT_AMBIGUOUS', unit);
    if (!name) add('NAME_MISSING', name);
    if (!read.ok) add('AMOUNT_UNREADABLE', amount);
    if (found.length === 1 && name && read.ok)
      pasted.items.push({
        agencyId: found[0]!.id,
        name,
        amount: read.value,
        category: category || null,
        isRepresentative: false,
      });
  });
  return pasted;
}
