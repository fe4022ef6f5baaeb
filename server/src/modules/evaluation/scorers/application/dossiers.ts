import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { currentActor, may, reachOf } from '../../../../platform/access/index.js';
import { FileOwners } from '../../../../platform/files/index.js';
import { managesTask } from '../../tasks/application/manages.js';
import { mayWorkOn } from '../../tasks/domain/may-score.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads } from '../persistence/scorer.reads.js';

/** 评审资料 of an evaluation; the id is that of the task. */
export const DOSSIER = 'evaluation.dossier';
const READING = ['PLAN_APPROVED', 'FIELD_WORK'];

/** What scorers may read: put together by the office, open to each from his acceptance to his hand-in. */
@Injectable()
export class Dossiers implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
  ) {}

  onModuleInit(): void {
    this.owners.register(DOSSIER, {
      read: 'evaluation.read',
      attach: 'evaluation.read',
      mayRead: async (taskId) => (await this.isOpenTo(taskId)) || (await this.keptOf([taskId])).length > 0,
      mayAttach: async (taskId, lock) => {
        const [task] = await this.evaluations.visible(currentActor(), [taskId], lock);
        if (!task) return null;
        const params = { state: task.state, action: 'attach', allowed: READING.join(',') };
        const refusals = READING.includes(task.state) ? [] : [refusal('STATE_INVALID', { field: 'state', params })];
        if (!managesTask(currentActor(), task))
          refusals.unshift(
            refusal('NO_PERMISSION', { params: { permission: 'financeEvaluation.manage' }, wayOut: 'ASK_WHO_CAN' }),
          );
        return { agencyId: task.agencyId, refusals };
      },
    });
  }

  /** To whoever organises the evaluation or works on it, and to the offices of the bureau; never to the evaluated unit. */
  async keptOf(taskIds: readonly string[]): Promise<string[]> {
    const actor = currentActor();
    const isOffice = reachOf(actor).kind !== 'SUBTREE' && may(actor, 'financeEvaluation.score');
    return (await this.evaluations.visible(actor, taskIds, false))
      .filter((task) => isOffice || managesTask(actor, task) || mayWorkOn(actor, task).length === 0)
      .map(({ id }) => id);
  }

  /** To a scorer who has accepted and not yet handed in, while the evaluation is being scored. */
  async isOpenTo(taskId: string): Promise<boolean> {
    return (await this.openOf([taskId])).length > 0;
  }

  async openOf(taskIds: readonly string[]): Promise<string[]> {
    const own = await this.reads.own();
    const open = own.filter(({ state, taskState }) => state === 'ACCEPTED' && READING.includes(taskState));
    return taskIds.filter((id) => open.some(({ taskId }) => taskId === id));
  }
}
