import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface ClearingRecord {
  id: string;
  budgetYear: number;
  name: string;
  openedOn: string;
  state: string;
  closedOn: string | null;
  items: number;
  undecided: number;
  version: number;
}

export interface ClearingItemRecord {
  id: string;
  clearingId: string;
  clearingState: string;
  budgetYear: number;
  projectId: string;
  projectName: string;
  agencyId: string;
  agencyName: string;
  budget: string;
  executed: string;
  executionRate: string | null;
  goalRate: string | null;
  isSlow: boolean;
  decision: string | null;
  reason: string | null;
  decidedOn: string | null;
  version: number;
}

const ITEM = `i.id, i.clearing_id AS "clearingId", d.state AS "clearingState", d.budget_year AS "budgetYear",
  i.project_id AS "projectId", p.name AS "projectName", i.agency_id AS "agencyId", a.name AS "agencyName",
  i.budget::text AS budget, i.executed::text AS executed, i.execution_rate::text AS "executionRate",
  i.goal_rate::text AS "goalRate", i.is_slow AS "isSlow", i.decision, i.reason, i.decided_on::text AS "decidedOn", i.version`;
const ITEMS = `FROM monitoring.clearing_item i
  JOIN monitoring.clearing d ON d.jurisdiction_id = i.jurisdiction_id AND d.id = i.clearing_id
  JOIN projects.project p ON p.jurisdiction_id = i.jurisdiction_id AND p.id = i.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = i.jurisdiction_id AND a.id = i.agency_id`;

/** Questions to the yearly clearing of special funds. */
@Injectable()
export class ClearingReads {
  constructor(private readonly uow: UnitOfWork) {}

  batches(year: number): Promise<ClearingRecord[]> {
    return this.ask('d.budget_year = $2', year);
  }

  async one(id: string): Promise<ClearingRecord | null> {
    return (await this.ask('d.id = $2::uuid', id))[0] ?? null;
  }

  /** Batches that the actor may see: those in which something is his, and all of them for the bureau. */
  async visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<ClearingRecord[]> {
    if (lock)
      await this.uow.query(
        'SELECT 1 FROM monitoring.clearing WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
        [actor.jurisdictionId, ids],
      );
    return this.ask('d.id = ANY ($2::uuid[])', ids);
  }

  items(clearingIds: readonly string[], itemId: string | null = null): Promise<ClearingItemRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, clearingIds, itemId];
    const reach = reachSql(actor, 'i.agency_id', '$1', params);
    return this.uow.query<ClearingItemRecord & Record<string, unknown>>(
      `SELECT ${ITEM} ${ITEMS} WHERE i.jurisdiction_id = $1
          AND CASE WHEN $3::uuid IS NULL THEN i.clearing_id = ANY ($2::uuid[]) ELSE i.id = $3::uuid END AND ${reach}
        ORDER BY i.is_slow DESC, i.execution_rate NULLS FIRST, i.id`,
      params,
    );
  }

  private ask(condition: string, value: unknown): Promise<ClearingRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, value];
    const reach = reachSql(actor, 'i.agency_id', '$1', params);
    return this.uow.query<ClearingRecord & Record<string, unknown>>(
      `SELECT d.id, d.budget_year AS "budgetYear", d.name, d.opened_on::text AS "openedOn", d.state,
              d.closed_on::text AS "closedOn", d.version, count(i.id)::int AS items,
              (count(i.id) FILTER (WHERE i.decision IS NULL))::int AS undecided
         FROM monitoring.clearing d
         JOIN monitoring.clearing_item i ON i.jurisdiction_id = d.jurisdiction_id AND i.clearing_id = d.id AND ${reach}
        WHERE d.jurisdiction_id = $1 AND ${condition} GROUP BY d.jurisdiction_id, d.id ORDER BY d.opened_on DESC, d.id`,
      params,
    );
  }
}
