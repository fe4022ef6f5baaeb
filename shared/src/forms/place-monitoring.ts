import { executionRate } from '../monitoring/light.js';
import type { Area } from './grid.js';
import {
  BASIS_WORDS,
  CAUSE_WORDS,
  FOOT_LINES,
  type FootKey,
  isMeasured,
  isWholeObject,
  levelWords,
  LIGHT_WORDS,
  MONITORING_COLUMNS,
  MONITORING_EXTRAS,
  MONITORING_MARK,
  MONITORING_TITLES,
  type MonitoringColumn,
  type MonitoringColumnKey,
  type MonitoringForm,
  type MonitoringFormRow,
  monitoringTarget,
  numberText,
  periodWords,
  SCHEDULE_WORD,
  SOURCE_CAPTIONS,
  WHOLE_CAPTIONS,
} from './monitoring-form.js';
import { type FormStyle, linesOf, numberOrText, type PlacedCell, type PlacedForm, wanText } from './place-form.js';

const LAST = MONITORING_COLUMNS.length;
const EXTRA_FROM = LAST + 2;
const TICK = '✔';
const BLANK_ROWS = 12;
const BLANK_TASKS = 4;
const HEIGHT = 20;
/** Columns that the lines above the indicators take. */
const MONEY_AT = {
  original: [4, 5],
  adjusted: [6, 7],
  executed: [8, 10],
  rate: [11, 12],
  forecast: [13, LAST],
} as const;
const TASK_AT = { name: [2, 3], ...MONEY_AT, forecast: [13, 13], note: [14, LAST] } as const;

/** What a blank form is made for: a year and a period, nothing else is known. */
export type BlankMonitoring = Pick<MonitoringForm, 'objectType' | 'budgetYear' | 'periodFrom' | 'periodTo'>;

/** The official form with its content, or blank, cell by cell: A4 across. */
export function placeMonitoring(form: MonitoringForm | BlankMonitoring, sheetName: string): PlacedForm {
  return new MonitoringPlacer(form, 'rows' in form ? form : null).result(sheetName);
}

class MonitoringPlacer {
  private readonly cells: PlacedCell[] = [];
  private readonly heights = new Map<number, number>();
  private row = 1;
  private readonly period: string;
  private readonly isWhole: boolean;

  constructor(
    private readonly frame: BlankMonitoring,
    private readonly form: MonitoringForm | null,
  ) {
    this.period = periodWords(frame.periodFrom, frame.periodTo);
    this.isWhole = isWholeObject(frame.objectType);
    this.head();
    if (this.isWhole) this.tasks();
    this.money();
    if (this.isWhole) this.coverage();
    this.indicators();
    this.foot();
  }

  result(name: string): PlacedForm {
    const widths = [...MONITORING_COLUMNS, { width: 2 }, ...MONITORING_EXTRAS].map(({ width }) => width);
    const printed = { top: 1, left: 1, bottom: this.row - 1, right: LAST };
    return { name, widths, heights: this.heights, cells: this.cells, printed, isLandscape: true };
  }

  private head(): void {
    const kind = this.isWhole ? 'WHOLE' : 'PROJECT';
    const { budgetYear, periodFrom, periodTo } = this.frame;
    this.text(1, LAST, 'TITLE', MONITORING_TITLES[kind]);
    this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `表样：${MONITORING_MARK[kind]}`);
    this.next(32);
    this.text(1, LAST, 'SUBTITLE', `（${budgetYear} 年度）`);
    if (this.form) this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `监控表：${this.form.id}`);
    this.next();
    this.text(1, 7, 'NOTE', `填报单位：${this.form?.agencyName ?? ''}`);
    this.text(8, 13, 'NOTE', `监控期：${periodFrom} 至 ${periodTo}`);
    this.text(14, LAST, 'RIGHT', '金额单位：万元');
    this.next();
    const form = this.form;
    this.pair(
      this.isWhole ? '部门（单位）名称' : '项目名称',
      form?.name,
      this.isWhole ? '预算编码' : '项目代码',
      form?.code,
    );
    this.pair('主管部门及代码', form?.departmentName, '实施单位', form?.agencyName);
    if (!this.isWhole) this.pair('项目期', form?.projectPeriod, '项目属性', form?.nature);
  }

  private pair(left: string, leftText: string | undefined, right: string, rightText: string | undefined): void {
    this.text(1, 2, 'CAPTION', left);
    this.text(3, 7, 'FIELD', leftText ?? '');
    this.text(8, 10, 'CAPTION', right);
    this.text(11, LAST, 'FIELD', rightText ?? '');
    this.next(Math.max(HEIGHT + 2, Math.max(linesOf(leftText ?? '', 60), linesOf(rightText ?? '', 60)) * 14 + 8));
  }

  private tasks(): void {
    const tasks = this.form?.tasks ?? [];
    const count = Math.max(tasks.length, this.form ? 1 : BLANK_TASKS);
    this.put(this.area(1, 1, count + 1), 'CAPTION', '年度主要任务');
    this.text(...TASK_AT.name, 'CAPTION', '任务名称');
    this.moneyHeads(TASK_AT.forecast);
    this.text(...TASK_AT.note, 'CAPTION', '说明');
    this.next(30);
    for (let index = 0; index < count; index += 1) {
      const task = tasks[index];
      this.text(...TASK_AT.name, 'FIELD', task?.name ?? '');
      this.number(TASK_AT.original, task?.originalBudget);
      this.text(...TASK_AT.adjusted, 'CENTER', '');
      this.number(TASK_AT.executed, task?.executedAmount);
      this.text(...TASK_AT.rate, 'CENTER', task ? rateText(task.executedAmount, task.originalBudget) : '');
      this.number(TASK_AT.forecast, task?.forecastAmount);
      this.text(...TASK_AT.note, 'FIELD', task?.note ?? '');
      this.next(Math.max(HEIGHT, linesOf(task?.name ?? '', 34) * 14 + 6));
    }
  }

  private moneyHeads(forecastAt: readonly [number, number]): void {
    this.text(...MONEY_AT.original, 'CAPTION', '年初预算数');
    this.text(...MONEY_AT.adjusted, 'CAPTION', '全年预算数（调整后）');
    this.text(...MONEY_AT.executed, 'CAPTION', `${this.period}执行数`);
    this.text(...MONEY_AT.rate, 'CAPTION', '执行率');
    this.text(...forecastAt, 'CAPTION', '全年预计执行数');
  }

  private money(): void {
    const captions = this.isWhole ? WHOLE_CAPTIONS : SOURCE_CAPTIONS;
    const sources = Object.keys(captions);
    this.put(this.area(1, 1, sources.length + 2), 'CAPTION', this.isWhole ? '年度预算（万元）' : '项目资金（万元）');
    this.text(2, 3, 'CAPTION', this.isWhole ? '支出类别' : '资金来源');
    this.moneyHeads(MONEY_AT.forecast);
    this.next(30);
    this.moneyLine('年度资金总额', this.form, this.form?.executionRate ?? null);
    for (const source of sources) {
      const line = this.form?.moneys.find((one) => one.source === source) ?? null;
      const rate = line ? rateText(line.executedAmount, line.adjustedBudget).replace('%', '') : null;
      this.moneyLine(captions[source]![0]!, line, rate || null);
    }
  }

  private moneyLine(
    caption: string,
    line: {
      originalBudget: string;
      adjustedBudget: string;
      executedAmount: string;
      forecastAmount: string | null;
    } | null,
    rate: string | null,
  ): void {
    this.text(2, 3, 'CAPTION', caption);
    this.number(MONEY_AT.original, line?.originalBudget);
    this.number(MONEY_AT.adjusted, line?.adjustedBudget);
    this.number(MONEY_AT.executed, line?.executedAmount);
    this.text(...MONEY_AT.rate, 'CENTER', rate === null ? '' : `${rate}%`);
    this.number(MONEY_AT.forecast, line?.forecastAmount);
    this.next();
  }

  private coverage(): void {
    const coverage = this.form?.coverage;
    this.text(1, 3, 'CAPTION', '项目监控覆盖');
    const text = coverage
      ? `监控项目 ${coverage.monitored} 个、${wanText(coverage.monitoredAmount)} 万元；应监控 ${coverage.owed} 个、${wanText(coverage.owedAmount)} 万元`
      : '';
    this.text(4, LAST, 'FIELD', text);
    this.next();
  }

  private indicators(): void {
    MONITORING_COLUMNS.forEach(({ caption, group }, at) => {
      const column = at + 1;
      const before = MONITORING_COLUMNS[at - 1]?.group;
      if (!group) this.put(this.area(column, column, 2), 'CAPTION', caption.replace('{period}', this.period));
      else if (group !== before) this.text(column, lastOf(group), 'CAPTION', group);
    });
    this.next();
    MONITORING_COLUMNS.forEach(({ caption, group }, at) => {
      if (group) this.text(at + 1, at + 1, 'CAPTION', caption);
    });
    MONITORING_EXTRAS.forEach(({ caption }, at) => this.text(EXTRA_FROM + at, EXTRA_FROM + at, 'EXTRA', caption));
    this.next(46);
    const rows: readonly (MonitoringFormRow | null)[] = this.form?.rows ?? Array<null>(BLANK_ROWS).fill(null);
    rows.forEach((row, index) => this.indicator(row, rows, index));
  }

  private indicator(row: MonitoringFormRow | null, all: readonly (MonitoringFormRow | null)[], index: number): void {
    const texts = row ? monitoringTexts(row) : new Map<MonitoringColumnKey, string>();
    const text = ({ key }: MonitoringColumn): string => texts.get(key) ?? '';
    let lines = 1;
    MONITORING_COLUMNS.forEach((column, at) => {
      if (column.key === 'level1' || column.key === 'level2') {
        const height = runOf(all, index, column.key);
        if (height > 0) this.put(this.area(at + 1, at + 1, height), 'CAPTION', text(column));
        return;
      }
      const isWords = ['name', 'causeText', 'comment'].includes(column.key);
      this.text(at + 1, at + 1, isWords ? 'FIELD' : 'CENTER', text(column));
      lines = Math.max(lines, linesOf(text(column), column.width));
    });
    MONITORING_EXTRAS.forEach((column, at) => this.text(EXTRA_FROM + at, EXTRA_FROM + at, 'EXTRA', text(column)));
    this.next(Math.min(400, Math.max(HEIGHT, lines * 14 + 6)));
  }

  private foot(): void {
    for (const { key, caption, height } of FOOT_LINES) {
      const text = this.form ? footText(this.form, key) : '';
      this.text(1, 3, 'CAPTION', caption);
      this.text(4, LAST, 'FIELD', text);
      this.next(Math.min(400, Math.max(height, linesOf(text, 130) * 14 + 6)));
    }
    this.text(1, 4, 'NOTE', `填表人：${this.form?.filledByName ?? ''}`);
    this.text(5, 10, 'NOTE', '单位负责人：');
    this.text(11, LAST, 'NOTE', '填表日期：');
    this.next(26);
  }

  private number(at: readonly [number, number], yuan: string | null | undefined): void {
    const value = yuan === null || yuan === undefined ? null : wanText(yuan);
    this.cells.push({ area: this.area(...at), style: 'MONEY', ...numberOrText(value) });
  }

  private text(from: number, to: number, style: FormStyle, text: string): void {
    this.put(this.area(from, to), style, text);
  }

  private put(area: Area, style: FormStyle, text: string): void {
    this.cells.push({ area, style, text });
  }

  private area(left: number, right: number, height = 1): Area {
    return { top: this.row, left, bottom: this.row + height - 1, right };
  }

  private next(height = HEIGHT): void {
    this.heights.set(this.row, height);
    this.row += 1;
  }
}

/** Text of each column for a row; the same text read back gives the same row. */
export function monitoringTexts(row: MonitoringFormRow): ReadonlyMap<MonitoringColumnKey, string> {
  const words = levelWords(row.level1, row.level2);
  const causes = new Set(row.causeCodes);
  const other = (causes.has('OTHER') ? TICK : '') + (causes.has('SCHEDULE') ? SCHEDULE_WORD : '');
  const ticked = (is: boolean): string => (is ? TICK : '');
  return new Map<MonitoringColumnKey, string>([
    ['level1', words.level1],
    ['level2', words.level2],
    ['name', row.name],
    ['target', monitoringTarget(row)],
    ['actual', actualText(row)],
    ['stageRate', row.stageRate === null ? '' : `${row.stageRate}%`],
    ['forecast', isMeasured(row.direction) ? numberText(row.forecastValue, row.unit) : (row.forecastText ?? '')],
    ['FUNDING', ticked(causes.has('FUNDING'))],
    ['SYSTEM', ticked(causes.has('SYSTEM'))],
    ['PERSONNEL', ticked(causes.has('PERSONNEL'))],
    ['HARDWARE', ticked(causes.has('HARDWARE'))],
    ['OTHER', other],
    ['causeText', row.causeText ?? ''],
    ['CERTAIN', ticked(row.likelihood === 'CERTAIN')],
    ['POSSIBLE', ticked(row.likelihood === 'POSSIBLE')],
    ['IMPOSSIBLE', ticked(row.likelihood === 'IMPOSSIBLE')],
    ['comment', row.comment ?? ''],
    ['stageTarget', numberText(row.stageTarget, row.unit)],
    ['notDue', ticked(row.isNotDue)],
    ['rowKey', row.id],
  ]);
}

function actualText(row: MonitoringFormRow): string {
  const text = {
    DATE_BY: row.actualOn,
    BOOL: row.actualYes === null ? null : row.actualYes ? '是' : '否',
    QUAL: row.actualText,
  };
  const said = row.direction in text ? text[row.direction as keyof typeof text] : numberText(row.actualValue, row.unit);
  return said || (row.isNotDue ? '未到期' : '');
}

export function footText(form: MonitoringForm, key: FootKey): string {
  if (key === 'causeCodes')
    return form.causeCodes.map((code) => CAUSE_WORDS[code as keyof typeof CAUSE_WORDS] ?? code).join('、');
  if (key === 'forecastBasis') return BASIS_WORDS[form.forecastBasis ?? ''] ?? '';
  if (key === 'unitRating') return LIGHT_WORDS[form.unitRating ?? ''] ?? '';
  return form[key] ?? '';
}

function rateText(executed: string, adjustedBudget: string): string {
  const rate = executionRate({ executed, adjustedBudget });
  return rate === null ? '' : `${rate}%`;
}

function lastOf(group: string): number {
  return MONITORING_COLUMNS.reduce((last, column, at) => (column.group === group ? at + 1 : last), 0);
}

/** Rows from here on that print one merged cell; 0 inside a run. */
function runOf(all: readonly (MonitoringFormRow | null)[], index: number, key: 'level1' | 'level2'): number {
  const same = (a: number, b: number): boolean => {
    const [x, y] = [all[a], all[b]];
    return Boolean(x && y && x.level1 === y.level1 && (key === 'level1' || x.level2 === y.level2));
  };
  if (index > 0 && same(index - 1, index)) return 0;
  let end = index + 1;
  while (end < all.length && same(end - 1, end)) end += 1;
  return end - index;
}
