import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface ApplicationRecord {
  projectId: string;
  amount: string;
  letterNo: string;
  appliedBy: string | null;
  appliedOn: string;
}

export interface AllocationRecord {
  id: string;
  projectId: string;
  projectCode: string;
  projectName: string;
  agencyName: string;
  budgetYear: number;
  amount: string;
  supportedAmount: string | null;
  reviewedAmount: string | null;
  excess: string | null;
  appraisalId: string | null;
  reason: string | null;
  allocatedOn: string;
}

/** A line as the budget system sent it. */
export interface FeedLine {
  sourceKey: string;
  projectCode: string;
  projectName: string;
  agencyCode: string;
  category: string;
  nature: string;
  isMajor: boolean;
  isRenewal: boolean;
  fundKind: string;
  fundSource: string;
  amount: string;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
}

export interface QuarantinedRecord {
  id: string;
  budgetYear: number;
  projectCode: string;
  projectName: string;
  sourceKey: string;
  payload: FeedLine;
  refusals: Refusal[];
  receivedAt: Date;
  checkedAt: Date;
  releasedAt: Date | null;
  releaseReason: string | null;
}

const ALLOCATION = `l.id, l.project_id AS "projectId", p.code AS "projectCode", p.name AS "projectName", l.budget_year AS "budgetYear",
  CASE WHEN l.supported_amount IS NOT NULL THEN greatest(l.amount - l.supported_amount, 0)::numeric(18,2)::text END AS excess,
  a.name AS "agencyName", l.amount::text AS amount, l.supported_amount::text AS "supportedAmount",
  l.reviewed_amount::text AS "reviewedAmount", l.appraisal_id AS "appraisalId", l.reason,
  l.allocated_on::text AS "allocatedOn"`;
const AROUND = `JOIN projects.project p ON p.jurisdiction_id = l.jurisdiction_id AND p.id = l.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id`;

const QUARANTINED = `id, budget_year AS "budgetYear", project_code AS "projectCode", project_name AS "projectName",
  source_key AS "sourceKey", payload, refusals, received_at AS "receivedAt", checked_at AS "checkedAt",
  released_at AS "releasedAt", release_reason AS "releaseReason"`;

/** Questions to the pool: what was applied for, what was given, what waits outside. */
@Injectable()
export class PoolReads {
  constructor(private readonly uow: UnitOfWork) {}

  lastApplications(projectIds: readonly string[]): Promise<ApplicationRecord[]> {
    return this.uow.query(
      `SELECT DISTINCT ON (project_id) project_id AS "projectId", amount::text AS amount, letter_no AS "letterNo",
              applied_by AS "appliedBy", applied_on::text AS "appliedOn"
         FROM projects.budget_application WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[])
        ORDER BY project_id, created_at DESC`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  lastAllocations(projectIds: readonly string[]): Promise<AllocationRecord[]> {
    return this.uow.query(
      `SELECT DISTINCT ON (l.project_id) ${ALLOCATION} FROM projects.budget_allocation l ${AROUND}
        WHERE l.jurisdiction_id = $1 AND l.project_id = ANY ($2::uuid[]) AND p.secrecy <> 'CLASSIFIED'
        ORDER BY l.project_id, l.created_at DESC`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  /** Allocations of a year that depart from what was supported, for the linkage list (R063). */
  deviations(year: number): Promise<AllocationRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query(
      `SELECT ${ALLOCATION} FROM projects.budget_allocation l ${AROUND}
        WHERE l.jurisdiction_id = $1 AND l.budget_year = $2 AND l.amount > l.supported_amount
          AND p.secrecy <> 'CLASSIFIED' AND ${reach} ORDER BY p.code, l.created_at LIMIT 2000`,
      params,
    );
  }

  /** One page of the waiting lines by project code, or of those that have been released. */
  quarantine(
    year: number,
    isReleased: boolean,
    first: number,
    after: readonly [string, string] | null,
  ): Promise<QuarantinedRecord[]> {
    return this.uow.query(
      `SELECT ${QUARANTINED} FROM projects.quarantined_line
        WHERE jurisdiction_id = $1 AND budget_year = $2 AND (released_at IS NOT NULL) = $3
          AND ($4::text IS NULL OR (project_code, id) > ($4, $5::uuid))
        ORDER BY project_code, id LIMIT $6`,
      [currentActor().jurisdictionId, year, isReleased, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    );
  }

  async quarantineCount(year: number, isReleased: boolean): Promise<number> {
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM projects.quarantined_line
        WHERE jurisdiction_id = $1 AND budget_year = $2 AND (released_at IS NOT NULL) = $3`,
      [currentActor().jurisdictionId, year, isReleased],
    );
    return row!.total;
  }

  /** Waiting lines of some years, locked: whoever looks at them decides about them. */
  waiting(years: readonly number[], ids: readonly string[] | null = null): Promise<QuarantinedRecord[]> {
    return this.uow.query(
      `SELECT ${QUARANTINED} FROM projects.quarantined_line
        WHERE jurisdiction_id = $1 AND released_at IS NULL AND (budget_year = ANY ($2::int[]) OR $3::uuid[] IS NOT NULL)
          AND ($3::uuid[] IS NULL OR id = ANY ($3::uuid[])) ORDER BY id FOR UPDATE`,
      [currentActor().jurisdictionId, years, ids],
    );
  }

  async releasedKeys(sourceKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ key: string }>(
      `SELECT source_key AS key FROM projects.quarantined_line
        WHERE jurisdiction_id = $1 AND source_key = ANY ($2::text[]) AND released_at IS NOT NULL`,
      [currentActor().jurisdictionId, sourceKeys],
    );
    return new Set(rows.map(({ key }) => key));
  }
}
