import { OBJECT_TYPES, type ObjectType } from '../indicators/catalogue.js';
import { AMOUNT_KINDS, type AmountBlock, type AmountDraft, type TaskDraft } from '../indicators/objective.js';
import { CellPlaces } from './cell-places.js';
import { layoutIn } from './form-kind.js';
import { FormLookup } from './form-lookup.js';
import { bareCaption, type FormGrid, type GridCell, type Place, plainText } from './grid.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorColumnKey,
  type LevelWords,
  type SheetIndicator,
} from './indicator-columns.js';
import {
  AMOUNT_CAPTIONS,
  type AmountSide,
  type FieldCell,
  type FieldKey,
  type FormLayout,
  layoutOf,
  type SheetObjective,
  TASK_COLUMNS,
  WHOLE_FORM,
} from './objective-form.js';
import { isCaption, readMoney, refuseRepeated } from './read-cells.js';
import { isBlankRow, readIndicator, type RowCells } from './read-indicator.js';
import { isFaulty, type ProblemList, textOf } from './sheet-problem.js';

/** An objective as a sheet says it, with the place of each of its fields. */
export interface ReadObjective {
  readonly sheet: string;
  /** Row in which it begins: what a problem of the whole objective is named by. */
  readonly row: number;
  readonly content: SheetObjective;
  /** By path, such as `indicators[3].weight`. */
  readonly places: Pick<CellPlaces, 'get'>;
}

const STOP = /^(填报人|单位负责人|审核意见|填表说明|注)/;

/** Reads one form. Fields are found by their captions, wherever people have moved them. */
export function readForm(grid: FormGrid, year: number, words: LevelWords, list: ProblemList): ReadObjective | null {
  const lookup = new FormLookup(grid);
  const layout = layoutIn(lookup, list);
  return layout ? new FormReader(lookup, layout, year, words, list).read() : null;
}

class FormReader {
  private readonly places = new CellPlaces();
  private readonly inWan: boolean | null;

  constructor(
    private readonly lookup: FormLookup,
    private readonly layout: FormLayout,
    private readonly year: number,
    private readonly words: LevelWords,
    private readonly list: ProblemList,
  ) {
    this.inWan = this.moneyUnit();
  }

  read(): ReadObjective {
    const fields = new Map<FieldKey, string | null>();
    for (const cell of this.layout.lines.flatMap((line) => (line.kind === 'FIELDS' ? line.cells : []))) {
      fields.set(cell.field, this.field(cell));
    }
    const text = (key: FieldKey): string | null => fields.get(key) ?? null;
    if (!text('code')) this.required('code');
    const printed = text('budgetYear')?.replace(/年$/, '');
    if (printed && printed !== String(this.year)) {
      const { place, column } = this.places.get('budgetYear')!;
      this.list.at(place, column, 'YEAR_DIFFERS', { found: printed, year: this.year }, { ruleId: 'D-62' });
    }
    const sides = this.layout.lines.flatMap((line) => (line.kind === 'AMOUNTS' ? line.sides : []));
    const amounts = sides.flatMap((side) => this.side(side));
    const indicators = this.indicators();
    this.repeated(indicators);
    return {
      sheet: this.list.sheet,
      row: this.places.get('code')?.place.row ?? 1,
      places: this.places,
      content: {
        objectType: this.objectType(),
        budgetYear: this.year,
        code: text('code') ?? '',
        annualAmount: this.annualAmount(sides),
        overallGoal: text('overallGoal'),
        annualGoal: text('annualGoal'),
        basis: fields.has('basis') ? text('basis') : undefined,
        scheduleText: fields.has('scheduleText') ? text('scheduleText') : undefined,
        contactPerson: text('contactPerson'),
        contactPhone: text('contactPhone'),
        amounts,
        amountBlocks: sides.map(({ block }) => block),
        tasks: this.layout.lines.some(({ kind }) => kind === 'TASKS') ? this.tasks() : null,
        indicators,
      },
    };
  }

  /** A form that we wrote says what it is about; another one is about what its layout is for. */
  private objectType(): ObjectType {
    const isWhole = this.layout === WHOLE_FORM;
    for (const caption of this.lookup.captions) {
      const type = OBJECT_TYPES.find((one) => one === /^对象([A-Z_]+)$/.exec(caption)?.[1]);
      if (type && (layoutOf(type) === WHOLE_FORM) === isWhole) return type;
    }
    return isWhole ? 'UNIT_WHOLE' : 'PROJECT';
  }

  private required(field: FieldKey): void {
    const known = this.places.get(field);
    if (known) this.list.at(known.place, known.column, 'REQUIRED', {}, { ruleId: 'D-14' });
  }

  private field({ field, caption, also = [], below, most = 200 }: FieldCell): string | null {
    const [at] = this.lookup.places([caption, ...also]);
    if (!at) return null;
    const area = this.lookup.area(at);
    const place = below ? { row: area.bottom + 1, column: area.left } : { row: area.top, column: area.right + 1 };
    this.places.set(field, { place, column: caption });
    const cell = this.lookup.cell(place);
    if (field === 'code' && typeof cell === 'object' && 'number' in cell) {
      this.list.at(
        place,
        caption,
        'CODE_AS_NUMBER',
        { value: cell.number },
        { ruleId: 'D-56', wayOut: 'FORMAT_AS_TEXT' },
      );
      return null;
    }
    return textOf(cell, place, caption, most, this.list);
  }

  private annualAmount(sides: readonly AmountSide[]): string {
    const side = sides.find(({ block }) => block === 'ANNUAL');
    const caption = side?.total ?? '年度预算总额（万元）';
    const [at] = this.lookup.places([caption, '预算支出总额（万元）']);
    const place = at ? { row: at.row, column: this.lookup.area(at).right + 1 } : { row: 1, column: 1 };
    this.places.set('annualAmount', { place, column: caption });
    const amount = this.money(place, caption);
    if (amount === '') this.list.at(place, caption, 'REQUIRED', {}, { ruleId: 'D-14' });
    return amount ?? '';
  }

  /** Cells of one side of the block of money: they stand under its total, each beside its own caption. */
  private side({ block, total }: AmountSide): AmountDraft[] {
    const [anchor] = this.lookup.places([total]);
    if (!anchor) return [];
    const { left } = this.lookup.area(anchor);
    return AMOUNT_KINDS.flatMap((kind) => {
      const caption = AMOUNT_CAPTIONS[kind];
      const at = this.lookup
        .places([caption, caption.replace('其中：', '')])
        .find(({ row, column }) => row > anchor.row && row <= anchor.row + 12 && column === left);
      if (!at) return [];
      const place = { row: at.row, column: this.lookup.area(at).right + 1 };
      this.places.set(`amounts.${block}.${kind}`, { place, column: caption });
      const amount = this.money(place, caption);
      return amount ? [{ block: block as AmountBlock, kind, amount }] : [];
    });
  }

  /** Yuan; empty where the cell is; null where it cannot be read. */
  private money(place: Place, caption: string): string | null {
    const cell = this.lookup.cell(place);
    if (cell === undefined) return '';
    if (isFaulty(cell, place, caption, this.list)) return null;
    if (this.inWan === null) {
      this.list.at(place, caption, 'AMOUNT_UNIT_MISSING', {}, { ruleId: 'D-06', wayOut: 'WRITE_MONEY_UNIT' });
      return null;
    }
    return readMoney(cell, this.inWan, place, caption, this.list);
  }

  /** The line that says 万元 or 元; null where there is none or where two contradict each other. */
  private moneyUnit(): boolean | null {
    const units = new Set<boolean>();
    for (const caption of this.lookup.captions) {
      const unit =
        /单位(万元|元)$/.exec(caption) ?? /^(?:项目资金|年度预算|年度预算总额|预算支出总额)(万元|元)$/.exec(caption);
      if (unit) units.add(unit[1] === '万元');
    }
    return units.size === 1 ? [...units][0]! : null;
  }

  private tasks(): TaskDraft[] {
    const columns = new Map<string, number>();
    const [head] = this.lookup.places(['任务名称']);
    if (!head) return [];
    for (const { key, caption } of TASK_COLUMNS) {
      const at = this.lookup.places([caption, caption.replace('（万元）', '')]).find(({ row }) => row === head.row);
      if (at) columns.set(key, at.column);
    }
    const tasks: TaskDraft[] = [];
    for (let row = head.row + 1; row <= this.lookup.lastRow && row < head.row + 500; row += 1) {
      const place = (key: string): Place => ({ row, column: columns.get(key) ?? 0 });
      if (Object.values(this.lookup.row(row)).some((cell) => isCaption(cell, ['金额合计', '合计']))) break;
      const text = (key: string, caption: string, most: number): string | null =>
        textOf(this.lookup.cell(place(key)), place(key), caption, most, this.list);
      const name = text('name', '任务名称', 200);
      const content = text('content', '主要内容', 1000);
      const fiscal = this.money(place('fiscalAmount'), '财政拨款');
      const other = this.money(place('otherAmount'), '其他资金');
      if (!name && !content && !fiscal && !other) continue;
      if (!name) this.list.at(place('name'), '任务名称', 'REQUIRED', {}, { ruleId: 'D-14' });
      tasks.push({ name: name ?? '', content, fiscalAmount: fiscal || '0.00', otherAmount: other || '0.00' });
    }
    return tasks;
  }

  private indicators(): SheetIndicator[] {
    const found: SheetIndicator[] = [];
    for (const head of this.lookup.places(['三级指标', '指标名称'])) {
      const columns = this.columnsAt(head);
      const horizon = this.horizonAt(head);
      const bottom = this.lookup.area(head).bottom;
      const carried = new Map<IndicatorColumnKey, GridCell>();
      for (let row = bottom + 1; row <= this.lookup.lastRow; row += 1) {
        if (this.endsAt(row)) break;
        const cells = this.rowCells(row, columns, carried);
        if (isBlankRow(cells)) continue;
        this.checkMerges(row, columns);
        const indicator = readIndicator(cells, horizon, this.words, this.list);
        if (!indicator) continue;
        this.places.addIndicator((key) => cells.place(key));
        found.push(indicator);
      }
    }
    return found;
  }

  /** Columns by their captions, in the row of 三级指标 and, where that is merged downwards, the rows that it covers. */
  private columnsAt(head: Place): Map<IndicatorColumnKey, number> {
    const columns = new Map<IndicatorColumnKey, number>();
    const { top, bottom } = this.lookup.area(head);
    for (let row = top; row <= bottom; row += 1) {
      for (const [at, cell] of Object.entries(this.lookup.row(row))) {
        const column = INDICATOR_COLUMNS.find(({ captions }) => isCaption(cell, captions));
        if (column && !columns.has(column.key)) columns.set(column.key, Number(at));
      }
    }
    return columns;
  }

  private horizonAt(head: Place): 'ANNUAL' | 'MID_TERM' {
    for (let column = 1; column < head.column; column += 1) {
      const text = plainText(this.lookup.merged({ row: head.row, column })) ?? '';
      if (/中期|中长期|长期/.test(text)) return 'MID_TERM';
    }
    return 'ANNUAL';
  }

  private endsAt(row: number): boolean {
    return Object.values(this.lookup.row(row)).some(
      (cell) => typeof cell === 'string' && (STOP.test(bareCaption(cell)) || isCaption(cell, ['三级指标', '指标名称'])),
    );
  }

  /** Levels are printed once over all their rows: merged, or left blank below. */
  private rowCells(
    row: number,
    columns: ReadonlyMap<IndicatorColumnKey, number>,
    carried: Map<IndicatorColumnKey, GridCell>,
  ): RowCells {
    const place = (key: IndicatorColumnKey): Place => ({ row, column: columns.get(key) ?? 1 });
    for (const key of ['level1', 'level2'] as const) {
      const own = columns.has(key) ? this.lookup.merged(place(key)) : undefined;
      if (own !== undefined && key === 'level1' && own !== carried.get('level1')) carried.delete('level2');
      if (own !== undefined) carried.set(key, own);
    }
    const cell = (key: IndicatorColumnKey): GridCell | undefined => {
      if (key === 'level1' || key === 'level2') return carried.get(key);
      return columns.has(key) ? this.lookup.cell(place(key)) : undefined;
    };
    return { cell, place, has: (key) => columns.has(key) };
  }

  /** One value over several rows of data belongs to one of them, and nobody knows to which (controls D53). */
  private checkMerges(row: number, columns: ReadonlyMap<IndicatorColumnKey, number>): void {
    for (const [key, column] of columns) {
      if (key === 'level1' || key === 'level2') continue;
      const { top, bottom, left, right } = this.lookup.area({ row, column });
      const swallows = [...columns.values()].some((other) => other !== column && other >= left && other <= right);
      if (bottom > top || swallows) {
        const caption = INDICATOR_COLUMNS.find((one) => one.key === key)!.captions[0]!;
        this.list.at({ row, column }, caption, 'CELL_MERGED', {}, { ruleId: 'D-53', wayOut: 'UNMERGE_CELLS' });
      }
    }
  }

  private repeated(indicators: readonly SheetIndicator[]): void {
    refuseRepeated(indicators, (index) => this.places.get(`indicators[${index}].name`)!, this.list);
  }
}
