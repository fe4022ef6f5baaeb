import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../../contracts/index.js';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { OnDomainEvent } from '../../../platform/events/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { addDays } from '@jixiao/shared';
import { type DisposalRecord, MonitoringApi } from '../../monitoring/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { Linkages } from './linkages.js';
import { CorrectiveActionEntity, CorrectiveItemEntity } from '../persistence/corrective-action.entity.js';

/** A disposal of monitoring that asks for correction becomes a corrective action of its own (domain M2). */
@Injectable()
export class MonitoringNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly linkages: Linkages,
    private readonly monitoring: MonitoringApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  @OnDomainEvent('MonitoringDisposed')
  async receive(news: DomainEvents['MonitoringDisposed']): Promise<void> {
    const disposal = await this.monitoring.disposal(news.disposalId);
    if (!disposal) return;
    if (['CORRECT', 'SUSPEND', 'RECOVER_FUNDS'].includes(disposal.kind)) await this.issue(disposal, news.workYear);
    if (['ADJUST_BUDGET', 'RECOVER_FUNDS'].includes(disposal.kind)) await this.linkages.proposeForDisposal(disposal);
  }

  private async issue(disposal: DisposalRecord, workYear: number): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    const known = await this.uow.query(
      `SELECT 1 FROM results.corrective_action WHERE jurisdiction_id = $1 AND source_type = 'MONITORING' AND source_id = $2`,
      [jurisdictionId, disposal.id],
    );
    // A delivery that is repeated changes nothing.
    if (known.length > 0) return;
    const id = newId();
    const title = `${disposal.title}监控整改`;
    const rules = await this.organizations.parameters(workYear);
    const dueOn = disposal.dueOn ?? addDays(today, rules.rule('rect.deadlineDays'));
    await this.uow.insert(CorrectiveActionEntity, [
      {
        id,
        sourceType: 'MONITORING',
        sourceId: disposal.id,
        agencyId: disposal.agencyId,
        projectId: disposal.projectId,
        workYear,
        documentNo: `监控-${disposal.id}`,
        title,
        issuedOn: today,
        dueOn,
        ownerName: disposal.ownerName,
      },
    ]);
    await this.uow.insert(CorrectiveItemEntity, [
      {
        id: newId(),
        correctiveActionId: id,
        ordinal: 1,
        kind: disposal.kind,
        description: disposal.note,
        requirement: disposal.note,
      },
    ]);
    this.audit.record({
      entity: 'results.corrective_action',
      entityId: id,
      action: 'issued',
      fields: { disposalId: disposal.id },
    });
    await this.tasks.open([
      {
        kind: 'correctiveAction.reply',
        agencyId: disposal.agencyId,
        role: 'UNIT_CLERK',
        workYear,
        subjectType: 'results.corrective_action',
        subjectId: id,
        subjectTitle: title,
        url: `/${workYear}/results/corrective/${id}`,
        dueOn,
      },
    ]);
  }
}
