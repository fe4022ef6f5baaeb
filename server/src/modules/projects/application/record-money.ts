import { Injectable } from '@nestjs/common';
import { addMoney, fen, parseMoney, type Refusal, refusal, sumMoney, ZERO } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { checkAdjustment, checkEconomicClass } from '../domain/project-rules.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import type { ProjectRecord } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectWrites } from '../persistence/project.writes.js';
import { GateSubjects, type Given } from './gate-subjects.js';

export interface AdjustmentToRecord {
  projectId: string;
  fundingLineId: string;
  kind: string;
  amount: string;
  adjustedOn: string;
  documentNo: string;
  reason: string;
}

export interface PaymentToRecord {
  projectId: string;
  fundingLineId: string;
  amount: string;
  paidOn: string;
  voucherNo: string;
  economicClass?: string | null;
  purpose?: string | null;
}

const STOPPED = ['SUSPENDED', 'TERMINATED'];

/** A payment that has just been written, inside its transaction. */
export interface PaidRecord {
  id: string;
  projectId: string;
  paidOn: string;
  amount: string;
  economicClass: string | null;
  purpose: string | null;
}

/** Later modules look here at every payment, in the transaction that brings it (实时预警, R098). */
@Injectable()
export class PaymentWatches {
  private readonly watches: ((payments: readonly PaidRecord[]) => Promise<void>)[] = [];

  register(watch: (payments: readonly PaidRecord[]) => Promise<void>): void {
    this.watches.push(watch);
  }

  async tell(payments: readonly PaidRecord[]): Promise<void> {
    if (payments.length === 0) return;
    for (const watch of this.watches) await watch(payments);
  }
}

/** Adjustments and payments of projects whose master is this system. */
@Injectable()
export class RecordMoney {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
    private readonly subjects: GateSubjects,
    private readonly watches: PaymentWatches,
  ) {}

  /** Only the budget office changes a budget, whoever may enter projects. */
  adjust(draft: AdjustmentToRecord): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const { project, refusals: found } = await this.prepare(draft.projectId, draft.adjustedOn, 'adjustedOn');
      if (actor.kind === 'PERSON' && !actor.roles.includes('FIN_BUDGET')) {
        throw new DomainError('FORBIDDEN', [
          { code: 'NO_PERMISSION', params: { permission: 'project.manage' }, wayOut: 'ASK_WHO_CAN', who: 'FIN_BUDGET' },
        ]);
      }
      const line = await this.line(project.id, draft.fundingLineId);
      const adjustments = await this.money.adjustments([project.id], '9999-12-31');
      const budget = sumMoney([
        line.originalAmount,
        ...adjustments.filter((row) => row.fundingLineId === line.id).map((row) => row.amount),
      ]);
      const amount = parseMoney(draft.amount, { field: 'amount', signed: true });
      found.push(...checkAdjustment(amount, draft.kind, budget));
      if (!draft.documentNo.trim()) found.push(refusal('REQUIRED', { field: 'documentNo' }));
      if (!draft.reason.trim()) found.push(refusal('REQUIRED', { field: 'reason' }));
      if (amount.ok && fen(amount.value) > 0n) {
        const [now] = await this.money.execution([project.id], '9999-12-31');
        const total = addMoney(now?.adjustedBudget ?? ZERO, amount.value);
        const added = { kind: draft.kind, amount: amount.value };
        found.push(...(await this.gate(project, { amount: total, reason: draft.reason, added })));
      }
      if (found.length > 0 || !amount.ok) throw refused(found);
      const id = await this.writes.adjust({ ...draft, amount: amount.value });
      this.audit.record({
        entity: 'projects.project',
        entityId: project.id,
        action: 'budgetAdjusted',
        fields: { ...draft, amount: amount.value },
        comment: draft.reason,
      });
      return id;
    });
  }

  /**
   * What has been paid is a fact and is kept, whatever the objective says: a payment beyond it holds the project by name
   * and the certificate for the next one is refused (R091).
   */
  pay(draft: PaymentToRecord): Promise<string> {
    return this.uow.write(async () => {
      const { project, refusals: found } = await this.prepare(draft.projectId, draft.paidOn, 'paidOn');
      const line = await this.line(project.id, draft.fundingLineId);
      const amount = parseMoney(draft.amount, { field: 'amount', signed: true });
      if (!amount.ok) found.push(amount.refusal);
      else if (amount.value === ZERO) found.push(refusal('AMOUNT_ZERO', { field: 'amount' }));
      // 暂停拨款: money may come back, none goes out (domain §4.5 P2).
      else if (STOPPED.includes(project.state) && fen(amount.value) > 0n)
        found.push(refusal('PAYMENT_STOPPED', { ruleId: 'P-02', field: 'amount', params: { state: project.state } }));
      if (!draft.voucherNo.trim()) found.push(refusal('REQUIRED', { field: 'voucherNo' }));
      found.push(...checkEconomicClass(draft.economicClass));
      found.push(...(await this.gate(project, { amount: null })));
      if (found.length > 0 || !amount.ok) throw refused(found);
      const [paid] = await this.writes.pay([
        {
          projectId: project.id,
          fundingLineId: line.id,
          paidOn: draft.paidOn,
          voucherNo: draft.voucherNo.trim(),
          amount: amount.value,
          sourceKey: `local:${project.id}:${line.id}:${draft.voucherNo.trim()}`,
          economicClass: draft.economicClass?.trim() || null,
          purpose: draft.purpose?.trim() || null,
        },
      ]);
      if (!paid) {
        throw refused([
          refusal('VOUCHER_TWICE', { field: 'voucherNo', params: { voucherNo: draft.voucherNo.trim() } }),
        ]);
      }
      this.audit.record({
        entity: 'projects.project',
        entityId: project.id,
        action: 'paymentRecorded',
        fields: { ...draft, amount: amount.value },
      });
      await this.watches.tell([{ ...paid, economicClass: paid.economicClass ?? null, purpose: paid.purpose ?? null }]);
      return paid.id;
    });
  }

  private async prepare(
    projectId: string,
    date: string,
    field: string,
  ): Promise<{ project: ProjectRecord; refusals: Refusal[] }> {
    const project = await this.reads.visible(projectId, true);
    if (!project) throw notFound('projectId');
    const found: Refusal[] = [];
    if ((await this.reads.sourceOf(project.budgetYear)) === 'EXTERNAL') {
      found.push(
        refusal('PROJECTS_KEPT_ELSEWHERE', { params: { year: project.budgetYear }, wayOut: 'CHANGE_IN_BUDGET_SYSTEM' }),
      );
    }
    if (project.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
    if (['CLOSED', 'REMOVED'].includes(project.state)) {
      found.push(refusal('PROJECT_CLOSED', { params: { state: project.state } }));
    }
    const { today } = currentActor();
    if (date > today) found.push(refusal('DATE_IN_FUTURE', { field, params: { date, today } }));
    if (Number(date.slice(0, 4)) < project.budgetYear) {
      found.push(refusal('DATE_BEFORE_YEAR', { field, params: { date, year: project.budgetYear } }));
    }
    return { project, refusals: found };
  }

  /** The one gate of money: what is entered by hand passes it like what arrives from the budget system. */
  private async gate(project: ProjectRecord, given: Given): Promise<readonly Refusal[]> {
    if (project.secrecy === 'CLASSIFIED') return [];
    return (await this.subjects.ask('FEED', [project], new Map([[project.id, given]]))).get(project.id)!.refusals;
  }

  private async line(projectId: string, lineId: string): Promise<{ id: string; originalAmount: string }> {
    const line = (await this.money.funding([projectId])).find(({ id }) => id === lineId);
    if (!line) throw notFound('fundingLineId');
    return line;
  }
}
