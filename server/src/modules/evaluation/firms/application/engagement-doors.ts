import { Injectable } from '@nestjs/common';
import { RUNNING_ENGAGEMENT, type Refusal, refusal } from '@jixiao/shared';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { currentActor } from '../../../../platform/access/index.js';
import { EngagementReads } from '../persistence/engagement.reads.js';
import { EngagementPapers } from './engagement-papers.js';
import { Independence } from './independence.js';

interface EngagedTask {
  readonly id: string;
  readonly method: string;
  readonly engagementId: string | null;
  readonly firmAgencyId: string | null;
}

/** What the firm signed is no longer what the report says. */
const REVISING = ['returnDraft', 'reviseReport', 'reopen'];

/** What an evaluation must ask of its engagement, and tell it. The one place where evaluations meet engagements. */
@Injectable()
export class EngagementDoors {
  constructor(
    private readonly reads: EngagementReads,
    private readonly independence: Independence,
    private readonly papers: EngagementPapers,
    private readonly events: EventBus,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** An evaluation by a firm begins under a contract, and by a firm that is independent of it (R156; T1). */
  async commissionStands(tasks: readonly EngagedTask[]): Promise<Map<string, Refusal[]>> {
    const engaged = await this.reads.ofTasks(tasks.map(({ id }) => id));
    const conflicts = await this.independence.refusals(engaged.map(({ engagementId }) => engagementId));
    return new Map(
      tasks.map((task) => {
        const of = engaged.find(({ taskId }) => taskId === task.id);
        if (!of) return [task.id, []];
        const found = (conflicts.get(of.engagementId) ?? []).map((one) => ({
          ...refusal('EVALUATOR_NOT_INDEPENDENT', { ruleId: 'E-09', field: 'engagementId' }),
          params: one.params,
        }));
        const isContracted = (RUNNING_ENGAGEMENT as readonly string[]).includes(of.state);
        return [
          task.id,
          [
            ...(found.length > 0 ? [found[0]!] : []),
            ...(isContracted
              ? []
              : [
                  refusal('COMMISSION_MISSING', {
                    ruleId: 'T-04',
                    field: 'engagementId',
                    params: { state: of.state },
                    wayOut: 'CONTRACT_FIRST',
                  }),
                ]),
          ],
        ];
      }),
    );
  }

  /** An evaluation whose papers are not complete cannot be closed (R144). */
  papersComplete(taskIds: readonly string[]): Promise<Map<string, Refusal[]>> {
    return this.papers.missingOfTasks(taskIds);
  }

  /** An evaluation that joins a contract owes its papers from now on. */
  async listed(engagementId: string): Promise<void> {
    const [engagement] = await this.reads.visible(currentActor(), [engagementId], false);
    if (engagement && (RUNNING_ENGAGEMENT as readonly string[]).includes(engagement.state))
      await this.papers.owe(engagement.id, engagement.kind, engagement.workYear);
  }

  async moved(task: EngagedTask, action: string, state: string): Promise<void> {
    if (REVISING.includes(action)) await this.voidSignature(task);
    if (!task.engagementId || !task.firmAgencyId) return;
    await this.events.publish('EvaluationMoved', {
      taskId: task.id,
      engagementId: task.engagementId,
      firmAgencyId: task.firmAgencyId,
      action,
      state,
    });
  }

  /** The signature under a report that is being revised; what a firm stated under an accepted engagement stays on record. */
  private async voidSignature(task: EngagedTask): Promise<void> {
    const signed = await this.uow.query<{ engagementId: string; statedTotal: string; signedOn: string }>(
      `UPDATE evaluation.firm_report r SET voided_on = $4::date, version = r.version + 1, updated_at = now() FROM evaluation.engagement g
        WHERE r.jurisdiction_id = $1 AND r.task_id = $2 AND r.voided_on IS NULL AND g.jurisdiction_id = $1 AND g.id = r.engagement_id
          AND g.state = ANY ($3::text[])
        RETURNING g.id AS "engagementId", r.stated_total::text AS "statedTotal", r.signed_on::text AS "signedOn"`,
      [currentActor().jurisdictionId, task.id, RUNNING_ENGAGEMENT, currentActor().today],
    );
    for (const { engagementId, ...fields } of signed)
      this.audit.record({
        entity: 'evaluation.engagement',
        entityId: engagementId,
        action: 'signatureVoided',
        fields: { taskId: task.id, ...fields },
      });
  }
}
