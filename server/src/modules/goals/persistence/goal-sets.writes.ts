import { Injectable } from '@nestjs/common';
import type { AmountBlock } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { Origins } from '../domain/origins.js';
import type { IndicatorToWrite } from './goal.writes.js';
import { INSERT_INDICATORS, rowsToInsert } from './indicator.insert.js';
import type { AmountToWrite, TaskToWrite } from './objective-parts.writes.js';

export interface ObjectiveOfSet {
  id: string;
  versionId: string;
  objectType: string;
  projectId: string | null;
  previousProjectId: string | null;
  agencyId: string;
  budgetYear: number;
  budgetRound: string;
  catalogueCode: string;
}

/** What a sheet says of one version; blocks that it does not speak of are null and stay. */
export interface VersionOfSet {
  versionId: string;
  annualAmount: string;
  overallGoal: string | null;
  annualGoal: string | null;
  basis: string | null;
  scheduleText: string | null;
  contactPerson: string | null;
  contactPhone: string | null;
  origins: Origins;
  indicators: readonly IndicatorToWrite[];
  amounts: readonly AmountToWrite[];
  amountBlocks: readonly AmountBlock[];
  tasks: readonly TaskToWrite[] | null;
}

/** Many objectives in a fixed number of statements, whatever their number: what an import of a district needs. */
@Injectable()
export class GoalSetsWrites {
  constructor(private readonly uow: UnitOfWork) {}

  /** Objectives with an empty first version each; a project that continues another one names its objective. */
  async begin(rows: readonly ObjectiveOfSet[]): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    const json = JSON.stringify(rows);
    await this.uow.affect(
      `INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year, previous_objective_id)
       SELECT $1, r.id, r."objectType", r."projectId", r."agencyId", r."budgetYear", b.id
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "objectType" text, "projectId" uuid,
              "previousProjectId" uuid, "agencyId" uuid, "budgetYear" integer)
         LEFT JOIN goals.objective b ON b.jurisdiction_id = $1 AND b.project_id = r."previousProjectId"`,
      [jurisdictionId, json],
    );
    await this.uow.affect(
      `INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, budget_round, catalogue_code,
              annual_amount, drafted_by)
       SELECT $1, r."versionId", r.id, 1, r."budgetRound", r."catalogueCode", 0, $3
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "versionId" uuid, "budgetRound" text, "catalogueCode" text)`,
      [jurisdictionId, json, userId],
    );
  }

  /** The versions are locked by the caller. */
  async fill(rows: readonly VersionOfSet[]): Promise<void> {
    await this.heads(rows);
    await this.indicators(rows);
    await this.amounts(rows);
    await this.tasks(rows.filter(({ tasks }) => tasks !== null));
  }

  private async heads(rows: readonly VersionOfSet[]): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    const heads = rows.map(({ indicators: _rows, amounts: _amounts, tasks: _tasks, ...head }) => head);
    await this.uow.affect(
      `UPDATE goals.objective_version v SET annual_amount = r."annualAmount", overall_goal = r."overallGoal",
              annual_goal = r."annualGoal", basis = r.basis, schedule_text = r."scheduleText",
              contact_person = r."contactPerson", contact_phone = r."contactPhone", origins = r.origins,
              drafted_by = $3, edit_session_id = NULL, version = v.version + 1, updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS r("versionId" uuid, "annualAmount" numeric, "overallGoal" text,
              "annualGoal" text, basis text, "scheduleText" text, "contactPerson" text, "contactPhone" text, origins jsonb)
        WHERE v.jurisdiction_id = $1 AND v.id = r."versionId"`,
      [jurisdictionId, JSON.stringify(heads), userId],
    );
  }

  private async indicators(rows: readonly VersionOfSet[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      'DELETE FROM goals.indicator WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[])',
      [jurisdictionId, rows.map(({ versionId }) => versionId)],
    );
    const all = rows.flatMap(({ versionId, indicators }) => rowsToInsert(versionId, indicators));
    await this.uow.affect(INSERT_INDICATORS, [jurisdictionId, JSON.stringify(all)]);
  }

  private async amounts(rows: readonly VersionOfSet[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    const blocks = rows.flatMap(({ versionId, amountBlocks }) => amountBlocks.map((block) => ({ versionId, block })));
    await this.uow.affect(
      `DELETE FROM goals.objective_amount a USING jsonb_to_recordset($2::jsonb) AS r("versionId" uuid, block text)
        WHERE a.jurisdiction_id = $1 AND a.objective_version_id = r."versionId" AND a.block = r.block`,
      [jurisdictionId, JSON.stringify(blocks)],
    );
    const cells = rows.flatMap(({ versionId, amountBlocks, amounts }) =>
      amounts.filter(({ block }) => amountBlocks.includes(block)).map((cell) => ({ ...cell, versionId, id: newId() })),
    );
    await this.uow.affect(
      `INSERT INTO goals.objective_amount (jurisdiction_id, id, objective_version_id, block, kind, amount)
       SELECT $1, r.id, r."versionId", r.block, r.kind, r.amount
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "versionId" uuid, block text, kind text, amount numeric)`,
      [jurisdictionId, JSON.stringify(cells)],
    );
  }

  private async tasks(rows: readonly VersionOfSet[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      'DELETE FROM goals.objective_task WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[])',
      [jurisdictionId, rows.map(({ versionId }) => versionId)],
    );
    const all = rows.flatMap(({ versionId, tasks }) =>
      (tasks ?? []).map((task, index) => ({ ...task, versionId, id: newId(), ordinal: index + 1 })),
    );
    await this.uow.affect(
      `INSERT INTO goals.objective_task (jurisdiction_id, id, objective_version_id, ordinal, name, content,
              fiscal_amount, other_amount)
       SELECT $1, r.id, r."versionId", r.ordinal, r.name, r.content, r."fiscalAmount", r."otherAmount"
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "versionId" uuid, ordinal integer, name text, content text,
              "fiscalAmount" numeric, "otherAmount" numeric)`,
      [jurisdictionId, JSON.stringify(all)],
    );
  }
}
