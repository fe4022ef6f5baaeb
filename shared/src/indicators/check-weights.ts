import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { CatalogueLevel, IndicatorCatalogue } from './catalogue.js';
import { isWeight } from './check-indicator.js';
import type { IndicatorDraft, ObjectiveParameters } from './objective.js';

/** Sum of the annual weights that can be read; what the weight bar shows. */
export function sumOfWeights(indicators: readonly IndicatorDraft[]): string {
  return plain(
    indicators
      .filter((indicator) => isAnnual(indicator) && isWeight(indicator.weight))
      .reduce((sum, indicator) => sum.plus(indicator.weight!.trim()), new Exact(0)),
  );
}

export function isAnnual(indicator: IndicatorDraft): boolean {
  return (indicator.horizon ?? 'ANNUAL') === 'ANNUAL';
}

/** Points of the whole form: the catalogue's own, else the place's. */
export function totalOf(parameters: ObjectiveParameters): string {
  return parameters.catalogue.totalWeight ?? parameters.totalWeight;
}

/** Σ weights of the form, and where points are nested the points inside every parent that prints its own (domain §3.3). */
export function checkWeights(annual: readonly IndicatorDraft[], parameters: ObjectiveParameters): Refusal[] {
  const { weightMode } = parameters.catalogue;
  if (weightMode === 'NONE') return [];
  const found: Refusal[] = [];
  const sum = sumOfWeights(annual);
  const required = totalOf(parameters);
  if (!new Exact(sum).eq(required)) {
    const missing = plain(new Exact(required).minus(sum));
    found.push(
      refusal('WEIGHTS_SUM', {
        ruleId: 'G-01',
        field: 'weights',
        params: { sum, required: plain(required), missing },
        wayOut: 'ADJUST_WEIGHTS',
      }),
    );
  }
  const wrong = pointsByParent(annual, parameters.catalogue).filter(
    ({ sum: inside, points }) => !new Exact(inside).eq(points),
  );
  return [
    ...found,
    ...wrong.map(({ label, sum: inside, points }) =>
      refusal('WEIGHTS_INSIDE_PARENT', {
        ruleId: 'G-32',
        field: 'weights',
        params: { label, sum: inside, required: points },
      }),
    ),
  ];
}

export interface ParentPoints {
  readonly label: string;
  /** 1 or 2: how deep the parent stands. */
  readonly depth: 1 | 2;
  readonly code: string;
  readonly sum: string;
  readonly points: string;
}

/** Where points are nested: what stands inside every parent that prints its own points, and how much that must be. */
export function pointsByParent(annual: readonly IndicatorDraft[], catalogue: IndicatorCatalogue): ParentPoints[] {
  if (catalogue.weightMode === 'FLAT' || catalogue.weightMode === 'NONE') return [];
  const isShare = catalogue.weightMode === 'NESTED_SHARE';
  return catalogue.levels.flatMap((level) => {
    const inside = annual.filter((row) => row.level1 === level.level1);
    const parent = { depth: 1 as const, code: level.level1, label: level.label };
    return [
      ...parentOf(parent, inside, level.weight),
      ...level.level2.flatMap((group) =>
        parentOf(
          { depth: 2, code: group.code, label: group.label },
          inside.filter((row) => row.level2 === group.code),
          pointsOf(level, group.weight, isShare),
        ),
      ),
    ];
  });
}

/** Points of a group: printed as such, or as a share of 100 inside its parent. */
function pointsOf(level: CatalogueLevel, weight: string | null, isShare: boolean): string | null {
  if (weight === null || !isShare) return weight;
  return level.weight === null ? null : plain(new Exact(level.weight).times(weight).div(100));
}

function parentOf(
  parent: Pick<ParentPoints, 'label' | 'depth' | 'code'>,
  rows: readonly IndicatorDraft[],
  points: string | null,
): ParentPoints[] {
  return points === null ? [] : [{ ...parent, sum: sumOfWeights(rows), points: plain(points) }];
}
