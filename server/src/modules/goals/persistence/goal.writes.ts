import { Injectable } from '@nestjs/common';
import type { ObjectType, ReviewGrade, ReviewItems } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { AdjustmentKind, CellRemark, IndicatorRecord, TransferLevel } from './goal.records.js';
import type { Origins } from '../domain/origins.js';
import { INSERT_INDICATORS, rowsToInsert } from './indicator.insert.js';

export type IndicatorToWrite = Omit<IndicatorRecord, 'id' | 'objectiveVersionId' | 'ordinal'>;

export interface ObjectiveToWrite {
  objectType: ObjectType;
  projectId: string | null;
  agencyId: string;
  budgetYear: number;
  title?: string | null;
  code?: string | null;
  transferLevel?: TransferLevel | null;
  parentObjectiveId?: string | null;
  previousObjectiveId?: string | null;
}

export interface VersionToWrite {
  objectiveId: string;
  versionNo: number;
  budgetRound: string;
  catalogueCode: string;
  annualAmount: string;
  adjustmentKind?: AdjustmentKind | null;
  adjustmentReason?: string | null;
  adjustedOn?: string | null;
  origins?: Origins;
  from?: {
    overallGoal: string | null;
    annualGoal: string | null;
    basis: string | null;
    scheduleText: string | null;
    contactPerson: string | null;
    contactPhone: string | null;
  };
}

export interface ReviewToWrite {
  objectiveVersionId: string;
  step: 'DEPARTMENT' | 'FINANCE';
  items: ReviewItems;
  remarks: readonly CellRemark[];
  suggestedGrade: ReviewGrade | null;
  overallGrade: ReviewGrade | null;
  outcome: 'ACCEPTED' | 'REFINED' | 'RETURNED' | 'REJECTED';
  opinion: string | null;
}

/** Inserts of the module, each set in one statement; states are moved by the transition service alone. */
@Injectable()
export class GoalWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async objective(row: ObjectiveToWrite): Promise<string> {
    const id = newId();
    await this.uow.affect(
      `INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year, title, code,
              parent_objective_id, transfer_level, previous_objective_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        currentActor().jurisdictionId,
        id,
        row.objectType,
        row.projectId,
        row.agencyId,
        row.budgetYear,
        row.title ?? null,
        row.code ?? null,
        row.parentObjectiveId ?? null,
        row.transferLevel ?? null,
        row.previousObjectiveId ?? null,
      ],
    );
    return id;
  }

  async version(row: VersionToWrite): Promise<string> {
    const id = newId();
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, budget_round, catalogue_code,
              annual_amount, adjustment_kind, adjustment_reason, adjusted_on, overall_goal, annual_goal, basis, schedule_text,
              contact_person, contact_phone, origins, drafted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        actor.jurisdictionId,
        id,
        row.objectiveId,
        row.versionNo,
        row.budgetRound,
        row.catalogueCode,
        row.annualAmount,
        row.adjustmentKind ?? null,
        row.adjustmentReason ?? null,
        row.adjustedOn ?? null,
        row.from?.overallGoal ?? null,
        row.from?.annualGoal ?? null,
        row.from?.basis ?? null,
        row.from?.scheduleText ?? null,
        row.from?.contactPerson ?? null,
        row.from?.contactPhone ?? null,
        JSON.stringify(row.origins ?? {}),
        actor.userId,
      ],
    );
    return id;
  }

  /** Name of a policy or transfer, corrected before anybody has approved it. */
  async rename(objectiveId: string, title: string): Promise<void> {
    await this.uow.affect('UPDATE goals.objective SET title = $3 WHERE jurisdiction_id = $1 AND id = $2', [
      currentActor().jurisdictionId,
      objectiveId,
      title,
    ]);
  }

  /** The form is saved whole: the rows that stand after it are exactly the rows that it shows. */
  async replaceIndicators(versionId: string, indicators: readonly IndicatorToWrite[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect('DELETE FROM goals.indicator WHERE jurisdiction_id = $1 AND objective_version_id = $2', [
      jurisdictionId,
      versionId,
    ]);
    await this.uow.affect(INSERT_INDICATORS, [jurisdictionId, JSON.stringify(rowsToInsert(versionId, indicators))]);
  }

  async reviews(rows: readonly ReviewToWrite[]): Promise<void> {
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.objective_review (jurisdiction_id, id, objective_version_id, step, items, remarks,
              suggested_grade, overall_grade, outcome, opinion, reviewer_id, reviewer_seat_id)
       SELECT $1, r.id, r."objectiveVersionId", r.step, r.items, r.remarks, r."suggestedGrade", r."overallGrade",
              r.outcome, r.opinion, $3, $4
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "objectiveVersionId" uuid, step text, items jsonb,
              remarks jsonb, "suggestedGrade" text, "overallGrade" text, outcome text, opinion text)`,
      [actor.jurisdictionId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row }))), actor.userId, actor.seatId],
    );
  }

  async reply(documentNo: string, title: string, budgetYear: number, repliedOn: string): Promise<string> {
    const id = newId();
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.budget_reply (jurisdiction_id, id, document_no, title, budget_year, replied_on, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [actor.jurisdictionId, id, documentNo, title, budgetYear, repliedOn, actor.userId],
    );
    return id;
  }

  async replyLines(
    replyId: string,
    rows: readonly { objectiveVersionId: string; projectId: string | null; amount: string }[],
  ): Promise<void> {
    await this.uow.affect(
      `INSERT INTO goals.budget_reply_line (jurisdiction_id, id, budget_reply_id, objective_version_id, project_id, amount)
       SELECT $1, r.id, $2, r."objectiveVersionId", r."projectId", r.amount
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "objectiveVersionId" uuid, "projectId" uuid, amount numeric)`,
      [currentActor().jurisdictionId, replyId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
  }

  /** The next reviewer has it on the desk: from now on it cannot be withdrawn. */
  async opened(versionId: string): Promise<void> {
    await this.uow.affect(
      `UPDATE goals.objective_version SET reviewer_opened_at = now()
        WHERE jurisdiction_id = $1 AND id = $2 AND reviewer_opened_at IS NULL AND state IN ('SUBMITTED', 'DEPT_REVIEWED')`,
      [currentActor().jurisdictionId, versionId],
    );
  }
}
