import type { Refusal } from '@jixiao/shared';
import { currentActor } from '../../access/context.js';
import { isId, newId } from '../../database/new-id.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { JobState } from '../../jobs/job.service.js';

/** An import as its owner finds it again. */
export interface FormImportRecord {
  id: string;
  fileName: string;
  jobState: JobState;
  /** Why it ended without saving anything. */
  jobRefusals: Refusal[];
  /** Sheets that the workbook changes; nothing of them is saved before all are. */
  total: number;
  done: number;
  unchanged: number;
  skipped: number;
  /** Whether the content is still here to be begun again. */
  isKept: boolean;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface NewImport {
  readonly kind: string;
  readonly scope: string;
  readonly fileName: string;
  readonly fileSm3: string;
  readonly content: Buffer;
}

export interface ImportOrder {
  readonly jobId: string;
  /** Version of every sheet as the person saw it. */
  readonly expected: Readonly<Record<string, number>>;
  readonly confirmed: readonly string[];
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
}

export interface KeptImport {
  scope: string;
  fileSm3: string;
  content: Buffer | null;
  expected: Record<string, number>;
  confirmed: string[];
}

const RECORD = `i.id, i.file_name AS "fileName", j.state AS "jobState", coalesce(j.error -> 'refusals', '[]'::jsonb) AS "jobRefusals",
  i.changed AS total, CASE WHEN j.state = 'DONE' THEN i.changed ELSE j.progress_done END AS done, i.unchanged, i.skipped,
  i.content IS NOT NULL AS "isKept", i.created_at AS "createdAt", j.finished_at AS "finishedAt"`;
const FROM = `FROM platform.form_import i
  JOIN platform.job j ON j.jurisdiction_id = i.jurisdiction_id AND j.id = i.job_id`;
const SHOWN = 10;
const KEPT_DAYS = 7;

/** Imports of forms. One is shown to whoever began it and to nobody else. */
export class FormImportRows {
  constructor(private readonly uow: UnitOfWork) {}

  mine(kind: string, scope: string): Promise<FormImportRecord[]> {
    const { jurisdictionId, userId } = currentActor();
    return this.uow.query<FormImportRecord & Record<string, unknown>>(
      `SELECT ${RECORD} ${FROM} WHERE i.jurisdiction_id = $1 AND i.requested_by = $2 AND i.kind = $3 AND i.scope = $4
        ORDER BY i.created_at DESC, i.id DESC LIMIT ${SHOWN}`,
      [jurisdictionId, userId, kind, scope],
    );
  }

  async one(kind: string, id: string): Promise<(FormImportRecord & { jobId: string; scope: string }) | null> {
    if (!isId(id)) return null;
    const { jurisdictionId, userId } = currentActor();
    const [row] = await this.uow.query<FormImportRecord & { jobId: string; scope: string } & Record<string, unknown>>(
      `SELECT ${RECORD}, i.job_id AS "jobId", i.scope ${FROM}
        WHERE i.jurisdiction_id = $1 AND i.requested_by = $2 AND i.kind = $3 AND i.id = $4`,
      [jurisdictionId, userId, kind, id],
    );
    return row ?? null;
  }

  /**
   * The same workbook of the same person that is not saved yet is one import, however often the button is pressed
   * (controls D65). @returns its id, locked, and the state of its job
   */
  async begin(row: NewImport): Promise<{ id: string; jobState: JobState | null }> {
    const { jurisdictionId, userId } = currentActor();
    const key = [jurisdictionId, userId, row.kind, row.scope, row.fileSm3];
    await this.uow.affect(
      `INSERT INTO platform.form_import (jurisdiction_id, requested_by, kind, scope, file_sm3, id, file_name, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (jurisdiction_id, requested_by, kind, scope, file_sm3) WHERE content IS NOT NULL DO NOTHING`,
      [...key, newId(), row.fileName, row.content],
    );
    const [found] = await this.uow.query<{ id: string; jobState: JobState | null }>(
      `SELECT i.id, (SELECT j.state FROM platform.job j WHERE j.jurisdiction_id = i.jurisdiction_id AND j.id = i.job_id) AS "jobState"
         FROM platform.form_import i
        WHERE i.jurisdiction_id = $1 AND i.requested_by = $2 AND i.kind = $3 AND i.scope = $4 AND i.file_sm3 = $5
          AND i.content IS NOT NULL FOR UPDATE OF i`,
      key,
    );
    return found!;
  }

  async order(id: string, order: ImportOrder): Promise<void> {
    await this.uow.affect(
      `UPDATE platform.form_import SET job_id = $3, expected = $4, confirmed = $5, changed = $6, unchanged = $7, skipped = $8
        WHERE jurisdiction_id = $1 AND id = $2`,
      [
        currentActor().jurisdictionId,
        id,
        order.jobId,
        JSON.stringify(order.expected),
        order.confirmed,
        order.changed,
        order.unchanged,
        order.skipped,
      ],
    );
  }

  async rejob(id: string, jobId: string): Promise<void> {
    await this.uow.affect('UPDATE platform.form_import SET job_id = $3 WHERE jurisdiction_id = $1 AND id = $2', [
      currentActor().jurisdictionId,
      id,
      jobId,
    ]);
  }

  async kept(id: string): Promise<KeptImport> {
    const [row] = await this.uow.query<KeptImport & Record<string, unknown>>(
      `SELECT scope, file_sm3 AS "fileSm3", content, expected, confirmed FROM platform.form_import
        WHERE jurisdiction_id = $1 AND id = $2`,
      [currentActor().jurisdictionId, id],
    );
    return row!;
  }

  /** What is saved needs its workbook no longer. */
  async finish(id: string): Promise<void> {
    await this.uow.affect('UPDATE platform.form_import SET content = NULL WHERE jurisdiction_id = $1 AND id = $2', [
      currentActor().jurisdictionId,
      id,
    ]);
  }

  /** By the clock of the machine: a demo stands still. */
  async throwAway(): Promise<void> {
    await this.uow.affect(
      `UPDATE platform.form_import SET content = NULL
        WHERE jurisdiction_id = $1 AND content IS NOT NULL AND created_at < now() - interval '${KEPT_DAYS} days'`,
      [currentActor().jurisdictionId],
    );
  }

  /** A workbook speaks of what has become a state secret: nothing that can be read of it stays. */
  async erase(ids: readonly string[]): Promise<void> {
    const params = [currentActor().jurisdictionId, ids];
    await this.uow.affect(
      `UPDATE platform.job j SET cancel_requested = true, result = NULL,
              error = CASE WHEN error IS NOT NULL THEN jsonb_build_object('code', error -> 'code', 'refusals', '[]'::jsonb) END
         FROM platform.form_import i
        WHERE j.jurisdiction_id = $1 AND i.jurisdiction_id = $1 AND i.job_id = j.id AND i.expected ?| $2::text[]`,
      params,
    );
    await this.uow.affect(
      `UPDATE platform.form_import SET content = NULL, file_name = '—', expected = '{}'::jsonb
        WHERE jurisdiction_id = $1 AND expected ?| $2::text[]`,
      params,
    );
  }
}
