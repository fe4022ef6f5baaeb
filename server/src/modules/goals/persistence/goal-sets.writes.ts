import { Injectable } from '@nestjs/common';
import type { AmountBlock } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { Origins } from '../domain/origins.js';
import type { IndicatorToWrite } from './goal.writes.js';
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
    const all = rows.flatMap(({ versionId, indicators }) => {
      const next = { ANNUAL: 0, MID_TERM: 0 };
      return indicators.map((row) => ({ ...row, versionId, id: newId(), ordinal: (next[row.horizon] += 1) }));
    });
    await this.uow.affect(
      `INSERT INTO goals.indicator (jurisdiction_id, id, objective_version_id, indicator_key, horizon, ordinal, level1,
              level2, name, direction, is_strict, target_value, target_low, target_high, target_text, target_on,
              planned_start_on, bands, unit, weight, target_basis, baseline_value, baseline_year, yearly_targets,
              formula_text, data_source, capture_method, is_core, remark,
              library_indicator_id)
       SELECT $1, r.id, r."versionId", r."indicatorKey", r.horizon, r.ordinal, r.level1, r.level2, r.name, r.direction,
              r."isStrict", r."targetValue", r."targetLow", r."targetHigh", r."targetText", r."targetOn",
              r."plannedStartOn", nullif(r.bands, 'null'::jsonb), r.unit, r.weight, r."targetBasis", r."baselineValue",
              r."baselineYear", nullif(r."yearlyTargets", 'null'::jsonb), r."formulaText", r."dataSource",
              r."captureMethod", r."isCore", r.remark, r."libraryIndicatorId"
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "versionId" uuid, "indicatorKey" uuid, horizon text,
              ordinal integer, level1 text, level2 text, name text, direction text, "isStrict" boolean,
              "targetValue" numeric, "targetLow" numeric, "targetHigh" numeric, "targetText" text, "targetOn" date,
              "plannedStartOn" date, bands jsonb, unit text, weight numeric, "targetBasis" text,
              "baselineValue" numeric, "baselineYear" integer, "yearlyTargets" jsonb, "formulaText" text,
              "dataSource" text, "captureMethod" text, "isCore" boolean, remark text,
              "libraryIndicatorId" uuid)`,
      [jurisdictionId, JSON.stringify(all)],
    );
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
