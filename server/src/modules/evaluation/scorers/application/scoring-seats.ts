import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads, type SeatRecord } from '../persistence/scorer.reads.js';
import { SCORING_ROLES } from './appoint-scorers.js';

/** Who could be asked to score an evaluation, so that the form offers nobody whom the rules refuse. */
@Injectable()
export class ScoringSeats {
  constructor(
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
  ) {}

  async of(taskId: string): Promise<SeatRecord[]> {
    const [task] = await this.evaluations.visible(currentActor(), [taskId], false);
    if (!task) throw notFound('taskId');
    const seats = await this.reads.seats(null, SCORING_ROLES);
    const tree = new Set((await this.reads.evaluatedTree(task.agencyId)).map(({ id }) => id));
    return seats.filter(
      ({ agencyId, roles }) =>
        !tree.has(agencyId) &&
        (!roles.includes('THIRD_PARTY') || (agencyId === task.firmAgencyId && !task.isClassified)),
    );
  }
}
