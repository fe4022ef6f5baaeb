import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface MilestoneRecord {
  id: string;
  projectId: string;
  ordinal: number;
  name: string;
  plannedOn: string;
  actualOn: string | null;
  note: string | null;
}

@Injectable()
export class MilestoneReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** For whoever has seen the projects. */
  of(projectIds: readonly string[]): Promise<MilestoneRecord[]> {
    return this.uow.query<MilestoneRecord & Record<string, unknown>>(
      `SELECT id, project_id AS "projectId", ordinal, name, planned_on::text AS "plannedOn", actual_on::text AS "actualOn", note
         FROM monitoring.milestone WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) ORDER BY project_id, ordinal`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  async clear(projectId: string): Promise<void> {
    await this.uow.affect('DELETE FROM monitoring.milestone WHERE jurisdiction_id = $1 AND project_id = $2', [
      currentActor().jurisdictionId,
      projectId,
    ]);
  }
}
