import { bareCaption, type FormGrid, type Place, trimmed } from './grid.js';
import type { MonitoringDraft, MonitoringIdentity } from './monitoring-draft.js';
import {
  BASIS_WORDS,
  CAUSE_WORDS,
  FOOT_LINES,
  type FootKey,
  LIGHT_WORDS,
  MONITORING_MARK,
  MONITORING_TITLES,
  type MonitoringForm,
  periodWords,
} from './monitoring-form.js';
import { MonitoringGrid } from './monitoring-grid.js';
import { MonitoringMoney } from './monitoring-money.js';
import { MonitoringRows } from './monitoring-rows.js';
import { codeNamed, halfWidth, type NamedCell, type Read } from './monitoring-values.js';
import { type SheetProblem, textOf } from './sheet-problem.js';

const TITLES: readonly string[] = Object.values(MONITORING_TITLES).map(bareCaption);

/** Whether a worksheet is a monitoring form; guides and cover sheets of a workbook are left alone. */
export function isMonitoringForm(grid: FormGrid): boolean {
  return grid.rows.some(({ cells }) =>
    Object.values(cells).some((cell) => {
      const caption = typeof cell === 'string' ? bareCaption(cell) : '';
      return TITLES.includes(caption) || caption === '三级指标' || caption.includes('绩效目标执行监控表');
    }),
  );
}

/** Reads one worksheet. Captions are found wherever people have moved them; every fault is named by its cell. */
export class MonitoringReader {
  readonly identity: MonitoringIdentity;
  private readonly at: Readonly<Record<'code' | 'name' | 'mark', Place>>;
  private readonly sheet: MonitoringGrid;

  constructor(grid: FormGrid) {
    this.sheet = new MonitoringGrid(grid);
    const code = this.sheet.field(['项目代码', '项目编码', '预算编码', '单位代码']);
    const name = this.sheet.field(['项目名称', '部门（单位）名称', '政策名称']);
    const mark = this.mark();
    this.at = { code: code.place, name: name.place, mark: mark.place };
    this.identity = {
      sheetId: mark.id,
      code: this.codeText(code),
      name: textOf(name.cell, name.place, name.column, 300, this.sheet.list)?.replace(/^\[[^\]]*\]/, '') ?? null,
    };
    if (this.sheet.firstRow === 0) {
      const found = this.sheet.lookup.captions.slice(0, 30).join('、').slice(0, 300);
      this.sheet.list.whole(
        'TEMPLATE_HEADER',
        { expected: '三级指标', found },
        { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' },
      );
    }
    const hidden = grid.hidden ? '工作表' : grid.hasHiddenRows ? '行' : '';
    if (hidden) this.sheet.list.whole('SHEET_HIDDEN', { what: hidden }, { weight: 'CONFIRM', ruleId: 'D-53' });
  }

  get sheetName(): string {
    return this.sheet.list.sheet;
  }

  get problems(): readonly SheetProblem[] {
    return this.sheet.list.problems;
  }

  /** A problem of the sheet as a whole, at the cell that says whose it is. */
  refuse(code: string, params: SheetProblem['params'], more: Partial<SheetProblem> = {}): void {
    const key = this.identity.code === null && this.identity.name !== null ? 'name' : 'code';
    this.sheet.list.at(this.at[key], key === 'name' ? '项目名称' : '项目代码', code, params, more);
  }

  /** Everything that the sheet says of the known one. Columns that it does not have leave what is stored. */
  read(known: MonitoringForm): MonitoringDraft {
    this.checkHead(known);
    const rows = new MonitoringRows(this.sheet).read(known.rows);
    const money = new MonitoringMoney(this.sheet);
    return {
      id: known.id,
      rows,
      ...money.read(known),
      tasks: money.tasks(known),
      ...this.foot(known),
    };
  }

  private checkHead(known: MonitoringForm): void {
    const { code, name } = this.identity;
    if (this.identity.sheetId && code && code !== known.code)
      this.sheet.list.at(this.at.code, '项目代码', 'MONITORING_OTHER_PROJECT', { found: code, known: known.code });
    else if (!code && name && halfWidth(name) !== halfWidth(known.name))
      this.sheet.list.at(this.at.name, '项目名称', 'MONITORING_OTHER_PROJECT', { found: name, known: known.name });
    for (const { row, cells } of this.sheet.lookup.grid.rows) {
      for (const [at, cell] of Object.entries(cells)) {
        if (typeof cell !== 'string' || cell.length > 80 || row > this.sheet.firstRow) continue;
        this.checkTime({ row, column: Number(at) }, cell.normalize('NFKC'), known);
      }
    }
  }

  /** Year and period, wherever the head of the sheet says them. */
  private checkTime(place: Place, text: string, known: MonitoringForm): void {
    const year = /^\(?\s*(20\d\d)\s*年度?\s*\)?$/.exec(trimmed(text))?.[1];
    if (year && Number(year) !== known.budgetYear)
      this.sheet.list.at(place, '年度', 'YEAR_DIFFERS', { found: year, year: known.budgetYear }, { ruleId: 'D-62' });
    const period = periodWords(known.periodFrom, known.periodTo);
    const days = /监控期\D*(20\d\d-\d\d-\d\d)\D+(20\d\d-\d\d-\d\d)/.exec(text);
    const months = /(?:^|监控期\D*)(\d{1,2})\s*[-‐-―~至]\s*(\d{1,2})\s*月/.exec(text);
    const found = days ? `${days[1]} 至 ${days[2]}` : months ? `${Number(months[1])}-${Number(months[2])}月` : null;
    const own = days ? `${known.periodFrom} 至 ${known.periodTo}` : period;
    if (found !== null && found !== own)
      this.sheet.list.at(place, '监控期', 'MONITORING_OTHER_ROUND', { found, period: own });
  }

  private foot(known: MonitoringForm): Pick<MonitoringDraft, FootKey> {
    const named = (key: FootKey): NamedCell | null => {
      const line = FOOT_LINES.find((one) => one.key === key)!;
      const at = this.sheet.lookup
        .places([line.caption, ...line.also])
        .filter(({ row }) => row >= this.sheet.firstRow)
        .at(-1);
      if (!at) return null;
      const area = this.sheet.lookup.area(at);
      const place = { row: area.top, column: area.right + 1 };
      return { cell: this.sheet.lookup.cell(place), place, column: line.caption };
    };
    const text = (
      key: 'causeText' | 'measures' | 'suggestions' | 'forecastNote' | 'executionReason',
    ): string | null => {
      const one = named(key);
      const most = FOOT_LINES.find((line) => line.key === key)!.most;
      return one ? textOf(one.cell, one.place, one.column, most, this.sheet.list) : known[key];
    };
    const codes = (key: FootKey, words: Readonly<Record<string, string>>): Read<readonly string[]> => {
      const one = named(key);
      return one ? codeNamed(one, words, this.sheet.list) : undefined;
    };
    const one = (key: 'forecastBasis' | 'unitRating', words: Readonly<Record<string, string>>): string | null =>
      named(key) ? (codes(key, words)?.[0] ?? null) : known[key];
    return {
      causeText: text('causeText'),
      causeCodes: named('causeCodes') ? (codes('causeCodes', CAUSE_WORDS) ?? []) : known.causeCodes,
      measures: text('measures'),
      suggestions: text('suggestions'),
      forecastBasis: one('forecastBasis', BASIS_WORDS),
      forecastNote: text('forecastNote'),
      executionReason: text('executionReason'),
      unitRating: one('unitRating', LIGHT_WORDS),
    };
  }

  /** `[105210]示例单位` and plain codes; a number may have lost digits. */
  private codeText({ cell, place, column }: NamedCell): string | null {
    if (typeof cell === 'object' && 'number' in cell) {
      const params = { value: cell.number };
      this.sheet.list.at(place, column, 'CODE_AS_NUMBER', params, { ruleId: 'D-56', wayOut: 'FORMAT_AS_TEXT' });
      return null;
    }
    const text = textOf(cell, place, column, 200, this.sheet.list);
    return text === null ? null : (/^\[([^\]]+)\]/.exec(text.normalize('NFKC'))?.[1] ?? text);
  }

  private mark(): { id: string | null; place: Place } {
    for (const { row, cells } of this.sheet.lookup.grid.rows) {
      for (const [at, cell] of Object.entries(cells)) {
        if (typeof cell !== 'string') continue;
        const place = { row, column: Number(at) };
        const form = /^表样[:：]\s*(.+)$/.exec(trimmed(cell))?.[1];
        const known: readonly string[] = Object.values(MONITORING_MARK);
        if (form && !known.includes(form))
          this.sheet.list.whole('TEMPLATE_HEADER', { expected: known[0]!, found: form }, { ruleId: 'D-52' });
        const id = /^监控表[:：]\s*([0-9a-f-]{36})$/.exec(trimmed(cell))?.[1];
        if (id) return { id, place };
      }
    }
    return { id: null, place: { row: 1, column: 1 } };
  }
}
