import { FormLookup } from './form-lookup.js';
import { bareCaption, type FormGrid, type Place } from './grid.js';
import { halfWidth, type NamedCell, readNumber } from './monitoring-values.js';
import { ANNEX_COLUMNS, ANNEX_TITLE, type AnnexColumnKey } from './place-self-annex.js';
import { computedCommon, type SelfFormCommon } from './self-common.js';
import type { SelfForm } from './self-form.js';
import { ProblemList, type SheetProblem } from './sheet-problem.js';

const MARK = /^自评表[:：]\s*([0-9a-f-]{36})$/;
const CODE = /^预算编码[:：]\s*(\S{1,60})$/;

export interface CommonBases {
  readonly baseA: string | null;
  readonly baseB: string | null;
}

/** Whether a worksheet holds the bases of a whole unit's common indicators. */
export function isSelfAnnex(grid: FormGrid): boolean {
  return grid.rows.some(({ cells }) =>
    Object.values(cells).some((cell) => typeof cell === 'string' && bareCaption(cell) === bareCaption(ANNEX_TITLE)),
  );
}

/** Reads the annex. It belongs to a form of the same workbook; alone, it says nothing that could be saved. */
export class SelfAnnexReader {
  readonly identity: { readonly sheetId: string | null; readonly code: string | null; readonly name: null };
  private readonly list: ProblemList;
  private readonly lookup: FormLookup;
  private readonly columns = new Map<AnnexColumnKey, number>();
  private firstRow = 0;

  constructor(grid: FormGrid) {
    this.list = new ProblemList(grid.name);
    this.lookup = new FormLookup(grid);
    const [head] = this.lookup.places(['共性指标']);
    if (head) {
      for (const [at, cell] of Object.entries(this.lookup.row(head.row))) {
        const caption = typeof cell === 'string' ? bareCaption(cell) : '';
        const column = ANNEX_COLUMNS.find(({ known }) => known.test(caption));
        if (column && !this.columns.has(column.key)) this.columns.set(column.key, Number(at));
      }
      this.firstRow = head.row + 1;
    }
    const missing = ANNEX_COLUMNS.filter(
      ({ key }) => ['name', 'baseA', 'baseB'].includes(key) && !this.columns.has(key),
    );
    if (missing.length > 0) {
      const found = this.lookup.captions.slice(0, 30).join('、').slice(0, 300);
      const expected = missing.map(({ caption }) => caption).join('、');
      this.list.whole('TEMPLATE_HEADER', { expected, found }, { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' });
    }
    this.identity = { sheetId: this.said(MARK), code: this.said(CODE), name: null };
  }

  get sheetName(): string {
    return this.list.sheet;
  }

  get problems(): readonly SheetProblem[] {
    return this.list.problems;
  }

  refuse(code: string, params: SheetProblem['params'], more: Partial<SheetProblem> = {}): void {
    this.list.whole(code, params, more);
  }

  /** Of an annex without its form nothing is taken. */
  read(): object {
    this.list.whole('SELF_ANNEX_ALONE', {}, { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' });
    return {};
  }

  belongsTo(form: { readonly sheetId: string | null; readonly code: string | null }): boolean {
    const { sheetId, code } = this.identity;
    return sheetId !== null && form.sheetId !== null ? sheetId === form.sheetId : code !== null && code === form.code;
  }

  /** Bases by indicator; one that the annex does not name keeps what is stored. */
  bases(known: SelfForm): ReadonlyMap<string, CommonBases> {
    const found = new Map<string, CommonBases>();
    const all = computedCommon(known.common);
    for (let row = this.firstRow; row > 0 && row <= this.lookup.lastRow; row += 1) {
      const name = halfWidth(this.named(row, 'name').cell);
      if (name === '') continue;
      const one = this.knownOf(
        row,
        name,
        all.map((each) => each.one),
      );
      if (!one) continue;
      const { place, column } = this.named(row, 'name');
      if (found.has(one.id)) this.list.at(place, column, 'DUPLICATE_ROW', { name, first: '—' }, { ruleId: 'D-61' });
      found.set(one.id, { baseA: this.number(row, 'baseA'), baseB: this.number(row, 'baseB') });
    }
    return found;
  }

  private number(row: number, key: 'baseA' | 'baseB'): string | null {
    return readNumber(this.named(row, key), null, this.list) ?? null;
  }

  private knownOf(row: number, name: string, common: readonly SelfFormCommon[]): SelfFormCommon | null {
    const key = halfWidth(this.named(row, 'rowKey').cell);
    const marked = common.find(({ id }) => id === key);
    if (marked) return marked;
    const same = computedCommon(common).filter(({ preset }) => bareCaption(preset.name) === bareCaption(name));
    if (same.length === 1) return same[0]!.one;
    const { place, column } = this.named(row, 'name');
    this.list.at(place, column, 'MONITORING_ROW_UNKNOWN', { name: name.slice(0, 60) });
    return null;
  }

  private named(row: number, key: AnnexColumnKey): NamedCell {
    const at = this.columns.get(key);
    const place: Place = { row, column: at ?? 1 };
    const column = ANNEX_COLUMNS.find((one) => one.key === key)!.caption;
    return { cell: at === undefined ? undefined : this.lookup.cell(place), place, column };
  }

  private said(pattern: RegExp): string | null {
    for (const { cells } of this.lookup.grid.rows)
      for (const cell of Object.values(cells)) {
        const found = typeof cell === 'string' ? pattern.exec(cell.trim()) : null;
        if (found) return found[1]!;
      }
    return null;
  }
}
