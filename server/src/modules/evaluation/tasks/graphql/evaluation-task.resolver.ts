import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { departmentEvaluationWorkflow, evaluationTaskWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { EvaluationTaskBinding } from '../application/evaluation-task-binding.js';
import { EvaluationTasks } from '../application/evaluation-tasks.js';
import { TaskQueries } from '../application/task-queries.js';
import { gradeKey, GradeWords } from '../application/grade-words.js';
import { ListEvaluation } from '../application/list-evaluation.js';
import { ProgrammeItems } from '../application/programme-items.js';
import { WorkPlans } from '../application/work-plans.js';
import {
  ListDepartmentEvaluationInput,
  ListEvaluationInput,
  MoveEvaluationInput,
  EvaluationTasksArgs,
  SaveEvaluationItemScoresInput,
  SaveEvaluationItemsInput,
  SaveFrameworkInput,
  SaveScoresInput,
  SaveWorkPlanInput,
} from './evaluation-task.inputs.js';
import {
  EvaluationPersonObject,
  EvaluationTaskConnection,
  EvaluationTaskObject,
  FindingObject,
  FrameworkRowObject,
  ReportCheckObject,
  TaskItemObject,
  TaskMemberObject,
} from './evaluation-task.objects.js';

@Resolver(() => EvaluationTaskObject)
export class EvaluationTaskResolver {
  private readonly rowsOf = batched<FrameworkRowObject[]>((ids) => this.queries.scoreRows(ids), []);
  private readonly findingsOf = batched<FindingObject[]>((ids) => this.queries.findings(ids), []);
  private readonly membersOf = batched<TaskMemberObject[]>((ids) => this.queries.members(ids), []);
  private readonly itemsOf = batched<TaskItemObject[]>((ids) => this.queries.items(ids), []);
  private readonly checksOf = batched<ReportCheckObject[]>((ids) => this.queries.checks(ids), []);
  private readonly labelsOf = batched<string | null>((keys) => this.grades.of(keys), null);
  private readonly actionsOf = batched<AvailableActionObject[]>((ids) => this.binding.actionsOf(ids), []);

  constructor(
    private readonly queries: TaskQueries,
    private readonly grades: GradeWords,
    private readonly listing: ListEvaluation,
    private readonly workPlans: WorkPlans,
    private readonly programme: ProgrammeItems,
    private readonly useCases: EvaluationTasks,
    private readonly binding: EvaluationTaskBinding,
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

  @Requires('evaluation.read')
  @Query(() => [EvaluationPersonObject], {
    description: 'Of the bureau, or of the own department; none for anybody else.',
  })
  evaluationPeople(): Promise<EvaluationPersonObject[]> {
    return this.queries.people();
  }

  @Inherits()
  @ResolveField(() => String, { nullable: true, description: 'The grade in the words of the place.' })
  async gradeLabel(@Parent() { workYear, grade }: EvaluationTaskObject): Promise<string | null> {
    return grade === null ? null : this.labelsOf(gradeKey(workYear, grade));
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
  @ResolveField(() => [TaskMemberObject])
  members(@Parent() task: EvaluationTaskObject): Promise<TaskMemberObject[]> {
    return this.membersOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [TaskItemObject])
  items(@Parent() task: EvaluationTaskObject): Promise<TaskItemObject[]> {
    return this.itemsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [ReportCheckObject])
  checks(@Parent() task: EvaluationTaskObject): Promise<ReportCheckObject[]> {
    return this.checksOf(task.id);
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
    const id = await this.idempotency.once('listEvaluation', idempotencyKey, input, () => this.listing.finance(input));
    return this.queries.task(id);
  }

  @Requires('departmentEvaluation.manage')
  @Mutation(() => EvaluationTaskObject)
  async listDepartmentEvaluation(
    @Args('input') { idempotencyKey, ...input }: ListDepartmentEvaluationInput,
  ): Promise<EvaluationTaskObject> {
    const id = await this.idempotency.once('listDepartmentEvaluation', idempotencyKey, input, () =>
      this.listing.department(input),
    );
    return this.queries.task(id);
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'Whose plan it is decides.' })
  async saveWorkPlan(@Args('input') input: SaveWorkPlanInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.workPlans.save(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'Items of an evaluation over several bodies.' })
  async saveEvaluationItems(@Args('input') input: SaveEvaluationItemsInput): Promise<EvaluationTaskObject> {
    const { id, expectedVersion, items, takesSum } = input;
    return this.queries.task(await this.programme.save(id, expectedVersion, items, takesSum));
  }

  @Requires('financeEvaluation.score')
  @Mutation(() => EvaluationTaskObject, { description: 'Points of items, by whoever evaluates.' })
  async saveEvaluationItemScores(@Args('input') input: SaveEvaluationItemScoresInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.programme.saveScores(input.id, input.expectedVersion, input.scores));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'By whoever organises the evaluation.' })
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
    const { kind } = await this.queries.task(input.id);
    const workflow = kind === 'DEPARTMENT' ? departmentEvaluationWorkflow.name : evaluationTaskWorkflow.name;
    await this.idempotency.once('moveEvaluation', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow,
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
