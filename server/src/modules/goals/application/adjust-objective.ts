import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import { ADJUSTMENT_KINDS, type AdjustmentKind, type ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites } from '../persistence/goal.writes.js';
import { ObjectivePartsWrites } from '../persistence/objective-parts.writes.js';
import { AdjustmentWindow } from './adjustment-window.js';
import { Completeness } from './completeness.js';
import { deskPolicy } from './desk.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';
import { ObjectiveTasks } from './objective-tasks.js';
import { ObjectiveUse } from './objective-use.js';

export { ADJUSTMENT_KINDS, type AdjustmentKind };

export interface AdjustmentToBegin {
  objectiveId: string;
  expectedVersion: number;
  kind: AdjustmentKind;
  reason: string;
  /** Day on which the unit asked for it; today where it is not given. */
  on?: string | null;
}

/** Version n+1 of an approved objective; version n stands until n+1 is approved (domain §4.5 G4). */
@Injectable()
export class AdjustObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly writes: GoalWrites,
    private readonly partsWrites: ObjectivePartsWrites,
    private readonly completeness: Completeness,
    private readonly window: AdjustmentWindow,
    private readonly use: ObjectiveUse,
    private readonly tasks: ObjectiveTasks,
    private readonly audit: AuditService,
  ) {}

  /**
   * Approved goals are in principle not adjusted (财预〔2015〕88号): only for a reason of the four kinds, before the
   * place's cut-off of the budget year, and not once the self-evaluation has judged them.
   */
  adjust({ objectiveId, expectedVersion, kind, reason, on }: AdjustmentToBegin): Promise<string> {
    return this.uow.write(async () => {
      const adjustedOn = on ?? currentActor().today;
      await this.open(await this.adjustable(objectiveId, expectedVersion), kind, reason, adjustedOn);
      return objectiveId;
    });
  }

  /** What stands against opening an adjustment for a result of monitoring, whoever's desk the objective lies on. */
  async checkForMonitoring(objectiveId: string, reason: string): Promise<Refusal[]> {
    const [record] = await this.reads.objectives([objectiveId], false);
    return record ? this.check(record, reason, currentActor().today) : [refusal('NOT_FOUND', { field: 'objectiveId' })];
  }

  /** Opens the adjustment that a disposal of monitoring asks for; the unit finds it on its desk. Gives the new version. */
  async openForMonitoring(objectiveId: string, reason: string): Promise<string> {
    return this.uow.write(async () => {
      const [record] = await this.reads.objectives([objectiveId], true);
      if (!record) throw notFound('objectiveId');
      return this.open(record, 'MONITORING_RESULT', reason, currentActor().today);
    });
  }

  private async open(
    record: ObjectiveRecord,
    kind: AdjustmentKind,
    reason: string,
    adjustedOn: string,
  ): Promise<string> {
    const found = await this.check(record, reason, adjustedOn);
    if (found.length > 0) throw refused(found);
    const [form] = await this.completeness.forms([record]);
    const versionId = await this.writes.version({
      objectiveId: record.id,
      versionNo: record.versionNo + 1,
      budgetRound: 'ADJUSTMENT',
      catalogueCode: record.catalogueCode,
      annualAmount: record.annualAmount,
      adjustmentKind: kind,
      adjustmentReason: reason.trim(),
      adjustedOn,
      origins: record.origins,
      from: record,
    });
    await this.writes.replaceIndicators(versionId, form!.indicators);
    await this.partsWrites.replaceTasks(versionId, form!.tasks);
    await this.partsWrites.replaceAmounts(versionId, await this.amountsOf(record, versionId, form!.amounts));
    await this.partsWrites.replaceFunctions(
      versionId,
      form!.functions.map(({ id }) => id),
    );
    this.audit.record({
      entity: OBJECTIVE_TABLE,
      entityId: versionId,
      action: 'adjustmentBegun',
      fields: { versionNo: record.versionNo + 1, kind, adjustedOn },
      comment: reason.trim(),
    });
    await this.tasks.declare(record);
    return versionId;
  }

  /** Where the year's money has changed in the budget, its old split says nothing any more. */
  private async amountsOf<Cell extends { block: string }>(
    record: ObjectiveRecord,
    versionId: string,
    cells: readonly Cell[],
  ): Promise<readonly Cell[]> {
    const now = { ...record, versionId, budgetRound: 'ADJUSTMENT', frozenCatalogue: null };
    const { fundingTotal } = (await this.completeness.parametersOf([now])).get(versionId)!;
    const isSame = fundingTotal === null || fundingTotal === record.annualAmount;
    return isSame ? cells : cells.filter(({ block }) => block !== 'ANNUAL');
  }

  private async check(record: ObjectiveRecord, reason: string, adjustedOn: string): Promise<Refusal[]> {
    const found: Refusal[] = [];
    if (record.state !== 'APPROVED') {
      const params = { state: record.state, action: 'adjust', allowed: 'APPROVED' };
      found.push(refusal('STATE_INVALID', { field: 'state', params }));
    }
    if (!reason.trim()) found.push(refusal('REQUIRED', { field: 'reason' }));
    const { today } = currentActor();
    // The paper may be older than its entry, not younger, and not older than what it changes.
    if (adjustedOn > today)
      found.push(refusal('DATE_IN_FUTURE', { field: 'adjustedOn', params: { date: adjustedOn, today } }));
    if (record.approvedOn && adjustedOn < record.approvedOn) {
      found.push(
        refusal('ADJUSTED_BEFORE_APPROVAL', {
          ruleId: 'G-65',
          field: 'adjustedOn',
          params: { approvedOn: record.approvedOn },
        }),
      );
    }
    found.push(...(await this.window.toBegin(record.budgetYear, adjustedOn)));
    if ((await this.use.judged([record.versionId], 'adjust')).size > 0) {
      found.push(refusal('SELF_EVALUATION_SUBMITTED', { ruleId: 'G-41', wayOut: 'NEXT_YEAR' }));
    }
    return found;
  }

  private async adjustable(objectiveId: string, expectedVersion: number): Promise<ObjectiveRecord> {
    const actor = currentActor();
    const [record] = await this.reads.objectives([objectiveId], true);
    if (!record) throw notFound('objectiveId');
    const policy = deskPolicy(actor, 'adjust', record);
    if (policy.length > 0) throw new DomainError('FORBIDDEN', policy);
    if (record.version !== expectedVersion) {
      throw await conflict(this.uow, OBJECTIVE_TABLE, actor.jurisdictionId, record.versionId, expectedVersion);
    }
    return record;
  }
}
