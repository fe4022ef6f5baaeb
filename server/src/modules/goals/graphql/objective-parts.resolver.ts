import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IdempotencyService, Inherits, Requires } from '../../../platform/graphql/index.js';
import { BeginObjective } from '../application/begin-objective.js';
import { Comparisons } from '../application/comparisons.js';
import { GoalQueries, type ObjectiveRecord } from '../application/goal-queries.js';
import { Rounds } from '../application/rounds.js';
import { IndicatorCatalogueObject } from './catalogue.objects.js';
import { ObjectiveObject } from './objective.objects.js';
import { ComparisonArgs, DeclareObjectiveInput, IssueControlFiguresInput } from './objective-parts.inputs.js';
import {
  CellDifferenceObject,
  FieldOriginObject,
  ObjectiveAmountObject,
  ObjectiveRoundObject,
  ObjectiveTaskObject,
  PreviousYearObject,
} from './objective-parts.objects.js';

/** Blocks of the form beside its indicators, its rounds, and what it is compared with. */
@Resolver(() => ObjectiveObject)
export class ObjectivePartsResolver {
  constructor(
    private readonly queries: GoalQueries,
    private readonly beginning: BeginObjective,
    private readonly rounding: Rounds,
    private readonly comparisons: Comparisons,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Inherits()
  @ResolveField(() => IndicatorCatalogueObject, { description: 'The form that the objective is judged by.' })
  async catalogue(@Parent() objective: ObjectiveObject): Promise<IndicatorCatalogueObject> {
    return (await this.queries.parameters(objective.versionId))!.catalogue;
  }

  @Inherits()
  @ResolveField(() => [ObjectiveTaskObject])
  tasks(@Parent() objective: ObjectiveObject): Promise<ObjectiveTaskObject[]> {
    return this.queries.tasks(objective.versionId);
  }

  @Inherits()
  @ResolveField(() => [ObjectiveAmountObject])
  amounts(@Parent() objective: ObjectiveObject): Promise<ObjectiveAmountObject[]> {
    return this.queries.amounts(objective.versionId);
  }

  @Inherits()
  @ResolveField(() => [FieldOriginObject], { description: 'Origins of the prefilled cells.' })
  origins(@Parent() objective: ObjectiveRecord): Promise<FieldOriginObject[]> {
    return this.queries.origins(objective);
  }

  @Inherits()
  @ResolveField(() => [ObjectiveRoundObject], { description: 'Dated snapshots of the rounds, the first one first.' })
  rounds(@Parent() objective: ObjectiveObject): Promise<ObjectiveRoundObject[]> {
    return this.queries.rounds(objective.id);
  }

  @Inherits()
  @ResolveField(() => [ObjectiveObject], { description: 'Parts of a transfer, as far as the seat may see them.' })
  children(@Parent() objective: ObjectiveObject): Promise<ObjectiveObject[]> {
    return this.queries.children(objective.id);
  }

  @Inherits()
  @ResolveField(() => [CellDifferenceObject], {
    nullable: true,
    description:
      'Cells that differ from the previous round, last year, a version or a round; null: nothing to compare.',
  })
  comparison(
    @Parent() objective: ObjectiveRecord,
    @Args() args: ComparisonArgs,
  ): Promise<CellDifferenceObject[] | null> {
    return this.comparisons.compare(objective, args.with, args.number ?? null);
  }

  @Inherits()
  @ResolveField(() => PreviousYearObject, { nullable: true, description: "Last year's objective with its results." })
  previousYear(@Parent() objective: ObjectiveRecord): Promise<PreviousYearObject | null> {
    return this.comparisons.previousYear(objective);
  }

  @Requires('goal.declare')
  @Mutation(() => ObjectiveObject, {
    description: 'Begins the objective of a policy, transfer, department or unit, or gives the one that is there.',
  })
  async declareObjective(@Args('input') { idempotencyKey, ...input }: DeclareObjectiveInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('declareObjective', idempotencyKey, input, () =>
      this.beginning.declare(input),
    );
    return this.queries.one(id);
  }

  @Requires('goal.approve')
  @Mutation(() => [ObjectiveObject], {
    description: '一下: reviewed objectives come back with their control figures; the unit answers with 二上.',
  })
  async issueControlFigures(
    @Args('input') { idempotencyKey, ...input }: IssueControlFiguresInput,
  ): Promise<ObjectiveObject[]> {
    const ids = await this.idempotency.once('issueControlFigures', idempotencyKey, input, () =>
      this.rounding.sendDown(input),
    );
    return this.queries.many(ids);
  }
}
