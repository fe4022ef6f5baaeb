import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';

/** A budget reply as far as the seat reaches, with the units in it. */
export interface ReplyRecord {
  id: string;
  documentNo: string;
  title: string;
  budgetYear: number;
  repliedOn: string;
  objectives: number;
  units: { agencyId: string; agencyCode: string; agencyName: string; objectives: number }[];
}

export interface ReplyLineRecord {
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  code: string;
  title: string;
  objectType: string;
  versionNo: number;
  annualGoal: string;
  amount: string;
}

const FROM = `FROM goals.budget_reply r
  JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.budget_reply_id = r.id
  JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.id = v.objective_id
  JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = o.agency_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = o.project_id`;

/** Replies and what they approve; a unit sees its own part of a document that replies many. */
@Injectable()
export class ReplyReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of one year, the latest first; or one by id. */
  replies(year: number | null, id: string | null = null): Promise<ReplyRecord[]> {
    if (id !== null && !isId(id)) return Promise.resolve([]);
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, id];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    return this.uow.query<ReplyRecord>(
      `WITH unit AS (
         SELECT r.id, r.document_no, r.title, r.budget_year, r.replied_on, a.id AS agency_id, a.code, a.name,
                count(*)::int AS objectives ${FROM}
          WHERE r.jurisdiction_id = $1 AND ($2::int IS NULL OR r.budget_year = $2::int)
            AND ($3::uuid IS NULL OR r.id = $3::uuid) AND ${reach} AND coalesce(p.secrecy, a.secrecy) <> 'CLASSIFIED'
          GROUP BY r.id, r.document_no, r.title, r.budget_year, r.replied_on, a.id, a.code, a.name)
       SELECT id, document_no AS "documentNo", title, budget_year AS "budgetYear", replied_on::text AS "repliedOn",
              sum(objectives)::int AS objectives,
              jsonb_agg(jsonb_build_object('agencyId', agency_id, 'agencyCode', code, 'agencyName', name,
                'objectives', objectives) ORDER BY code) AS units
         FROM unit GROUP BY id, document_no, title, budget_year, replied_on
        ORDER BY replied_on DESC, document_no DESC LIMIT 200`,
      params,
    );
  }

  /** What a reply approves, unit by unit, wholes before projects; classified things are in no list. */
  lines(replyId: string, agencyId: string | null): Promise<ReplyLineRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, replyId, agencyId];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    return this.uow.query<ReplyLineRecord>(
      `SELECT a.id AS "agencyId", a.code AS "agencyCode", a.name AS "agencyName",
              coalesce(p.code, o.code, a.code, '') AS code, coalesce(o.title, p.name, a.name) AS title,
              o.object_type AS "objectType", v.version_no AS "versionNo", coalesce(v.annual_goal, '') AS "annualGoal",
              v.annual_amount::text AS amount ${FROM}
        WHERE r.jurisdiction_id = $1 AND r.id = $2 AND ($3::uuid IS NULL OR a.id = $3::uuid) AND ${reach}
          AND coalesce(p.secrecy, a.secrecy) <> 'CLASSIFIED'
        ORDER BY a.code, o.object_type NOT IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE'), coalesce(p.code, o.code, ''), o.id`,
      params,
    );
  }
}
