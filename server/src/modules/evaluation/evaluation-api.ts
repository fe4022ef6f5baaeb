import { Injectable } from '@nestjs/common';
import { evaluationTaskWorkflow } from '@jixiao/shared';
import { currentActor } from '../../platform/access/index.js';
import { TransitionService } from '../../platform/workflow/index.js';
import { OpenCorrections } from './tasks/application/open-corrections.js';
import { TaskUses } from './tasks/application/task-uses.js';
import { EngagementReads } from './firms/persistence/engagement.reads.js';
import {
  type EvaluationTaskRecord,
  EvaluationTaskReads,
  type FindingRecord,
} from './tasks/persistence/evaluation-task.reads.js';

/** What later modules may ask about evaluations. */
@Injectable()
export class EvaluationApi {
  constructor(
    private readonly reads: EvaluationTaskReads,
    private readonly transitions: TransitionService,
    private readonly corrections: OpenCorrections,
    private readonly uses: TaskUses,
    private readonly engagements: EngagementReads,
  ) {}

  /** A later module tells what it made of evaluations. */
  registerUses(ask: Parameters<TaskUses['register']>[0]): void {
    this.uses.register(ask);
  }

  /** The evaluation, if the actor may see it. */
  async task(id: string): Promise<EvaluationTaskRecord | null> {
    return (await this.reads.visible(currentActor(), [id], false))[0] ?? null;
  }

  /** Ids of the engagements under which a firm works today. */
  runningEngagements(firmAgencyId: string): Promise<string[]> {
    return this.engagements.runningOf(firmAgencyId);
  }

  findings(taskId: string): Promise<FindingRecord[]> {
    return this.reads.findings([taskId]);
  }

  /** The feedback has gone out with its notice: called inside the transaction that sent them. */
  async feedbackSent(taskId: string, correctiveActionId: string): Promise<void> {
    await this.corrections.open(taskId, correctiveActionId);
    await this.transitions.transition({
      workflow: evaluationTaskWorkflow.name,
      action: 'sendFeedback',
      ids: [taskId],
    });
  }
}
