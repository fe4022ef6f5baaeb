import type { SheetIndicator, SheetObjective } from '@jixiao/shared';
import { newId } from '../../../platform/database/index.js';
import type { ObjectiveForm } from '../application/content.js';
import { cellsOf, originsAfter } from '../domain/origins.js';
import type { VersionOfSet } from '../persistence/goal-sets.writes.js';
import type { IndicatorToWrite } from '../persistence/goal.writes.js';

/** What a sheet says of an objective, as it is stored: rows keep their key where the sheet names it or the name is the same. */
export function versionOf(content: SheetObjective, stored: ObjectiveForm): VersionOfSet {
  const indicators = keyed(content.indicators, stored);
  const amounts = content.amounts.map(({ block, kind, amount }) => ({ block, kind, amount }));
  const heads = {
    annualAmount: content.annualAmount,
    overallGoal: content.overallGoal ?? null,
    annualGoal: content.annualGoal ?? null,
    basis: content.basis ?? null,
    scheduleText: content.scheduleText ?? null,
  };
  const before = cellsOf({ ...stored.objective, indicators: stored.indicators, amounts: stored.amounts });
  const after = cellsOf({ ...heads, indicators, amounts: content.amountBlocks.length > 0 ? amounts : stored.amounts });
  return {
    versionId: stored.objective.versionId,
    ...heads,
    contactPerson: content.contactPerson ?? null,
    contactPhone: content.contactPhone ?? null,
    origins: originsAfter(stored.objective.origins, before, after, new Set()),
    indicators,
    amounts,
    amountBlocks: content.amountBlocks,
    tasks:
      content.tasks?.map(({ name, content: text, fiscalAmount, otherAmount }) => ({
        name,
        content: text ?? null,
        fiscalAmount,
        otherAmount,
      })) ?? null,
  };
}

/** A key from elsewhere is none of this objective: a sheet that was copied for another project makes new rows. */
function keyed(rows: readonly SheetIndicator[], stored: ObjectiveForm): IndicatorToWrite[] {
  const known = new Set(stored.indicators.map(({ indicatorKey }) => indicatorKey));
  const byName = new Map(stored.indicators.map((row) => [`${row.horizon}/${row.name}`, row.indicatorKey]));
  const used = new Set<string>();
  const take = (key: string | null | undefined): string | null => {
    if (!key || !known.has(key) || used.has(key)) return null;
    used.add(key);
    return key;
  };
  const named = rows.map((row) => take(row.indicatorKey?.toLowerCase()));
  return rows.map((row, index) => {
    const horizon = row.horizon ?? 'ANNUAL';
    return rowOf(row, horizon, named[index] ?? take(byName.get(`${horizon}/${row.name}`)) ?? newId());
  });
}

function rowOf(row: SheetIndicator, horizon: 'ANNUAL' | 'MID_TERM', indicatorKey: string): IndicatorToWrite {
  return {
    indicatorKey,
    horizon,
    level1: row.level1,
    level2: row.level2,
    name: row.name,
    direction: row.direction,
    isStrict: row.isStrict ?? false,
    targetValue: row.targetValue ?? null,
    targetLow: row.targetLow ?? null,
    targetHigh: row.targetHigh ?? null,
    targetText: row.targetText ?? null,
    targetOn: row.targetOn ?? null,
    plannedStartOn: row.plannedStartOn ?? null,
    bands: row.bands ? [...row.bands] : null,
    unit: row.unit ?? null,
    weight: row.weight ?? null,
    targetBasis: row.targetBasis ?? null,
    baselineValue: row.baselineValue ?? null,
    baselineYear: row.baselineYear ?? null,
    yearlyTargets: row.yearlyTargets ? [...row.yearlyTargets] : null,
    formulaText: row.formulaText ?? null,
    dataSource: row.dataSource ?? null,
    captureMethod: row.captureMethod ?? null,
    isCore: row.isCore ?? false,
    remark: row.remark ?? null,
  };
}
