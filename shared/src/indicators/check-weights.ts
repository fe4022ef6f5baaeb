import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { CatalogueLevel } from './catalogue.js';
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
  const { weightMode, levels } = parameters.catalogue;
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
  if (weightMode === 'FLAT') return found;
  for (const level of levels) {
    const inside = annual.filter((row) => row.level1 === level.level1);
    found.push(...nested(inside, level.label, level.weight));
    for (const group of level.level2) {
      const rows = inside.filter((row) => row.level2 === group.code);
      found.push(...nested(rows, group.label, pointsOf(level, group.weight, weightMode === 'NESTED_SHARE')));
    }
  }
  return found;
}

/** Points of a group: printed as such, or as a share of 100 inside its parent. */
function pointsOf(level: CatalogueLevel, weight: string | null, isShare: boolean): string | null {
  if (weight === null || !isShare) return weight;
  return level.weight === null ? null : plain(new Exact(level.weight).times(weight).div(100));
}

function nested(rows: readonly IndicatorDraft[], label: string, points: string | null): Refusal[] {
  if (points === null) return [];
  const sum = sumOfWeights(rows);
  if (new Exact(sum).eq(points)) return [];
  return [
    refusal('WEIGHTS_INSIDE_PARENT', {
      ruleId: 'G-32',
      field: 'weights',
      params: { label, sum, required: plain(points) },
    }),
  ];
}
