import { Injectable } from '@nestjs/common';
import type { Direction, Likelihood } from '@jixiao/shared';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface RoundRecord {
  id: string;
  budgetYear: number;
  name: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  state: string;
  version: number;
  sheets: number;
  accepted: number;
}

export interface SheetRecord {
  id: string;
  roundId: string;
  roundName: string;
  periodTo: string;
  dueOn: string;
  budgetYear: number;
  /** Rules frozen with the round. */
  parameters: unknown;
  projectId: string;
  projectName: string;
  agencyId: string;
  agencyName: string;
  objectiveVersionId: string;
  state: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  executionReason: string | null;
  executionAsOf: string;
  forecastAmount: string | null;
  light: string | null;
  lightReasons: unknown;
  causeCodes: string[];
  causeText: string | null;
  measures: string | null;
  disposal: string | null;
  disposalNote: string | null;
  disposalEndedOn: string | null;
  submittedBy: string | null;
  deptReviewedBy: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  version: number;
}

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
  isNotDue: boolean;
  forecastValue: string | null;
  likelihood: Likelihood | null;
  stageRate: string | null;
  stageTarget: string | null;
  comment: string | null;
}

export interface SheetFilter {
  year: number;
  roundId?: string | null;
  projectId?: string | null;
  state?: string | null;
  light?: string | null;
  text?: string | null;
}

const SHEET = `s.id, s.round_id AS "roundId", r.name AS "roundName", r.period_to::text AS "periodTo", r.due_on::text AS "dueOn",
  r.budget_year AS "budgetYear", r.parameters, s.project_id AS "projectId", p.name AS "projectName", s.agency_id AS "agencyId",
  a.name AS "agencyName", s.objective_version_id AS "objectiveVersionId", s.state, s.original_budget AS "originalBudget",
  s.adjusted_budget AS "adjustedBudget", s.executed_amount AS "executedAmount", s.execution_reason AS "executionReason",
  s.execution_as_of::text AS "executionAsOf", s.forecast_amount AS "forecastAmount", s.light, s.light_reasons AS "lightReasons",
  s.cause_codes AS "causeCodes", s.cause_text AS "causeText", s.measures, s.disposal, s.disposal_note AS "disposalNote", s.disposal_ended_on::text AS "disposalEndedOn",
  s.submitted_by AS "submittedBy", s.dept_reviewed_by AS "deptReviewedBy", s.returned_reason AS "returnedReason",
  s.returned_by AS "returnedBy", s.version`;
const FROM = `FROM monitoring.sheet s
  JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
  JOIN projects.project p ON p.jurisdiction_id = s.jurisdiction_id AND p.id = s.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id`;

/** Questions about monitoring; every one carries the tenant, and every one about sheets the actor's reach. */
@Injectable()
export class MonitoringReads {
  constructor(private readonly uow: UnitOfWork) {}

  rounds(year: number): Promise<RoundRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT r.id, r.budget_year AS "budgetYear", r.name, r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo",
              r.due_on::text AS "dueOn", r.state, r.version, count(s.id)::int AS sheets,
              (count(s.id) FILTER (WHERE s.state = 'ACCEPTED'))::int AS accepted
         FROM monitoring.round r
         LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = r.jurisdiction_id AND s.round_id = r.id AND ${reach}
        WHERE r.jurisdiction_id = $1 AND r.budget_year = $2
        GROUP BY r.jurisdiction_id, r.id ORDER BY r.period_to DESC, r.id`,
      params,
    );
  }

  sheets(filter: SheetFilter, first: number, after: string | null): Promise<SheetRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    return this.uow.query(
      `SELECT ${SHEET} ${FROM} WHERE ${where} AND ($${params.length - 1}::uuid IS NULL OR s.id > $${params.length - 1}::uuid)
        ORDER BY s.id LIMIT $${params.length}`,
      params,
    );
  }

  async count(filter: SheetFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  /** Sheets that the actor may see; locked where the caller is about to change them. */
  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<SheetRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT ${SHEET} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2) AND ${reach} ORDER BY s.id
       ${lock ? 'FOR UPDATE OF s' : ''}`,
      params,
    );
  }

  rows(sheetIds: readonly string[]): Promise<SheetRowRecord[]> {
    return this.uow.query(
      `SELECT w.id, w.sheet_id AS "sheetId", w.indicator_id AS "indicatorId", w.ordinal, i.level1, i.level2, i.name, i.direction,
              trim_scale(i.target_value)::text AS "targetValue",
              CASE WHEN i.direction = 'RANGE' THEN trim_scale(i.target_low) || '–' || trim_scale(i.target_high) ELSE i.target_text END AS "targetText", i.target_on::text AS "targetOn", i.unit,
              i.weight::text AS weight, trim_scale(w.actual_value)::text AS "actualValue", w.actual_text AS "actualText",
              w.is_not_due AS "isNotDue", trim_scale(w.forecast_value)::text AS "forecastValue", w.likelihood,
              round(w.stage_rate, 2)::text AS "stageRate",
              trim_scale(w.stage_target)::text AS "stageTarget", w.comment
         FROM monitoring.sheet_row w
         JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
        WHERE w.jurisdiction_id = $1 AND w.sheet_id = ANY ($2) ORDER BY w.sheet_id, w.ordinal`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  private where(filter: SheetFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.year,
      filter.roundId ?? null,
      filter.projectId ?? null,
      filter.state ?? null,
      filter.light ?? null,
      filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null,
    ];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return {
      params,
      where: `s.jurisdiction_id = $1 AND r.budget_year = $2 AND ($3::uuid IS NULL OR s.round_id = $3)
        AND ($4::uuid IS NULL OR s.project_id = $4) AND ($5::text IS NULL OR s.state = $5) AND ($6::text IS NULL OR s.light = $6)
        AND ($7::text IS NULL OR p.name ILIKE $7 OR a.name ILIKE $7) AND ${reach}`,
    };
  }
}
