import { Injectable } from '@nestjs/common';
import { checkIndependence, type IndependenceFacts, type PersonTie, type Refusal, type Tie } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';

interface ObjectRow extends Record<string, unknown> {
  engagementId: string;
  name: string;
  tree: string[];
  organisedBy: string | null;
}

interface EngagementRow extends Record<string, unknown> {
  id: string;
  workYear: number;
  clientId: string;
  clientName: string;
  firmTies: Tie[];
  personTies: PersonTie[];
}

const ORGANISER = `CASE t.kind WHEN 'DEPARTMENT' THEN t.organiser_agency_id END`;
/** Bodies that an engagement concerns: of its evaluations and of items in them, and those named beside them. */
const OBJECTS = `SELECT g.id AS engagement_id, t.agency_id, ${ORGANISER} AS organised_by FROM evaluation.engagement g
    JOIN evaluation.evaluation_task t ON t.jurisdiction_id = g.jurisdiction_id AND t.engagement_id = g.id AND t.state <> 'CANCELLED'
   WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[])
  UNION SELECT g.id, i.agency_id, ${ORGANISER} FROM evaluation.engagement g
    JOIN evaluation.evaluation_task t ON t.jurisdiction_id = g.jurisdiction_id AND t.engagement_id = g.id AND t.state <> 'CANCELLED'
    JOIN evaluation.task_item i ON i.jurisdiction_id = t.jurisdiction_id AND i.task_id = t.id
   WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[])
  UNION SELECT g.id, unnest(g.agency_ids), NULL FROM evaluation.engagement g WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[])`;

/** Gathers what independence is judged by: the tree of what is evaluated, the client, ties of the firm and of its people. */
@Injectable()
export class Independence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** Of these people alone, as if they were the team: what ties one of them to what is evaluated (T-03). */
  async ofPeople(engagementId: string, memberIds: readonly string[]): Promise<Refusal[]> {
    const found = (await this.refusals([engagementId], memberIds)).get(engagementId) ?? [];
    return found.filter(({ code }) => code === 'PERSON_TIED_TO_OBJECT');
  }

  /** Refusals by engagement; one that is independent is absent. */
  async refusals(
    engagementIds: readonly string[],
    memberIds: readonly string[] | null = null,
  ): Promise<Map<string, Refusal[]>> {
    const { jurisdictionId, today } = currentActor();
    const params = [jurisdictionId, engagementIds];
    const objects = await this.uow.query<ObjectRow>(
      `SELECT o.engagement_id AS "engagementId", a.name, o.organised_by AS "organisedBy",
              array(SELECT c.ancestor_id FROM organizations.agency_closure c WHERE c.jurisdiction_id = $1 AND c.descendant_id = o.agency_id
                    UNION SELECT c.descendant_id FROM organizations.agency_closure c WHERE c.jurisdiction_id = $1 AND c.ancestor_id = o.agency_id) AS tree
         FROM (${OBJECTS}) o JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = o.agency_id ORDER BY a.name`,
      params,
    );
    const engagements = await this.uow.query<EngagementRow>(
      `SELECT g.id, g.work_year AS "workYear", g.client_agency_id AS "clientId", c.name AS "clientName",
              COALESCE((SELECT jsonb_agg(jsonb_build_object('agencyId', t.agency_id, 'agencyName', a.name, 'until', t.until_on))
                 FROM evaluation.firm_tie t JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
                WHERE t.jurisdiction_id = g.jurisdiction_id AND t.firm_id = g.firm_id), '[]') AS "firmTies",
              COALESCE((SELECT jsonb_agg(jsonb_build_object('personName', m.name, 'agencyId', m.employer_agency_id,
                  'agencyName', a.name, 'until', m.employed_until))
                 FROM evaluation.firm_member m JOIN organizations.agency a ON a.jurisdiction_id = m.jurisdiction_id AND a.id = m.employer_agency_id
                WHERE m.jurisdiction_id = g.jurisdiction_id AND m.firm_id = g.firm_id AND CASE WHEN $3::uuid[] IS NOT NULL THEN m.id = ANY ($3::uuid[])
                  ELSE EXISTS (SELECT 1 FROM evaluation.engagement_member e
                    WHERE e.jurisdiction_id = m.jurisdiction_id AND e.engagement_id = g.id AND e.member_id = m.id) END), '[]') AS "personTies"
         FROM evaluation.engagement g
         JOIN organizations.agency c ON c.jurisdiction_id = g.jurisdiction_id AND c.id = g.client_agency_id
        WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[])`,
      [...params, memberIds],
    );
    const rules = await this.organizations.parametersOf(engagements.map(({ workYear }) => workYear));
    return new Map(
      engagements.flatMap((one): [string, Refusal[]][] => {
        const years = rules.get(one.workYear)!;
        const facts: IndependenceFacts = {
          ...one,
          objects: objects.filter(({ engagementId }) => engagementId === one.id),
        };
        const found = checkIndependence(
          facts,
          { firm: years.rule('third.tieYears'), person: years.rule('third.personYears') },
          today,
        );
        return found.length > 0 ? [[one.id, found]] : [];
      }),
    );
  }
}
