import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { type ApprovedObjective, GoalsApi } from '../../../goals/index.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';

/** The objective by which an evaluated project is judged, for whoever sees the evaluation: of a state secret, nothing. */
@Injectable()
export class EvaluatedObjectives {
  constructor(
    private readonly reads: EvaluationTaskReads,
    private readonly goals: GoalsApi,
  ) {}

  /** By the task; a programme, a policy and a whole unit have none of their own. */
  async ofTasks(taskIds: readonly string[]): Promise<Map<string, ApprovedObjective | null>> {
    const tasks = (await this.reads.visible(currentActor(), taskIds, false)).filter(
      ({ projectId, isClassified, isPart }) => projectId !== null && !isClassified && !isPart,
    );
    const objectives = await this.goals.approvedObjectives([
      ...new Set(tasks.flatMap(({ projectId }) => projectId ?? [])),
    ]);
    return new Map(
      tasks.map(({ id, projectId }) => [id, objectives.find((one) => one.projectId === projectId) ?? null]),
    );
  }
}
