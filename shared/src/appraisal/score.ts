import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { AppraisalDimension, AppraisalItem } from './criteria.js';

export const APPRAISAL_GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;
export type AppraisalGrade = (typeof APPRAISAL_GRADES)[number];

/** 优 5, 良 4, 中 3, 差 0 of a 5-point item (domain §2.12). */
const SHARE: Readonly<Record<AppraisalGrade, string>> = { EXCELLENT: '1', GOOD: '0.8', FAIR: '0.6', POOR: '0' };
/** Below 中 is 差: what a veto asks. */
const POOR_BELOW = '0.6';

/** What one scorer says of one item: a grade, or points. */
export interface ItemScore {
  readonly itemCode: string;
  readonly grade: AppraisalGrade | null;
  readonly points: string | null;
  readonly opinion: string | null;
  readonly evidence: string | null;
}

/** Points of one item; null while nothing has been said. */
export function itemPoints(item: AppraisalItem, score: Pick<ItemScore, 'grade' | 'points'> | undefined): string | null {
  if (score?.points) return roundHalfUp(score.points, 2);
  return score?.grade ? roundHalfUp(new Exact(item.points).times(SHARE[score.grade]), 2) : null;
}

/** Whether a scorer's sheet may be handed in: every item scored, each dimension with opinion and evidence. */
export function checkScoreSheet(dimensions: readonly AppraisalDimension[], scores: readonly ItemScore[]): Refusal[] {
  const byItem = new Map(scores.map((score) => [score.itemCode, score]));
  return dimensions.flatMap((dimension) => {
    const said = dimension.items.flatMap(({ code }) => byItem.get(code) ?? []);
    const at = { ruleId: 'X-03', params: { dimension: dimension.name } };
    return [
      ...missingScores(dimension, (code) => itemPoints(itemOf(dimension, code), byItem.get(code))),
      ...(said.some(({ opinion }) => opinion?.trim())
        ? []
        : [refusal('APPRAISAL_OPINION_MISSING', { ...at, field: `${dimension.code}.opinion` })]),
      ...(said.some(({ evidence }) => evidence?.trim())
        ? []
        : [refusal('APPRAISAL_EVIDENCE_MISSING', { ...at, field: `${dimension.code}.evidence` })]),
    ];
  });
}

/** Points outside 0 … full points, or of an item that the table does not have. */
export function checkScoreValues(dimensions: readonly AppraisalDimension[], scores: readonly ItemScore[]): Refusal[] {
  const items = new Map(dimensions.flatMap(({ items: all }) => all.map((item) => [item.code, item] as const)));
  return scores.flatMap(({ itemCode, points }, index) => {
    const item = items.get(itemCode);
    if (!item) return [refusal('NOT_FOUND', { field: `scores[${index}].itemCode` })];
    if (points === null || (new Exact(points).gte(0) && new Exact(points).lte(item.points))) return [];
    const params = { item: item.name, points, most: item.points };
    return [refusal('APPRAISAL_POINTS_RANGE', { ruleId: 'X-03', field: `scores[${index}].points`, params })];
  });
}

export interface DimensionScore {
  readonly code: string;
  readonly points: string;
  readonly full: string;
}

export interface OfficialScore {
  /** Null while one item has no score. */
  readonly total: string | null;
  readonly items: ReadonlyMap<string, string>;
  readonly dimensions: readonly DimensionScore[];
  readonly missing: readonly Refusal[];
  /** Names of the items and dimensions that refuse support. */
  readonly vetoes: readonly string[];
}

/** Sheets that were handed in; with CHAIR the chair's own counts, else the mean of all. */
export interface ScorerSheet {
  readonly isChair: boolean;
  readonly scores: readonly ItemScore[];
}

export type OfficialRule = 'MEAN' | 'CHAIR';

export function officialScore(
  dimensions: readonly AppraisalDimension[],
  sheets: readonly ScorerSheet[],
  rule: OfficialRule,
): OfficialScore {
  const counted = rule === 'CHAIR' ? sheets.filter(({ isChair }) => isChair) : sheets;
  const items = new Map<string, string>();
  for (const item of dimensions.flatMap((dimension) => dimension.items)) {
    const given = counted.map(({ scores }) =>
      itemPoints(
        item,
        scores.find(({ itemCode }) => itemCode === item.code),
      ),
    );
    if (given.length === 0 || given.includes(null)) continue;
    const sum = given.reduce((total, points) => total.plus(points!), new Exact(0));
    items.set(item.code, roundHalfUp(sum.div(given.length), 2));
  }
  const byDimension = dimensions.map((dimension) => ({
    code: dimension.code,
    points: roundHalfUp(sumOf(dimension.items.map(({ code }) => items.get(code) ?? '0')), 2),
    full: sumOf(dimension.items.map(({ points }) => points)).toFixed(),
  }));
  const missing = dimensions.flatMap((dimension) => missingScores(dimension, (code) => items.get(code) ?? null));
  return {
    total: missing.length > 0 ? null : roundHalfUp(sumOf(byDimension.map(({ points }) => points)), 2),
    items,
    dimensions: byDimension,
    missing,
    vetoes: vetoesOf(dimensions, items),
  };
}

function vetoesOf(dimensions: readonly AppraisalDimension[], items: ReadonlyMap<string, string>): string[] {
  const isPoor = (points: Exact, full: Exact): boolean => points.lt(full.times(POOR_BELOW));
  return dimensions.flatMap((dimension) => {
    const complete = dimension.items.every(({ code }) => items.has(code));
    const points = sumOf(dimension.items.map(({ code }) => items.get(code) ?? '0'));
    const full = sumOf(dimension.items.map((item) => item.points));
    return [
      ...(dimension.isVeto && complete && isPoor(points, full) ? [dimension.name] : []),
      ...dimension.items
        .filter((item) => item.isVeto && items.has(item.code))
        .filter((item) => isPoor(new Exact(items.get(item.code)!), new Exact(item.points)))
        .map(({ name }) => name),
    ];
  });
}

export interface Dispersion {
  readonly lowest: string;
  readonly highest: string;
  readonly range: string;
  readonly deviation: string;
}

/** How far the scorers are apart: what a chair looks at before the mean is taken for a judgement. */
export function dispersionOf(totals: readonly string[]): Dispersion | null {
  if (totals.length < 2) return null;
  const values = totals.map((total) => new Exact(total)).sort((a, b) => a.cmp(b));
  const mean = sumOf(totals).div(totals.length);
  const variance = values.reduce((sum, value) => sum.plus(value.minus(mean).pow(2)), new Exact(0)).div(values.length);
  return {
    lowest: roundHalfUp(values[0]!, 2),
    highest: roundHalfUp(values.at(-1)!, 2),
    range: roundHalfUp(values.at(-1)!.minus(values[0]!), 2),
    deviation: roundHalfUp(variance.sqrt(), 2),
  };
}

const sumOf = (values: readonly string[]): Exact => values.reduce((sum, value) => sum.plus(value), new Exact(0));
const itemOf = (dimension: AppraisalDimension, code: string): AppraisalItem =>
  dimension.items.find((item) => item.code === code)!;

function missingScores(dimension: AppraisalDimension, points: (code: string) => string | null): Refusal[] {
  return dimension.items
    .filter(({ code }) => points(code) === null)
    .map(({ code, name }) =>
      refusal('APPRAISAL_SCORE_MISSING', {
        ruleId: 'X-03',
        field: `${dimension.code}.${code}`,
        params: { dimension: dimension.name, item: name },
        wayOut: 'SCORE_ROW',
      }),
    );
}
