import { Injectable } from '@nestjs/common';
import { isDate, parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { checkEconomicClass } from '../domain/project-rules.js';
import { BasePayments, type NewBasePayment } from '../persistence/base-payment.store.js';
import { ProjectReads } from '../persistence/project.reads.js';
import type { PaymentOutcome } from './payment-import.js';

export interface BasePaymentToImport {
  sourceKey: string;
  agencyCode: string;
  category: string;
  amount: string;
  paidOn: string;
  voucherNo: string;
  economicClass?: string | null;
}

/** 项目类别 1 人员类 and 21 公用 of the standard: the base expenditure of a unit, without a project of ours. */
export const BASE_CATEGORIES: readonly string[] = ['PERSONNEL', 'PUBLIC'];

/** 基本支出 as the budget system reports it; what can be laid to a unit is kept, the rest is told and sent again. */
@Injectable()
export class BasePaymentImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly payments: BasePayments,
    private readonly audit: AuditService,
  ) {}

  run(year: number, rows: readonly BasePaymentToImport[]): Promise<PaymentOutcome> {
    return this.uow.write(async () => {
      const codes = [...new Set(rows.map(({ agencyCode }) => agencyCode.trim()))];
      const agencies = new Map((await this.reads.agenciesInReach(codes)).map(({ id, code }) => [code, id]));
      const outcome: PaymentOutcome = { entered: [], present: [], refused: [] };
      const sound = new Map<string, NewBasePayment>();
      for (const row of rows) {
        const read = readRow(year, row, agencies.get(row.agencyCode.trim()) ?? null);
        if ('refusals' in read) outcome.refused.push({ sourceKey: row.sourceKey, refusals: read.refusals });
        else sound.set(read.sourceKey, read);
      }
      const entered = await this.payments.enter([...sound.values()]);
      outcome.entered = entered.map(({ sourceKey }) => sourceKey);
      outcome.present = [...sound.keys()].filter((key) => !outcome.entered.includes(key));
      this.audit.recordAll(
        entered.map(({ id, ...fields }) => ({
          entity: 'projects.base_payment',
          entityId: id,
          action: 'paymentImported',
          fields,
        })),
      );
      return outcome;
    });
  }
}

function readRow(
  year: number,
  row: BasePaymentToImport,
  agencyId: string | null,
): NewBasePayment | { refusals: Refusal[] } {
  const { today } = currentActor();
  const amount = parseMoney(row.amount, { field: 'amount', signed: true });
  const refusals: Refusal[] = amount.ok ? [] : [amount.refusal];
  if (!isDate(row.paidOn)) refusals.push(refusal('DATE_FORMAT', { field: 'paidOn', params: { value: row.paidOn } }));
  else if (row.paidOn > today)
    refusals.push(refusal('DATE_IN_FUTURE', { field: 'paidOn', params: { date: row.paidOn, today } }));
  else if (Number(row.paidOn.slice(0, 4)) !== year)
    refusals.push(refusal('DATE_OUTSIDE_YEAR', { field: 'paidOn', params: { year, date: row.paidOn } }));
  for (const field of ['sourceKey', 'voucherNo'] as const)
    if (!row[field].trim()) refusals.push(refusal('REQUIRED', { field }));
  if (!BASE_CATEGORIES.includes(row.category))
    refusals.push(refusal('FIELD_INVALID', { field: 'category', params: { value: row.category } }));
  if (!agencyId) refusals.push(refusal('AGENCY_UNKNOWN', { field: 'agencyCode', params: { code: row.agencyCode } }));
  refusals.push(...checkEconomicClass(row.economicClass));
  if (refusals.length > 0 || !amount.ok || !agencyId) return { refusals };
  return {
    budgetYear: year,
    agencyId,
    category: row.category,
    paidOn: row.paidOn,
    amount: amount.value,
    voucherNo: row.voucherNo.trim(),
    sourceKey: row.sourceKey.trim(),
    economicClass: row.economicClass?.trim() || null,
  };
}
