import type { AppraisalDimension } from '../appraisal/criteria.js';
import { Exact, plain, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { JudgedLine } from './checklist.js';
import { type FactPoints, RATING_FACTS, type RatingFactKind } from './rating-sheet.js';

/** One thing that was found, in numbers; what it is about is told by its subject. */
export interface RatingFact {
  readonly kind: RatingFactKind;
  readonly subject: string;
  /** Slips, points, findings, days or papers. */
  readonly amount: string;
  /** How it was found: both numbers, the dates, the reason. */
  readonly detail: string;
  /** Of a second score: where it comes from, and of how many rows or sheets. */
  readonly source?: SecondScoreSource;
  readonly basis?: number;
  /** Years of which no calendar was entered: only weekends were left out. */
  readonly yearsNotEntered?: readonly number[];
}

/** The bureau scored rows again, or scorers who are not of the firm scored all of it on their own. */
export const SECOND_SCORE_SOURCES = ['RECHECK', 'PANEL'] as const;
export type SecondScoreSource = (typeof SECOND_SCORE_SOURCES)[number];

export interface ProposedItem {
  readonly code: string;
  /** Null where no fact speaks of the item: people score it. */
  readonly proposed: string | null;
  readonly working: string;
}

/** Points that one fact takes off. */
function pointsOff(fact: RatingFact, points: FactPoints): Exact {
  const amount = new Exact(fact.amount);
  switch (fact.kind) {
    case 'ARITHMETIC':
      return amount.times(points.arithmetic);
    case 'RECHECK_GAP':
      return Exact.max(0, amount.minus(points.gapTolerance)).times(points.gapPoint);
    case 'OVERTURNED':
      return amount.times(points.overturned);
    case 'LATE_DAYS':
      return amount.times(points.lateDay);
    default:
      return amount.times(points.latePaper);
  }
}

/** What the facts and the findings of people would give, item by item, never below nought. */
export function proposeRating(
  sheet: readonly AppraisalDimension[],
  facts: readonly RatingFact[],
  points: FactPoints,
  lines: readonly JudgedLine[] = [],
): ProposedItem[] {
  const measured = new Set<string>([...Object.values(RATING_FACTS), ...lines.map(({ item }) => item)]);
  return sheet.flatMap(({ items }) =>
    items.map((item) => {
      if (!measured.has(item.code)) return { code: item.code, proposed: null, working: '' };
      const off = [
        ...facts.filter(({ kind }) => RATING_FACTS[kind] === item.code).map((fact) => pointsOff(fact, points)),
        ...lines.filter((one) => one.item === item.code).map((one) => new Exact(one.points).times(one.count)),
      ];
      const left = Exact.max(
        0,
        off.reduce((rest, one) => rest.minus(one), new Exact(item.points)),
      );
      const taken = off.filter((one) => !one.isZero()).map((one) => ` − ${plain(one)}`);
      return {
        code: item.code,
        proposed: roundHalfUp(left, 2),
        working: taken.length > 0 ? `${plain(item.points)}${taken.join('')} = ${roundHalfUp(left, 2)}` : '',
      };
    }),
  );
}

export interface RatedItem {
  readonly code: string;
  readonly proposed: string | null;
  readonly points: string | null;
  readonly reason: string | null;
}

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** What keeps a rating from being shown to the firm: every item scored in its range, every departure from the facts explained. */
export function checkRating(sheet: readonly AppraisalDimension[], rated: readonly RatedItem[]): Refusal[] {
  const of = new Map(rated.map((one) => [one.code, one]));
  return sheet
    .flatMap(({ items }) => items)
    .flatMap((item, index) => {
      const one = of.get(item.code);
      const at = { ruleId: 'T-09', field: `rows[${index}].points`, params: { item: item.name, most: item.points } };
      if (!one || one.points === null) return [refusal('RATING_MISSING', at)];
      if (!POINTS.test(one.points) || new Exact(one.points).gt(item.points)) return [refusal('RATING_RANGE', at)];
      const isExplained =
        one.reason?.trim() ||
        (one.proposed === null ? new Exact(one.points).eq(item.points) : new Exact(one.points).eq(one.proposed));
      return isExplained
        ? []
        : [refusal('RATING_REASON', { ...at, field: `rows[${index}].reason`, wayOut: 'WRITE_REASON' })];
    });
}

export interface QualityBand {
  /** Inclusive lower edge. */
  readonly from: string;
  readonly name: string;
  /** Per cent of the fee that is kept back. */
  readonly deduct: number;
  /** Per cent of the fee that is paid on top. */
  readonly bonus: number;
  /** Years without a new engagement. */
  readonly suspendYears: number;
  readonly isWarned: boolean;
  readonly isPreferred: boolean;
}

/** What each band means for pay and for the next choice; our default, places set their own. */
export const DEFAULT_QUALITY_BANDS: readonly QualityBand[] = [
  { from: '90', name: '优秀', deduct: 0, bonus: 0, suspendYears: 0, isWarned: false, isPreferred: true },
  { from: '80', name: '良好', deduct: 0, bonus: 0, suspendYears: 0, isWarned: false, isPreferred: false },
  { from: '70', name: '合格', deduct: 10, bonus: 0, suspendYears: 0, isWarned: false, isPreferred: false },
  { from: '60', name: '基本合格', deduct: 20, bonus: 0, suspendYears: 0, isWarned: true, isPreferred: false },
  { from: '0', name: '不合格', deduct: 30, bonus: 0, suspendYears: 1, isWarned: true, isPreferred: false },
];

/** Bands from the best down, the last from nought; null where the value is none. */
export function readQualityBands(value: unknown): readonly QualityBand[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const bands = value as QualityBand[];
  const isBand = (one: QualityBand): boolean =>
    typeof one === 'object' && one !== null && POINTS.test(String(one.from)) && typeof one.name === 'string';
  if (!bands.every(isBand)) return null;
  const falls = bands.every((band, i) => i === 0 || new Exact(band.from).lt(bands[i - 1]!.from));
  return falls && new Exact(bands.at(-1)!.from).isZero() ? bands : null;
}

export interface RatingResult {
  readonly total: string;
  readonly band: QualityBand;
  /** Items of veto that got nothing: they decide alone. */
  readonly vetoes: readonly string[];
}

/** Sum and band; an item of veto with nought puts the firm into the last band whatever the sum is. */
export function rate(
  sheet: readonly AppraisalDimension[],
  rated: readonly RatedItem[],
  bands: readonly QualityBand[],
): RatingResult {
  const of = new Map(rated.map((one) => [one.code, one]));
  const items = sheet.flatMap((one) => one.items);
  const total = items.reduce((sum, { code }) => sum.plus(of.get(code)?.points ?? 0), new Exact(0));
  const vetoes = items
    .filter(({ code, isVeto }) => isVeto && new Exact(of.get(code)?.points ?? 0).isZero())
    .map(({ name }) => name);
  const band = vetoes.length > 0 ? bands.at(-1)! : (bands.find(({ from }) => total.gte(from)) ?? bands.at(-1)!);
  return { total: roundHalfUp(total, 2), band, vetoes };
}

/** What is paid of a fee in a band, to the fen. */
export function payable(fee: string, band: Pick<QualityBand, 'deduct' | 'bonus'>): string {
  return roundHalfUp(new Exact(fee).times(new Exact(100).minus(band.deduct).plus(band.bonus)).div(100), 2);
}

/** Sum of the firm's own points with those rows replaced that were scored again; null while a row has none. */
export function secondTotal(
  rows: readonly { readonly id: string; readonly score: string | null }[],
  again: ReadonlyMap<string, string>,
): string | null {
  const scores = rows.map(({ id, score }) => again.get(id) ?? score);
  if (scores.length === 0 || scores.some((score) => score === null)) return null;
  return roundHalfUp(
    scores.reduce((sum, score) => sum.plus(score!), new Exact(0)),
    2,
  );
}
