import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { evaluationTaskWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { EvaluationTasks } from '../application/evaluation-tasks.js';
import { TaskQueries } from '../application/task-queries.js';
import {
  EngagementObject,
  EvaluationTaskConnection,
  EvaluationTaskObject,
  EvaluationTasksArgs,
  FindingObject,
  FrameworkRowObject,
  ListEvaluationInput,
  MoveEvaluationInput,
  SaveFrameworkInput,
  SaveScoresInput,
} from './evaluation-task.objects.js';

@Resolver(() => EvaluationTaskObject)
export class EvaluationTaskResolver {
  private readonly rowsOf = batched<FrameworkRowObject[]>((ids) => this.queries.scoreRows(ids), []);
  private readonly findingsOf = batched<FindingObject[]>((ids) => this.queries.findings(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(evaluationTaskWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: TaskQueries,
    private readonly useCases: EvaluationTasks,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => EvaluationTaskConnection)
  evaluationTasks(@Args() args: EvaluationTasksArgs): Promise<Page<EvaluationTaskObject>> {
    return this.queries.tasks(args, args.first, args.after);
  }

  @Requires('evaluation.read')
  @Query(() => EvaluationTaskObject)
  evaluationTask(@Args('id', { type: () => ID }) id: string): Promise<EvaluationTaskObject> {
    return this.queries.task(id);
  }

  @Requires('financeEvaluation.plan')
  @Query(() => [EngagementObject])
  engagements(): Promise<EngagementObject[]> {
    return this.queries.engagements();
  }

  @Inherits()
  @ResolveField(() => [FrameworkRowObject])
  rows(@Parent() task: EvaluationTaskObject): Promise<FrameworkRowObject[]> {
    return this.rowsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [FindingObject])
  findings(@Parent() task: EvaluationTaskObject): Promise<FindingObject[]> {
    return this.findingsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() task: EvaluationTaskObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(task.id);
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => EvaluationTaskObject)
  async listEvaluation(
    @Args('input') { idempotencyKey, ...input }: ListEvaluationInput,
  ): Promise<EvaluationTaskObject> {
    const id = await this.idempotency.once('listEvaluation', idempotencyKey, input, () => this.useCases.list(input));
    return this.queries.task(id);
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => EvaluationTaskObject)
  async saveFramework(@Args('input') { idempotencyKey, ...input }: SaveFrameworkInput): Promise<EvaluationTaskObject> {
    const id = await this.idempotency.once('saveFramework', idempotencyKey, input, () =>
      this.useCases.saveFramework(input.id, input.expectedVersion, input.rows, { groups: input.groups }),
    );
    return this.queries.task(id);
  }

  @Requires('financeEvaluation.score')
  @Mutation(() => EvaluationTaskObject)
  async saveScores(@Args('input') { idempotencyKey, ...input }: SaveScoresInput): Promise<EvaluationTaskObject> {
    const scores = input.scores.map(({ frameworkRowId, evidence, noEvidenceReason, reason, present, ...found }) => ({
      frameworkRowId,
      evidence,
      noEvidenceReason,
      reason,
      input: { ...found, ...(present ? { present } : {}) },
    }));
    const id = await this.idempotency.once('saveScores', idempotencyKey, input, () =>
      this.useCases.saveScores(
        input.id,
        input.expectedVersion,
        scores,
        input.findings,
        input.reportSummary?.trim() || null,
      ),
    );
    return this.queries.task(id);
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveEvaluation(
    @Args('input') { idempotencyKey, ...input }: MoveEvaluationInput,
  ): Promise<EvaluationTaskObject> {
    const { noticeNo = null, opinionReply = null, opinionAdoption = null } = input;
    await this.idempotency.once('moveEvaluation', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow: evaluationTaskWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
        input: { noticeNo, opinionReply, opinionAdoption },
      }),
    );
    return this.queries.task(input.id);
  }
}
