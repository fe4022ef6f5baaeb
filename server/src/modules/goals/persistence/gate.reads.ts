import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface GateObjective {
  projectId: string;
  state: string;
  hasGoal: boolean;
  indicators: number;
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
}
