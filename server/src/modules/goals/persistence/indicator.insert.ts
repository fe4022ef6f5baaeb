import { newId } from '../../../platform/database/index.js';
import type { IndicatorToWrite } from './goal.writes.js';

/** Parameters: jurisdiction, rows as `rowsToInsert` gives them. The columns of an indicator are named here and nowhere else. */
export const INSERT_INDICATORS = `
  INSERT INTO goals.indicator (jurisdiction_id, id, objective_version_id, indicator_key, horizon, ordinal, level1, level2,
         name, direction, is_strict, target_value, target_low, target_high, target_text, target_on, planned_start_on, bands,
         unit, weight, target_basis, baseline_value, baseline_year, yearly_targets, formula_text, data_source,
         capture_method, is_core, remark, library_indicator_id)
  SELECT $1, r.id, r."versionId", r."indicatorKey", r.horizon, r.ordinal, r.level1, r.level2, r.name, r.direction,
         r."isStrict", r."targetValue", r."targetLow", r."targetHigh", r."targetText", r."targetOn", r."plannedStartOn",
         nullif(r.bands, 'null'::jsonb), r.unit, r.weight, r."targetBasis", r."baselineValue", r."baselineYear",
         nullif(r."yearlyTargets", 'null'::jsonb), r."formulaText", r."dataSource", r."captureMethod", r."isCore",
         r.remark, r."libraryIndicatorId"
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "versionId" uuid, "indicatorKey" uuid, horizon text, ordinal integer,
         level1 text, level2 text, name text, direction text, "isStrict" boolean, "targetValue" numeric,
         "targetLow" numeric, "targetHigh" numeric, "targetText" text, "targetOn" date, "plannedStartOn" date, bands jsonb,
         unit text, weight numeric, "targetBasis" text, "baselineValue" numeric, "baselineYear" integer,
         "yearlyTargets" jsonb, "formulaText" text, "dataSource" text, "captureMethod" text, "isCore" boolean, remark text,
         "libraryIndicatorId" uuid)`;

type RowToInsert = IndicatorToWrite & { versionId: string; id: string; ordinal: number };

/** An adjustment copies the rows of an earlier version: they keep their key, not their id; horizons count apart. */
export function rowsToInsert(versionId: string, indicators: readonly IndicatorToWrite[]): RowToInsert[] {
  const next = { ANNUAL: 0, MID_TERM: 0 };
  return indicators.map((row) => ({ ...row, versionId, id: newId(), ordinal: (next[row.horizon] += 1) }));
}
