import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface GateObjective {
  projectId: string;
  state: string;
  hasGoal: boolean;
  indicators: number;
}

export interface ApprovedAmount {
  projectId: string;
  versionNo: number;
  amount: string;
}

/** The newest version of each project's objective, as far as a gate must know it. */
@Injectable()
export class GateReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Not narrowed to the actor's units: the caller has checked the projects. */
  objectives(projectIds: readonly string[]): Promise<GateObjective[]> {
    return this.uow.query(
      `SELECT o.project_id AS "projectId", v.state, coalesce(btrim(v.annual_goal), '') <> '' AS "hasGoal",
              (SELECT count(*)::int FROM goals.indicator i
                WHERE i.jurisdiction_id = v.jurisdiction_id AND i.objective_version_id = v.id) AS indicators
         FROM goals.objective o
         JOIN LATERAL (SELECT * FROM goals.objective_version n WHERE n.jurisdiction_id = o.jurisdiction_id
                          AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON TRUE
        WHERE o.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, projectIds],
    );
  }
  /** What the standing objective of each project approves. */
  approved(projectIds: readonly string[]): Promise<ApprovedAmount[]> {
    return this.uow.query(
      `SELECT o.project_id AS "projectId", v.version_no AS "versionNo", v.annual_amount::text AS amount
         FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE o.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, projectIds],
    );
  }
}
