import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** Units that are alike: the same kind, and projects of about as much money in the year. */
export interface PeerGroupRecord {
  agencyKind: string;
  /** Edges of the band in yuan; null where it is open. */
  budgetFrom: string | null;
  budgetTo: string | null;
  agencyIds: string[];
}

const KINDS = ['DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN'];

/** Whom a unit is compared with. */
@Injectable()
export class PeerGroupReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** The actor's own group; null for whoever sits in no budget unit and looks at all of them. */
  async own(year: number, edges: readonly number[]): Promise<PeerGroupRecord | null> {
    const { jurisdictionId, agencyId } = currentActor();
    if (!agencyId) return null;
    const [row] = await this.uow.query<PeerGroupRecord>(
      `WITH size AS (
         SELECT a.id, a.kind, width_bucket(coalesce(sum(l.original_amount), 0), $4::numeric[]) AS band
           FROM organizations.agency a
           LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.agency_id = a.id AND p.budget_year = $2
                AND p.secrecy <> 'CLASSIFIED'
           LEFT JOIN projects.funding_line l ON l.jurisdiction_id = $1 AND l.project_id = p.id
          WHERE a.jurisdiction_id = $1 AND a.kind = ANY ($5::text[]) GROUP BY a.id, a.kind)
       SELECT me.kind AS "agencyKind", ($4::numeric[])[me.band]::text AS "budgetFrom",
              ($4::numeric[])[me.band + 1]::text AS "budgetTo", array_agg(o.id) AS "agencyIds"
         FROM size me JOIN size o ON o.kind = me.kind AND o.band = me.band
        WHERE me.id = $3 GROUP BY me.kind, me.band`,
      [jurisdictionId, year, agencyId, edges, KINDS],
    );
    return row ?? null;
  }
}
