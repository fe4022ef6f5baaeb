import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** What the sheets below a first-level unit add up to. Money and scores are those of projects; wholes are only counted. */
export interface SummaryTotalsRecord {
  agencies: number;
  projects: number;
  wholes: number;
  adjustedBudget: string;
  executedAmount: string;
  scored: number;
  scoreSum: string;
}

/** A first-level unit with self-evaluations in a work year. */
export interface UnitStandingRecord extends SummaryTotalsRecord {
  agencyId: string;
  agencyName: string;
}

/** A body whose sheets are not all handed in and passed by the unit. */
export interface SummaryGapRecord {
  unitId: string;
  agencyId: string;
  agencyName: string;
  /** In work or returned. */
  unfinished: number;
  /** Handed in, the unit has not looked at them. */
  unreviewed: number;
}

export interface SubmittedSummaryRecord extends SummaryTotalsRecord {
  id: string;
  agencyId: string;
  ordinal: number;
  documentNumber: string | null;
  reason: string | null;
  submittedOn: string;
  submittedByName: string;
}

const SHEETS = `FROM evaluation.self_evaluation e
  JOIN organizations.agency_closure c ON c.jurisdiction_id = e.jurisdiction_id AND c.descendant_id = e.agency_id
  JOIN organizations.agency u ON u.jurisdiction_id = e.jurisdiction_id AND u.id = c.ancestor_id AND u.level = 1
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
 WHERE e.jurisdiction_id = $1 AND e.work_year = $2`;
const IS_WHOLE = `e.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;

/** 汇总 of first-level units, inside the actor's reach. */
@Injectable()
export class UnitSummaryReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param unitId one unit only */
  standing(workYear: number, unitId: string | null = null): Promise<UnitStandingRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear, unitId];
    const reach = reachSql(currentActor(), 'u.id', '$1', params);
    return this.uow.query<UnitStandingRecord & Record<string, unknown>>(
      `SELECT u.id AS "agencyId", u.name AS "agencyName", count(DISTINCT e.agency_id)::int AS agencies,
              (count(*) FILTER (WHERE NOT ${IS_WHOLE}))::int AS projects, (count(*) FILTER (WHERE ${IS_WHOLE}))::int AS wholes,
              coalesce(sum(e.adjusted_budget) FILTER (WHERE NOT ${IS_WHOLE}), 0)::numeric(18,2)::text AS "adjustedBudget",
              coalesce(sum(e.executed_amount) FILTER (WHERE NOT ${IS_WHOLE}), 0)::numeric(18,2)::text AS "executedAmount",
              (count(e.total_score) FILTER (WHERE NOT ${IS_WHOLE}))::int AS scored,
              coalesce(sum(e.total_score) FILTER (WHERE NOT ${IS_WHOLE}), 0)::numeric(12,2)::text AS "scoreSum"
         ${SHEETS} AND ($3::uuid IS NULL OR u.id = $3) AND ${reach}
        GROUP BY u.id, u.name, u.code ORDER BY u.code`,
      params,
    );
  }

  gaps(workYear: number, unitIds: readonly string[]): Promise<SummaryGapRecord[]> {
    return this.uow.query<SummaryGapRecord & Record<string, unknown>>(
      `SELECT u.id AS "unitId", a.id AS "agencyId", a.name AS "agencyName",
              (count(*) FILTER (WHERE e.state IN ('DRAFT', 'RETURNED')))::int AS unfinished,
              (count(*) FILTER (WHERE e.state = 'SUBMITTED'))::int AS unreviewed
         ${SHEETS} AND u.id = ANY ($3::uuid[]) AND e.state IN ('DRAFT', 'RETURNED', 'SUBMITTED')
        GROUP BY u.id, a.id, a.name, a.code ORDER BY a.code`,
      [currentActor().jurisdictionId, workYear, unitIds],
    );
  }

  /** The last one of each unit. */
  last(workYear: number, unitIds: readonly string[]): Promise<SubmittedSummaryRecord[]> {
    return this.uow.query<SubmittedSummaryRecord & Record<string, unknown>>(
      `SELECT DISTINCT ON (s.agency_id) s.id, s.agency_id AS "agencyId", s.ordinal, s.document_number AS "documentNumber", s.reason,
              s.agencies, s.projects, s.wholes, s.adjusted_budget::text AS "adjustedBudget", s.executed_amount::text AS "executedAmount",
              s.scored, s.score_sum::text AS "scoreSum", s.submitted_on::text AS "submittedOn", s.submitted_by_name AS "submittedByName"
         FROM evaluation.unit_summary s
        WHERE s.jurisdiction_id = $1 AND s.work_year = $2 AND s.agency_id = ANY ($3::uuid[])
        ORDER BY s.agency_id, s.ordinal DESC`,
      [currentActor().jurisdictionId, workYear, unitIds],
    );
  }
}
