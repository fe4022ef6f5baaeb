import { Injectable } from '@nestjs/common';
import type { AppraisalDimension, AppraisalKind, ItemScore } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';

export interface AppraisalToWrite {
  objectKind: AppraisalKind;
  projectId: string | null;
  objectiveId: string | null;
  objectCode: string;
  title: string;
  agencyId: string;
  field: string | null;
  beneficiary: string | null;
  budgetYear: number;
  amountAsked: string;
  criteria: readonly AppraisalDimension[];
}

/** Inserts of the room, each set in one statement; states are moved by the transition service alone. */
@Injectable()
export class AppraisalWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async appraisal(row: AppraisalToWrite): Promise<string> {
    const id = newId();
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.ex_ante_appraisal (jurisdiction_id, id, object_kind, project_id, objective_id, object_code, title,
              agency_id, field, beneficiary, budget_year, amount_asked, criteria, planned_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        actor.jurisdictionId,
        id,
        row.objectKind,
        row.projectId,
        row.objectiveId,
        row.objectCode,
        row.title,
        row.agencyId,
        row.field,
        row.beneficiary,
        row.budgetYear,
        row.amountAsked,
        JSON.stringify(row.criteria),
        actor.userId,
      ],
    );
    return id;
  }

  async materials(
    appraisalId: string,
    rows: readonly { code: string; isPresent: boolean; reference: string | null }[],
  ): Promise<void> {
    await this.uow.affect(
      `INSERT INTO goals.appraisal_material (jurisdiction_id, id, appraisal_id, code, is_present, reference)
       SELECT $1, r.id, $2, r.code, r."isPresent", r.reference
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, code text, "isPresent" boolean, reference text)
       ON CONFLICT (jurisdiction_id, appraisal_id, code) DO UPDATE
          SET is_present = EXCLUDED.is_present, reference = EXCLUDED.reference`,
      [currentActor().jurisdictionId, appraisalId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
  }

  /** The panel is appointed whole: who is no longer on it takes the scores along, who stays keeps them. */
  async scorers(appraisalId: string, rows: readonly { seatId: string; isChair: boolean }[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      `DELETE FROM goals.appraisal_scorer WHERE jurisdiction_id = $1 AND appraisal_id = $2
          AND NOT seat_id = ANY ($3::uuid[])`,
      [jurisdictionId, appraisalId, rows.map(({ seatId }) => seatId)],
    );
    // The chair changes hands in two steps: at most one row may carry the mark.
    await this.uow.affect(
      'UPDATE goals.appraisal_scorer SET is_chair = false WHERE jurisdiction_id = $1 AND appraisal_id = $2',
      [jurisdictionId, appraisalId],
    );
    await this.uow.affect(
      `INSERT INTO goals.appraisal_scorer (jurisdiction_id, id, appraisal_id, seat_id, is_chair)
       SELECT $1, r.id, $2, r."seatId", r."isChair"
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "seatId" uuid, "isChair" boolean)
       ON CONFLICT (jurisdiction_id, appraisal_id, seat_id) DO UPDATE SET is_chair = EXCLUDED.is_chair`,
      [jurisdictionId, appraisalId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
  }

  async scores(scorerId: string, rows: readonly ItemScore[], isSubmitted: boolean): Promise<void> {
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.appraisal_score (jurisdiction_id, id, scorer_id, item_code, grade, points, opinion, evidence)
       SELECT $1, r.id, $2, r."itemCode", r.grade, r.points, r.opinion, r.evidence
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "itemCode" text, grade text, points numeric, opinion text,
              evidence text)
       ON CONFLICT (jurisdiction_id, scorer_id, item_code) DO UPDATE SET grade = EXCLUDED.grade, points = EXCLUDED.points,
              opinion = EXCLUDED.opinion, evidence = EXCLUDED.evidence`,
      [actor.jurisdictionId, scorerId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
    await this.uow.affect(
      `UPDATE goals.appraisal_scorer SET account_id = $3, person_name = $4,
              submitted_at = CASE WHEN $5 THEN now() ELSE submitted_at END
        WHERE jurisdiction_id = $1 AND id = $2`,
      [actor.jurisdictionId, scorerId, actor.userId, actor.personName, isSubmitted],
    );
  }

  /** A reassessment asks every scorer again; what they wrote is their draft. */
  async reopenScores(appraisalIds: readonly string[]): Promise<void> {
    await this.uow.affect(
      `UPDATE goals.appraisal_scorer SET submitted_at = NULL WHERE jurisdiction_id = $1 AND appraisal_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, appraisalIds],
    );
  }
}
