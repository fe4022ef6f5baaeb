import { type FormStyle, type PlacedForm, rangeOf } from '@jixiao/shared';
import type { CellModel, CellStyle, SheetModel } from './sheet.js';

const STYLES: Readonly<Record<FormStyle, CellStyle>> = {
  TITLE: 'FORM_TITLE',
  SUBTITLE: 'FORM_SUBTITLE',
  RIGHT: 'FORM_RIGHT',
  MIDDLE: 'FORM_CENTER',
  CAPTION: 'FORM_CAPTION',
  FIELD: 'FORM_FIELD',
  CENTER: 'FORM_CENTER',
  MONEY: 'FORM_MONEY',
  NOTE: 'FORM_NOTE',
  EXTRA: 'FORM_EXTRA',
};

/** A placed form as a worksheet: merged captions, grid, A4, only the form itself printed. */
export function sheetOf(form: PlacedForm): SheetModel {
  const rows = new Map<number, (CellModel | null)[]>();
  const merges: string[] = [];
  for (const { area, style, text, number } of form.cells) {
    const cells = rows.get(area.top) ?? [];
    rows.set(area.top, cells);
    while (cells.length < area.left) cells.push(null);
    cells[area.left - 1] = { style: STYLES[style], text: text ?? null, number: number ?? null };
    if (area.bottom > area.top || area.right > area.left) merges.push(rangeOf(area));
  }
  const last = Math.max(...rows.keys());
  return {
    name: form.name,
    columnWidths: form.widths,
    printArea: rangeOf(form.printed),
    isLandscape: form.isLandscape ?? false,
    merges,
    rows: Array.from({ length: last }, (_, index) => ({
      height: form.heights.get(index + 1),
      cells: rows.get(index + 1) ?? [],
    })),
  };
}

/** Names of worksheets: at most 31 characters, none of those that a workbook forbids, no two alike. */
export function sheetName(title: string, taken: Set<string>): string {
  const bare = [...title.replace(/[[\]:*?/\\']/g, '')].slice(0, 26).join('') || '表';
  let name = bare;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${bare}(${n})`;
  taken.add(name.toLowerCase());
  return name;
}
