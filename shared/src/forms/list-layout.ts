import type { ObjectType } from '../indicators/catalogue.js';
import { AMOUNT_KINDS, type AmountDraft, type AmountKind } from '../indicators/objective.js';
import { CellPlaces } from './cell-places.js';
import { bareCaption, type FormGrid, type GridCell, type GridRow, type Place, plainText } from './grid.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorColumnKey,
  type LevelWords,
  type SheetIndicator,
} from './indicator-columns.js';
import { readMoney, refuseRepeated } from './read-cells.js';
import type { ReadObjective } from './read-form.js';
import { isBlankRow, readIndicator } from './read-indicator.js';
import { isFaulty, type ProblemList, textOf } from './sheet-problem.js';

/** Columns that say the same in every row of one objective. */
export type HeadKey =
  | 'objectType'
  | 'code'
  | 'title'
  | 'agencyName'
  | 'annualAmount'
  | AmountKind
  | 'annualGoal'
  | 'overallGoal'
  | 'basis'
  | 'scheduleText'
  | 'contactPerson'
  | 'contactPhone';

export interface ListColumn {
  readonly key: HeadKey | 'horizon' | IndicatorColumnKey;
  readonly captions: readonly string[];
  readonly width: number;
  readonly most: number;
  readonly required?: boolean;
  readonly money?: boolean;
}

/** What an object is called in a list. */
export const OBJECT_WORDS: readonly (readonly [word: string, objectType: ObjectType])[] = [
  ['项目', 'PROJECT'],
  ['专项债券项目', 'BOND_PROJECT'],
  ['政策', 'POLICY'],
  ['转移支付', 'TRANSFER'],
  ['部门整体', 'DEPARTMENT_WHOLE'],
  ['单位整体', 'UNIT_WHOLE'],
];

const KIND_CAPTIONS: Readonly<Record<AmountKind, string>> = {
  GENERAL_PUBLIC: '一般公共预算',
  GOVERNMENT_FUND: '政府性基金预算',
  STATE_CAPITAL: '国有资本经营预算',
  SOCIAL_INSURANCE: '社会保险基金预算',
  CARRYOVER: '上年结转资金',
  OTHER: '其他资金',
};

const moneyColumn = (key: HeadKey, caption: string, required = false): ListColumn => ({
  key,
  captions: [`${caption}（万元）`, `${caption}（元）`, caption],
  width: 14,
  most: 40,
  money: true,
  required,
});
const textColumn = (key: HeadKey, captions: readonly string[], width: number, most: number): ListColumn => ({
  key,
  captions,
  width,
  most,
});

export const HEAD_COLUMNS: readonly ListColumn[] = [
  textColumn('objectType', ['对象类型'], 10, 20),
  { key: 'code', captions: ['项目代码', '项目编码', '对象代码'], width: 22, most: 40, required: true },
  textColumn('title', ['项目名称', '对象名称'], 32, 200),
  textColumn('agencyName', ['单位名称', '实施单位'], 22, 200),
  moneyColumn('annualAmount', '年度资金总额', true),
  ...AMOUNT_KINDS.map((kind) => moneyColumn(kind, KIND_CAPTIONS[kind])),
  textColumn('annualGoal', ['年度目标', '年度总体目标'], 40, 4000),
  textColumn('overallGoal', ['中长期目标', '中期目标'], 32, 4000),
  textColumn('basis', ['立项依据'], 24, 4000),
  textColumn('scheduleText', ['实施进度计划'], 24, 4000),
  textColumn('contactPerson', ['联系人'], 10, 100),
  textColumn('contactPhone', ['联系电话'], 14, 40),
];

/** 清单式: one row per indicator, the objective's columns repeated, as provincial templates have it. */
export const LIST_COLUMNS: readonly ListColumn[] = [
  ...HEAD_COLUMNS,
  { key: 'horizon', captions: ['指标期限'], width: 9, most: 10 },
  ...INDICATOR_COLUMNS,
];

const HEADER_ROWS = 20;

interface ListHead {
  readonly row: number;
  readonly columns: ReadonlyMap<ListColumn['key'], number>;
  readonly captions: ReadonlyMap<ListColumn['key'], string>;
}

/** The header of a list; null where the worksheet is none. A list has a code and an indicator in one row. */
export function listHead(grid: FormGrid): GridRow | null {
  const has = (row: GridRow, captions: readonly string[]): boolean =>
    Object.values(row.cells).some(
      (cell) => typeof cell === 'string' && captions.some((caption) => bareCaption(caption) === bareCaption(cell)),
    );
  return (
    grid.rows
      .slice(0, HEADER_ROWS)
      .find((row) => has(row, ['项目代码', '项目编码', '对象代码']) && has(row, ['三级指标', '指标名称'])) ?? null
  );
}

/** Reads a list: rows of one code are one objective. */
export function readList(grid: FormGrid, year: number, words: LevelWords, list: ProblemList): ReadObjective[] {
  const head = columnsOf(listHead(grid)!, list);
  if (!head) return [];
  const groups = new Map<string, GridRow[]>();
  for (const row of grid.rows) {
    if (row.row <= head.row || isSilent(row, head)) continue;
    const code = codeOf(row, head, list);
    if (!code) continue;
    const rows = groups.get(code);
    if (rows) rows.push(row);
    else groups.set(code, [row]);
  }
  return [...groups].map(([code, rows]) => new GroupReader(head, rows, year, words, list).read(code));
}

function isSilent(row: GridRow, head: ListHead): boolean {
  return [...head.columns.values()].every(
    (column) => (plainText(row.cells[column]) ?? 'x').trim() === '' || row.cells[column] === undefined,
  );
}

/** The key of the objective: kind and code. */
function codeOf(row: GridRow, head: ListHead, list: ProblemList): string | null {
  const column = head.columns.get('code')!;
  const place = { row: row.row, column };
  const cell = row.cells[column];
  const caption = head.captions.get('code')!;
  if (typeof cell === 'object' && 'number' in cell) {
    list.at(place, caption, 'CODE_AS_NUMBER', { value: cell.number }, { ruleId: 'D-56', wayOut: 'FORMAT_AS_TEXT' });
    return null;
  }
  const before = list.problems.length;
  const text = textOf(cell, place, caption, 40, list);
  if (!text && list.problems.length === before) list.at(place, caption, 'REQUIRED', {}, { ruleId: 'D-14' });
  if (!text) return null;
  const typeAt = head.columns.get('objectType');
  const word = typeAt ? (plainText(row.cells[typeAt]) ?? '').trim() : '';
  const type = word === '' ? 'PROJECT' : OBJECT_WORDS.find(([one, code]) => one === word || code === word)?.[1];
  if (!type) {
    const params = { value: word.slice(0, 20), choices: OBJECT_WORDS.map(([one]) => one).join('、') };
    list.at({ row: row.row, column: typeAt! }, '对象类型', 'SHEET_CHOICE', params);
    return null;
  }
  return `${type}/${text.normalize('NFKC')}`;
}

function columnsOf(row: GridRow, list: ProblemList): ListHead | null {
  const columns = new Map<ListColumn['key'], number>();
  const captions = new Map<ListColumn['key'], string>();
  const twice: string[] = [];
  for (const [at, cell] of Object.entries(row.cells)) {
    const caption = bareCaption(plainText(cell) ?? '');
    const column = LIST_COLUMNS.find((one) => one.captions.some((known) => bareCaption(known) === caption));
    const place = { row: row.row, column: Number(at) };
    if (!column) {
      list.at(place, caption, 'COLUMN_UNKNOWN', {}, { weight: 'CONFIRM', ruleId: 'D-52' });
    } else if (columns.has(column.key)) twice.push(caption);
    else {
      columns.set(column.key, place.column);
      captions.set(column.key, plainText(cell)!.trim());
    }
  }
  const missing = LIST_COLUMNS.filter(({ key, required }) => required && !columns.has(key)).map(
    (one) => one.captions[0]!,
  );
  if (missing.length === 0 && twice.length === 0) return { row: row.row, columns, captions };
  const found = Object.values(row.cells).map((cell) => plainText(cell) ?? '');
  const expected = [...missing, ...twice.map((caption) => `${caption}×1`)].join('、');
  list.whole(
    'TEMPLATE_HEADER',
    { expected, found: found.join('、').slice(0, 300) },
    { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' },
  );
  return null;
}

class GroupReader {
  private readonly places = new CellPlaces();

  constructor(
    private readonly head: ListHead,
    private readonly rows: readonly GridRow[],
    private readonly year: number,
    private readonly words: LevelWords,
    private readonly list: ProblemList,
  ) {}

  read(key: string): ReadObjective {
    const first = this.rows[0]!;
    const [objectType, code] = splitOnce(key);
    this.checkRepeated(first);
    // A list without the column says nothing about it: what is stored stays.
    const text = (column: HeadKey): string | null | undefined =>
      this.head.columns.has(column) ? this.text(first, column) : undefined;
    const annualAmount = this.money(first, 'annualAmount');
    if (annualAmount === '') this.say(first, 'annualAmount', 'REQUIRED');
    const kinds = AMOUNT_KINDS.filter((kind) => this.head.columns.has(kind));
    const amounts = kinds.flatMap((kind): AmountDraft[] => {
      const amount = this.money(first, kind);
      return amount ? [{ block: 'ANNUAL', kind, amount }] : [];
    });
    const indicators = this.indicators();
    refuseRepeated(indicators, (index) => this.places.get(`indicators[${index}].name`)!, this.list);
    return {
      sheet: this.list.sheet,
      row: first.row,
      places: this.places,
      content: {
        objectType: objectType as ObjectType,
        budgetYear: this.year,
        code,
        annualAmount: annualAmount ?? '',
        annualGoal: text('annualGoal'),
        overallGoal: text('overallGoal'),
        basis: text('basis'),
        scheduleText: text('scheduleText'),
        contactPerson: text('contactPerson'),
        contactPhone: text('contactPhone'),
        amounts,
        amountBlocks: kinds.length > 0 ? ['ANNUAL'] : [],
        tasks: null,
        indicators,
      },
    };
  }

  private indicators(): SheetIndicator[] {
    const found: SheetIndicator[] = [];
    for (const row of this.rows) {
      const place = (key: IndicatorColumnKey): Place => ({ row: row.row, column: this.head.columns.get(key) ?? 1 });
      const cell = (key: IndicatorColumnKey): GridCell | undefined =>
        this.head.columns.has(key) ? row.cells[this.head.columns.get(key)!] : undefined;
      const has = (key: IndicatorColumnKey): boolean => this.head.columns.has(key);
      if (isBlankRow({ cell, place, has })) continue;
      const horizonAt = this.head.columns.get('horizon');
      const isMidTerm = horizonAt !== undefined && /中/.test(plainText(row.cells[horizonAt]) ?? '');
      const indicator = readIndicator({ cell, place, has }, isMidTerm ? 'MID_TERM' : 'ANNUAL', this.words, this.list);
      if (!indicator) continue;
      this.places.addIndicator(place);
      found.push(indicator);
    }
    return found;
  }

  /** What is said of the objective must be the same in each of its rows, or left out. */
  private checkRepeated(first: GridRow): void {
    for (const { key, captions } of HEAD_COLUMNS) {
      const column = this.head.columns.get(key);
      if (!column) continue;
      const said = (plainText(first.cells[column]) ?? '').trim();
      for (const row of this.rows.slice(1)) {
        const here = (plainText(row.cells[column]) ?? '').trim();
        if (here !== '' && here !== said) {
          this.list.at({ row: row.row, column }, captions[0]!, 'SHEET_DIFFERS', { row: first.row }, { ruleId: 'D-61' });
        }
      }
    }
  }

  private text(row: GridRow, key: HeadKey): string | null {
    const column = this.head.columns.get(key);
    if (!column) return null;
    const definition = HEAD_COLUMNS.find((one) => one.key === key)!;
    const place = { row: row.row, column };
    this.places.set(key, { place, column: definition.captions[0]! });
    return textOf(row.cells[column], place, definition.captions[0]!, definition.most, this.list);
  }

  private money(row: GridRow, key: HeadKey): string | null {
    const column = this.head.columns.get(key);
    if (!column) return '';
    const caption = this.head.captions.get(key)!;
    const place = { row: row.row, column };
    this.places.set(key === 'annualAmount' ? key : `amounts.ANNUAL.${key}`, { place, column: caption });
    const cell = row.cells[column];
    if (cell === undefined) return '';
    if (isFaulty(cell, place, caption, this.list)) return null;
    if (!caption.includes('元')) {
      this.list.at(place, caption, 'AMOUNT_UNIT_MISSING', {}, { ruleId: 'D-06', wayOut: 'WRITE_MONEY_UNIT' });
      return null;
    }
    return readMoney(cell, caption.includes('万元'), place, caption, this.list);
  }

  private say(row: GridRow, key: HeadKey, code: string): void {
    const column = this.head.columns.get(key) ?? 1;
    this.list.at({ row: row.row, column }, this.head.captions.get(key) ?? '', code, {}, { ruleId: 'D-14' });
  }
}

function splitOnce(key: string): [string, string] {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
}
