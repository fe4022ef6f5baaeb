import { FormLookup } from './form-lookup.js';
import { bareCaption, type FormGrid, type GridCell, type Place, plainText, trimmed } from './grid.js';
import {
  FOOT_LINES,
  LIKELIHOOD_COLUMN,
  MONITORING_COLUMNS,
  MONITORING_EXTRAS,
  type MonitoringColumnKey,
} from './monitoring-form.js';
import { halfWidth, LIKELY, type NamedCell } from './monitoring-values.js';
import { readMoney } from './read-cells.js';
import { isFaulty, ProblemList } from './sheet-problem.js';

const COLUMNS = [...MONITORING_COLUMNS, ...MONITORING_EXTRAS, LIKELIHOOD_COLUMN];
const SIGNED_LINE = /^(填表人|填报人|单位负责人|负责人|填表说明|注\s*[:：])/;
const FOOT_CAPTIONS = new Set(FOOT_LINES.flatMap(({ caption, also }) => [caption, ...also]).map(bareCaption));

/** A worksheet as a monitoring form: its captions are found wherever people have moved them. */
export class MonitoringGrid {
  readonly list: ProblemList;
  readonly lookup: FormLookup;
  readonly columns = new Map<MonitoringColumnKey, number>();
  /** First row of indicators; 0 where there is none. */
  firstRow = 0;
  private readonly inWan: boolean | null;

  constructor(grid: FormGrid) {
    this.list = new ProblemList(grid.name);
    this.lookup = new FormLookup(grid);
    this.inWan = this.moneyUnit();
    this.findColumns();
  }

  /** Yuan; blank where the cell is or where it cannot be read. */
  amount(place: Place, column: string): string {
    const cell = this.lookup.cell(place);
    if (cell === undefined || isFaulty(cell, place, column, this.list)) return '';
    if (trimmed(plainText(cell) ?? '') === '') return '';
    if (this.inWan === null) {
      const wayOut = 'WRITE_MONEY_UNIT';
      this.list.at(place, column, 'AMOUNT_UNIT_MISSING', {}, { ruleId: 'D-06', wayOut });
      return '';
    }
    const text = typeof cell === 'string' ? cell.normalize('NFKC') : cell;
    return readMoney(text, this.inWan, place, column, this.list) ?? '';
  }

  /** The words that say 万元 or 元; null where there are none or two that contradict each other. */
  private moneyUnit(): boolean | null {
    const units = new Set<boolean>();
    for (const caption of this.lookup.captions) {
      const unit = /单位(万元|元)$/.exec(caption) ?? /^(?:项目资金|年度预算|预算执行情况)(万元|元)$/.exec(caption);
      if (unit) units.add(unit[1] === '万元');
    }
    return units.size === 1 ? [...units][0]! : null;
  }

  /** Captions stand in one row or in two: causes and likelihood have a row of their own below. */
  private findColumns(): void {
    const [head] = this.lookup.places(['三级指标', '指标名称']);
    if (!head) return;
    const { bottom } = this.lookup.area(head);
    let last = bottom;
    for (let row = head.row; row <= Math.max(bottom, head.row + 1); row += 1) {
      let found = 0;
      for (const [at, cell] of Object.entries(this.lookup.row(row))) {
        const caption = typeof cell === 'string' ? bareCaption(cell) : '';
        const column = COLUMNS.find(({ known }) => known.test(caption));
        if (!column) continue;
        found += 1;
        if (!this.columns.has(column.key)) this.columns.set(column.key, Number(at));
      }
      if (row > bottom && found >= 2) last = row;
    }
    this.firstRow = last + 1;
    // Three columns under one caption: the caption is none of its own.
    if (LIKELY.some((key) => this.columns.has(key))) this.columns.delete('likelihood');
  }

  has(key: MonitoringColumnKey): boolean {
    return this.columns.has(key);
  }

  named(row: number, key: MonitoringColumnKey): NamedCell {
    const place = { row, column: this.columns.get(key) ?? 1 };
    const column = COLUMNS.find((one) => one.key === key)!.caption.replace('{period}', '监控期');
    return { cell: this.has(key) ? this.lookup.cell(place) : undefined, place, column };
  }

  /** Levels are printed once over all their rows: merged, or left blank below. */
  carry(row: number, carried: Map<'level1' | 'level2', GridCell>): void {
    for (const key of ['level1', 'level2'] as const) {
      if (!this.has(key)) continue;
      const own = this.lookup.merged({ row, column: this.columns.get(key)! });
      if (own === undefined) continue;
      if (key === 'level1' && own !== carried.get('level1')) carried.delete('level2');
      carried.set(key, own);
    }
  }

  isBlank(row: number): boolean {
    return [...this.columns]
      .filter(([key]) => key !== 'level1' && key !== 'level2')
      .every(([, column]) => halfWidth(this.lookup.cell({ row, column })) === '' && !this.hasFault(row, column));
  }

  private hasFault(row: number, column: number): boolean {
    const cell = this.lookup.cell({ row, column });
    return typeof cell === 'object' && ('formula' in cell || 'error' in cell);
  }

  endsAt(row: number): boolean {
    const [first] = Object.entries(this.lookup.row(row)).sort(([a], [b]) => Number(a) - Number(b));
    const cell = first?.[1];
    if (typeof cell !== 'string') return false;
    return SIGNED_LINE.test(trimmed(cell)) || FOOT_CAPTIONS.has(bareCaption(cell));
  }

  /** One value over several rows belongs to one of them, and nobody knows to which (controls D53). */
  checkMerges(row: number): void {
    for (const [key, column] of this.columns) {
      if (key === 'level1' || key === 'level2') continue;
      const { top, bottom, left, right } = this.lookup.area({ row, column });
      const swallows = [...this.columns.values()].some((other) => other !== column && other >= left && other <= right);
      if (bottom <= top && !swallows) continue;
      const wayOut = 'UNMERGE_CELLS';
      this.list.at({ row, column }, this.named(row, key).column, 'CELL_MERGED', {}, { ruleId: 'D-53', wayOut });
    }
  }

  field(captions: readonly string[]): NamedCell {
    const [at] = this.lookup.places(captions);
    if (!at) return { cell: undefined, place: { row: 1, column: 1 }, column: captions[0]! };
    const area = this.lookup.area(at);
    const place = { row: area.top, column: area.right + 1 };
    return { cell: this.lookup.cell(place), place, column: captions[0]! };
  }
}
