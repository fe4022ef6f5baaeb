import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export type ReportKind = 'SHEET' | 'DEPARTMENT' | 'BUREAU';

export interface DeliveredRecord {
  id: string;
  roundId: string;
  kind: ReportKind;
  subjectId: string;
  title: string;
  amount: string;
  deliveredOn: string;
  content: unknown;
}

export interface ReportCountRecord {
  /** Sheets of the round that are accepted, inside the actor's reach, and how many of their reports are delivered. */
  ready: number;
  delivered: number;
  deliveredAmount: string;
  departments: number;
  departmentsDelivered: number;
  bureauDeliveredOn: string | null;
}

export interface CauseCountRecord {
  kind: string;
  sheets: number;
}

const REPORT = `t.id, t.round_id AS "roundId", t.kind, t.subject_id AS "subjectId", t.title, t.amount::text AS amount,
  t.delivered_on::text AS "deliveredOn", t.content`;

/** Questions about reports; every one carries the tenant and the actor's reach. */
@Injectable()
export class MonitoringReportReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Delivered reports by what they are about: sheets, first-level units, or the round itself. */
  delivered(subjectIds: readonly string[], roundId: string | null = null): Promise<DeliveredRecord[]> {
    return this.uow.query(
      `SELECT ${REPORT} FROM monitoring.report t
        WHERE t.jurisdiction_id = $1 AND t.subject_id = ANY ($2::uuid[]) AND ($3::uuid IS NULL OR t.round_id = $3) ORDER BY t.id`,
      [currentActor().jurisdictionId, subjectIds, roundId],
    );
  }

  /** Accepted sheets of a round whose report is not delivered yet. */
  async undelivered(roundId: string): Promise<string[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, roundId];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    const rows = await this.uow.query<{ id: string }>(
      `SELECT s.id FROM monitoring.sheet s
         LEFT JOIN monitoring.report t ON t.jurisdiction_id = s.jurisdiction_id AND t.round_id = s.round_id AND t.subject_id = s.id
        WHERE s.jurisdiction_id = $1 AND s.round_id = $2 AND s.state = 'ACCEPTED' AND t.id IS NULL AND ${reach} ORDER BY s.id`,
      params,
    );
    return rows.map(({ id }) => id);
  }

  async counts(roundId: string): Promise<ReportCountRecord> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, roundId];
    const sheets = reachSql(actor, 's.agency_id', '$1', params);
    const units = reachSql(actor, 'u.agency_id', '$1', params);
    const [row] = await this.uow.query<ReportCountRecord & Record<string, unknown>>(
      `SELECT own.*, dept.*, (SELECT t.delivered_on::text FROM monitoring.report t
                WHERE t.jurisdiction_id = $1 AND t.round_id = $2 AND t.kind = 'BUREAU') AS "bureauDeliveredOn"
         FROM (SELECT (count(*) FILTER (WHERE s.state = 'ACCEPTED'))::int AS ready, count(t.id)::int AS delivered,
                      coalesce(sum(t.amount), 0)::numeric(18,2)::text AS "deliveredAmount"
                 FROM monitoring.sheet s LEFT JOIN monitoring.report t
                   ON t.jurisdiction_id = s.jurisdiction_id AND t.round_id = s.round_id AND t.subject_id = s.id
                WHERE s.jurisdiction_id = $1 AND s.round_id = $2 AND ${sheets}) own
        CROSS JOIN (SELECT count(*)::int AS departments, count(t.id)::int AS "departmentsDelivered"
                 FROM monitoring.round_unit u LEFT JOIN monitoring.report t
                   ON t.jurisdiction_id = u.jurisdiction_id AND t.round_id = u.round_id AND t.subject_id = u.agency_id
                WHERE u.jurisdiction_id = $1 AND u.round_id = $2 AND ${units}) dept`,
      params,
    );
    return row!;
  }

  /** In how many sheets each kind of cause is named, for the whole or for an indicator. */
  causes(sheetIds: readonly string[]): Promise<CauseCountRecord[]> {
    return this.uow.query(
      `SELECT c.kind, count(DISTINCT c.sheet_id)::int AS sheets
         FROM (SELECT s.id AS sheet_id, unnest(s.cause_codes) AS kind FROM monitoring.sheet s
                WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])
               UNION ALL
               SELECT w.sheet_id, unnest(w.cause_codes) FROM monitoring.sheet_row w
                WHERE w.jurisdiction_id = $1 AND w.sheet_id = ANY ($2::uuid[])) c
        GROUP BY c.kind ORDER BY 2 DESC, 1`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  async bureau(): Promise<{ jurisdictionName: string; bureauName: string }> {
    const [row] = await this.uow.query<{ jurisdictionName: string; bureauName: string }>(
      `SELECT name AS "jurisdictionName", finance_bureau_name AS "bureauName" FROM organizations.jurisdiction WHERE jurisdiction_id = $1`,
      [currentActor().jurisdictionId],
    );
    return row!;
  }
}
