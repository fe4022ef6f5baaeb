import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { isId, newId, UnitOfWork } from '../../../platform/database/index.js';
import { BudgetStepEntity, ObjectivePublicationEntity, SupplementApprovalEntity } from './goal-duties.entity.js';

export type Step = 'COMPILE' | 'MEET' | 'REPLY' | 'PUBLISH';
export type StepSubject = 'BUDGET' | 'OBJECTIVES';

/** A step that a unit's objectives did not take on the day of its budget. */
export interface UnsynchronousStep {
  agencyId: string;
  agencyName: string;
  step: Step;
  budgetOn: string;
  /** Null: the objectives have not taken it at all. */
  objectivesOn: string | null;
}

export interface StepToWrite {
  agencyId: string;
  budgetYear: number;
  step: Step;
  subject: StepSubject;
  takenOn: string;
  documentNo: string | null;
}

/** An approved objective whose publication is due. */
export interface PublicationDuty {
  objectiveId: string;
  objectiveVersionId: string;
  publishedOn: string | null;
  address: string | null;
  /** Label of the project or of its unit that keeps it from the public. */
  withheldBy: string | null;
}

/** Duties around approved objectives: steps together with the budget, publication, supplements within the limit. */
@Injectable()
export class DutyRows {
  constructor(private readonly uow: UnitOfWork) {}

  async inReach(agencyId: string): Promise<boolean> {
    if (!isId(agencyId)) return false;
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, agencyId];
    const reach = reachSql(actor, 'a.id', '$1', params);
    const rows = await this.uow.query(
      `SELECT 1 FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.id = $2 AND ${reach}`,
      params,
    );
    return rows.length > 0;
  }

  /** Highest special approval of a unit and year; null where there is none. */
  async approvedUpTo(agencyId: string, year: number): Promise<string | null> {
    const [row] = await this.uow.query<{ upTo: string | null }>(
      `SELECT max(up_to)::text AS "upTo" FROM goals.supplement_approval
        WHERE jurisdiction_id = $1 AND agency_id = $2 AND budget_year = $3`,
      [currentActor().jurisdictionId, agencyId, year],
    );
    return row?.upTo ?? null;
  }

  async approveSupplements(row: {
    agencyId: string;
    budgetYear: number;
    upTo: string;
    documentNo: string;
    reason: string;
  }): Promise<string> {
    const { today, userId } = currentActor();
    const id = newId();
    await this.uow.insert(SupplementApprovalEntity, [{ id, ...row, approvedOn: today, approvedBy: userId }]);
    return id;
  }

  /** The day of a step; entered again, it is corrected. */
  async step(row: StepToWrite): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    const changed = await this.uow.affect(
      `UPDATE goals.budget_step SET taken_on = $6, document_no = $7, created_by = $8 WHERE jurisdiction_id = $1
          AND agency_id = $2 AND budget_year = $3 AND step = $4 AND subject = $5`,
      [jurisdictionId, row.agencyId, row.budgetYear, row.step, row.subject, row.takenOn, row.documentNo, userId],
    );
    if (changed === 0) await this.uow.insert(BudgetStepEntity, [{ id: newId(), ...row, createdBy: userId }]);
  }

  /**
   * Steps of the year in which budget and objectives of a unit went apart. Objectives were compiled when the last one
   * went up, replied when the last one was approved, published when the last one was.
   */
  unsynchronous(
    year: number,
    steps: readonly string[],
    reach: string,
    params: unknown[],
  ): Promise<UnsynchronousStep[]> {
    const at = params.length;
    return this.uow.query<UnsynchronousStep>(
      `SELECT a.id AS "agencyId", a.name AS "agencyName", s.step, s.taken_on::text AS "budgetOn",
              own.day::text AS "objectivesOn"
         FROM goals.budget_step s
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
         CROSS JOIN LATERAL (SELECT CASE s.step
             WHEN 'MEET' THEN (SELECT m.taken_on FROM goals.budget_step m WHERE m.jurisdiction_id = $1
                 AND m.agency_id = s.agency_id AND m.budget_year = s.budget_year AND m.step = 'MEET'
                 AND m.subject = 'OBJECTIVES')
             ELSE (SELECT max(CASE s.step WHEN 'COMPILE' THEN (v.submitted_at AT TIME ZONE 'Asia/Shanghai')::date
                          WHEN 'REPLY' THEN v.approved_on ELSE p.published_on END)
                FROM goals.objective o
                JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id
                     AND v.version_no = 1
                LEFT JOIN goals.objective_publication p ON p.jurisdiction_id = $1 AND p.objective_version_id = v.id
               WHERE o.jurisdiction_id = $1 AND o.agency_id = s.agency_id AND o.budget_year = s.budget_year
                 AND v.budget_round IN ('FIRST_UP', 'SECOND_UP')) END AS day) own
        WHERE s.jurisdiction_id = $1 AND s.budget_year = $${at + 1} AND s.subject = 'BUDGET'
          AND s.step = ANY ($${at + 2}::text[]) AND own.day IS DISTINCT FROM s.taken_on AND ${reach}
        ORDER BY a.code, s.step`,
      [...params, year, steps],
    );
  }

  publications(versionIds: readonly string[]): Promise<(PublicationDuty & { objectiveVersionId: string })[]> {
    return this.uow.query(
      `SELECT v.objective_id AS "objectiveId", v.id AS "objectiveVersionId", p.published_on::text AS "publishedOn",
              p.address, (SELECT label FROM unnest(ARRAY[j.secrecy, a.secrecy]) AS label WHERE label <> 'PUBLIC' LIMIT 1) AS "withheldBy"
         FROM goals.objective_version v
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
         JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
         LEFT JOIN projects.project j ON j.jurisdiction_id = o.jurisdiction_id AND j.id = o.project_id
         LEFT JOIN goals.objective_publication p ON p.jurisdiction_id = v.jurisdiction_id
              AND p.objective_version_id = v.id
        WHERE v.jurisdiction_id = $1 AND v.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  async publish(versionIds: readonly string[], publishedOn: string, address: string): Promise<void> {
    const createdBy = currentActor().userId;
    await this.uow.insert(
      ObjectivePublicationEntity,
      versionIds.map((objectiveVersionId) => ({ id: newId(), objectiveVersionId, publishedOn, address, createdBy })),
    );
  }

  /** Projects whose newest objective was at least handed in and not refused since. */
  async declared(projectIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT DISTINCT o.project_id AS id FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
        WHERE o.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[])
          AND v.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'APPROVED')`,
      [currentActor().jurisdictionId, projectIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
