import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import type { BudgetReviewRecord, PreparationRecord } from './appraisal.records.js';

/** Budget reviews and the preparation of projects. */
@Injectable()
export class ReviewStore {
  constructor(private readonly uow: UnitOfWork) {}

  /** The latest review of each project counts. */
  reviews(projectIds: readonly string[]): Promise<BudgetReviewRecord[]> {
    return this.uow.query(
      `SELECT DISTINCT ON (project_id) id, project_id AS "projectId", applied_amount::text AS "appliedAmount",
              reviewed_amount::text AS "reviewedAmount", reviewer, document_no AS "documentNo",
              reviewed_on::text AS "reviewedOn", opinion
         FROM goals.budget_review WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[])
        ORDER BY project_id, created_at DESC`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  /** @returns false where this document has reviewed the project already */
  async record(row: Omit<BudgetReviewRecord, 'id'>): Promise<boolean> {
    const actor = currentActor();
    const added = await this.uow.affect(
      `INSERT INTO goals.budget_review (jurisdiction_id, id, project_id, applied_amount, reviewed_amount, reviewer,
              document_no, reviewed_on, opinion, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (jurisdiction_id, project_id, document_no) DO NOTHING`,
      [
        actor.jurisdictionId,
        newId(),
        row.projectId,
        row.appliedAmount,
        row.reviewedAmount,
        row.reviewer,
        row.documentNo,
        row.reviewedOn,
        row.opinion,
        actor.userId,
      ],
    );
    return added === 1;
  }

  preparations(projectIds: readonly string[]): Promise<PreparationRecord[]> {
    return this.uow.query(
      `SELECT r.project_id AS "projectId", r.project_type AS "projectType", r.version,
              coalesce((SELECT jsonb_agg(jsonb_build_object('code', d.code, 'isPresent', d.is_present,
                                'reference', d.reference) ORDER BY d.code)
                          FROM goals.preparation_document d
                         WHERE d.jurisdiction_id = r.jurisdiction_id AND d.preparation_id = r.id), '[]') AS documents
         FROM goals.project_preparation r WHERE r.jurisdiction_id = $1 AND r.project_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  /** The list is saved whole under the lock of its head. */
  async savePreparation(
    projectId: string,
    projectType: string,
    documents: readonly { code: string; isPresent: boolean; reference: string | null }[],
  ): Promise<void> {
    const { jurisdictionId } = currentActor();
    const [head] = await this.uow.query<{ id: string }>(
      `INSERT INTO goals.project_preparation AS r (jurisdiction_id, id, project_id, project_type) VALUES ($1, $2, $3, $4)
       ON CONFLICT (jurisdiction_id, project_id) DO UPDATE
          SET project_type = EXCLUDED.project_type, version = r.version + 1, updated_at = now() RETURNING id`,
      [jurisdictionId, newId(), projectId, projectType],
    );
    await this.uow.affect('DELETE FROM goals.preparation_document WHERE jurisdiction_id = $1 AND preparation_id = $2', [
      jurisdictionId,
      head!.id,
    ]);
    await this.uow.affect(
      `INSERT INTO goals.preparation_document (jurisdiction_id, id, preparation_id, code, is_present, reference)
       SELECT $1, r.id, $2, r.code, r."isPresent", r.reference
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, code text, "isPresent" boolean, reference text)`,
      [jurisdictionId, head!.id, JSON.stringify(documents.map((row) => ({ id: newId(), ...row })))],
    );
  }
}
