import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { AdjustmentWindow } from './adjustment-window.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';

export interface LatePaper {
  objectiveId: string;
  expectedVersion: number;
  documentNo: string;
  /** Day on which the bureau received it. */
  paperOn: string;
}

const OPEN = ['DRAFT', 'RETURNED'];

/**
 * 逾期录入: the unit asked by paper before the cut-off and types it in afterwards. The performance office records number and
 * day of the paper that lies before it; the adjustment is then handed in by that day. It never moves the cut-off.
 */
@Injectable()
export class AdmitLateAdjustment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly window: AdjustmentWindow,
    private readonly audit: AuditService,
  ) {}

  admit(paper: LatePaper): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, userId } = currentActor();
      const [record] = await this.reads.objectives([paper.objectiveId], true);
      if (!record) throw notFound('objectiveId');
      if (record.version !== paper.expectedVersion)
        throw await conflict(this.uow, OBJECTIVE_TABLE, jurisdictionId, record.versionId, paper.expectedVersion);
      const found = await this.check(record, paper);
      if (found.length > 0) throw refused(found);
      const documentNo = paper.documentNo.trim();
      await updateVersioned(this.uow, OBJECTIVE_TABLE, jurisdictionId, record.versionId, record.version, {
        late_document_no: documentNo,
        late_paper_on: paper.paperOn,
        late_admitted_by: userId,
        adjusted_on: paper.paperOn,
      });
      this.audit.record({
        entity: OBJECTIVE_TABLE,
        entityId: record.versionId,
        action: 'lateAdjustmentAdmitted',
        fields: { documentNo, paperOn: paper.paperOn, askedOn: record.adjustedOn },
      });
      return record.id;
    });
  }

  private async check(record: ObjectiveRecord, { documentNo, paperOn }: LatePaper): Promise<Refusal[]> {
    const found: Refusal[] = [];
    if (record.budgetRound !== 'ADJUSTMENT' || !OPEN.includes(record.state)) {
      const params = { state: record.state, action: 'admitLate', allowed: OPEN.join(',') };
      found.push(refusal('STATE_INVALID', { field: 'state', params }));
    }
    if (!documentNo.trim()) found.push(refusal('REQUIRED', { field: 'documentNo' }));
    const { today } = currentActor();
    if (paperOn > today) found.push(refusal('DATE_IN_FUTURE', { field: 'paperOn', params: { date: paperOn, today } }));
    const [before] = await this.reads.approvedOfObjectives([record.id]);
    if (before?.approvedOn && paperOn < before.approvedOn) {
      const params = { approvedOn: before.approvedOn };
      found.push(refusal('ADJUSTED_BEFORE_APPROVAL', { ruleId: 'G-65', field: 'paperOn', params }));
    }
    return [
      ...found,
      ...(await this.window.toBegin(record.budgetYear, paperOn)).map((one) => ({ ...one, field: 'paperOn' })),
    ];
  }
}
