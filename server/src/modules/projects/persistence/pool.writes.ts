import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { FeedLine } from './pool.reads.js';

export interface AllocationToWrite {
  projectId: string;
  budgetYear: number;
  amount: string;
  reason: string | null;
  supportedAmount: string | null;
  reviewedAmount: string | null;
  appraisalId: string | null;
}

/** Inserts of the pool, each set in one statement; states are moved by the transition service alone. */
@Injectable()
export class PoolWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async application(projectId: string, amount: string, letterNo: string): Promise<void> {
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO projects.budget_application (jurisdiction_id, id, project_id, amount, letter_no, applied_by, applied_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [actor.jurisdictionId, newId(), projectId, amount, letterNo, actor.userId, actor.today],
    );
  }

  async allocations(rows: readonly AllocationToWrite[]): Promise<void> {
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO projects.budget_allocation (jurisdiction_id, id, project_id, budget_year, amount, reason,
              supported_amount, reviewed_amount, appraisal_id, allocated_by, allocated_on)
       SELECT $1, r.id, r."projectId", r."budgetYear", r.amount, r.reason, r."supportedAmount", r."reviewedAmount",
              r."appraisalId", $3, $4
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "projectId" uuid, "budgetYear" integer, amount numeric,
              reason text, "supportedAmount" numeric, "reviewedAmount" numeric, "appraisalId" uuid)`,
      [actor.jurisdictionId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row }))), actor.userId, actor.today],
    );
  }

  /** A line that comes again replaces what waits under its key; what was released stays released. */
  async quarantine(year: number, rows: readonly { line: FeedLine; refusals: readonly Refusal[] }[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.affect(
      `INSERT INTO projects.quarantined_line AS q (jurisdiction_id, id, budget_year, project_code, project_name, source_key,
              payload, refusals)
       SELECT $1, r.id, $2, r.line ->> 'projectCode', r.line ->> 'projectName', r.line ->> 'sourceKey', r.line, r.refusals
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, line jsonb, refusals jsonb)
       ON CONFLICT (jurisdiction_id, source_key) DO UPDATE SET payload = EXCLUDED.payload, refusals = EXCLUDED.refusals,
              project_code = EXCLUDED.project_code, project_name = EXCLUDED.project_name,
              budget_year = EXCLUDED.budget_year, checked_at = now()
        WHERE q.released_at IS NULL`,
      [currentActor().jurisdictionId, year, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
  }

  async release(sourceKeys: readonly string[], reason: string | null): Promise<void> {
    await this.uow.affect(
      `UPDATE projects.quarantined_line SET released_at = now(), checked_at = now(), release_reason = $3, refusals = '[]'
        WHERE jurisdiction_id = $1 AND source_key = ANY ($2::text[]) AND released_at IS NULL`,
      [currentActor().jurisdictionId, sourceKeys, reason],
    );
  }
}
