import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { isId, newId, UnitOfWork } from '../../../platform/database/index.js';
import { ReviewCommissionEntity, ReviewCommissionItemEntity } from './review-commission.entity.js';

export type CommissionOpinion = 'PASS' | 'NEEDS_CHANGE';

export interface CommissionRecord {
  id: string;
  firmAgencyId: string;
  firmName: string;
  budgetYear: number;
  title: string;
  dueOn: string;
}

export interface CommissionItemRecord {
  id: string;
  commissionId: string;
  objectiveVersionId: string;
  opinion: CommissionOpinion | null;
  opinionText: string | null;
  givenOn: string | null;
}

const COLUMNS = `c.id, c.firm_agency_id AS "firmAgencyId", f.name AS "firmName", c.budget_year AS "budgetYear", c.title,
  c.due_on::text AS "dueOn"`;
const FROM = `goals.review_commission c
  JOIN organizations.agency f ON f.jurisdiction_id = c.jurisdiction_id AND f.id = c.firm_agency_id`;

/** Commissions of substantive review. A firm sees its own, the bureau all. */
@Injectable()
export class CommissionRows {
  constructor(private readonly uow: UnitOfWork) {}

  list(year: number, firmAgencyId: string | null): Promise<CommissionRecord[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE c.jurisdiction_id = $1 AND c.budget_year = $2
          AND ($3::uuid IS NULL OR c.firm_agency_id = $3) ORDER BY c.due_on, c.id`,
      [currentActor().jurisdictionId, year, firmAgencyId],
    );
  }

  async one(id: string, firmAgencyId: string | null): Promise<CommissionRecord | null> {
    if (!isId(id)) return null;
    const [row] = await this.uow.query<CommissionRecord>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE c.jurisdiction_id = $1 AND c.id = $2
          AND ($3::uuid IS NULL OR c.firm_agency_id = $3)`,
      [currentActor().jurisdictionId, id, firmAgencyId],
    );
    return row ?? null;
  }

  items(commissionIds: readonly string[], lock = false): Promise<CommissionItemRecord[]> {
    return this.uow.query(
      `SELECT i.id, i.review_commission_id AS "commissionId", i.objective_version_id AS "objectiveVersionId", i.opinion,
              i.opinion_text AS "opinionText", i.given_on::text AS "givenOn"
         FROM goals.review_commission_item i
        WHERE i.jurisdiction_id = $1 AND i.review_commission_id = ANY ($2::uuid[]) ORDER BY i.id ${lock ? 'FOR UPDATE' : ''}`,
      [currentActor().jurisdictionId, commissionIds],
    );
  }

  /** Versions that a firm still has on its desk, or has had. */
  async ofVersions(versionIds: readonly string[]): Promise<Map<string, CommissionOpinion | null>> {
    const rows = await this.uow.query<{ id: string; opinion: CommissionOpinion | null }>(
      `SELECT objective_version_id AS id, opinion FROM goals.review_commission_item
        WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, versionIds],
    );
    return new Map(rows.map(({ id, opinion }) => [id, opinion]));
  }

  /** Agencies in whose tree the client stands: it cannot have their objectives judged for it (domain §4.5 T1). */
  async around(clientAgencyId: string, agencyIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT ancestor_id AS id FROM organizations.agency_closure
        WHERE jurisdiction_id = $1 AND descendant_id = $2 AND ancestor_id = ANY ($3::uuid[])`,
      [currentActor().jurisdictionId, clientAgencyId, agencyIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async write(
    row: { firmAgencyId: string; clientAgencyId: string; budgetYear: number; title: string; dueOn: string },
    versionIds: readonly string[],
  ): Promise<string> {
    const id = newId();
    await this.uow.insert(ReviewCommissionEntity, [{ id, ...row, createdBy: currentActor().userId }]);
    await this.uow.insert(
      ReviewCommissionItemEntity,
      versionIds.map((objectiveVersionId) => ({ id: newId(), reviewCommissionId: id, objectiveVersionId })),
    );
    return id;
  }

  async give(
    opinions: readonly { id: string; opinion: CommissionOpinion; opinionText: string | null }[],
  ): Promise<void> {
    const { jurisdictionId, today, userId } = currentActor();
    await this.uow.affect(
      `UPDATE goals.review_commission_item i SET opinion = r.opinion, opinion_text = r."opinionText", given_on = $3,
              given_by = $4
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, opinion text, "opinionText" text)
        WHERE i.jurisdiction_id = $1 AND i.id = r.id`,
      [jurisdictionId, JSON.stringify(opinions), today, userId],
    );
  }
}
