import { Injectable } from '@nestjs/common';
import { parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { checkEconomicClass } from '../domain/project-rules.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import type { FundingRecord, ProjectRecord } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { type NewPayment, ProjectWrites } from '../persistence/project.writes.js';
import { PaymentWatches } from './record-money.js';

export interface PaymentToImport {
  sourceKey: string;
  projectCode: string;
  fundKind: string;
  fundSource: string;
  amount: string;
  paidOn: string;
  voucherNo: string;
  economicClass?: string | null;
  purpose?: string | null;
}

export interface PaymentOutcome {
  /** Source keys of payments that were entered. */
  entered: string[];
  /** Source keys of payments that stand already. */
  present: string[];
  /** What could not be laid to a project, by name; the feed sends it again. */
  refused: { sourceKey: string; refusals: readonly Refusal[] }[];
}

/**
 * Payments as the treasury reports them. What has been paid has been paid: a suspended project or a misuse is told by an
 * alert and never keeps a payment out; only what names no project or no line stays outside.
 */
@Injectable()
export class PaymentImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly writes: ProjectWrites,
    private readonly watches: PaymentWatches,
    private readonly audit: AuditService,
  ) {}

  run(year: number, rows: readonly PaymentToImport[]): Promise<PaymentOutcome> {
    return this.uow.write(async () => {
      const projects = new Map(
        (await this.reads.byCodes(year, [...new Set(rows.map(({ projectCode }) => projectCode.trim()))])).map((one) => [
          one.code,
          one,
        ]),
      );
      const lines = await this.money.funding([...projects.values()].map(({ id }) => id));
      const outcome: PaymentOutcome = { entered: [], present: [], refused: [] };
      const sound = new Map<string, NewPayment>();
      for (const row of rows) {
        const read = readPayment(row, projects.get(row.projectCode.trim()) ?? null, lines);
        if (read.payment) sound.set(row.sourceKey, read.payment);
        else outcome.refused.push({ sourceKey: row.sourceKey, refusals: read.refusals });
      }
      const paid = await this.writes.pay([...sound.values()]);
      outcome.entered = paid.map(({ sourceKey }) => sourceKey);
      outcome.present = [...sound.keys()].filter((key) => !outcome.entered.includes(key));
      this.audit.recordAll(
        paid.map(({ id, ...fields }) => ({
          entity: 'projects.project',
          entityId: fields.projectId,
          action: 'paymentImported',
          fields: { paymentId: id, ...fields },
        })),
      );
      await this.watches.tell(
        paid.map((one) => ({ ...one, economicClass: one.economicClass ?? null, purpose: one.purpose ?? null })),
      );
      return outcome;
    });
  }
}

function readPayment(
  row: PaymentToImport,
  project: ProjectRecord | null,
  lines: readonly FundingRecord[],
): { payment?: NewPayment; refusals: Refusal[] } {
  const { today } = currentActor();
  const amount = parseMoney(row.amount, { field: 'amount', signed: true });
  const refusals: Refusal[] = amount.ok ? [] : [amount.refusal];
  if (row.paidOn > today)
    refusals.push(refusal('DATE_IN_FUTURE', { field: 'paidOn', params: { date: row.paidOn, today } }));
  if (!row.sourceKey.trim()) refusals.push(refusal('REQUIRED', { field: 'sourceKey' }));
  refusals.push(...checkEconomicClass(row.economicClass));
  const line = lines.find(
    (one) => one.projectId === project?.id && one.fundKind === row.fundKind && one.fundSource === row.fundSource,
  );
  if (!project) refusals.push(refusal('PROJECT_UNKNOWN', { field: 'projectCode', params: { code: row.projectCode } }));
  else if (project.secrecy === 'CLASSIFIED') refusals.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
  else if (!line)
    refusals.push(refusal('FUNDING_LINE_UNKNOWN', { field: 'fundSource', params: { code: row.projectCode } }));
  if (refusals.length > 0 || !amount.ok || !project || !line) return { refusals };
  return {
    refusals,
    payment: {
      projectId: project.id,
      fundingLineId: line.id,
      paidOn: row.paidOn,
      amount: amount.value,
      voucherNo: row.voucherNo.trim(),
      sourceKey: row.sourceKey.trim(),
      economicClass: row.economicClass?.trim() || null,
      purpose: row.purpose?.trim() || null,
    },
  };
}
