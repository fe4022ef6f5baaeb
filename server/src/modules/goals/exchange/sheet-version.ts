import type { SheetIndicator, SheetObjective } from '@jixiao/shared';
import { newId } from '../../../platform/database/index.js';
import type { ObjectiveForm } from '../application/content.js';
import { cellsOf, originsAfter } from '../domain/origins.js';
import type { VersionOfSet } from '../persistence/goal-sets.writes.js';
import type { IndicatorRecord } from '../persistence/goal.records.js';
import type { IndicatorToWrite } from '../persistence/goal.writes.js';

/** What a sheet says of an objective, as it is stored: rows keep their key where the sheet names it or the name is the same. */
export function versionOf(content: SheetObjective, stored: ObjectiveForm): VersionOfSet {
  const indicators = keyed(content.indicators, stored);
  const amounts = content.amounts.map(({ block, kind, amount }) => ({ block, kind, amount }));
  const heads = {
    annualAmount: content.annualAmount,
    overallGoal: said(content.overallGoal, stored.objective.overallGoal),
    annualGoal: said(content.annualGoal, stored.objective.annualGoal),
    basis: said(content.basis, stored.objective.basis),
    scheduleText: said(content.scheduleText, stored.objective.scheduleText),
  };
  const before = cellsOf({ ...stored.objective, indicators: stored.indicators, amounts: stored.amounts });
  const after = cellsOf({ ...heads, indicators, amounts: content.amountBlocks.length > 0 ? amounts : stored.amounts });
  return {
    versionId: stored.objective.versionId,
    ...heads,
    contactPerson: said(content.contactPerson, stored.objective.contactPerson),
    contactPhone: said(content.contactPhone, stored.objective.contactPhone),
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

/** What the sheet has no place for stays as it is stored; an empty cell empties it. */
function said<T>(text: T | null | undefined, before: T | null | undefined): T | null {
  return text === undefined ? (before ?? null) : text;
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
    const key = named[index] ?? take(byName.get(`${horizon}/${row.name}`));
    return rowOf(
      row,
      horizon,
      key ?? newId(),
      stored.indicators.find(({ indicatorKey }) => indicatorKey === key),
    );
  });
}

function rowOf(
  row: SheetIndicator,
  horizon: 'ANNUAL' | 'MID_TERM',
  indicatorKey: string,
  before: IndicatorRecord | undefined,
): IndicatorToWrite {
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
    plannedStartOn: said(row.plannedStartOn, before?.plannedStartOn),
    bands: row.bands ? [...row.bands] : null,
    unit: row.unit ?? null,
    weight: row.weight ?? null,
    targetBasis: said(row.targetBasis, before?.targetBasis),
    baselineValue: said(row.baselineValue, before?.baselineValue),
    baselineYear: said(row.baselineYear, before?.baselineYear),
    yearlyTargets: said(row.yearlyTargets ? [...row.yearlyTargets] : row.yearlyTargets, before?.yearlyTargets),
    formulaText: said(row.formulaText, before?.formulaText),
    dataSource: said(row.dataSource, before?.dataSource),
    captureMethod: said(row.captureMethod, before?.captureMethod),
    isCore: said(row.isCore, before?.isCore) ?? false,
    remark: said(row.remark, before?.remark),
    libraryIndicatorId: before?.libraryIndicatorId ?? null,
  };
}
