import { Injectable } from '@nestjs/common';
import type { CellChange } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { RefinementEntity } from './refinement.entity.js';

export type RefinementState = 'OPEN' | 'ACCEPTED' | 'DECLINED' | 'TAKEN_BACK';

export interface RefinementRecord {
  id: string;
  objectiveId: string;
  objectiveVersionId: string;
  versionNo: number;
  changes: CellChange[];
  opinion: string | null;
  proposedByName: string | null;
  proposedAt: Date;
  state: RefinementState;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
}

const COLUMNS = `r.id, v.objective_id AS "objectiveId", r.objective_version_id AS "objectiveVersionId",
  v.version_no AS "versionNo", r.changes, r.opinion, p.person_name AS "proposedByName", r.proposed_at AS "proposedAt",
  r.state, r.answer, q.person_name AS "answeredByName", r.answered_at AS "answeredAt"`;
const FROM = `FROM goals.refinement r
  JOIN goals.objective_version v ON v.jurisdiction_id = r.jurisdiction_id AND v.id = r.objective_version_id
  LEFT JOIN auth.account p ON p.jurisdiction_id = r.jurisdiction_id AND p.id = r.proposed_by
  LEFT JOIN auth.account q ON q.jurisdiction_id = r.jurisdiction_id AND q.id = r.answered_by`;

/** Proposals of cells, by version. */
@Injectable()
export class RefinementRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** The proposal that waits for the unit, by version; there is at most one. */
  async open(versionIds: readonly string[]): Promise<Map<string, RefinementRecord>> {
    const rows = await this.uow.query<RefinementRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE r.jurisdiction_id = $1 AND r.objective_version_id = ANY ($2::uuid[])
          AND r.state = 'OPEN'`,
      [currentActor().jurisdictionId, versionIds],
    );
    return new Map(rows.map((row) => [row.objectiveVersionId, row]));
  }

  /** All proposals of objectives, the latest first. */
  ofObjectives(objectiveIds: readonly string[]): Promise<RefinementRecord[]> {
    return this.uow.query<RefinementRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE r.jurisdiction_id = $1 AND v.objective_id = ANY ($2::uuid[])
        ORDER BY r.proposed_at DESC, r.id DESC`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }

  async propose(versionIds: readonly string[], changes: readonly CellChange[], opinion: string | null): Promise<void> {
    const proposedBy = currentActor().userId;
    await this.uow.insert(
      RefinementEntity,
      versionIds.map((objectiveVersionId) => ({ id: newId(), objectiveVersionId, changes, opinion, proposedBy })),
    );
  }

  async answer(
    versionIds: readonly string[],
    state: Exclude<RefinementState, 'OPEN'>,
    answer: string | null,
  ): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    await this.uow.affect(
      `UPDATE goals.refinement SET state = $3, answer = $4, answered_by = $5, answered_at = now()
        WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[]) AND state = 'OPEN'`,
      [jurisdictionId, versionIds, state, answer, userId],
    );
  }
}
