import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ReviewItems } from '@jixiao/shared';
import {
  AvailableActionObject,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../platform/graphql/index.js';
import { HistoryEntryObject } from '../../projects/index.js';
import { GoalQueries, type ObjectiveRecord } from '../application/goal-queries.js';
import { AdjustObjective } from '../application/adjust-objective.js';
import { AdmitLateAdjustment } from '../application/admit-late-adjustment.js';
import { BeginObjective } from '../application/begin-objective.js';
import { MoveObjective } from '../application/move-objective.js';
import { SaveObjective } from '../application/save-objective.js';
import { GoalsArgs } from './goals.args.js';
import { IndicatorObject } from './indicator.objects.js';
import {
  AdjustObjectiveInput,
  AdmitLateAdjustmentInput,
  BeginObjectiveInput,
  DepartmentReviewInput,
  FinanceReviewInput,
  MoveObjectiveInput,
  ReplyBudgetInput,
  SaveObjectiveInput,
} from './objective.inputs.js';
import {
  FindingsObject,
  GoalSummaryObject,
  ObjectiveObject,
  ObjectiveRulesObject,
  PerformanceObjectiveConnection,
  ReviewObject,
} from './objective.objects.js';

const DEPARTMENT_ACTIONS = { ACCEPT: 'deptAccept', RETURN: 'deptReturn' } as const;
const FINANCE_ACTIONS = { ACCEPT: 'finAccept', RETURN: 'finReturn', REJECT: 'finReject' } as const;

@Resolver(() => ObjectiveObject)
export class ObjectiveResolver {
  constructor(
    private readonly queries: GoalQueries,
    private readonly beginning: BeginObjective,
    private readonly saving: SaveObjective,
    private readonly adjusting: AdjustObjective,
    private readonly late: AdmitLateAdjustment,
    private readonly moving: MoveObjective,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => PerformanceObjectiveConnection, {
    description: 'Objectives of a budget year inside the reach of the seat, by project code.',
  })
  goals(@Args() args: GoalsArgs): Promise<Page<ObjectiveObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('goal.read')
  @Query(() => GoalSummaryObject)
  goalSummary(@Args() args: GoalsArgs): Promise<GoalSummaryObject> {
    return this.queries.summary(args);
  }

  @Requires('goal.read')
  @Query(() => ObjectiveObject)
  goal(@Args('id', { type: () => ID }) id: string): Promise<ObjectiveObject> {
    return this.queries.one(id);
  }

  @Inherits()
  @ResolveField(() => [IndicatorObject])
  indicators(@Parent() objective: ObjectiveObject): Promise<IndicatorObject[]> {
    return this.queries.indicators(objective.versionId);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() objective: ObjectiveObject): Promise<AvailableActionObject[]> {
    return this.queries.actions(objective.versionId);
  }

  @Inherits()
  @ResolveField(() => [ReviewObject], { description: 'Reviews of all versions, the latest first.' })
  reviews(@Parent() objective: ObjectiveObject): Promise<ReviewObject[]> {
    return this.queries.reviews(objective.id);
  }

  @Inherits()
  @ResolveField(() => ObjectiveRulesObject)
  async rules(@Parent() objective: ObjectiveObject): Promise<ObjectiveRulesObject> {
    return (await this.queries.parameters(objective.versionId))!;
  }

  @Inherits()
  @ResolveField(() => FindingsObject)
  findings(@Parent() objective: ObjectiveObject): Promise<FindingsObject> {
    return this.queries.findings(objective.versionId);
  }

  @Inherits()
  @ResolveField(() => [HistoryEntryObject])
  history(@Parent() objective: ObjectiveRecord): Promise<HistoryEntryObject[]> {
    return this.queries.history(objective);
  }

  @Requires('goal.declare')
  @Mutation(() => ObjectiveObject, {
    description: 'Begins the objective of a project, or gives the one that is there.',
  })
  async beginObjective(@Args('input') { idempotencyKey, ...input }: BeginObjectiveInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('beginObjective', idempotencyKey, input, () =>
      this.beginning.begin(input.projectId, input.objectType ?? 'PROJECT'),
    );
    return this.queries.one(id);
  }

  @Requires('goal.declare')
  @Mutation(() => ObjectiveObject)
  async saveObjective(@Args('input') { idempotencyKey, ...input }: SaveObjectiveInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('saveObjective', idempotencyKey, input, () => this.saving.save(input));
    return this.queries.one(id);
  }

  @Requires('goal.submit')
  @Mutation(() => ObjectiveObject)
  submitObjective(@Args('input') input: MoveObjectiveInput): Promise<ObjectiveObject> {
    return this.move('submit', input);
  }

  @Requires('goal.withdraw')
  @Mutation(() => ObjectiveObject)
  withdrawObjective(@Args('input') input: MoveObjectiveInput): Promise<ObjectiveObject> {
    return this.move('withdraw', input);
  }

  @Requires('goal.declare')
  @Mutation(() => ObjectiveObject, {
    description:
      'Begins version n+1 of an approved objective, for a reason of the four kinds; the comment says it in words.',
  })
  async adjustObjective(@Args('input') { idempotencyKey, ...input }: AdjustObjectiveInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('adjustObjective', idempotencyKey, input, () =>
      this.adjusting.adjust({
        objectiveId: input.objectiveId,
        expectedVersion: input.expectedVersion,
        kind: input.reasonKind,
        reason: input.comment ?? '',
        on: input.adjustedOn,
      }),
    );
    return this.queries.one(id);
  }

  @Requires('goal.manage')
  @Mutation(() => ObjectiveObject, {
    description:
      'Records the paper of an adjustment that is handed in after the cut-off; it counts by the day of the paper.',
  })
  async admitLateAdjustment(
    @Args('input') { idempotencyKey, ...input }: AdmitLateAdjustmentInput,
  ): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('admitLateAdjustment', idempotencyKey, input, () => this.late.admit(input));
    return this.queries.one(id);
  }

  @Requires('goal.read')
  @Mutation(() => ObjectiveObject, {
    description: 'A reviewer takes the objective on the desk; for anybody else nothing happens.',
  })
  async openObjectiveForReview(@Args('objectiveId', { type: () => ID }) objectiveId: string): Promise<ObjectiveObject> {
    return this.queries.one(await this.moving.open(objectiveId));
  }

  @Requires('goal.deptReview')
  @Mutation(() => ObjectiveObject)
  reviewObjectiveByDepartment(@Args('input') input: DepartmentReviewInput): Promise<ObjectiveObject> {
    return this.move(DEPARTMENT_ACTIONS[input.outcome], input, {
      items: {},
      overallGrade: null,
      remarks: input.remarks ?? [],
    });
  }

  @Requires('goal.finReview')
  @Mutation(() => ObjectiveObject)
  reviewObjectiveByFinance(@Args('input') input: FinanceReviewInput): Promise<ObjectiveObject> {
    const items: ReviewItems = Object.fromEntries(input.items.map(({ item, grade }) => [item, grade]));
    return this.move(FINANCE_ACTIONS[input.outcome], input, {
      items,
      overallGrade: input.overallGrade ?? null,
      remarks: input.remarks ?? [],
    });
  }

  @Requires('goal.approve')
  @Mutation(() => [ObjectiveObject], {
    description: 'One budget reply: approves the objectives and replies their lines, all or none.',
  })
  async replyBudget(@Args('input') { idempotencyKey, ...input }: ReplyBudgetInput): Promise<ObjectiveObject[]> {
    const ids = await this.idempotency.once('replyBudget', idempotencyKey, input, () => this.moving.reply(input));
    return this.queries.many(ids);
  }

  @Requires('goal.revoke')
  @Mutation(() => ObjectiveObject)
  revokeObjective(@Args('input') input: MoveObjectiveInput): Promise<ObjectiveObject> {
    return this.move('revoke', input);
  }

  private async move(
    action: string,
    { idempotencyKey, ...input }: MoveObjectiveInput,
    review?: Parameters<MoveObjective['move']>[4],
  ): Promise<ObjectiveObject> {
    const id = await this.idempotency.once(action, idempotencyKey, input, () =>
      this.moving.move(action, input.objectiveId, input.expectedVersion, input.comment, review),
    );
    return this.queries.one(id);
  }
}
