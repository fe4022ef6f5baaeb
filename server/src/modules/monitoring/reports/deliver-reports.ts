import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, refusal, sumMoney } from '@jixiao/shared';
import { currentActor, may } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import type { OfficialDocument } from '../../../platform/documents/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { RoundBoard } from '../application/round-board.js';
import { KnownForms } from '../exchange/known-forms.js';
import { MonitoringReportEntity } from '../persistence/monitoring-report.entity.js';
import { MonitoringReportReads, type ReportKind } from '../persistence/monitoring-report.reads.js';
import { ReportDocuments } from './report-documents.js';

export interface ReportsToDeliver {
  readonly roundId: string;
  /** SHEET, DEPARTMENT or BUREAU. */
  readonly kind: string;
  /** The first-level unit of a department's report. */
  readonly unitId?: string | null;
}

const KINDS: readonly string[] = ['SHEET', 'DEPARTMENT', 'BUREAU'] satisfies ReportKind[];

interface Delivery {
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly amount: string;
  readonly document: OfficialDocument;
}

/** Hands reports to the performance centre: their text is kept as it was on that day (R100). */
@Injectable()
export class DeliverReports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly boards: RoundBoard,
    private readonly known: KnownForms,
    private readonly reads: MonitoringReportReads,
    private readonly documents: ReportDocuments,
    private readonly audit: AuditService,
  ) {}

  run(order: ReportsToDeliver): Promise<string> {
    return this.uow.write(async () => {
      demandOffice(order.kind);
      if (!KINDS.includes(order.kind))
        throw refused([
          refusal('MONITORING_REPORT_KIND_UNKNOWN', { field: 'kind', params: { kinds: KINDS.join(', ') } }),
        ]);
      const round = await this.boards.one(order.roundId);
      if (round.state === 'PLANNED')
        throw refused([refusal('MONITORING_ROUND_NOT_OPENED', { field: 'roundId', params: { name: round.name } })]);
      const deliveries = order.kind === 'SHEET' ? await this.sheets(order.roundId) : [await this.whole(order)];
      const { today, userId } = currentActor();
      const rows = deliveries.map((one) => ({
        id: newId(),
        roundId: order.roundId,
        kind: order.kind,
        subjectId: one.subjectId,
        agencyId: one.agencyId,
        title: one.document.title,
        amount: one.amount,
        content: one.document,
        contentHash: createHash('sm3').update(canonicalJson(one.document)).digest('hex'),
        deliveredOn: today,
        deliveredBy: userId,
      }));
      await this.uow.insert(MonitoringReportEntity, rows);
      this.audit.recordAll(
        rows.map((row) => ({
          entity: 'monitoring.report',
          entityId: row.id,
          action: 'delivered',
          fields: { kind: row.kind, subjectId: row.subjectId, title: row.title, contentHash: row.contentHash },
        })),
      );
      return order.roundId;
    });
  }

  /** Every accepted sheet of the round inside the actor's reach whose report has not gone out. */
  private async sheets(roundId: string): Promise<Delivery[]> {
    const ids = await this.reads.undelivered(roundId);
    if (ids.length === 0)
      throw refused([refusal('MONITORING_REPORTS_NONE_READY', { field: 'roundId', wayOut: 'WAIT_FOR_SHEETS' })]);
    return (await this.known.of(ids, true)).map((known) => ({
      subjectId: known.sheet.id,
      agencyId: known.sheet.agencyId,
      amount: known.head.approvedAmount,
      document: this.documents.draft(known),
    }));
  }

  private async whole({ roundId, kind, unitId }: ReportsToDeliver): Promise<Delivery> {
    const own = kind === 'BUREAU' ? null : (unitId ?? null);
    if (kind === 'DEPARTMENT' && own === null) throw notFound('unitId');
    const board = await this.boards.board(roundId, own);
    const document = await this.documents.draftOfRound(roundId, own);
    const subjectId = own ?? roundId;
    const [before] = await this.reads.delivered([subjectId], roundId);
    if (before)
      throw refused([
        refusal('MONITORING_REPORT_DELIVERED', {
          field: 'kind',
          params: { on: before.deliveredOn, title: before.title },
        }),
      ]);
    const accepted = board.sheets.filter(({ state }) => state === 'ACCEPTED').length;
    const amount = sumMoney(board.sheets.map(({ budget }) => budget));
    if (accepted === 0)
      throw refused([refusal('MONITORING_REPORTS_NONE_READY', { field: 'roundId', wayOut: 'WAIT_FOR_SHEETS' })]);
    return { subjectId, agencyId: own, amount, document };
  }
}

/** The department delivers its own, the performance office the bureau's and on behalf of all. */
function demandOffice(kind: string): void {
  const actor = currentActor();
  if (may(actor, 'monitoring.manage') || (kind !== 'BUREAU' && may(actor, 'monitoring.deptReview'))) return;
  const permission = kind === 'BUREAU' ? 'monitoring.manage' : 'monitoring.deptReview';
  throw new DomainError('FORBIDDEN', [refusal('NO_PERMISSION', { params: { permission }, wayOut: 'ASK_WHO_CAN' })]);
}
