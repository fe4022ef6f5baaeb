import { Injectable } from '@nestjs/common';
import type { Refusal, SheetObjective } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { isId, newId, UnitOfWork } from '../../../platform/database/index.js';
import type { JobState } from '../../../platform/jobs/index.js';
import { SheetImportEntity } from './sheet-import.entity.js';

export type ItemState = 'PENDING' | 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED';

export interface ImportItem {
  id: string;
  ordinal: number;
  sheet: string;
  sheetRow: number;
  content: SheetObjective;
}

export interface ItemOutcome {
  id: string;
  state: Exclude<ItemState, 'PENDING'>;
  objectiveId: string | null;
  reason: string | null;
}

/** An import as its owner finds it again. */
export interface ImportRecord {
  id: string;
  fileName: string;
  fileSm3: string;
  budgetYear: number;
  jobId: string;
  jobState: JobState;
  /** Why the job ended before its end. */
  jobRefusals: Refusal[];
  objectives: number;
  indicators: number;
  pending: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** Objectives that were left as they are, by name; the first twenty. */
  refusedNames: { code: string; reason: string }[];
  createdAt: Date;
  finishedAt: Date | null;
}

const RECORD = `i.id, i.file_name AS "fileName", i.file_sm3 AS "fileSm3", i.budget_year AS "budgetYear", i.job_id AS "jobId", j.state AS "jobState",
  coalesce(j.error -> 'refusals', '[]'::jsonb) AS "jobRefusals",
  i.objectives, i.indicators, c.pending, c.created, c.updated, c.unchanged, c.refused,
  coalesce(c."refusedNames", '[]'::jsonb) AS "refusedNames", i.created_at AS "createdAt", j.finished_at AS "finishedAt"`;

const AROUND = `JOIN platform.job j ON j.jurisdiction_id = i.jurisdiction_id AND j.id = i.job_id
  CROSS JOIN LATERAL (SELECT
    count(*) FILTER (WHERE t.state = 'PENDING')::int AS pending, count(*) FILTER (WHERE t.state = 'CREATED')::int AS created,
    count(*) FILTER (WHERE t.state = 'UPDATED')::int AS updated, count(*) FILTER (WHERE t.state = 'UNCHANGED')::int AS unchanged,
    count(*) FILTER (WHERE t.state = 'REFUSED')::int AS refused,
    (SELECT jsonb_agg(jsonb_build_object('code', r.content ->> 'code', 'reason', r.reason)) FROM (
       SELECT s.content, s.reason FROM goals.sheet_import_item s WHERE s.jurisdiction_id = i.jurisdiction_id
          AND s.import_id = i.id AND s.state = 'REFUSED' ORDER BY s.ordinal LIMIT 20) r) AS "refusedNames"
    FROM goals.sheet_import_item t WHERE t.jurisdiction_id = i.jurisdiction_id AND t.import_id = i.id) c`;

/** Imports and their items. An import is shown to whoever began it and to nobody else. */
@Injectable()
export class SheetImportRows {
  constructor(private readonly uow: UnitOfWork) {}

  mine(): Promise<ImportRecord[]> {
    const actor = currentActor();
    return this.uow.query(
      `SELECT ${RECORD} FROM goals.sheet_import i ${AROUND}
        WHERE i.jurisdiction_id = $1 AND i.requested_by = $2 ORDER BY i.created_at DESC, i.id DESC LIMIT 20`,
      [actor.jurisdictionId, actor.userId],
    );
  }

  async one(id: string): Promise<ImportRecord | null> {
    if (!isId(id)) return null;
    const actor = currentActor();
    const [row] = await this.uow.query<ImportRecord>(
      `SELECT ${RECORD} FROM goals.sheet_import i ${AROUND}
        WHERE i.jurisdiction_id = $1 AND i.requested_by = $2 AND i.id = $3`,
      [actor.jurisdictionId, actor.userId, id],
    );
    return row ?? null;
  }

  async ofFile(fileSm3: string, budgetYear: number): Promise<string | null> {
    const actor = currentActor();
    const [row] = await this.uow.query<{ id: string }>(
      `SELECT id FROM goals.sheet_import
        WHERE jurisdiction_id = $1 AND requested_by = $2 AND budget_year = $3 AND file_sm3 = $4`,
      [actor.jurisdictionId, actor.userId, budgetYear, fileSm3],
    );
    return row?.id ?? null;
  }

  /** @returns false when the same file was begun at the same moment: the other one counts */
  async begin(
    row: Omit<SheetImportEntity, 'jurisdictionId' | 'createdAt' | 'requestedBy'>,
    items: readonly Omit<ImportItem, 'id' | 'ordinal'>[],
  ): Promise<boolean> {
    const { jurisdictionId, userId } = currentActor();
    const begun = await this.uow.insert(SheetImportEntity, [{ ...row, requestedBy: userId! }], {
      key: ['jurisdictionId', 'requestedBy', 'budgetYear', 'fileSm3'],
    });
    if (begun === 0) return false;
    await this.uow.affect(
      `INSERT INTO goals.sheet_import_item (jurisdiction_id, id, import_id, ordinal, sheet, sheet_row, content)
       SELECT $1, r.id, $2, r.ordinal, r.sheet, r."sheetRow", r.content
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, ordinal integer, sheet text, "sheetRow" integer, content jsonb)`,
      [
        jurisdictionId,
        row.id,
        JSON.stringify(items.map((item, index) => ({ ...item, id: newId(), ordinal: index + 1 }))),
      ],
    );
    return true;
  }

  async rejob(id: string, jobId: string): Promise<void> {
    await this.uow.affect('UPDATE goals.sheet_import SET job_id = $3 WHERE jurisdiction_id = $1 AND id = $2', [
      currentActor().jurisdictionId,
      id,
      jobId,
    ]);
  }

  /** The next items, under the lock of their import: two workers never take the same ones. */
  async next(importId: string, count: number): Promise<ImportItem[]> {
    const { jurisdictionId } = currentActor();
    await this.uow.query('SELECT id FROM goals.sheet_import WHERE jurisdiction_id = $1 AND id = $2 FOR UPDATE', [
      jurisdictionId,
      importId,
    ]);
    return this.uow.query(
      `SELECT id, ordinal, sheet, sheet_row AS "sheetRow", content FROM goals.sheet_import_item
        WHERE jurisdiction_id = $1 AND import_id = $2 AND state = 'PENDING' ORDER BY ordinal LIMIT $3`,
      [jurisdictionId, importId, count],
    );
  }

  async settle(outcomes: readonly ItemOutcome[]): Promise<void> {
    await this.uow.affect(
      `UPDATE goals.sheet_import_item t SET state = r.state, objective_id = r."objectiveId", reason = r.reason
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, state text, "objectiveId" uuid, reason text)
        WHERE t.jurisdiction_id = $1 AND t.id = r.id`,
      [currentActor().jurisdictionId, JSON.stringify(outcomes)],
    );
  }
}
