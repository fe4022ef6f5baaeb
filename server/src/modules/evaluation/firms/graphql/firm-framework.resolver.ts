import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../../platform/graphql/index.js';
import { TaskQueries } from '../../tasks/application/task-queries.js';
import { EvaluationTasks } from '../../tasks/application/evaluation-tasks.js';
import { SaveFrameworkInput } from '../../tasks/graphql/evaluation-task.inputs.js';
import { EvaluationTaskObject } from '../../tasks/graphql/evaluation-task.objects.js';

/** A firm proposes the framework of the evaluations that it is engaged for; the bureau approves it with the plan. */
@Resolver()
export class FirmFrameworkResolver {
  constructor(
    private readonly useCases: EvaluationTasks,
    private readonly queries: TaskQueries,
  ) {}

  @Requires('engagement.work')
  @Mutation(() => EvaluationTaskObject)
  async proposeFramework(@Args('input') input: SaveFrameworkInput): Promise<EvaluationTaskObject> {
    await this.useCases.saveFramework(input.id, input.expectedVersion, input.rows);
    return this.queries.task(input.id);
  }
}
