import type { Likelihood } from '../monitoring/progress.js';
import type { CauseKind } from '../monitoring/sheet-codes.js';
import { bareCaption, type GridCell } from './grid.js';
import { LevelWords } from './indicator-columns.js';
import type { MonitoringDraftRow } from './monitoring-draft.js';
import {
  CAUSE_WORDS,
  isMeasured,
  levelWords,
  type MonitoringColumnKey,
  type MonitoringFormRow,
  monitoringTarget,
} from './monitoring-form.js';
import type { MonitoringGrid } from './monitoring-grid.js';
import {
  halfWidth,
  LIKELY,
  likelihoodNamed,
  type NamedCell,
  type Read,
  readDay,
  readLikelihood,
  readNumber,
  readOther,
  readTick,
  readYesNo,
  saysNotDue,
} from './monitoring-values.js';
import { isFaulty, textOf } from './sheet-problem.js';

const CONFIRM = { weight: 'CONFIRM' } as const;
const LEVELS = new LevelWords([]);
const CAUSE_COLUMNS = ['FUNDING', 'SYSTEM', 'PERSONNEL', 'HARDWARE'] as const;

/** The indicators of a form, each beside the approved one of which it speaks. */
export class MonitoringRows {
  constructor(private readonly sheet: MonitoringGrid) {}

  read(known: readonly MonitoringFormRow[]): MonitoringDraftRow[] {
    const drafts = new Map<string, MonitoringDraftRow>();
    const seen = new Map<string, number>();
    const carried = new Map<'level1' | 'level2', GridCell>();
    for (
      let row = this.sheet.firstRow;
      this.sheet.firstRow > 0 && row <= this.sheet.lookup.lastRow && !this.sheet.endsAt(row);
      row += 1
    ) {
      this.sheet.carry(row, carried);
      if (this.sheet.isBlank(row)) continue;
      const one = this.rowOf(row, known, carried);
      if (!one) continue;
      const first = seen.get(one.id);
      if (first !== undefined) {
        const { place, column } = this.sheet.named(row, 'name');
        this.sheet.list.at(place, column, 'DUPLICATE_ROW', { name: one.name, first }, { ruleId: 'D-61' });
        continue;
      }
      seen.set(one.id, row);
      this.checkApproved(row, one, carried);
      this.sheet.checkMerges(row);
      drafts.set(one.id, this.draftOf(row, one));
    }
    for (const one of known)
      if (!seen.has(one.id) && this.sheet.firstRow > 0)
        this.sheet.list.whole('MONITORING_ROW_MISSING', { name: one.name }, { weight: 'CONFIRM' });
    return known.flatMap((one) => drafts.get(one.id) ?? []);
  }

  /** The known indicator that a row speaks of: by its mark, else by its name. */
  private rowOf(
    row: number,
    known: readonly MonitoringFormRow[],
    carried: ReadonlyMap<'level1' | 'level2', GridCell>,
  ): MonitoringFormRow | null {
    const key = this.sheet.has('rowKey') ? halfWidth(this.sheet.named(row, 'rowKey').cell) : '';
    const named = this.sheet.named(row, 'name');
    const name = textOf(named.cell, named.place, named.column, 200, this.sheet.list);
    const marked = known.find(({ id }) => id === key);
    if (marked) return marked;
    if (name === null) {
      this.sheet.list.at(named.place, named.column, 'REQUIRED', {}, { ruleId: 'D-14' });
      return null;
    }
    const same = known.filter((one) => bareCaption(one.name) === bareCaption(name));
    const level2 = carried.get('level2');
    const own = same.length > 1 ? same.filter((one) => isLevel(one, 'level2', halfWidth(level2))) : same;
    if (own.length === 1) return own[0]!;
    const code = own.length === 0 ? 'MONITORING_ROW_UNKNOWN' : 'MONITORING_ROW_AMBIGUOUS';
    this.sheet.list.at(named.place, named.column, code, { name: name.slice(0, 60) });
    return null;
  }

  /** What was approved is shown in the form and never changed by it. */
  private checkApproved(
    row: number,
    known: MonitoringFormRow,
    carried: ReadonlyMap<'level1' | 'level2', GridCell>,
  ): void {
    const differs = ({ place, column }: NamedCell, found: string, approved: string): void =>
      this.sheet.list.at(
        place,
        column,
        'MONITORING_APPROVED_DIFFERS',
        { found: found.slice(0, 40), approved },
        CONFIRM,
      );
    const words = levelWords(known.level1, known.level2);
    for (const key of ['level1', 'level2'] as const) {
      const cell = carried.get(key);
      const named = { ...this.sheet.named(row, key), cell };
      if (cell === undefined || isFaulty(cell, named.place, named.column, this.sheet.list)) continue;
      const text = halfWidth(cell);
      if (text !== '' && !isLevel(known, key, text)) differs(named, text, words[key]);
    }
    const name = halfWidth(this.sheet.named(row, 'name').cell);
    if (bareCaption(name) !== bareCaption(known.name)) differs(this.sheet.named(row, 'name'), name, known.name);
    if (!this.sheet.has('target')) return;
    const target = this.sheet.named(row, 'target');
    if (target.cell !== undefined && isFaulty(target.cell, target.place, target.column, this.sheet.list)) return;
    const text = halfWidth(target.cell);
    if (text !== '' && !isTarget(known, text)) differs(target, text, monitoringTarget(known));
  }

  private draftOf(row: number, known: MonitoringFormRow): MonitoringDraftRow {
    const { list } = this.sheet;
    const or = <T>(key: MonitoringColumnKey, stored: T, read: (named: NamedCell) => T | undefined): T =>
      this.sheet.has(key) ? (read(this.sheet.named(row, key)) as T) : stored;
    const text = (key: MonitoringColumnKey, most: number, stored: string | null): string | null =>
      or(key, stored, ({ cell, place, column }) => textOf(cell, place, column, most, list));
    const { direction, unit } = known;
    const measures = isMeasured(direction);
    const actual = this.sheet.has('actual') ? this.sheet.named(row, 'actual') : null;
    const isNotDue = actual !== null && saysNotDue(actual.cell);
    const value = actual && isNotDue ? { ...actual, cell: undefined } : actual;
    const ticked = or('notDue', isNotDue ? true : actual === null && known.isNotDue, (named) => readTick(named, list));
    return {
      id: known.id,
      actualValue: measures && value ? (readNumber(value, unit, list) ?? null) : measures ? known.actualValue : null,
      actualText:
        direction !== 'QUAL'
          ? known.actualText
          : value
            ? textOf(value.cell, value.place, value.column, 500, list)
            : known.actualText,
      actualOn: direction !== 'DATE_BY' ? null : value ? (readDay(value, list) ?? null) : known.actualOn,
      actualYes: direction !== 'BOOL' ? null : value ? (readYesNo(value, list) ?? null) : known.actualYes,
      isNotDue: isNotDue || ticked === true,
      stageTarget: or('stageTarget', known.stageTarget, (named) => readNumber(named, unit, list) ?? null),
      forecastValue: measures
        ? or('forecast', known.forecastValue, (named) => readNumber(named, unit, list) ?? null)
        : known.forecastValue,
      forecastText: measures ? known.forecastText : text('forecast', 500, known.forecastText),
      likelihood: this.likelihood(row, known),
      causeCodes: this.causes(row, known),
      causeText: text('causeText', 1000, known.causeText),
      comment: text('comment', 500, known.comment),
    };
  }

  private likelihood(row: number, known: MonitoringFormRow): Likelihood | null {
    const columns = LIKELY.filter((key) => this.sheet.has(key));
    let read: Read<Likelihood> = known.likelihood;
    if (columns.length > 0)
      read = readLikelihood(
        columns.map((likelihood) => ({ ...this.sheet.named(row, likelihood), likelihood })),
        this.sheet.list,
      );
    else if (this.sheet.has('likelihood')) read = likelihoodNamed(this.sheet.named(row, 'likelihood'), this.sheet.list);
    return read ?? null;
  }

  private causes(row: number, known: MonitoringFormRow): readonly string[] {
    const columns = CAUSE_COLUMNS.filter((key) => this.sheet.has(key));
    if (columns.length === 0 && !this.sheet.has('OTHER')) return known.causeCodes;
    const ticked: CauseKind[] = columns.filter((key) => readTick(this.sheet.named(row, key), this.sheet.list) === true);
    const others = this.sheet.has('OTHER') ? (readOther(this.sheet.named(row, 'OTHER'), this.sheet.list) ?? []) : [];
    const codes = new Set<string>([...ticked, ...others]);
    return Object.keys(CAUSE_WORDS).filter((code) => codes.has(code));
  }
}

function isLevel(known: MonitoringFormRow, key: 'level1' | 'level2', text: string): boolean {
  const own = known[key];
  const words = levelWords(known.level1, known.level2);
  if (text === own || bareCaption(text) === bareCaption(words[key])) return true;
  return (key === 'level1' ? LEVELS.level1(text) : LEVELS.level2(known.level1, text)) === own;
}

/** The same target, with or without its sign and its unit. */
function isTarget(known: MonitoringFormRow, text: string): boolean {
  const bare = (one: string): string => {
    const half = one
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^(>=|<=|[≥≤><=])/, '');
    const unit = known.unit?.normalize('NFKC') ?? '';
    return unit !== '' && half.endsWith(unit) ? half.slice(0, -unit.length) : half;
  };
  return bare(text) === bare(monitoringTarget(known));
}
