import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface ServedFunctions {
  versionId: string;
  functionIds: string[];
}

/** Which functions the objectives of a body and those below it name. */
@Injectable()
export class FunctionReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Newest versions that stand or are on their way; what is classified is no one's overview. */
  served(agencyId: string, year: number): Promise<ServedFunctions[]> {
    return this.uow.query(
      `SELECT v.id AS "versionId", coalesce(array_agg(s.function_id ORDER BY s.function_id)
                FILTER (WHERE s.function_id IS NOT NULL), '{}') AS "functionIds"
         FROM goals.objective o
         JOIN organizations.agency_closure c ON c.jurisdiction_id = o.jurisdiction_id AND c.descendant_id = o.agency_id
          AND c.ancestor_id = $3
         JOIN LATERAL (SELECT n.id, n.state FROM goals.objective_version n WHERE n.jurisdiction_id = o.jurisdiction_id
           AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON v.state NOT IN ('REJECTED', 'REVOKED')
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
         LEFT JOIN goals.objective_function s ON s.jurisdiction_id = o.jurisdiction_id AND s.objective_version_id = v.id
        WHERE o.jurisdiction_id = $1 AND o.budget_year = $2 AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
        GROUP BY v.id ORDER BY v.id`,
      [currentActor().jurisdictionId, year, agencyId],
    );
  }
}
