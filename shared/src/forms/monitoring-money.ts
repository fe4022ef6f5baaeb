import { compareMoney, fen } from '../money/money.js';
import { bareCaption, type Place } from './grid.js';
import type { MonitoringDraft } from './monitoring-draft.js';
import { type MonitoringForm, SOURCE_CAPTIONS, WHOLE_CAPTIONS } from './monitoring-form.js';
import type { MonitoringGrid } from './monitoring-grid.js';
import type { NamedCell } from './monitoring-values.js';
import { textOf } from './sheet-problem.js';

const CONFIRM = { weight: 'CONFIRM' } as const;
/** How many times its budget an amount must exceed before it looks like yuan typed for 万元 (controls D6). */
const SUSPECT = 100n;
const MONEY_HEADS: readonly (readonly [string, RegExp])[] = [
  ['forecastAmount', /^(全年预计|预计全年)/],
  ['originalBudget', /^年初预算/],
  ['adjustedBudget', /^全年预算/],
  ['executedAmount', /执行数$/],
];

/** The money of a form: budget and payments are known and only compared, what is forecast is read. */
export class MonitoringMoney {
  constructor(private readonly sheet: MonitoringGrid) {}

  read(known: MonitoringForm): Pick<MonitoringDraft, 'forecastAmount' | 'moneys'> {
    const total = this.sheet.lookup.places(['年度资金总额', '资金总额', '年度预算总额'])[0];
    const head = total && this.moneyHead(total.row);
    const stored = known.moneys.map(({ id, forecastAmount }) => ({ id, forecastAmount }));
    if (!total || !head) return { forecastAmount: known.forecastAmount, moneys: stored };
    const forecastAmount = this.moneyLine(total.row, head, known, known.name);
    const moneys = known.moneys.map((line) => {
      const at = this.sheet.lookup
        .places(SOURCE_CAPTIONS[line.source] ?? WHOLE_CAPTIONS[line.source] ?? [])
        .find(({ row }) => row > total.row && row <= total.row + 8);
      return { id: line.id, forecastAmount: at ? this.moneyLine(at.row, head, line, known.name) : line.forecastAmount };
    });
    return { forecastAmount, moneys };
  }

  /** Budget and payments are known and only compared; the forecast is read. */
  private moneyLine(
    row: number,
    head: ReadonlyMap<string, NamedCell>,
    known: Pick<MonitoringForm, 'originalBudget' | 'adjustedBudget' | 'executedAmount' | 'forecastAmount'>,
    name: string,
  ): string | null {
    for (const key of ['originalBudget', 'adjustedBudget', 'executedAmount'] as const) {
      const column = head.get(key);
      const found = column ? this.sheet.amount({ row, column: column.place.column }, column.column) : '';
      if (!column || !found || compareMoney(found, known[key]) === 0) continue;
      this.sheet.list.at(
        { row, column: column.place.column },
        column.column,
        'MONITORING_MONEY_DIFFERS',
        { found, known: known[key] },
        CONFIRM,
      );
    }
    const column = head.get('forecastAmount');
    if (!column) return known.forecastAmount;
    const place = { row, column: column.place.column };
    const forecast = this.sheet.amount(place, column.column) || null;
    this.suspect(forecast, known.adjustedBudget, name, place, column.column);
    return forecast;
  }

  private suspect(amount: string | null, budget: string, name: string, place: Place, column: string): void {
    if (!amount || fen(budget) <= 0n || fen(amount) <= fen(budget) * SUSPECT) return;
    this.sheet.list.at(place, column, 'AMOUNT_UNIT_SUSPECT', { name, amount, budget }, { ...CONFIRM, ruleId: 'D-06' });
  }

  /** Columns of money in the nearest row of captions above a line. */
  private moneyHead(below: number): ReadonlyMap<string, NamedCell> | null {
    const above = this.sheet.lookup.places(['年初预算数', '年初预算']).filter(({ row }) => row < below);
    const at = above.at(-1);
    if (!at) return null;
    const head = new Map<string, NamedCell>();
    for (const [column, cell] of Object.entries(this.sheet.lookup.row(at.row))) {
      const caption = typeof cell === 'string' ? bareCaption(cell) : '';
      const key = MONEY_HEADS.find(([, pattern]) => pattern.test(caption))?.[0];
      if (key) head.set(key, { cell, place: { row: at.row, column: Number(column) }, column: caption });
    }
    return head;
  }

  tasks(known: MonitoringForm): MonitoringDraft['tasks'] {
    const stored = known.tasks.map(({ id, executedAmount, forecastAmount, note }) => ({
      id,
      executedAmount,
      forecastAmount,
      note,
    }));
    const [at] = this.sheet.lookup.places(['任务名称']);
    const head = at && this.moneyHead(at.row + 1);
    if (!at || !head) return stored;
    const noteAt = this.sheet.lookup.places(['说明']).find(({ row }) => row === at.row);
    const seen = new Map<string, (typeof stored)[number]>();
    for (let row = at.row + 1; row <= this.sheet.lookup.lastRow && row < at.row + 60; row += 1) {
      const place = { row, column: at.column };
      const name = textOf(this.sheet.lookup.cell(place), place, '任务名称', 200, this.sheet.list);
      if (name === null || ['资金来源', '支出类别'].includes(bareCaption(name))) break;
      const task = known.tasks.find((one) => bareCaption(one.name) === bareCaption(name));
      if (!task) {
        this.sheet.list.at(place, '任务名称', 'MONITORING_ROW_UNKNOWN', { name: name.slice(0, 60) });
        continue;
      }
      const amount = (key: string, stored: string | null): string | null => {
        const column = head.get(key);
        if (!column) return stored;
        return this.sheet.amount({ row, column: column.place.column }, column.column) || null;
      };
      const note = noteAt && { row, column: noteAt.column };
      seen.set(task.id, {
        id: task.id,
        executedAmount: amount('executedAmount', task.executedAmount) ?? task.executedAmount,
        forecastAmount: amount('forecastAmount', task.forecastAmount),
        note: note ? textOf(this.sheet.lookup.cell(note), note, '说明', 500, this.sheet.list) : task.note,
      });
    }
    return stored.map((one) => seen.get(one.id) ?? one);
  }
}
