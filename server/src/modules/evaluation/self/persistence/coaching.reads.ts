import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface CoachingRecord {
  id: string;
  agencyId: string;
  agencyName: string;
  coachedOn: string;
  topic: string;
  content: string;
  unitPerson: string | null;
  coachedByName: string;
}

export interface DivisionNoticeRecord {
  id: string;
  divisionName: string;
  sentOn: string;
  addressee: string | null;
  units: number;
  sheets: number;
  list: { agencyId: string; agencyName: string; sheets: number; returned: number }[];
}

/** 一对一辅导 and what the divisions were told. */
@Injectable()
export class CoachingReads {
  constructor(private readonly uow: UnitOfWork) {}

  coachings(workYear: number, first: number, after: { on: string; id: string } | null): Promise<CoachingRecord[]> {
    const params: unknown[] = [
      currentActor().jurisdictionId,
      workYear,
      after?.on ?? null,
      after?.id ?? null,
      first + 1,
    ];
    const reach = reachSql(currentActor(), 'g.agency_id', '$1', params);
    return this.uow.query<CoachingRecord & Record<string, unknown>>(
      `SELECT g.id, g.agency_id AS "agencyId", a.name AS "agencyName", g.coached_on::text AS "coachedOn", g.topic, g.content,
              g.unit_person AS "unitPerson", g.coached_by_name AS "coachedByName"
         FROM evaluation.coaching g
         JOIN organizations.agency a ON a.jurisdiction_id = g.jurisdiction_id AND a.id = g.agency_id
        WHERE g.jurisdiction_id = $1 AND g.work_year = $2 AND ${reach}
          AND ($3::date IS NULL OR (g.coached_on, g.id) < ($3::date, $4::uuid))
        ORDER BY g.coached_on DESC, g.id DESC LIMIT $5`,
      params,
    );
  }

  async count(workYear: number): Promise<number> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear];
    const reach = reachSql(currentActor(), 'g.agency_id', '$1', params);
    const [row] = await this.uow.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM evaluation.coaching g WHERE g.jurisdiction_id = $1 AND g.work_year = $2 AND ${reach}`,
      params,
    );
    return row!.n;
  }

  /** Units inside the actor's reach, so that nobody records a coaching of a unit that is not his. */
  async isReachable(agencyId: string): Promise<boolean> {
    const params: unknown[] = [currentActor().jurisdictionId, agencyId];
    const reach = reachSql(currentActor(), 'a.id', '$1', params);
    const found = await this.uow.query(
      `SELECT 1 FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.id = $2 AND a.level > 0 AND ${reach}`,
      params,
    );
    return found.length > 0;
  }

  notices(workYear: number): Promise<DivisionNoticeRecord[]> {
    const actor = currentActor();
    const isWhole = !actor.roles.includes('FIN_BUSINESS') || actor.roles.includes('FIN_PERFORMANCE');
    return this.uow.query<DivisionNoticeRecord & Record<string, unknown>>(
      `SELECT n.id, d.name AS "divisionName", n.sent_on::text AS "sentOn", n.addressee, n.units, n.sheets, n.list
         FROM evaluation.division_notice n
         JOIN organizations.agency d ON d.jurisdiction_id = n.jurisdiction_id AND d.id = n.division_id
        WHERE n.jurisdiction_id = $1 AND n.work_year = $2 AND ($3 OR n.division_id = $4::uuid)
        ORDER BY n.sent_on DESC, d.code LIMIT 200`,
      [actor.jurisdictionId, workYear, isWhole, actor.agencyId],
    );
  }
}
