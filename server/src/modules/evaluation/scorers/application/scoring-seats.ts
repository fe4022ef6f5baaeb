import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads, type SeatRecord } from '../persistence/scorer.reads.js';
import { demandManager } from '../../tasks/application/manages.js';
import { scoringRoles, WhoMayScore } from './who-may-score.js';

/** Who could be asked to score an evaluation, so that the form offers nobody whom the rules refuse. */
@Injectable()
export class ScoringSeats {
  constructor(
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly who: WhoMayScore,
  ) {}

  async of(taskId: string): Promise<SeatRecord[]> {
    const [task] = await this.evaluations.visible(currentActor(), [taskId], false);
    if (!task) throw notFound('taskId');
    demandManager(currentActor(), task);
    const seats = await this.reads.seats(null, scoringRoles(task));
    const tree = await this.who.barred(task);
    const bodies = await this.who.bodies(task);
    const authors = await this.who.ofAuthor(task);
    return seats.filter(
      ({ id, agencyId, roles }) =>
        !tree.has(agencyId) &&
        !authors.has(id) &&
        (!bodies || roles.includes('THIRD_PARTY') || bodies.has(agencyId)) &&
        (!roles.includes('THIRD_PARTY') || (agencyId === task.firmAgencyId && !task.isClassified)),
    );
  }
}
