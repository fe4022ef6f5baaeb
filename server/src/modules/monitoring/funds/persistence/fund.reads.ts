import { Injectable } from '@nestjs/common';
import type { FundLevel } from '@jixiao/shared';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface FundRecord {
  id: string;
  budgetYear: number;
  name: string;
  kind: string;
  documentNo: string;
  amount: string;
  level: FundLevel;
  receivedOn: string;
  officeId: string | null;
  officeName: string | null;
  competentAgencyId: string | null;
  competentAgencyName: string | null;
  version: number;
}

export interface TraceRecord {
  id: string;
  fundId: string;
  fromId: string | null;
  level: FundLevel;
  holder: string;
  agencyId: string | null;
  projectId: string | null;
  projectName: string | null;
  amount: string;
  movedOn: string;
  voucherNo: string;
}

/** One user of a fund: what it got, and what of that went on. */
export interface FundUserRecord {
  fundId: string;
  holder: string;
  agencyId: string | null;
  projectId: string | null;
  projectName: string | null;
  paid: string;
  spent: string;
}

export interface ConfirmationRecord {
  fundId: string;
  periodTo: string;
  paidAmount: string;
  spentAmount: string;
  note: string | null;
  confirmedOn: string;
}

export interface FundStatistic {
  kind: string;
  officeId: string | null;
  officeName: string | null;
  count: number;
  amount: string;
  allocated: string;
  reached: string;
  intermediate: string;
  held: string;
}

export interface FundFilter {
  year: number;
  kind?: string | null;
}

const COLUMNS = `d.id, d.budget_year AS "budgetYear", d.name, d.kind, d.document_no AS "documentNo", d.amount::text AS amount,
  d.level, d.received_on::text AS "receivedOn", d.office_id AS "officeId", o.name AS "officeName",
  d.competent_agency_id AS "competentAgencyId", c.name AS "competentAgencyName", d.version`;
const FROM = `FROM monitoring.fund d
  LEFT JOIN organizations.agency o ON o.jurisdiction_id = d.jurisdiction_id AND o.id = d.office_id
  LEFT JOIN organizations.agency c ON c.jurisdiction_id = d.jurisdiction_id AND c.id = d.competent_agency_id`;

/**
 * Who sees a fund: the bureau all, a division those of its office, a department those for which it is competent, a unit
 * those of which something came to it or to those below it.
 */
function fundReach(params: unknown[]): string {
  const reach = reachOf(currentActor());
  if (reach.kind === 'ALL') return 'TRUE';
  if (reach.kind === 'DIVISION') return `d.office_id = $${params.push(reach.divisionId)}`;
  if (reach.kind !== 'SUBTREE') return 'FALSE';
  const at = `$${params.push(reach.agencyId)}::uuid`;
  return `(d.competent_agency_id = ${at} OR EXISTS (SELECT 1 FROM monitoring.fund_trace t
    JOIN organizations.agency_closure x ON x.jurisdiction_id = $1 AND x.ancestor_id = ${at} AND x.descendant_id = t.agency_id
    WHERE t.jurisdiction_id = $1 AND t.fund_id = d.id))`;
}

/** Questions to the ledger of special funds. */
@Injectable()
export class FundReads {
  constructor(private readonly uow: UnitOfWork) {}

  async visible(id: string, lock = false): Promise<FundRecord | null> {
    const params: unknown[] = [currentActor().jurisdictionId, id];
    const [row] = await this.uow.query<FundRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.jurisdiction_id = $1 AND d.id = $2 AND ${fundReach(params)}
       ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
    return row ?? null;
  }

  page(filter: FundFilter, first: number, after: string | null): Promise<FundRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, filter.year, filter.kind ?? null, after, first + 1];
    return this.uow.query<FundRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND ($3::text IS NULL OR d.kind = $3)
          AND ($4::uuid IS NULL OR d.id > $4::uuid) AND ${fundReach(params)} ORDER BY d.id LIMIT $5`,
      params,
    );
  }

  async count(filter: FundFilter): Promise<number> {
    const params: unknown[] = [currentActor().jurisdictionId, filter.year, filter.kind ?? null];
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE d.jurisdiction_id = $1 AND d.budget_year = $2
          AND ($3::text IS NULL OR d.kind = $3) AND ${fundReach(params)}`,
      params,
    );
    return row!.total;
  }

  /** For whoever has seen them. */
  byIds(ids: readonly string[]): Promise<FundRecord[]> {
    return this.uow.query<FundRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.jurisdiction_id = $1 AND d.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Every step of these funds; for whoever has seen the fund. */
  traces(fundIds: readonly string[]): Promise<TraceRecord[]> {
    return this.uow.query<TraceRecord & Record<string, unknown>>(
      `SELECT t.id, t.fund_id AS "fundId", t.from_id AS "fromId", t.level, t.holder, t.agency_id AS "agencyId",
              t.project_id AS "projectId", p.name AS "projectName", t.amount::text AS amount,
              t.moved_on::text AS "movedOn", t.voucher_no AS "voucherNo"
         FROM monitoring.fund_trace t
         LEFT JOIN projects.project p ON p.jurisdiction_id = t.jurisdiction_id AND p.id = t.project_id
        WHERE t.jurisdiction_id = $1 AND t.fund_id = ANY ($2::uuid[]) ORDER BY t.moved_on, t.created_at, t.id`,
      [currentActor().jurisdictionId, fundIds],
    );
  }

  /**
   * Users of these funds up to a day: where a project is named, what it has spent is what its payments say; else what the
   * ledger says went on from it.
   */
  users(fundIds: readonly string[], asOf: string): Promise<FundUserRecord[]> {
    return this.uow.query<FundUserRecord & Record<string, unknown>>(
      `SELECT t.fund_id AS "fundId", t.holder, t.agency_id AS "agencyId", t.project_id AS "projectId", p.name AS "projectName",
              sum(t.amount)::numeric(18,2)::text AS paid,
              COALESCE(CASE WHEN t.project_id IS NULL THEN sum((SELECT COALESCE(sum(n.amount), 0) FROM monitoring.fund_trace n
                        WHERE n.jurisdiction_id = $1 AND n.from_id = t.id AND n.moved_on <= $3))
                   ELSE LEAST(sum(t.amount), (SELECT COALESCE(sum(y.amount), 0) FROM projects.payment y
                        WHERE y.jurisdiction_id = $1 AND y.project_id = t.project_id AND y.paid_on <= $3)) END, 0)
                ::numeric(18,2)::text AS spent
         FROM monitoring.fund_trace t
         LEFT JOIN projects.project p ON p.jurisdiction_id = t.jurisdiction_id AND p.id = t.project_id
        WHERE t.jurisdiction_id = $1 AND t.fund_id = ANY ($2::uuid[]) AND t.level = 'UNIT' AND t.moved_on <= $3
        GROUP BY t.fund_id, t.holder, t.agency_id, t.project_id, p.name ORDER BY t.holder, p.name`,
      [currentActor().jurisdictionId, fundIds, asOf],
    );
  }

  confirmations(fundIds: readonly string[]): Promise<ConfirmationRecord[]> {
    return this.uow.query<ConfirmationRecord & Record<string, unknown>>(
      `SELECT fund_id AS "fundId", period_to::text AS "periodTo", paid_amount::text AS "paidAmount",
              spent_amount::text AS "spentAmount", note, confirmed_on::text AS "confirmedOn"
         FROM monitoring.fund_confirmation WHERE jurisdiction_id = $1 AND fund_id = ANY ($2::uuid[]) ORDER BY period_to`,
      [currentActor().jurisdictionId, fundIds],
    );
  }

  /** Periods of the year's rounds that have ended by a day: for each a competent department confirms. */
  async periods(year: number, today: string): Promise<string[]> {
    const rows = await this.uow.query<{ periodTo: string }>(
      `SELECT DISTINCT period_to::text AS "periodTo" FROM monitoring.round
        WHERE jurisdiction_id = $1 AND budget_year = $2 AND period_to <= $3 AND state <> 'PLANNED' ORDER BY 1`,
      [currentActor().jurisdictionId, year, today],
    );
    return rows.map(({ periodTo }) => periodTo);
  }

  /** 分类统计 by kind and office, of what the actor sees; what reached, lies between and is held are together the money. */
  statistics(year: number): Promise<FundStatistic[]> {
    const params: unknown[] = [currentActor().jurisdictionId, year];
    return this.uow.query<FundStatistic & Record<string, unknown>>(
      `SELECT d.kind, d.office_id AS "officeId", o.name AS "officeName", count(*)::int AS count,
              sum(d.amount)::numeric(18,2)::text AS amount,
              COALESCE(sum(t.allocated), 0)::numeric(18,2)::text AS allocated,
              COALESCE(sum(t.reached), 0)::numeric(18,2)::text AS reached,
              COALESCE(sum(t.intermediate), 0)::numeric(18,2)::text AS intermediate,
              (sum(d.amount) - COALESCE(sum(t.reached), 0) - COALESCE(sum(t.intermediate), 0))::numeric(18,2)::text AS held
         ${FROM}
         LEFT JOIN LATERAL (SELECT sum(m.amount) FILTER (WHERE m.from_id IS NULL) AS allocated,
                   sum(m.amount) FILTER (WHERE m.level = 'BENEFICIARY') AS reached,
                   sum(m.amount - COALESCE((SELECT sum(n.amount) FROM monitoring.fund_trace n
                        WHERE n.jurisdiction_id = $1 AND n.from_id = m.id), 0)) FILTER (WHERE m.level = 'INTERMEDIATE') AS intermediate
              FROM monitoring.fund_trace m WHERE m.jurisdiction_id = $1 AND m.fund_id = d.id) t ON TRUE
        WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND ${fundReach(params)}
        GROUP BY d.kind, d.office_id, o.name ORDER BY d.kind, o.name`,
      params,
    );
  }
}
