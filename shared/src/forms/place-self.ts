import { executionRate } from '../monitoring/light.js';
import type { Area } from './grid.js';
import { isWholeObject, levelWords, monitoringTarget, numberText } from './monitoring-form.js';
import { type FormStyle, linesOf, numberOrText, type PlacedCell, type PlacedForm, wanText } from './place-form.js';
import { commonRow } from './self-common.js';
import {
  ATTAINMENT_WORDS,
  causeText,
  CRITERION_WORDS,
  OVER_WORDS,
  SELF_COLUMNS,
  SELF_EXTRAS,
  SELF_FOOT,
  SELF_LINES,
  SELF_MARK,
  SELF_TITLES,
  type SelfColumnKey,
  type SelfForm,
  type SelfFormRow,
} from './self-form.js';

const LAST = SELF_COLUMNS.length;
const EXTRA_FROM = LAST + 2;
const HEIGHT = 20;
const BLANK_ROWS = 12;
const BLANK_TASKS = 4;

/** What a blank form is made for. */
export type BlankSelf = Pick<SelfForm, 'objectType' | 'subjectYear'> & Partial<Pick<SelfForm, 'common'>>;

/** The official form with its content, or blank, cell by cell: A4 across. */
export function placeSelf(form: SelfForm | BlankSelf, sheetName: string): PlacedForm {
  return new SelfPlacer(form, 'rows' in form ? form : null).result(sheetName);
}

class SelfPlacer {
  private readonly cells: PlacedCell[] = [];
  private readonly heights = new Map<number, number>();
  private row = 1;
  private readonly isWhole: boolean;
  /** By common indicators execution has no points of its own: it is one of them. */
  private readonly isCommon: boolean;

  constructor(
    private readonly frame: BlankSelf,
    private readonly form: SelfForm | null,
  ) {
    this.isWhole = isWholeObject(frame.objectType);
    this.isCommon = (frame.common ?? []).length > 0;
    this.head();
    this.money();
    if (this.isWhole) this.tasks();
    this.goal();
    this.indicators();
    if (this.isWhole) this.criteria();
    this.foot();
  }

  result(name: string): PlacedForm {
    const widths = [...SELF_COLUMNS, { width: 2 }, ...SELF_EXTRAS].map(({ width }) => width);
    const printed = { top: 1, left: 1, bottom: this.row - 1, right: LAST };
    return { name, widths, heights: this.heights, cells: this.cells, printed, isLandscape: true };
  }

  private head(): void {
    const kind = this.isWhole ? 'WHOLE' : 'PROJECT';
    const { form } = this;
    this.text(1, LAST, 'TITLE', SELF_TITLES[kind]);
    this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `表样：${SELF_MARK[kind]}`);
    this.next(32);
    this.text(1, LAST, 'SUBTITLE', `（${this.frame.subjectYear} 年度）`);
    if (form) this.text(EXTRA_FROM, EXTRA_FROM, 'NOTE', `自评表：${form.id}`);
    this.next();
    this.text(1, 4, 'NOTE', `填报单位：${form?.agencyName ?? ''}`);
    this.text(5, LAST, 'RIGHT', '金额单位：万元');
    this.next();
    this.pair(
      this.isWhole ? '部门（单位）名称' : '项目名称',
      form?.name,
      this.isWhole ? '预算编码' : '项目代码',
      form?.code,
    );
    this.pair('主管部门及代码', form?.departmentName, '实施单位', form?.agencyName);
  }

  private pair(left: string, leftText: string | undefined, right: string, rightText: string | undefined): void {
    this.text(1, 2, 'CAPTION', left);
    this.text(3, 4, 'FIELD', leftText ?? '');
    this.text(5, 6, 'CAPTION', right);
    this.text(7, LAST, 'FIELD', rightText ?? '');
    this.next(Math.max(HEIGHT + 2, Math.max(linesOf(leftText ?? '', 40), linesOf(rightText ?? '', 48)) * 14 + 8));
  }

  private money(): void {
    const { form } = this;
    const lines = this.isWhole ? ['BASIC', 'PROJECTS'] : ['CURRENT_YEAR', 'CARRYOVER', 'OTHER'];
    this.put(this.area(1, 1, lines.length + 2), 'CAPTION', this.isWhole ? '部门预算（万元）' : '项目资金（万元）');
    this.text(2, 2, 'CAPTION', '资金构成');
    ['年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'].forEach((caption, at) =>
      this.text(3 + at, 3 + at, 'CAPTION', caption),
    );
    this.next(30);
    const [points, score] = this.isCommon ? ['–', '–'] : [form?.executionWeight ?? '10', form?.executionScore ?? ''];
    this.moneyLine('年度资金总额', form, points, score);
    for (const line of lines)
      this.moneyLine(SELF_LINES[line]![0]!, form?.moneys.find((one) => one.line === line) ?? null, '–', '–');
  }

  private moneyLine(
    caption: string,
    line: { originalBudget: string; adjustedBudget: string; executedAmount: string } | null,
    points: string,
    score: string,
  ): void {
    this.text(2, 2, 'CAPTION', caption);
    this.number(3, line?.originalBudget);
    this.number(4, line?.adjustedBudget);
    this.number(5, line?.executedAmount);
    this.text(6, 6, 'CENTER', points);
    const rate = line && executionRate({ executed: line.executedAmount, adjustedBudget: line.adjustedBudget });
    this.text(7, 7, 'CENTER', rate ? `${rate}%` : '');
    this.text(8, 8, 'CENTER', score);
    this.next();
  }

  private tasks(): void {
    const tasks = this.form?.tasks ?? [];
    const count = Math.max(tasks.length, this.form ? 1 : BLANK_TASKS);
    this.put(this.area(1, 1, count + 1), 'CAPTION', '年度主要任务');
    this.text(2, 3, 'CAPTION', '任务名称');
    this.text(4, 4, 'CAPTION', '预算数');
    this.text(5, 5, 'CAPTION', '执行数');
    this.text(6, LAST, 'CAPTION', '完成情况');
    this.next();
    for (let index = 0; index < count; index += 1) {
      const task = tasks[index];
      this.text(2, 3, 'FIELD', task?.name ?? '');
      this.number(4, task?.originalBudget);
      this.number(5, task?.executedAmount);
      this.text(6, LAST, 'FIELD', task?.result ?? '');
      this.next(Math.max(HEIGHT, Math.max(linesOf(task?.name ?? '', 39), linesOf(task?.result ?? '', 57)) * 14 + 6));
    }
  }

  private goal(): void {
    const { form } = this;
    this.put(this.area(1, 1, 2), 'CAPTION', '年度总体目标');
    this.text(2, 4, 'CAPTION', '预期目标');
    this.text(5, LAST, 'CAPTION', '实际完成情况');
    this.next();
    this.text(2, 4, 'FIELD', form?.annualGoal ?? '');
    this.text(5, LAST, 'FIELD', form?.actualSummary ?? '');
    const lines = Math.max(linesOf(form?.annualGoal ?? '', 54), linesOf(form?.actualSummary ?? '', 72));
    this.next(Math.min(400, Math.max(44, lines * 14 + 8)));
  }

  private indicators(): void {
    SELF_COLUMNS.forEach(({ caption }, at) => this.text(at + 1, at + 1, 'CAPTION', caption));
    SELF_EXTRAS.forEach(({ caption }, at) => this.text(EXTRA_FROM + at, EXTRA_FROM + at, 'EXTRA', caption));
    this.next(32);
    const rows: readonly (SelfFormRow | null)[] = this.isCommon
      ? this.frame.common!.flatMap(commonRow)
      : (this.form?.rows ?? Array<null>(BLANK_ROWS).fill(null));
    rows.forEach((row, index) => this.indicator(row, rows, index));
    this.text(1, 5, 'CAPTION', '总分');
    this.text(6, 6, 'CENTER', '100');
    this.text(7, 7, 'CENTER', this.form?.totalScore ?? '');
    this.text(8, 8, 'FIELD', '');
    this.next();
  }

  private indicator(row: SelfFormRow | null, all: readonly (SelfFormRow | null)[], index: number): void {
    const texts = row ? selfTexts(row) : new Map<SelfColumnKey, string>();
    let lines = 1;
    SELF_COLUMNS.forEach(({ key, width }, at) => {
      const text = texts.get(key) ?? '';
      if (key === 'level1' || key === 'level2') {
        const height = runOf(all, index, key);
        if (height > 0) this.put(this.area(at + 1, at + 1, height), 'CAPTION', text);
        return;
      }
      this.text(at + 1, at + 1, key === 'name' || key === 'cause' ? 'FIELD' : 'CENTER', text);
      lines = Math.max(lines, linesOf(text, width));
    });
    SELF_EXTRAS.forEach(({ key }, at) => this.text(EXTRA_FROM + at, EXTRA_FROM + at, 'EXTRA', texts.get(key) ?? ''));
    this.next(Math.min(400, Math.max(HEIGHT, lines * 14 + 6)));
  }

  private criteria(): void {
    this.put(this.area(1, 1, 5), 'CAPTION', '综合评价');
    this.text(2, 2, 'CAPTION', '方面');
    this.text(3, 3, 'CAPTION', '百分制得分');
    this.text(4, LAST, 'CAPTION', '评价说明');
    this.next();
    for (const [criterion, word] of Object.entries(CRITERION_WORDS)) {
      const own = this.form?.criteria.find((one) => one.criterion === criterion);
      this.text(2, 2, 'CAPTION', word);
      this.text(3, 3, 'CENTER', own?.score ?? '');
      this.text(4, LAST, 'FIELD', own?.text ?? '');
      this.next(Math.min(400, Math.max(HEIGHT, linesOf(own?.text ?? '', 87) * 14 + 6)));
    }
  }

  private foot(): void {
    for (const { key, caption } of SELF_FOOT) {
      const text = this.form?.[key] ?? '';
      this.text(1, 2, 'CAPTION', caption);
      this.text(3, LAST, 'FIELD', text);
      this.next(Math.min(400, Math.max(24, linesOf(text, 113) * 14 + 6)));
    }
    this.text(1, 3, 'NOTE', `填表人：${this.form?.filledByName ?? ''}`);
    this.text(4, 6, 'NOTE', '单位负责人：');
    this.text(7, LAST, 'NOTE', '填表日期：');
    this.next(26);
  }

  private number(column: number, yuan: string | null | undefined): void {
    const value = yuan === null || yuan === undefined ? null : wanText(yuan);
    this.cells.push({ area: this.area(column, column), style: 'MONEY', ...numberOrText(value) });
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
export function selfTexts(row: SelfFormRow): ReadonlyMap<SelfColumnKey, string> {
  const words = levelWords(row.level1, row.level2);
  return new Map<SelfColumnKey, string>([
    ['level1', words.level1],
    ['level2', words.level2],
    ['name', row.name],
    ['target', monitoringTarget(row)],
    ['actual', actualText(row)],
    ['weight', row.weight],
    ['score', row.isNotApplicable ? '–' : (row.score ?? '')],
    ['cause', causeText(row)],
    ['evidence', row.evidence ?? ''],
    ['notApplicable', row.isNotApplicable ? '✔' : ''],
    ['overCause', row.overCause ? OVER_WORDS[row.overCause] : ''],
    ['share', row.share === null ? '' : `${row.share}%`],
    ['rowKey', row.id],
  ]);
}

function actualText(row: SelfFormRow): string {
  switch (row.direction) {
    case 'DATE_BY':
      return row.actualOn ?? '';
    case 'BOOL':
      return row.actualYes === null ? '' : row.actualYes ? '是' : '否';
    case 'QUAL':
      return row.attainment ? ATTAINMENT_WORDS[row.attainment] : '';
    default:
      return numberText(row.actualValue, row.unit);
  }
}

/** Rows from here on that print one merged cell; 0 inside a run. */
function runOf(all: readonly (SelfFormRow | null)[], index: number, key: 'level1' | 'level2'): number {
  const same = (a: number, b: number): boolean => {
    const [x, y] = [all[a], all[b]];
    return Boolean(x && y && x.level1 === y.level1 && (key === 'level1' || x.level2 === y.level2));
  };
  if (index > 0 && same(index - 1, index)) return 0;
  let end = index + 1;
  while (end < all.length && same(end - 1, end)) end += 1;
  return end - index;
}
