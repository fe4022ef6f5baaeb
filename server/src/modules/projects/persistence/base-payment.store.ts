import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { BasePaymentEntity } from './base-payment.entity.js';

export interface NewBasePayment {
  budgetYear: number;
  agencyId: string;
  category: string;
  paidOn: string;
  amount: string;
  voucherNo: string;
  sourceKey: string;
  economicClass: string | null;
}

/** What the budget system has said of a body and of those below it in a period. */
export interface BaseExecution {
  agencyId: string;
  paid: string;
  /** Day of the latest payment of the year that has arrived; the feed says nothing of a body without one. */
  fedUntil: string;
}

/** Payments of 基本支出. */
@Injectable()
export class BasePayments {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those that were new: a feed may say a thing twice. */
  async enter(rows: readonly NewBasePayment[]): Promise<(NewBasePayment & { id: string })[]> {
    if (rows.length === 0) return [];
    const known = await this.uow.query<{ key: string }>(
      'SELECT source_key AS key FROM projects.base_payment WHERE jurisdiction_id = $1 AND source_key = ANY ($2::text[])',
      [currentActor().jurisdictionId, rows.map(({ sourceKey }) => sourceKey)],
    );
    const taken = new Set(known.map(({ key }) => key));
    const fresh = rows.filter(({ sourceKey }) => !taken.has(sourceKey)).map((row) => ({ id: newId(), ...row }));
    if (fresh.length > 0) await this.uow.insert(BasePaymentEntity, fresh);
    return fresh;
  }

  /** By body, those below it included; a body of which nothing has arrived is absent. */
  execution(agencyIds: readonly string[], { from, to }: { from: string; to: string }): Promise<BaseExecution[]> {
    return this.uow.query(
      `SELECT c.ancestor_id AS "agencyId", max(y.paid_on)::text AS "fedUntil",
              (coalesce(sum(y.amount_fen) FILTER (WHERE y.paid_on BETWEEN $3::date AND $4::date), 0) / 100)::numeric(18,2)::text AS paid
         FROM organizations.agency_closure c
         JOIN projects.base_payment y ON y.jurisdiction_id = $1 AND y.agency_id = c.descendant_id
              AND y.budget_year = extract(year FROM $3::date)
        WHERE c.jurisdiction_id = $1 AND c.ancestor_id = ANY ($2::uuid[]) GROUP BY 1`,
      [currentActor().jurisdictionId, agencyIds, from, to],
    );
  }
}
