import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface SheetRecord {
  id: string;
  roundId: string;
  roundName: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  budgetYear: number;
  /** Rules frozen with the round. */
  parameters: unknown;
  objectType: string;
  objectiveId: string;
  /** Null for what is no project. */
  projectId: string | null;
  /** Name of the project, of the policy or transfer, or of the body whose whole is watched. */
  objectName: string;
  agencyId: string;
  agencyName: string;
  objectiveVersionId: string;
  state: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  executionReason: string | null;
  executionAsOf: string;
  executionSource: 'PAYMENTS' | 'TYPED';
  typedReason: string | null;
  /** What the payments said when the sheet was last saved. */
  paidAmount: string | null;
  reconciledOn: string | null;
  /** Day of the last payment in the period, or its first day when there was none. */
  quietSince: string | null;
  forecastAmount: string | null;
  forecastBasis: string | null;
  forecastNote: string | null;
  light: string | null;
  lightReasons: unknown;
  causeCodes: string[];
  causeText: string | null;
  measures: string | null;
  suggestions: string | null;
  filledByName: string | null;
  unitRating: string | null;
  departmentComment: string | null;
  divisionRating: string | null;
  divisionRatingReason: string | null;
  divisionComment: string | null;
  goalRate: string | null;
  goalGap: string | null;
  disposal: string | null;
  disposalNote: string | null;
  disposalEndedOn: string | null;
  submittedBy: string | null;
  deptReviewedBy: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  version: number;
}

export interface SheetFilter {
  year: number;
  roundId?: string | null;
  projectId?: string | null;
  state?: string | null;
  light?: string | null;
  /** Only sheets whose division judges otherwise than the unit. */
  ratingsDiffer?: boolean | null;
  text?: string | null;
}

/** Needs the aliases of FROM. A body's whole goes by the name of the body. */
const OBJECT_NAME = 'coalesce(p.name, o.title, a.name)';
const SHEET = `s.id, s.round_id AS "roundId", r.name AS "roundName", r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo", r.due_on::text AS "dueOn",
  r.budget_year AS "budgetYear", r.parameters, s.object_type AS "objectType",
  s.objective_id AS "objectiveId", s.project_id AS "projectId", ${OBJECT_NAME} AS "objectName", s.agency_id AS "agencyId",
  a.name AS "agencyName", s.objective_version_id AS "objectiveVersionId", s.state, s.original_budget AS "originalBudget",
  s.adjusted_budget AS "adjustedBudget", s.executed_amount AS "executedAmount", s.execution_reason AS "executionReason",
  s.execution_as_of::text AS "executionAsOf", s.execution_source AS "executionSource", s.typed_reason AS "typedReason",
  s.paid_amount AS "paidAmount", s.reconciled_on::text AS "reconciledOn", s.quiet_since::text AS "quietSince", s.forecast_amount AS "forecastAmount",
  s.forecast_basis AS "forecastBasis", s.forecast_note AS "forecastNote", s.light, s.light_reasons AS "lightReasons",
  s.cause_codes AS "causeCodes", s.cause_text AS "causeText", s.measures, s.suggestions,
  s.filled_by_name AS "filledByName", s.unit_rating AS "unitRating", s.department_comment AS "departmentComment",
  s.division_rating AS "divisionRating", s.division_rating_reason AS "divisionRatingReason",
  s.division_comment AS "divisionComment", s.goal_rate::text AS "goalRate", s.goal_gap::text AS "goalGap", s.disposal, s.disposal_note AS "disposalNote",
  s.disposal_ended_on::text AS "disposalEndedOn",
  s.submitted_by AS "submittedBy", s.dept_reviewed_by AS "deptReviewedBy", s.returned_reason AS "returnedReason",
  s.returned_by AS "returnedBy", s.version`;
const FROM = `FROM monitoring.sheet s
  JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
  JOIN goals.objective o ON o.jurisdiction_id = s.jurisdiction_id AND o.id = s.objective_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = s.jurisdiction_id AND p.id = s.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id`;

/** Questions about monitoring; every one carries the tenant, and every one about sheets the actor's reach. */
@Injectable()
export class MonitoringReads {
  constructor(private readonly uow: UnitOfWork) {}

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
  /** Projects that an accepted sheet says must be suspended, while that disposal has not ended. */
  async suspended(projectIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ projectId: string }>(
      `SELECT DISTINCT s.project_id AS "projectId" FROM monitoring.sheet s
        WHERE s.jurisdiction_id = $1 AND s.project_id = ANY ($2::uuid[]) AND s.state = 'ACCEPTED'
          AND s.disposal = 'SUSPEND' AND s.disposal_ended_on IS NULL`,
      [currentActor().jurisdictionId, projectIds],
    );
    return new Set(rows.map(({ projectId }) => projectId));
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<SheetRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT ${SHEET} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2) AND ${reach} ORDER BY s.id
       ${lock ? 'FOR UPDATE OF s' : ''}`,
      params,
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
      filter.ratingsDiffer ?? false,
      filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null,
    ];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return {
      params,
      where: `s.jurisdiction_id = $1 AND r.budget_year = $2 AND ($3::uuid IS NULL OR s.round_id = $3)
        AND ($4::uuid IS NULL OR s.project_id = $4) AND ($5::text IS NULL OR s.state = $5) AND ($6::text IS NULL OR s.light = $6)
        AND (NOT $7::boolean OR s.division_rating <> s.unit_rating) AND ($8::text IS NULL OR ${OBJECT_NAME} ILIKE $8 OR a.name ILIKE $8) AND ${reach}`,
    };
  }
}
