import { Injectable } from '@nestjs/common';
import type { Direction, Likelihood } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { expectedOfYear } from '../../goals/index.js';
import { bandText } from './target-text.js';

export interface SheetRowRecord {
  id: string;
  sheetId: string;
  indicatorId: string;
  ordinal: number;
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  targetValue: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
  weight: string;
  actualValue: string | null;
  actualText: string | null;
  actualOn: string | null;
  actualYes: boolean | null;
  isNotDue: boolean;
  stageTarget: string | null;
  forecastValue: string | null;
  forecastText: string | null;
  likelihood: Likelihood | null;
  stageRate: string | null;
  causeCodes: string[];
  causeText: string | null;
  comment: string | null;
  divisionComment: string | null;
}

export interface SheetMoneyRecord {
  id: string;
  sheetId: string;
  source: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  forecastAmount: string | null;
}

export interface SheetTaskRecord {
  id: string;
  sheetId: string;
  ordinal: number;
  name: string;
  originalBudget: string;
  executedAmount: string;
  forecastAmount: string | null;
  note: string | null;
}

export interface SheetCoverageRecord {
  sheetId: string;
  /** Projects of the body that are watched in the same round, and all that have an approved objective. */
  monitored: number;
  owed: number;
  monitoredAmount: string;
  owedAmount: string;
}

/** What hangs on a sheet; every question takes any number of sheets. */
@Injectable()
export class SheetPartsReads {
  constructor(private readonly uow: UnitOfWork) {}

  rows(sheetIds: readonly string[]): Promise<SheetRowRecord[]> {
    return this.uow.query(
      `SELECT w.id, w.sheet_id AS "sheetId", w.indicator_id AS "indicatorId", w.ordinal, i.level1, i.level2, i.name, i.direction,
              trim_scale(coalesce(y.expected, i.target_value))::text AS "targetValue",
              CASE i.direction WHEN 'RANGE' THEN trim_scale(i.target_low) || '–' || trim_scale(i.target_high)
                   WHEN 'BAND' THEN ${bandText('i')}
                   ELSE i.target_text END AS "targetText",
              i.target_on::text AS "targetOn", i.unit, i.weight::text AS weight,
              trim_scale(w.actual_value)::text AS "actualValue", w.actual_text AS "actualText",
              w.actual_on::text AS "actualOn", w.actual_yes AS "actualYes", w.is_not_due AS "isNotDue",
              trim_scale(w.stage_target)::text AS "stageTarget", trim_scale(w.forecast_value)::text AS "forecastValue",
              w.forecast_text AS "forecastText", w.likelihood, round(w.stage_rate, 2)::text AS "stageRate",
              w.cause_codes AS "causeCodes", w.cause_text AS "causeText", w.comment, w.division_comment AS "divisionComment"
         FROM monitoring.sheet_row w
         JOIN monitoring.sheet s ON s.jurisdiction_id = w.jurisdiction_id AND s.id = w.sheet_id
         JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
         JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
         CROSS JOIN LATERAL (SELECT ${expectedOfYear('i', 'r.budget_year')} AS expected) y
        WHERE w.jurisdiction_id = $1 AND w.sheet_id = ANY ($2) ORDER BY w.sheet_id, w.ordinal`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  moneys(sheetIds: readonly string[]): Promise<SheetMoneyRecord[]> {
    return this.uow.query(
      `SELECT id, sheet_id AS "sheetId", source, original_budget::text AS "originalBudget",
              adjusted_budget::text AS "adjustedBudget", executed_amount::text AS "executedAmount",
              forecast_amount::text AS "forecastAmount"
         FROM monitoring.sheet_money WHERE jurisdiction_id = $1 AND sheet_id = ANY ($2)
        ORDER BY sheet_id, array_position(ARRAY['CURRENT_YEAR', 'CARRYOVER', 'OTHER', 'BASE', 'PROJECT'], source)`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  tasks(sheetIds: readonly string[]): Promise<SheetTaskRecord[]> {
    return this.uow.query(
      `SELECT id, sheet_id AS "sheetId", ordinal, name, original_budget::text AS "originalBudget",
              executed_amount::text AS "executedAmount", forecast_amount::text AS "forecastAmount", note
         FROM monitoring.sheet_task WHERE jurisdiction_id = $1 AND sheet_id = ANY ($2) ORDER BY sheet_id, ordinal`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  /** For sheets of a whole body: how many of its projects the round watches. */
  coverage(sheetIds: readonly string[]): Promise<SheetCoverageRecord[]> {
    return this.uow.query(
      `SELECT w.id AS "sheetId", count(s.id)::int AS monitored, count(v.id)::int AS owed,
              coalesce(sum(s.approved_amount), 0)::numeric(18,2)::text AS "monitoredAmount",
              coalesce(sum(v.annual_amount), 0)::numeric(18,2)::text AS "owedAmount"
         FROM monitoring.sheet w
         JOIN monitoring.round r ON r.jurisdiction_id = w.jurisdiction_id AND r.id = w.round_id
         LEFT JOIN (goals.objective o
           JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
           JOIN organizations.agency_closure c ON c.jurisdiction_id = o.jurisdiction_id AND c.descendant_id = o.agency_id)
           ON o.jurisdiction_id = w.jurisdiction_id AND o.budget_year = r.budget_year AND o.project_id IS NOT NULL
          AND c.ancestor_id = w.agency_id AND (w.object_type = 'DEPARTMENT_WHOLE' OR c.depth = 0)
         LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = w.jurisdiction_id AND s.round_id = w.round_id AND s.objective_id = o.id
        WHERE w.jurisdiction_id = $1 AND w.id = ANY ($2) AND w.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')
        GROUP BY w.id`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }
}
