import { Injectable } from '@nestjs/common';
import { frozenAlerts, monitoringLight, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { type Patch, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { notOwnWork } from '../../../platform/workflow/index.js';
import { MonitoringReads, type SheetRecord } from '../persistence/monitoring.reads.js';
import { SheetPartsReads, type SheetRowRecord } from '../persistence/sheet-parts.reads.js';
import { SheetWrites } from '../persistence/sheet.writes.js';
import { judgedSheet } from './judged-sheet.js';
import { lightPatch } from './save-sheet.js';
import { textOrNull } from './sheet-draft.js';
import { type SheetExecution, SheetExecutions } from './sheet-execution.js';

export interface SheetRating {
  id: string;
  expectedVersion: number;
  rating: string;
  reason?: string | null;
  comment?: string | null;
  rows: readonly { id: string; comment?: string | null }[];
}

export interface Reconciliation {
  id: string;
  expectedVersion: number;
  keep: 'PAYMENTS' | 'TYPED';
  reason?: string | null;
}

/** What the supervising division says of a sheet on its desk, independently of the unit (财预〔2019〕136号). */
@Injectable()
export class RateSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
    private readonly writes: SheetWrites,
    private readonly executions: SheetExecutions,
    private readonly audit: AuditService,
  ) {}

  rate(rating: SheetRating): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const sheet = await this.onDesk(rating.id);
      const refusals = checkRating(rating, sheet, await this.parts.rows([sheet.id]));
      refusals.push(...notOwnWork(actor, sheet.submittedBy, sheet.deptReviewedBy));
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(this.uow, 'monitoring.sheet', actor.jurisdictionId, sheet.id, rating.expectedVersion, {
        division_rating: rating.rating,
        division_rating_reason: textOrNull(rating.reason),
        division_comment: textOrNull(rating.comment),
      });
      await this.writes.divisionComments(rating.rows.map(({ id, comment }) => ({ id, comment: comment ?? null })));
      this.audit.record({ entity: 'monitoring.sheet', entityId: sheet.id, action: 'rated', fields: { ...rating } });
      return sheet.id;
    });
  }

  /** Once the feed is there again, either its figure counts or the typed one stays, with a reason. */
  reconcile({ id, expectedVersion, keep, reason }: Reconciliation): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const sheet = await this.onDesk(id);
      const refusals: Refusal[] = [];
      if (sheet.executionSource !== 'TYPED') refusals.push(refusal('NOTHING_TO_RECONCILE', { field: 'id' }));
      if (keep === 'TYPED' && !reason?.trim())
        refusals.push(
          refusal('RECONCILE_REASON_REQUIRED', { ruleId: 'M-08', field: 'reason', wayOut: 'WRITE_REASON' }),
        );
      if (refusals.length > 0) throw refused(refusals);
      // The feed was down when the sheet was saved: what it says is asked now.
      const money = await this.executions.of(sheet, null);
      await updateVersioned(this.uow, 'monitoring.sheet', actor.jurisdictionId, sheet.id, expectedVersion, {
        ...(keep === 'PAYMENTS' && {
          ...(await this.fed(sheet, money)),
          execution_source: 'PAYMENTS',
          typed_reason: null,
        }),
        paid_amount: money.paidAmount,
        ...(keep === 'TYPED' && { typed_reason: `${sheet.typedReason ?? ''}；${reason!.trim()}` }),
        reconciled_on: actor.today,
        reconciled_by: actor.userId,
      });
      if (keep === 'PAYMENTS') await this.writes.paid(sheet.id, money.lines);
      this.audit.record({
        entity: 'monitoring.sheet',
        entityId: sheet.id,
        action: 'reconciled',
        fields: { keep, typed: sheet.executedAmount, paid: money.paidAmount },
        comment: reason ?? null,
      });
      return sheet.id;
    });
  }

  /** The sheet is judged anew by the payments. */
  private async fed(sheet: SheetRecord, money: SheetExecution): Promise<Patch> {
    const { adjustedBudget, executedAmount, quietSince } = money;
    const judged = judgedSheet(
      { ...sheet, adjustedBudget, executedAmount, quietSince },
      await this.parts.rows([sheet.id]),
    );
    return {
      executed_amount: executedAmount,
      adjusted_budget: adjustedBudget,
      quiet_since: quietSince,
      ...lightPatch(monitoringLight(judged, frozenAlerts(sheet.parameters))),
    };
  }

  private async onDesk(id: string): Promise<SheetRecord> {
    const [sheet] = await this.reads.visible(currentActor(), [id], true);
    if (!sheet) throw notFound('id');
    if (sheet.state === 'DEPT_REVIEWED') return sheet;
    throw refused([
      refusal('STATE_INVALID', {
        field: 'state',
        params: { state: sheet.state, action: 'rate', allowed: 'DEPT_REVIEWED' },
      }),
    ]);
  }
}

function checkRating(rating: SheetRating, sheet: SheetRecord, rows: readonly SheetRowRecord[]): Refusal[] {
  const refusals: Refusal[] = [];
  if (rating.rating !== sheet.light && !rating.reason?.trim())
    refusals.push(
      refusal('RATING_REASON_REQUIRED', {
        ruleId: 'M-09',
        field: 'reason',
        params: { light: sheet.light, rating: rating.rating },
        wayOut: 'WRITE_REASON',
      }),
    );
  const known = new Set(rows.map(({ id }) => id));
  rating.rows.forEach(({ id }, index) => {
    if (!known.has(id)) refusals.push(refusal('NOT_FOUND', { field: `rows[${index}].id` }));
  });
  return refusals;
}
