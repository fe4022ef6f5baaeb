import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface PeerTargets {
  budgetYear: number;
  level2: string;
  name: string;
  direction: string;
  unit: string | null;
  objectiveIds: string[];
  targets: string[];
}

/** Enough to know what is usual; more only costs. */
const MOST_PEERS = 300;
/** What has been handed in is what others promise; drafts are nobody's word yet. */
const HANDED_IN = ['SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'APPROVED'];

/** What is stored around objectives, for any number of them in one statement each. */
@Injectable()
export class ClinicReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Targets for indicators of the same name in the same year, whoever set them; of public projects only. */
  peers(years: readonly number[], level2: readonly string[], names: readonly string[]): Promise<PeerTargets[]> {
    return this.uow.query<PeerTargets>(
      `SELECT n."budgetYear", n.level2, n.name, n.direction, n.unit, array_agg(n.objective_id ORDER BY n.id) AS "objectiveIds",
              array_agg(trim_scale(n.target_value)::text ORDER BY n.id) AS targets
         FROM (SELECT o.budget_year AS "budgetYear", i.level2, i.name, i.direction, i.unit, i.target_value, o.id AS objective_id, i.id,
                      row_number() OVER (PARTITION BY o.budget_year, i.level2, i.name, i.direction, i.unit ORDER BY i.id) AS place
                 FROM goals.objective o
                 JOIN LATERAL (SELECT id, state FROM goals.objective_version w WHERE w.jurisdiction_id = $1
                   AND w.objective_id = o.id ORDER BY w.version_no DESC LIMIT 1) v ON v.state = ANY ($5::text[])
                 JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
                  AND p.secrecy = 'PUBLIC'
                 JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.objective_version_id = v.id
                WHERE o.jurisdiction_id = $1 AND o.budget_year = ANY ($2::int[]) AND i.horizon = 'ANNUAL'
                  AND i.target_value IS NOT NULL
                  AND (i.level2, i.name) IN (SELECT * FROM unnest($3::text[], $4::text[]))) n
        WHERE n.place <= ${MOST_PEERS}
        GROUP BY n."budgetYear", n.level2, n.name, n.direction, n.unit`,
      [currentActor().jurisdictionId, years, level2, names, HANDED_IN],
    );
  }

  /** Newest versions of a year inside the reach of the seat that are in these states. */
  async versionIds(
    actor: Actor,
    asked: { year: number; agencyId?: string | null; text?: string | null },
    states: readonly string[],
    most: number,
  ): Promise<string[]> {
    const text = asked.text?.trim() ? `%${asked.text.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    const params: unknown[] = [actor.jurisdictionId, asked.year, states, most, asked.agencyId ?? null, text];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    const rows = await this.uow.query<{ id: string }>(
      `SELECT v.id FROM goals.objective o
         JOIN LATERAL (SELECT id, state FROM goals.objective_version w WHERE w.jurisdiction_id = o.jurisdiction_id
           AND w.objective_id = o.id ORDER BY w.version_no DESC LIMIT 1) v ON v.state = ANY ($3::text[])
         JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
        WHERE o.jurisdiction_id = $1 AND o.budget_year = $2 AND ${reach}
          AND ($5::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure c WHERE c.jurisdiction_id = $1
                AND c.ancestor_id = $5 AND c.descendant_id = o.agency_id))
          AND ($6::text IS NULL OR coalesce(o.title, p.name, a.name) ILIKE $6 OR a.name ILIKE $6) AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
        ORDER BY v.id LIMIT $4`,
      params,
    );
    return rows.map(({ id }) => id);
  }
}
