import { COMMON_BY_CODE } from '../self-evaluation/common-indicators.js';
import { commonRate } from '../self-evaluation/score-common.js';
import { FormLookup } from './form-lookup.js';
import { bareCaption, type FormGrid, type Place, trimmed } from './grid.js';
import { codeNamed, halfWidth, type NamedCell, readDay, readNumber, readTick, readYesNo } from './monitoring-values.js';
import type { CommonBases, SelfAnnexReader } from './read-self-annex.js';
import { SelfFormParts } from './read-self-parts.js';
import { commonRow, type SelfFormCommon } from './self-common.js';
import { monitoringTarget } from './monitoring-form.js';
import {
  ATTAINMENT_WORDS,
  OVER_WORDS,
  readCauseText,
  SELF_COLUMNS,
  SELF_EXTRAS,
  SELF_FOOT,
  type SelfColumnKey,
  type SelfForm,
  type SelfFormDraft,
  type SelfFormRow,
} from './self-form.js';
import { isFaulty, ProblemList, type SheetProblem, textOf } from './sheet-problem.js';

const COLUMNS = [...SELF_COLUMNS, ...SELF_EXTRAS];
const CONFIRM = { weight: 'CONFIRM' } as const;
const MARK = /^自评表[:：]\s*([0-9a-f-]{36})$/;
const END = /^(总分|合计|综合评价|填表人|填报人|单位负责人|负责人|填表日期|注)/;

/** Reads one worksheet. Captions are found wherever people have moved them; every fault is named by its cell. */
export class SelfReader {
  readonly identity: { readonly sheetId: string | null; readonly code: string | null; readonly name: string | null };
  private readonly list: ProblemList;
  private readonly lookup: FormLookup;
  private readonly columns = new Map<SelfColumnKey, number>();
  private readonly at: { readonly code: Place; readonly name: Place };
  private firstRow = 0;
  private annex: SelfAnnexReader | null = null;

  constructor(grid: FormGrid) {
    this.list = new ProblemList(grid.name);
    this.lookup = new FormLookup(grid);
    this.findColumns();
    const code = this.field(['项目代码', '项目编码', '预算编码', '单位代码']);
    const name = this.field(['项目名称', '部门（单位）名称', '政策名称']);
    this.at = { code: code.place, name: name.place };
    this.identity = {
      sheetId: this.mark(),
      code: halfWidth(code.cell) || null,
      name: textOf(name.cell, name.place, name.column, 300, this.list),
    };
    if (this.firstRow === 0) {
      const found = this.lookup.captions.slice(0, 30).join('、').slice(0, 300);
      this.list.whole('TEMPLATE_HEADER', { expected: '三级指标', found }, { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' });
    }
    const hidden = grid.hidden ? '工作表' : grid.hasHiddenRows ? '行' : '';
    if (hidden) this.list.whole('SHEET_HIDDEN', { what: hidden }, { weight: 'CONFIRM', ruleId: 'D-53' });
  }

  get sheetName(): string {
    return this.list.sheet;
  }

  get problems(): readonly SheetProblem[] {
    return this.annex ? [...this.list.problems, ...this.annex.problems] : this.list.problems;
  }

  /** The worksheet with what its rates are computed from. */
  withAnnex(annex: SelfAnnexReader): void {
    this.annex = annex;
  }

  /** A problem of the sheet as a whole, at the cell that says whose it is. */
  refuse(code: string, params: SheetProblem['params'], more: Partial<SheetProblem> = {}): void {
    const key = this.identity.code === null && this.identity.name !== null ? 'name' : 'code';
    this.list.at(this.at[key], key === 'name' ? '项目名称' : '项目代码', code, params, more);
  }

  /** Everything that the sheet says of the known one. Columns that it does not have leave what is stored. */
  read(known: SelfForm): SelfFormDraft {
    this.checkHead(known);
    const summary = this.below('实际完成情况');
    const parts = new SelfFormParts(this.lookup, this.list);
    return {
      id: known.id,
      rows: known.common.length > 0 ? [] : this.rows(known.rows),
      common: this.common(known),
      moneys: parts.moneys(known),
      tasks: parts.tasks(known),
      criteria: parts.criteria(known),
      actualSummary: summary
        ? textOf(summary.cell, summary.place, summary.column, 4000, this.list)
        : known.actualSummary,
      ...this.foot(known),
    };
  }

  private findColumns(): void {
    const [head] = this.lookup.places(['三级指标', '指标名称']);
    if (!head) return;
    for (const [at, cell] of Object.entries(this.lookup.row(head.row))) {
      const caption = typeof cell === 'string' ? bareCaption(cell) : '';
      const column = COLUMNS.find(({ known }) => known.test(caption));
      if (column && !this.columns.has(column.key)) this.columns.set(column.key, Number(at));
    }
    this.firstRow = this.lookup.area(head).bottom + 1;
  }

  private mark(): string | null {
    for (const { cells } of this.lookup.grid.rows)
      for (const cell of Object.values(cells)) {
        const found = typeof cell === 'string' ? MARK.exec(cell.trim()) : null;
        if (found) return found[1]!;
      }
    return null;
  }

  private field(captions: readonly string[]): NamedCell {
    const [at] = this.lookup.places(captions);
    return at ? this.right(at, captions[0]!) : { cell: undefined, place: { row: 1, column: 1 }, column: captions[0]! };
  }

  private right(at: Place, column: string): NamedCell {
    const area = this.lookup.area(at);
    const place = { row: area.top, column: area.right + 1 };
    return { cell: this.lookup.cell(place), place, column };
  }

  private below(caption: string): NamedCell | null {
    const [at] = this.lookup.places([caption]);
    if (!at) return null;
    const area = this.lookup.area(at);
    const place = { row: area.bottom + 1, column: area.left };
    return { cell: this.lookup.merged(place), place, column: caption };
  }

  private checkHead(known: SelfForm): void {
    const { code, name, sheetId } = this.identity;
    if (sheetId && code && code !== known.code)
      this.list.at(this.at.code, '项目代码', 'MONITORING_OTHER_PROJECT', { found: code, known: known.code });
    else if (!code && name && halfWidth(name) !== halfWidth(known.name))
      this.list.at(this.at.name, '项目名称', 'MONITORING_OTHER_PROJECT', { found: name, known: known.name });
    for (const { row, cells } of this.lookup.grid.rows) {
      if (row > this.firstRow) break;
      for (const [at, cell] of Object.entries(cells)) {
        const text = typeof cell === 'string' ? trimmed(cell.normalize('NFKC')) : '';
        const year = /^\(?\s*(20\d\d)\s*年度?\s*\)?$/.exec(text)?.[1];
        if (!year || Number(year) === known.subjectYear) continue;
        const place = { row, column: Number(at) };
        this.list.at(place, '年度', 'YEAR_DIFFERS', { found: year, year: known.subjectYear }, { ruleId: 'D-62' });
      }
    }
  }

  private named(row: number, key: SelfColumnKey): NamedCell {
    const place = { row, column: this.columns.get(key) ?? 1 };
    const column = COLUMNS.find((one) => one.key === key)!.caption;
    return { cell: this.columns.has(key) ? this.lookup.cell(place) : undefined, place, column };
  }

  private endsAt(row: number): boolean {
    const [first] = Object.entries(this.lookup.row(row)).sort(([a], [b]) => Number(a) - Number(b));
    return typeof first?.[1] === 'string' && END.test(trimmed(first[1]));
  }

  private rows(known: readonly SelfFormRow[]): SelfFormDraft['rows'] {
    const drafts = new Map<string, SelfFormDraft['rows'][number]>();
    const first = new Map<string, number>();
    for (let row = this.firstRow; row > 0 && row <= this.lookup.lastRow && !this.endsAt(row); row += 1) {
      const isBlank = (['name', 'actual', 'rowKey'] as const).every(
        (key) => halfWidth(this.named(row, key).cell) === '',
      );
      if (isBlank) continue;
      const one = this.rowOf(row, known);
      if (!one) continue;
      const seen = first.get(one.id);
      if (seen !== undefined) {
        const { place, column } = this.named(row, 'name');
        this.list.at(place, column, 'DUPLICATE_ROW', { name: one.name, first: seen }, { ruleId: 'D-61' });
        continue;
      }
      first.set(one.id, row);
      this.checkApproved(row, one);
      drafts.set(one.id, this.draftOf(row, one));
    }
    for (const one of known)
      if (!first.has(one.id) && this.firstRow > 0)
        this.list.whole('MONITORING_ROW_MISSING', { name: one.name }, { weight: 'CONFIRM' });
    return known.flatMap((one) => drafts.get(one.id) ?? []);
  }

  /** What is computed comes from the annex; the form itself gives what people judge and say. */
  private common(known: SelfForm): SelfFormDraft['common'] {
    if (known.common.length === 0) return [];
    const bases = this.annex?.bases(known);
    const drafts = new Map(this.rows(known.common.flatMap(commonRow)).map((draft) => [draft.id, draft]));
    return known.common.flatMap((one): SelfFormDraft['common'] => {
      const draft = drafts.get(one.id);
      if (!draft) return [];
      const { baseA, baseB } = bases?.get(one.id) ?? one;
      this.checkComputed(one, draft.actualValue, { baseA, baseB });
      const { id, attainment, share, isNotApplicable, cause, measures, evidence } = draft;
      return [{ id, baseA, baseB, attainment, share, isNotApplicable, cause, measures, evidence }];
    });
  }

  /** A rate that was typed instead of being computed is not taken, and that is said. */
  private checkComputed(one: SelfFormCommon, typed: string | null, bases: CommonBases): void {
    const preset = COMMON_BY_CODE.get(one.code);
    if (!preset?.bases || typed === null) return;
    const known = [one.value, commonRate(preset, bases.baseA, bases.baseB)];
    if (known.some((value) => value !== null && Number(value) === Number(typed))) return;
    this.list.whole('SELF_COMMON_COMPUTED', { name: preset.name, found: typed }, CONFIRM);
  }

  /** The known indicator that a row speaks of: by its mark, else by its name where that is but one. */
  private rowOf(row: number, known: readonly SelfFormRow[]): SelfFormRow | null {
    const key = halfWidth(this.named(row, 'rowKey').cell);
    const marked = known.find(({ id }) => id === key);
    if (marked) return marked;
    const named = this.named(row, 'name');
    const name = textOf(named.cell, named.place, named.column, 200, this.list);
    if (name === null) {
      this.list.at(named.place, named.column, 'REQUIRED', {}, { ruleId: 'D-14' });
      return null;
    }
    const alike = known.filter((one) => bareCaption(one.name) === bareCaption(name));
    const same = alike.length > 1 ? alike.filter(({ level2 }) => level2 === this.level2(row)) : alike;
    if (same.length === 1) return same[0]!;
    const code = same.length === 0 ? 'MONITORING_ROW_UNKNOWN' : 'MONITORING_ROW_AMBIGUOUS';
    this.list.at(named.place, named.column, code, { name: name.slice(0, 60) });
    return null;
  }

  /** Common indicators of two groups may have one name. */
  private level2(row: number): string {
    const column = this.columns.get('level2');
    return column === undefined ? '' : halfWidth(this.lookup.merged({ row, column }));
  }

  /** What was approved is shown in the form and never changed by it. */
  private checkApproved(row: number, known: SelfFormRow): void {
    const compare = (key: 'target' | 'weight' | 'name', approved: string): void => {
      const { cell, place, column } = this.named(row, key);
      if (cell === undefined || isFaulty(cell, place, column, this.list)) return;
      const found = halfWidth(cell);
      if (found === '' || bare(found) === bare(approved)) return;
      this.list.at(place, column, 'MONITORING_APPROVED_DIFFERS', { found: found.slice(0, 40), approved }, CONFIRM);
    };
    compare('name', known.name);
    compare('target', monitoringTarget(known));
    compare('weight', known.weight);
  }

  private draftOf(row: number, known: SelfFormRow): SelfFormDraft['rows'][number] {
    const { list } = this;
    const has = (key: SelfColumnKey): boolean => this.columns.has(key);
    const { direction, unit } = known;
    const actual = this.named(row, 'actual');
    const said = has('cause') ? this.text(this.named(row, 'cause'), 2100) : null;
    const parts = has('cause') ? readCauseText(said) : known;
    const word = <Code extends string>(
      key: SelfColumnKey,
      words: Readonly<Record<Code, string>>,
      stored: Code | null,
    ): Code | null => {
      if (!has(key)) return stored;
      const codes = codeNamed(this.named(row, key), words, list);
      return (codes?.[0] as Code | undefined) ?? null;
    };
    const isMeasured = !['DATE_BY', 'BOOL', 'QUAL'].includes(direction);
    const typed = isMeasured && has('actual') ? (readNumber(actual, unit, list) ?? null) : known.actualValue;
    const isDropped = has('notApplicable')
      ? readTick(this.named(row, 'notApplicable'), list) === true
      : known.isNotApplicable;
    if (known.originSurveyId && (isDropped || Number(typed ?? Number.NaN) !== Number(known.actualValue))) {
      const params = { name: known.name, value: known.actualValue };
      list.at(actual.place, actual.column, 'SELF_SURVEY_FIXED', params, {
        ruleId: 'SV-04',
        wayOut: 'ASK_AGAIN_BY_SURVEY',
      });
    }
    return {
      id: known.id,
      actualValue: isMeasured ? typed : null,
      actualOn: direction !== 'DATE_BY' ? null : has('actual') ? (readDay(actual, list) ?? null) : known.actualOn,
      actualYes: direction !== 'BOOL' ? null : has('actual') ? (readYesNo(actual, list) ?? null) : known.actualYes,
      attainment: direction !== 'QUAL' ? null : word('actual', ATTAINMENT_WORDS, known.attainment),
      share: has('share') ? (readNumber(this.named(row, 'share'), '%', list) ?? null) : known.share,
      isNotApplicable: isDropped,
      overCause: word('overCause', OVER_WORDS, known.overCause),
      cause: parts.cause,
      measures: parts.measures,
      evidence: has('evidence') ? this.text(this.named(row, 'evidence'), 1000) : known.evidence,
    };
  }

  private text({ cell, place, column }: NamedCell, most: number): string | null {
    return textOf(cell, place, column, most, this.list);
  }

  private foot(known: SelfForm): Pick<SelfFormDraft, 'executionReason' | 'problems' | 'measures' | 'filledByName'> {
    const read = (key: (typeof SELF_FOOT)[number]['key']): string | null => {
      const line = SELF_FOOT.find((one) => one.key === key)!;
      const at = this.lookup
        .places([line.caption, ...line.also])
        .filter(({ row }) => row >= this.firstRow)
        .at(-1);
      return at ? this.text(this.right(at, line.caption), line.most) : known[key];
    };
    return {
      executionReason: read('executionReason'),
      problems: read('problems'),
      measures: read('measures'),
      filledByName: this.signature() ?? known.filledByName,
    };
  }

  private signature(): string | null {
    for (const { cells } of this.lookup.grid.rows)
      for (const cell of Object.values(cells)) {
        const name = typeof cell === 'string' ? /^填表人\s*[:：]\s*(.{1,60})$/.exec(trimmed(cell))?.[1] : undefined;
        if (name) return name.trim();
      }
    return null;
  }
}

/** The same value, with or without its sign, its unit and blanks; 20 and 20.00 are one. */
function bare(text: string): string {
  const half = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(>=|<=|[≥≤><=])/, '');
  return /^-?\d+(\.\d+)?$/.test(half) ? String(Number(half)) : half;
}
