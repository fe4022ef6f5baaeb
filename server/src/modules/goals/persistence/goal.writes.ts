import { Injectable } from '@nestjs/common';
import type { ObjectType, ReviewGrade, ReviewItems } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { AdjustmentKind, CellRemark, IndicatorRecord, TransferLevel } from './goal.records.js';
import type { Origins } from '../domain/origins.js';

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
              annual_amount, adjustment_kind, adjustment_reason, overall_goal, annual_goal, basis, schedule_text,
              contact_person, contact_phone, origins, drafted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
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
    const next = { ANNUAL: 0, MID_TERM: 0 };
    const rows = indicators.map((indicator) => ({
      ...indicator,
      // An adjustment copies the rows of an earlier version: they keep their key, not their id.
      id: newId(),
      ordinal: (next[indicator.horizon] += 1),
      bands: indicator.bands ?? null,
      yearlyTargets: indicator.yearlyTargets ?? null,
    }));
    await this.uow.affect(
      `INSERT INTO goals.indicator (jurisdiction_id, id, objective_version_id, indicator_key, horizon, ordinal, level1,
              level2, name, direction, is_strict, target_value, target_low, target_high, target_text, target_on,
              planned_start_on, bands, unit, weight, target_basis, baseline_value, baseline_year, yearly_targets,
              formula_text, data_source, capture_method, is_core, remark, library_indicator_id)
       SELECT $1, r.id, $2, r."indicatorKey", r.horizon, r.ordinal, r.level1, r.level2, r.name, r.direction,
              r."isStrict", r."targetValue", r."targetLow", r."targetHigh", r."targetText", r."targetOn",
              r."plannedStartOn", nullif(r.bands, 'null'::jsonb), r.unit, r.weight, r."targetBasis", r."baselineValue",
              r."baselineYear", nullif(r."yearlyTargets", 'null'::jsonb), r."formulaText", r."dataSource", r."captureMethod", r."isCore", r.remark,
              r."libraryIndicatorId"
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "indicatorKey" uuid, horizon text, ordinal integer,
              level1 text, level2 text, name text, direction text, "isStrict" boolean, "targetValue" numeric,
              "targetLow" numeric, "targetHigh" numeric, "targetText" text, "targetOn" date, "plannedStartOn" date,
              bands jsonb, unit text, weight numeric, "targetBasis" text, "baselineValue" numeric,
              "baselineYear" integer, "yearlyTargets" jsonb, "formulaText" text, "dataSource" text, "captureMethod" text, "isCore" boolean,
              remark text, "libraryIndicatorId" uuid)`,
      [jurisdictionId, versionId, JSON.stringify(rows)],
    );
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
