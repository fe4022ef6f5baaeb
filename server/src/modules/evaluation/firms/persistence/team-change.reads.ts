import { Injectable } from '@nestjs/common';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { engagementReach } from './engagement-reach.js';

export interface TeamChangeRecord {
  id: string;
  engagementId: string;
  engagementState: string;
  engagementTitle: string;
  clientAgencyId: string;
  firmId: string;
  firmAgencyId: string;
  workYear: number;
  leadNow: string | null;
  leavingMemberId: string | null;
  leavingName: string | null;
  joiningMemberId: string | null;
  joiningName: string | null;
  leadMemberId: string | null;
  leadName: string | null;
  reason: string;
  state: string;
  proposedOn: string;
  decidedOn: string | null;
  decision: string | null;
  version: number;
}

const SELECT = `SELECT c.id, c.engagement_id AS "engagementId", g.state AS "engagementState", g.title AS "engagementTitle",
    g.client_agency_id AS "clientAgencyId", f.id AS "firmId", f.agency_id AS "firmAgencyId", g.work_year AS "workYear",
    g.lead_member_id AS "leadNow", c.leaving_member_id AS "leavingMemberId", l.name AS "leavingName",
    c.joining_member_id AS "joiningMemberId", j.name AS "joiningName", c.lead_member_id AS "leadMemberId", h.name AS "leadName",
    c.reason, c.state, c.proposed_on::text AS "proposedOn", c.decided_on::text AS "decidedOn", c.decision, c.version
   FROM evaluation.team_change c
   JOIN evaluation.engagement g ON g.jurisdiction_id = c.jurisdiction_id AND g.id = c.engagement_id
   JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
   LEFT JOIN evaluation.firm_member l ON l.jurisdiction_id = c.jurisdiction_id AND l.id = c.leaving_member_id
   LEFT JOIN evaluation.firm_member j ON j.jurisdiction_id = c.jurisdiction_id AND j.id = c.joining_member_id
   LEFT JOIN evaluation.firm_member h ON h.jurisdiction_id = c.jurisdiction_id AND h.id = c.lead_member_id`;

/** Questions about changes of teams; whoever sees the engagement sees them. */
@Injectable()
export class TeamChangeReads {
  constructor(private readonly uow: UnitOfWork) {}

  ofEngagements(ids: readonly string[]): Promise<TeamChangeRecord[]> {
    return this.ask(currentActor(), 'c.engagement_id = ANY ($2::uuid[])', ids, false);
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<TeamChangeRecord[]> {
    return this.ask(actor, 'c.id = ANY ($2::uuid[])', ids, lock);
  }

  private ask(actor: Actor, condition: string, ids: readonly string[], lock: boolean): Promise<TeamChangeRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = engagementReach(actor, params);
    return this.uow.query<TeamChangeRecord & Record<string, unknown>>(
      `${SELECT} WHERE c.jurisdiction_id = $1 AND ${condition} AND ${reach}
        ORDER BY c.engagement_id, c.id DESC ${lock ? 'FOR UPDATE OF c, g' : ''}`,
      params,
    );
  }
}
