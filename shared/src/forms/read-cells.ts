import { parseMoney, parseWan } from '../money/money.js';
import { bareCaption, type GridCell, type Place, plainText } from './grid.js';
import type { SheetIndicator } from './indicator-columns.js';
import type { ProblemList } from './sheet-problem.js';

/** Whether a cell is one of these captions. */
export function isCaption(cell: GridCell, captions: readonly string[]): boolean {
  return typeof cell === 'string' && captions.some((caption) => bareCaption(caption) === bareCaption(cell));
}

/** The same indicator twice in one objective, both rows named (controls D61). */
export function refuseRepeated(
  indicators: readonly SheetIndicator[],
  placeOf: (index: number) => { place: Place; column: string },
  list: ProblemList,
): void {
  const first = new Map<string, number>();
  indicators.forEach(({ horizon, name }, index) => {
    const key = `${horizon ?? 'ANNUAL'}/${name.normalize('NFKC').replace(/\s+/g, '')}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return;
    }
    const { place, column } = placeOf(index);
    list.at(place, column, 'DUPLICATE_ROW', { name, first: placeOf(earlier).place.row }, { ruleId: 'D-61' });
  });
}

/** An amount typed in 万元 or yuan, as yuan; null where it cannot be read (controls D1-D5). */
export function readMoney(
  cell: GridCell,
  inWan: boolean,
  place: Place,
  caption: string,
  list: ProblemList,
): string | null {
  const text = plainText(cell) ?? '';
  if (text.trim() === '' || text.trim() === '—') return '';
  const parsed = inWan ? parseWan(text) : parseMoney(text);
  if (parsed.ok) return parsed.value;
  const { code, ruleId, params = {}, wayOut } = parsed.refusal;
  list.at(place, caption, code, params, { ruleId, wayOut });
  return null;
}
