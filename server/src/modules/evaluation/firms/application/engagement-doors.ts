import { Injectable } from '@nestjs/common';
import { RUNNING_ENGAGEMENT, type Refusal, refusal } from '@jixiao/shared';
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

/** What an evaluation must ask of its engagement, and tell it. The one place where evaluations meet engagements. */
@Injectable()
export class EngagementDoors {
  constructor(
    private readonly reads: EngagementReads,
    private readonly independence: Independence,
    private readonly papers: EngagementPapers,
    private readonly events: EventBus,
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
    if (!task.engagementId || !task.firmAgencyId) return;
    await this.events.publish('EvaluationMoved', {
      taskId: task.id,
      engagementId: task.engagementId,
      firmAgencyId: task.firmAgencyId,
      action,
      state,
    });
  }
}
