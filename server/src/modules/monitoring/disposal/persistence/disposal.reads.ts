import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export type DisposalKind = 'CORRECT' | 'ADJUST_GOAL' | 'ADJUST_BUDGET' | 'SUSPEND' | 'RECOVER_FUNDS';

export interface DisposalRecord {
  id: string;
  budgetYear: number;
  sourceType: string;
  sourceId: string;
  projectId: string | null;
  objectiveId: string | null;
  agencyId: string;
  agencyName: string;
  title: string;
  kind: DisposalKind;
  note: string;
  state: string;
  ownerName: string | null;
  dueOn: string | null;
  fundingLineId: string | null;
  amount: string | null;
  objectiveVersionId: string | null;
  decidedBy: string | null;
  decidedOn: string;
  approvedBy: string | null;
  approvedOn: string | null;
  rejectedReason: string | null;
  endedOn: string | null;
  endNote: string | null;
  version: number;
}

export interface DisposalFilter {
  year: number;
  state?: string | null;
  kind?: string | null;
  isStanding?: boolean | null;
  /** Only what was decided on the sheets of this round. */
  roundId?: string | null;
}

const COLUMNS = `d.id, d.budget_year AS "budgetYear", d.source_type AS "sourceType", d.source_id AS "sourceId",
  d.project_id AS "projectId", d.objective_id AS "objectiveId", d.agency_id AS "agencyId", a.name AS "agencyName", d.title,
  d.kind, d.note, d.state, d.owner_name AS "ownerName", d.due_on::text AS "dueOn", d.funding_line_id AS "fundingLineId",
  d.amount::text AS amount, d.objective_version_id AS "objectiveVersionId", d.decided_by AS "decidedBy",
  d.decided_on::text AS "decidedOn", d.approved_by AS "approvedBy", d.approved_on::text AS "approvedOn",
  d.rejected_reason AS "rejectedReason", d.ended_on::text AS "endedOn", d.end_note AS "endNote", d.version`;
const FROM = `FROM monitoring.disposal d
  JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id`;
const STANDING = `d.state IN ('PROPOSED', 'IN_FORCE')`;

/** Disposals inside the actor's reach. */
@Injectable()
export class DisposalReads {
  constructor(private readonly uow: UnitOfWork) {}

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<DisposalRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query<DisposalRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.jurisdiction_id = $1 AND d.id = ANY ($2::uuid[]) AND ${reach} ORDER BY d.id
       ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
  }

  page(filter: DisposalFilter, first: number, after: string | null): Promise<DisposalRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    return this.uow.query<DisposalRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND ($${params.length - 1}::uuid IS NULL OR d.id < $${params.length - 1}::uuid)
        ORDER BY d.id DESC LIMIT $${params.length}`,
      params,
    );
  }

  async count(filter: DisposalFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  /** For rooms that were told of them. */
  byIds(ids: readonly string[]): Promise<DisposalRecord[]> {
    return this.by('d.id', ids, 'TRUE');
  }

  /** Disposals of sheets, by sheet; for whoever has seen the sheet. */
  ofSources(sourceIds: readonly string[]): Promise<DisposalRecord[]> {
    return this.by('d.source_id', sourceIds, 'TRUE');
  }

  /** What is not ended of projects; for whoever has seen the project. */
  standingOfProjects(projectIds: readonly string[]): Promise<DisposalRecord[]> {
    return this.by('d.project_id', projectIds, STANDING);
  }

  /** Disposals in force that wait for these versions of objectives. */
  waitingForVersions(versionIds: readonly string[]): Promise<DisposalRecord[]> {
    return this.by('d.objective_version_id', versionIds, `d.state = 'IN_FORCE'`);
  }

  /** Objective behind each sheet. */
  async objectivesOfSheets(sheetIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; objectiveId: string }>(
      `SELECT id, objective_id AS "objectiveId" FROM monitoring.sheet WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, sheetIds],
    );
    return new Map(rows.map(({ id, objectiveId }) => [id, objectiveId]));
  }

  async endSheets(sheetIds: readonly string[]): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    await this.uow.affect(
      `UPDATE monitoring.sheet SET disposal_ended_on = $3 WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])`,
      [jurisdictionId, sheetIds, today],
    );
  }

  private by(column: string, ids: readonly string[], condition: string): Promise<DisposalRecord[]> {
    return this.uow.query<DisposalRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.jurisdiction_id = $1 AND ${column} = ANY ($2::uuid[]) AND ${condition} ORDER BY d.id`,
      [currentActor().jurisdictionId, ids],
    );
  }

  private where(filter: DisposalFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, filter.year, filter.state ?? null, filter.kind ?? null];
    params.push(filter.roundId ?? null);
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return {
      params,
      where: `d.jurisdiction_id = $1 AND d.budget_year = $2 AND ($3::text IS NULL OR d.state = $3)
        AND ($4::text IS NULL OR d.kind = $4)
        AND ($5::uuid IS NULL OR (d.source_type = 'SHEET' AND EXISTS (SELECT 1 FROM monitoring.sheet s
             WHERE s.jurisdiction_id = d.jurisdiction_id AND s.id = d.source_id AND s.round_id = $5::uuid)))
        AND ${filter.isStanding ? STANDING : 'TRUE'} AND ${reach}`,
    };
  }
}
