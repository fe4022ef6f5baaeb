import { type Area, areaOf, bareCaption, type FormGrid, type GridCell, type Place } from './grid.js';

/** Finds what stands where in a worksheet: captions by their words, cells by their place, merged areas by what they cover. */
export class FormLookup {
  private readonly byCaption = new Map<string, Place[]>();
  private readonly cells = new Map<number, Readonly<Record<number, GridCell>>>();
  private readonly areas = new Map<number, Area[]>();

  constructor(readonly grid: FormGrid) {
    for (const { row, cells } of grid.rows) {
      this.cells.set(row, cells);
      for (const [at, cell] of Object.entries(cells)) {
        if (typeof cell !== 'string' || cell.length > 60) continue;
        const caption = bareCaption(cell);
        const place = { row, column: Number(at) };
        const places = this.byCaption.get(caption);
        if (places) places.push(place);
        else this.byCaption.set(caption, [place]);
      }
    }
    for (const range of grid.merges) {
      const area = areaOf(range);
      // The reader refuses larger ones; here it is only a matter of not walking them.
      if (!area || area.bottom - area.top > 20_000) continue;
      for (let row = area.top; row <= area.bottom; row += 1) {
        const inRow = this.areas.get(row);
        if (inRow) inRow.push(area);
        else this.areas.set(row, [area]);
      }
    }
  }

  get captions(): string[] {
    return [...this.byCaption.keys()];
  }

  places(captions: readonly string[]): readonly Place[] {
    const found = captions.flatMap((caption) => this.byCaption.get(bareCaption(caption)) ?? []);
    return found.sort((a, b) => a.row - b.row || a.column - b.column);
  }

  cell({ row, column }: Place): GridCell | undefined {
    return this.cells.get(row)?.[column];
  }

  row(row: number): Readonly<Record<number, GridCell>> {
    return this.cells.get(row) ?? {};
  }

  /** Merged area around a cell, or the cell itself. */
  area({ row, column }: Place): Area {
    const around = this.areas.get(row)?.find(({ left, right }) => left <= column && column <= right);
    return around ?? { top: row, left: column, bottom: row, right: column };
  }

  /** Value of a cell wherever in its merged area it is asked. */
  merged(place: Place): GridCell | undefined {
    const { top, left } = this.area(place);
    return this.cell({ row: top, column: left });
  }

  get lastRow(): number {
    return this.grid.rows.at(-1)?.row ?? 0;
  }
}
