import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface TaskMemberRecord {
  taskId: string;
  accountId: string;
  personName: string;
  seatTitle: string | null;
  /** First role of the seat: on whose workbench a duty of the leader lies. */
  role: Role | null;
  roles: Role[];
  agencyId: string;
  agencyName: string;
  isLeader: boolean;
  isInCharge: boolean;
  duty: string | null;
}

export interface TaskItemRecord {
  taskId: string;
  id: string;
  ordinal: number;
  agencyId: string;
  agencyName: string;
  projectId: string | null;
  name: string;
  category: string | null;
  area: string | null;
  amount: string;
  score: string | null;
  grade: string | null;
  isRepresentative: boolean;
  /** Of a body that the reader answers for. */
  isOwn: boolean;
}

/** A member of a team who belongs to what is evaluated. */
export interface Conflict {
  taskId: string;
  personName: string;
  agencyName: string;
  ordinal: number;
}

/** Somebody who may be put into a team. */
export interface PersonRecord {
  accountId: string;
  personName: string;
  seatTitle: string;
  agencyId: string;
  agencyName: string;
}

const SEATED = `h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)`;

/** Teams and items of evaluations. */
@Injectable()
export class TeamReads {
  constructor(private readonly uow: UnitOfWork) {}

  members(taskIds: readonly string[]): Promise<TaskMemberRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT m.task_id AS "taskId", m.account_id AS "accountId", p.person_name AS "personName", m.agency_id AS "agencyId", a.name AS "agencyName",
              m.is_leader AS "isLeader", m.is_in_charge AS "isInCharge", m.duty,
              seat.title AS "seatTitle", seat.roles[1] AS role, COALESCE(seat.roles, '{}') AS roles
         FROM evaluation.task_member m
         JOIN auth.account p ON p.jurisdiction_id = m.jurisdiction_id AND p.id = m.account_id
         JOIN organizations.agency a ON a.jurisdiction_id = m.jurisdiction_id AND a.id = m.agency_id
         LEFT JOIN LATERAL (SELECT s.title, s.roles FROM organizations.appointment h
                JOIN organizations.seat s ON s.jurisdiction_id = h.jurisdiction_id AND s.id = h.seat_id
               WHERE h.jurisdiction_id = $1 AND h.account_id = m.account_id AND ${SEATED} AND s.agency_id = m.agency_id LIMIT 1) seat ON TRUE
        WHERE m.jurisdiction_id = $1 AND m.task_id = ANY ($3::uuid[]) ORDER BY m.task_id, m.ordinal`,
      [jurisdictionId, today, taskIds],
    );
  }

  /** People of the bureau and its divisions, or of one department and what is below it: who a team can be made of. */
  people(departmentId: string | null, accountIds: readonly string[] | null = null): Promise<PersonRecord[]> {
    const inBodies = `CASE WHEN $4::uuid IS NULL THEN a.kind IN ('FINANCE_BUREAU', 'FINANCE_DIVISION')
      ELSE EXISTS (SELECT 1 FROM organizations.agency_closure c WHERE c.jurisdiction_id = $1 AND c.ancestor_id = $4 AND c.descendant_id = a.id) END`;
    return this.seated(inBodies, accountIds, departmentId);
  }

  /** Whoever sits on a desk, wherever that stands. */
  anybody(accountIds: readonly string[]): Promise<PersonRecord[]> {
    return this.seated('$4::uuid IS NULL', accountIds, null);
  }

  private seated(
    condition: string,
    accountIds: readonly string[] | null,
    departmentId: string | null,
  ): Promise<PersonRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT DISTINCT ON (p.id) p.id AS "accountId", p.person_name AS "personName", s.title AS "seatTitle", a.id AS "agencyId", a.name AS "agencyName"
         FROM organizations.appointment h
         JOIN organizations.seat s ON s.jurisdiction_id = h.jurisdiction_id AND s.id = h.seat_id AND s.state = 'ACTIVE'
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
         JOIN auth.account p ON p.jurisdiction_id = h.jurisdiction_id AND p.id = h.account_id AND p.state = 'ACTIVE'
        WHERE h.jurisdiction_id = $1 AND ${SEATED} AND ($3::uuid[] IS NULL OR p.id = ANY ($3::uuid[]))
          AND NOT s.roles && ARRAY['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
          AND ${condition}
        ORDER BY p.id, a.code LIMIT 300`,
      [jurisdictionId, today, accountIds, departmentId],
    );
  }

  /**
   * Members who belong to what is evaluated (R139). The bureau's team knows nobody of the evaluated unit's whole tree; a
   * department's own team nobody of the subordinate unit, nor the author of the self-evaluation.
   */
  conflicted(taskIds: readonly string[]): Promise<Conflict[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `WITH evaluated AS (
         SELECT t.id AS task_id, t.kind, t.organiser_agency_id, t.agency_id, t.self_evaluation_id FROM evaluation.evaluation_task t
          WHERE t.jurisdiction_id = $1 AND t.id = ANY ($3::uuid[])
         UNION
         SELECT t.id, t.kind, t.organiser_agency_id, i.agency_id, NULL FROM evaluation.task_item i
           JOIN evaluation.evaluation_task t ON t.jurisdiction_id = i.jurisdiction_id AND t.id = i.task_id
          WHERE i.jurisdiction_id = $1 AND i.task_id = ANY ($3::uuid[]))
       SELECT DISTINCT m.task_id AS "taskId", p.person_name AS "personName", a.name AS "agencyName", m.ordinal
         FROM evaluated e
         JOIN evaluation.task_member m ON m.jurisdiction_id = $1 AND m.task_id = e.task_id
         JOIN auth.account p ON p.jurisdiction_id = $1 AND p.id = m.account_id
         JOIN organizations.appointment h ON h.jurisdiction_id = $1 AND h.account_id = m.account_id AND ${SEATED}
         JOIN organizations.seat s ON s.jurisdiction_id = $1 AND s.id = h.seat_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = s.agency_id
        WHERE CASE WHEN e.kind = 'DEPARTMENT'
              THEN (s.agency_id = e.agency_id AND e.agency_id <> e.organiser_agency_id)
                OR m.account_id = (SELECT x.submitted_by FROM evaluation.self_evaluation x WHERE x.jurisdiction_id = $1 AND x.id = e.self_evaluation_id)
              ELSE EXISTS (SELECT 1 FROM organizations.agency_closure up
                     JOIN organizations.agency top ON top.jurisdiction_id = $1 AND top.id = up.ancestor_id AND top.level = 1
                     JOIN organizations.agency_closure down ON down.jurisdiction_id = $1 AND down.ancestor_id = top.id AND down.descendant_id = s.agency_id
                    WHERE up.jurisdiction_id = $1 AND up.descendant_id = e.agency_id) END
        ORDER BY m.task_id, m.ordinal`,
      [jurisdictionId, today, taskIds],
    );
  }

  items(taskIds: readonly string[]): Promise<TaskItemRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, taskIds];
    const own = reachSql(actor, 'i.agency_id', '$1', params);
    return this.uow.query(
      `SELECT i.task_id AS "taskId", i.id, i.ordinal, i.agency_id AS "agencyId", a.name AS "agencyName", i.project_id AS "projectId", i.name,
              i.category, i.area, i.amount, i.score::text AS score, i.grade, i.is_representative AS "isRepresentative", ${own} AS "isOwn"
         FROM evaluation.task_item i JOIN organizations.agency a ON a.jurisdiction_id = i.jurisdiction_id AND a.id = i.agency_id
        WHERE i.jurisdiction_id = $1 AND i.task_id = ANY ($2::uuid[]) ORDER BY i.task_id, i.ordinal`,
      params,
    );
  }

  /** Of these projects, what stands in the records: its body, and whether it is a secret. */
  projects(ids: readonly string[]): Promise<{ id: string; agencyId: string; isClassified: boolean }[]> {
    return this.uow.query(
      `SELECT id, agency_id AS "agencyId", secrecy = 'CLASSIFIED' AS "isClassified" FROM projects.project
        WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Points and grades of items, in one statement. */
  async saveItemScores(taskId: string, scores: readonly ItemScore[]): Promise<void> {
    await this.uow.affect(
      `UPDATE evaluation.task_item i SET score = x.score, grade = x.grade
         FROM jsonb_to_recordset($3::jsonb) AS x(id uuid, score numeric, grade text)
        WHERE i.jurisdiction_id = $1 AND i.task_id = $2 AND i.id = x.id`,
      [currentActor().jurisdictionId, taskId, JSON.stringify(scores)],
    );
  }
}

export interface ItemScore {
  id: string;
  score: string | null;
  grade: string | null;
}
