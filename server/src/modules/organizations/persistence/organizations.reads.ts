import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface AgencyRecord {
  id: string;
  code: string;
  name: string;
  kind: string;
  level: number;
  parentId: string | null;
  divisionId: string | null;
  secrecy: string;
  creditCode: string | null;
  version: number;
  validTo: string | null;
}

export interface SeatRecord {
  id: string;
  title: string;
  agencyId: string;
  agencyName: string;
  roles: Role[];
  personName: string | null;
}

export interface TaskRecord {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  subjectTitle: string;
  agencyName: string;
  url: string;
  dueOn: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  openedAt: Date;
}

export interface DemoAccountRecord {
  /** Absent in a demo that was loaded by an earlier version. */
  place?: string;
  account: string;
  personName: string;
  seatTitle: string;
  agencyName: string;
  job: string;
  password: string;
}

export interface InstallationRecord {
  demo: boolean;
  demoDate: string | null;
  jurisdictionName: string;
  demoAccounts: DemoAccountRecord[];
}

export interface SearchRecord {
  kind: 'AGENCY' | 'PROJECT';
  id: string;
  title: string;
  note: string;
  year: number | null;
}

const AGENCY = `a.id, a.code, a.name, a.kind, a.level, a.parent_id AS "parentId", a.division_id AS "divisionId", a.secrecy,
  a.credit_code AS "creditCode",
  a.version, a.valid_to::text AS "validTo"`;
const SEAT = `s.id, s.title, s.agency_id AS "agencyId", a.name AS "agencyName", s.roles,
  (SELECT string_agg(DISTINCT p.person_name, '、') FROM organizations.appointment h
     JOIN auth.account p ON p.jurisdiction_id = h.jurisdiction_id AND p.id = h.account_id AND p.state = 'ACTIVE'
    WHERE h.jurisdiction_id = s.jurisdiction_id AND h.seat_id = s.id
      AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)) AS "personName"`;

/** Every question about who is who. Each is one statement. */
@Injectable()
export class OrganizationsReads {
  constructor(private readonly uow: UnitOfWork) {}

  agencies(ids: readonly string[]): Promise<AgencyRecord[]> {
    return this.uow.query(
      `SELECT ${AGENCY} FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.id = ANY ($2)`,
      [currentActor().jurisdictionId, ids],
    );
  }

  agencyTree(): Promise<AgencyRecord[]> {
    return this.uow.query(`SELECT ${AGENCY} FROM organizations.agency a WHERE a.jurisdiction_id = $1 ORDER BY a.code`, [
      currentActor().jurisdictionId,
    ]);
  }

  seatsWithRole(role: Role): Promise<SeatRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT ${SEAT} FROM organizations.seat s
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
        WHERE s.jurisdiction_id = $1 AND s.state = 'ACTIVE' AND $3 = ANY (s.roles) ORDER BY a.code, s.id`,
      [jurisdictionId, today, role],
    );
  }

  /** Seats that hold one of the roles: those of the actor's own agency and its division first. */
  seatsThatHelp(roles: readonly Role[]): Promise<SeatRecord[]> {
    const { jurisdictionId, today, agencyId } = currentActor();
    return this.uow.query(
      `SELECT ${SEAT} FROM organizations.seat s
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
         LEFT JOIN organizations.agency own ON own.jurisdiction_id = s.jurisdiction_id AND own.id = $4
        WHERE s.jurisdiction_id = $1 AND s.state = 'ACTIVE' AND s.roles && $3::text[]
          AND (a.kind IN ('FINANCE_BUREAU', 'FINANCE_DIVISION') OR a.id IN (own.id, own.parent_id))
        ORDER BY (a.id = own.id) DESC NULLS LAST, (a.id = own.division_id) DESC NULLS LAST, a.code, s.id LIMIT 5`,
      [jurisdictionId, today, roles, agencyId],
    );
  }

  seatsOfAccount(accountId: string): Promise<SeatRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT ${SEAT} FROM organizations.appointment m
         JOIN organizations.seat s ON s.jurisdiction_id = m.jurisdiction_id AND s.id = m.seat_id AND s.state = 'ACTIVE'
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
        WHERE m.jurisdiction_id = $1 AND m.account_id = $3
          AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR m.valid_to >= $2::date)
        ORDER BY m.valid_from, s.id`,
      [jurisdictionId, today, accountId],
    );
  }

  async jurisdiction(): Promise<{ id: string; name: string }> {
    const [row] = await this.uow.query<{ id: string; name: string }>(
      `SELECT id, full_name AS name FROM organizations.jurisdiction WHERE jurisdiction_id = $1`,
      [currentActor().jurisdictionId],
    );
    return row ?? { id: currentActor().jurisdictionId, name: '' };
  }

  /** Duties of the actor's own seat; what came back and what is due first stands first. */
  tasks(workYear: number): Promise<TaskRecord[]> {
    const { jurisdictionId, agencyId, roles, seatId } = currentActor();
    return this.uow.query(
      `SELECT t.id, t.kind, t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.subject_title AS "subjectTitle",
              a.name AS "agencyName", t.url, to_char(t.due_on, 'YYYY-MM-DD') AS "dueOn",
              t.returned_reason AS "returnedReason", t.returned_by AS "returnedBy", t.opened_at AS "openedAt"
         FROM platform.task t JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
        WHERE t.jurisdiction_id = $1 AND t.agency_id = $2 AND t.role = ANY ($3::text[]) AND t.work_year = $4 AND t.state = 'OPEN'
          AND (t.seat_id IS NULL OR t.seat_id = $5)
        ORDER BY (t.returned_reason IS NULL), t.due_on NULLS LAST, t.opened_at, t.id LIMIT 200`,
      [jurisdictionId, agencyId, roles, workYear, seatId],
    );
  }

  async installation(): Promise<InstallationRecord> {
    const [row] = await this.uow.query<InstallationRecord>(
      `SELECT i.is_demo AS demo, to_char(COALESCE(place.demo_date, i.demo_date), 'YYYY-MM-DD') AS "demoDate",
              COALESCE(place.full_name, i.jurisdiction_name, '') AS "jurisdictionName",
              CASE WHEN i.is_demo THEN i.demo_accounts ELSE '[]' END AS "demoAccounts"
         FROM platform.installation i
         LEFT JOIN organizations.jurisdiction place ON place.jurisdiction_id = $1 AND place.id = $1`,
      [currentActor().jurisdictionId],
    );
    return row!;
  }

  /** Agencies by name or code inside the actor's reach. */
  search(term: string, first: number): Promise<SearchRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, `%${term.replace(/[\\%_]/g, '\\$&')}%`, first];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.uow.query(
      `SELECT 'AGENCY' AS kind, a.id, a.name AS title, a.code AS note, NULL::integer AS year FROM organizations.agency a
        WHERE a.jurisdiction_id = $1 AND (a.name ILIKE $2 OR a.code ILIKE $2) AND ${reach} ORDER BY a.code LIMIT $3`,
      params,
    );
  }
}
