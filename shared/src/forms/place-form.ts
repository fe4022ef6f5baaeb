import type { IndicatorCatalogue } from '../indicators/catalogue.js';
import { AMOUNT_KINDS } from '../indicators/objective.js';
import { sumMoney } from '../money/money.js';
import type { Area } from './grid.js';
import {
  EXTRA_COLUMNS,
  indicatorTexts,
  type IndicatorColumn,
  PRINTED_COLUMNS,
  type SheetIndicator,
} from './indicator-columns.js';
import {
  AMOUNT_CAPTIONS,
  EXTRA_FROM,
  FORM_WIDTHS,
  type FieldCell,
  type FormLayout,
  type FormLine,
  PRINTED_WIDTH,
  type SheetHead,
  type SheetObjective,
  TASK_COLUMNS,
} from './objective-form.js';

export type FormStyle =
  'TITLE' | 'SUBTITLE' | 'RIGHT' | 'MIDDLE' | 'CAPTION' | 'FIELD' | 'CENTER' | 'MONEY' | 'NOTE' | 'EXTRA';

/** One cell of a form with its place; text or a number as text. */
export interface PlacedCell {
  readonly area: Area;
  readonly style: FormStyle;
  readonly text?: string;
  readonly number?: string;
}

export interface PlacedForm {
  readonly name: string;
  readonly widths: readonly number[];
  readonly heights: ReadonlyMap<number, number>;
  readonly cells: readonly PlacedCell[];
  /** What is printed; what stands beside it is for the way back. */
  readonly printed: Area;
  readonly isLandscape?: boolean;
}

/** Rows that a blank form offers. */
const BLANK_INDICATORS = 15;
const BLANK_TASKS = 5;
const LINE_HEIGHT = 18;

/** A form with its content, cell by cell. */
export function placeForm(
  layout: FormLayout,
  content: SheetObjective,
  head: SheetHead,
  catalogue: IndicatorCatalogue,
  sheetName: string,
): PlacedForm {
  const form = new FormPlacer(layout, content, head, catalogue);
  for (const line of layout.lines) form.place(line);
  return form.result(sheetName);
}

/** Yuan as 万元 with as many decimals as it takes. */
export function wanText(yuan: string): string {
  const negative = yuan.startsWith('-');
  const digits = yuan.replace('-', '').replace('.', '').padStart(7, '0');
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return (negative ? '-' : '') + text;
}

class FormPlacer {
  private readonly cells: PlacedCell[] = [];
  private readonly heights = new Map<number, number>();
  private row = 1;
  private readonly values: ReadonlyMap<string, string>;

  constructor(
    private readonly layout: FormLayout,
    private readonly content: SheetObjective,
    head: SheetHead,
    private readonly catalogue: IndicatorCatalogue,
  ) {
    const { code, annualAmount, overallGoal, annualGoal, basis, scheduleText, contactPerson, contactPhone } = content;
    const texts = { code, annualAmount, overallGoal, annualGoal, basis, scheduleText, contactPerson, contactPhone };
    const entries = Object.entries({ ...head, ...texts, budgetYear: String(content.budgetYear) });
    this.values = new Map(entries.map(([key, value]) => [key, value ?? '']));
  }

  place(line: FormLine): void {
    switch (line.kind) {
      case 'TITLE':
        this.text(1, PRINTED_WIDTH, 'TITLE', this.layout.title);
        this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `表样：${this.layout.code}-${this.layout.version}`);
        return this.next(32);
      case 'YEAR':
        this.text(1, PRINTED_WIDTH, 'SUBTITLE', `（${this.content.budgetYear} 年度）`);
        this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `对象：${this.content.objectType}`);
        return this.next();
      case 'UNIT_LINE':
        this.text(1, 4, 'NOTE', `填报单位：${this.values.get('agencyName') ?? ''}`);
        this.text(5, PRINTED_WIDTH, 'RIGHT', '金额单位：万元');
        return this.next();
      case 'FIELDS':
        return this.fields(line);
      case 'AMOUNTS':
        return this.amounts(line);
      case 'TASKS':
        return this.tasks(line.label);
      case 'INDICATORS':
        return this.indicators(line.label, line.horizon);
      case 'SIGNATURE':
        this.text(1, 3, 'NOTE', '填报人：');
        this.text(4, 5, 'NOTE', '单位负责人：');
        this.text(6, PRINTED_WIDTH, 'NOTE', '填报日期：');
        return this.next(26);
    }
  }

  result(name: string): PlacedForm {
    const widths = [...FORM_WIDTHS, 2, ...EXTRA_COLUMNS.map(({ width }) => width)];
    const printed = { top: 1, left: 1, bottom: this.row - 1, right: PRINTED_WIDTH };
    return { name, widths, heights: this.heights, cells: this.cells, printed };
  }

  private fields(line: Extract<FormLine, { kind: 'FIELDS' }>): void {
    const isBelow = line.cells.some(({ below }) => below);
    if (line.label) this.put(this.area(1, 2, isBelow ? 2 : 1), 'CAPTION', line.label);
    for (const cell of line.cells) this.text(...cell.captionAt, 'CAPTION', cell.caption);
    if (isBelow) this.next();
    for (const cell of line.cells) this.value(cell);
    this.next(line.height ? Math.max(line.height, this.heightOf(line.cells)) : this.heightOf(line.cells));
  }

  private value({ field, valueAt }: FieldCell): void {
    const text = this.values.get(field) ?? '';
    if (field === 'annualAmount') this.number(valueAt, text === '' ? null : wanText(text));
    else this.text(...valueAt, 'FIELD', text);
  }

  /** Rough height of wrapped text: a printed form must show all of it. */
  private heightOf(cells: readonly FieldCell[]): number {
    const lines = cells.map(({ field, valueAt: [from, to] }) => {
      const width = FORM_WIDTHS.slice(from - 1, to).reduce((sum: number, one) => sum + one, 0);
      return linesOf(this.values.get(field) ?? '', width);
    });
    return Math.min(400, Math.max(LINE_HEIGHT + 2, Math.max(...lines) * 14 + 6));
  }

  private amounts(line: Extract<FormLine, { kind: 'AMOUNTS' }>): void {
    this.put(this.area(1, 2, AMOUNT_KINDS.length + 1), 'CAPTION', line.label);
    for (const side of line.sides) {
      this.text(...side.captionAt, 'CAPTION', side.total);
      this.number(side.valueAt, this.totalOf(side.block));
    }
    this.next();
    for (const kind of AMOUNT_KINDS) {
      for (const side of line.sides) {
        const cell = this.content.amounts.find((one) => one.block === side.block && one.kind === kind);
        this.text(...side.captionAt, 'CAPTION', AMOUNT_CAPTIONS[kind]);
        this.number(side.valueAt, cell ? wanText(cell.amount) : null);
      }
      this.next();
    }
  }

  /** The annual total is the objective's own amount; the others are sums of what stands below them. */
  private totalOf(block: string): string | null {
    if (block === 'ANNUAL') return this.content.annualAmount === '' ? null : wanText(this.content.annualAmount);
    const cells = this.content.amounts.filter((one) => one.block === block);
    return cells.length === 0 ? null : wanText(sumMoney(cells.map(({ amount }) => amount)));
  }

  private tasks(label: string): void {
    const tasks = this.content.tasks ?? [];
    const count = Math.max(tasks.length, BLANK_TASKS);
    this.put(this.area(1, 1, count + 2), 'CAPTION', label);
    for (const { at, caption } of TASK_COLUMNS) this.text(at[0], at[1], 'CAPTION', caption);
    this.next();
    for (let index = 0; index < count; index += 1) {
      const task = tasks[index];
      const lines = Math.max(linesOf(task?.name ?? '', 24), linesOf(task?.content ?? '', 35));
      for (const { key, at } of TASK_COLUMNS) {
        if (key === 'fiscalAmount' || key === 'otherAmount') this.number(at, task ? wanText(task[key]) : null);
        else this.text(at[0], at[1], 'FIELD', task?.[key] ?? '');
      }
      this.next(Math.max(LINE_HEIGHT + 2, lines * 14 + 6));
    }
    this.text(2, 5, 'CAPTION', '金额合计');
    const sum = (key: 'fiscalAmount' | 'otherAmount'): string | null =>
      tasks.length === 0 ? null : wanText(sumMoney(tasks.map((task) => task[key])));
    this.number([6, 6], sum('fiscalAmount'));
    this.number([7, 8], sum('otherAmount'));
    this.next();
  }

  private indicators(label: string, horizon: 'ANNUAL' | 'MID_TERM'): void {
    const rows = this.content.indicators.filter((row) => (row.horizon ?? 'ANNUAL') === horizon);
    const isBlank = this.content.indicators.length === 0;
    if (rows.length === 0 && !(isBlank && horizon === 'ANNUAL')) return;
    const shown: readonly (SheetIndicator | null)[] = isBlank ? Array<null>(BLANK_INDICATORS).fill(null) : rows;
    this.put(this.area(1, 1, shown.length + 1), 'CAPTION', label);
    this.heads(PRINTED_COLUMNS, 2, 'CAPTION');
    this.heads(EXTRA_COLUMNS, EXTRA_FROM, 'EXTRA');
    this.next();
    shown.forEach((row, index) => this.indicator(row, shown, index));
  }

  private heads(columns: readonly IndicatorColumn[], from: number, style: FormStyle): void {
    columns.forEach(({ captions }, index) => this.text(from + index, from + index, style, captions[0]!));
  }

  private indicator(row: SheetIndicator | null, all: readonly (SheetIndicator | null)[], index: number): void {
    const texts = row ? indicatorTexts(row, this.catalogue) : new Map<string, string>();
    const text = (key: IndicatorColumn['key']): string => texts.get(key) ?? '';
    let lines = 1;
    PRINTED_COLUMNS.forEach(({ key, width }, at) => {
      const column = at + 2;
      if (key === 'level1' || key === 'level2') {
        const height = runOf(all, index, key);
        if (height > 0) this.put(this.area(column, column, height), 'CAPTION', text(key));
      } else {
        this.text(column, column, key === 'name' ? 'FIELD' : 'CENTER', text(key));
        lines = Math.max(lines, linesOf(text(key), width));
      }
    });
    EXTRA_COLUMNS.forEach(({ key }, at) => this.text(EXTRA_FROM + at, EXTRA_FROM + at, 'EXTRA', text(key)));
    this.next(Math.max(LINE_HEIGHT + 2, lines * 14 + 6));
  }

  private number(at: readonly [number, number], wan: string | null): void {
    this.cells.push({ area: this.area(...at), style: 'MONEY', ...numberOrText(wan) });
  }

  private text(from: number, to: number, style: FormStyle, text: string): void {
    this.put(this.area(from, to), style, text);
  }

  private put(area: Area, style: FormStyle, text: string): void {
    this.cells.push({ area, style, text });
  }

  private area(leftAt: number, rightAt: number, height = 1): Area {
    return { top: this.row, left: leftAt, bottom: this.row + height - 1, right: rightAt };
  }

  private next(height = LINE_HEIGHT + 2): void {
    this.heights.set(this.row, height);
    this.row += 1;
  }
}

/** A sheet keeps fifteen digits of a number; what is longer is written as text and loses none. */
export function numberOrText(wan: string | null): { number?: string; text?: string } {
  if (wan === null) return {};
  return wan.replace(/[-.]/g, '').replace(/^0+/, '').length > 15 ? { text: wan } : { number: wan };
}

/** Rows from here on that print one merged cell; 0 inside a run. Level 2 runs stay inside level 1. */
function runOf(all: readonly (SheetIndicator | null)[], index: number, key: 'level1' | 'level2'): number {
  const same = (a: number, b: number): boolean => {
    const [x, y] = [all[a], all[b]];
    if (!x || !y) return false;
    return x.level1 === y.level1 && (key === 'level1' || x.level2 === y.level2);
  };
  if (index > 0 && same(index - 1, index)) return 0;
  let end = index + 1;
  while (end < all.length && same(end - 1, end)) end += 1;
  return end - index;
}

/** A Han character takes two of the units in which the width of a column is counted. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    const units = [...line].reduce((total, one) => total + (one.codePointAt(0)! > 0xff ? 2 : 1.1), 0);
    return sum + Math.max(1, Math.ceil(units / Math.max(4, width - 1)));
  }, 0);
}
