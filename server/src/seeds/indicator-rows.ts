import { objectiveContentHash } from '../platform/integrity/index.js';
import type { IndicatorPlan } from './archetypes.js';
import type { Row } from './tables/index.js';

export function indicatorRow(
  plan: IndicatorPlan,
  year: number,
  ordinal: number,
): Omit<Row<'goals.indicator'>, 'id' | 'indicator_key' | 'objective_version_id'> {
  return {
    horizon: 'ANNUAL',
    ordinal,
    level1: plan.level1,
    level2: plan.level2,
    name: plan.name,
    direction: plan.direction,
    is_strict: false,
    target_value: plan.target ?? null,
    target_low: plan.low ?? null,
    target_high: plan.high ?? null,
    target_text: plan.text ?? null,
    target_on: plan.by ? `${year}-${plan.by}` : null,
    planned_start_on: plan.from ? `${year}-${plan.from}` : null,
    bands: plan.bands ?? null,
    unit: plan.unit,
    weight: plan.weight,
    target_basis: '年度工作计划（演示）',
    data_source: '业务台账（演示）',
    capture_method: '台账统计',
    is_core: ordinal === 1,
  };
}

/** The same hash as the approval would give. */
export function hashOf(
  rows: readonly Row<'goals.indicator'>[],
  annualGoal: string,
  annualAmount: string,
  blocks?: Readonly<Record<string, readonly unknown[]>>,
): string {
  return objectiveContentHash({
    overallGoal: null,
    annualGoal,
    annualAmount,
    blocks,
    indicators: rows.map((row) => ({
      indicatorKey: row.indicator_key,
      horizon: row.horizon,
      ordinal: row.ordinal,
      level1: row.level1,
      level2: row.level2,
      name: row.name,
      direction: row.direction,
      isStrict: row.is_strict,
      targetValue: row.target_value ?? null,
      targetLow: row.target_low ?? null,
      targetHigh: row.target_high ?? null,
      targetText: row.target_text ?? null,
      targetOn: row.target_on ?? null,
      plannedStartOn: row.planned_start_on ?? null,
      bands: row.bands ?? null,
      unit: row.unit ?? null,
      weight: row.weight,
      targetBasis: row.target_basis ?? null,
      dataSource: row.data_source ?? null,
      captureMethod: row.capture_method ?? null,
      isCore: row.is_core,
    })),
  });
}
