import { Injectable } from '@nestjs/common';
import { evaluationTaskWorkflow } from '@jixiao/shared';
import { currentActor } from '../../platform/access/index.js';
import { TransitionService } from '../../platform/workflow/index.js';
import { OpenCorrections } from './tasks/application/open-corrections.js';
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
  ) {}

  /** The evaluation, if the actor may see it. */
  async task(id: string): Promise<EvaluationTaskRecord | null> {
    return (await this.reads.visible(currentActor(), [id], false))[0] ?? null;
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
