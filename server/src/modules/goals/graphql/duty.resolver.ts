import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IdempotencyService, Inherits, Requires } from '../../../platform/graphql/index.js';
import { GoalQueries } from '../application/goal-queries.js';
import { Publications } from '../application/publications.js';
import { Supplements } from '../application/supplements.js';
import { SynchronousSteps } from '../application/synchronous-steps.js';
import {
  ApproveSupplementsInput,
  PublicationObject,
  RecordPublicationInput,
  RecordStepInput,
  SupplementVolumeObject,
  UnsynchronousStepObject,
} from './duty.objects.js';
import { ObjectiveObject } from './objective.objects.js';

/** Duties around approved objectives: together with the budget, published in time, supplemented within the limit. */
@Resolver(() => ObjectiveObject)
export class DutyResolver {
  constructor(
    private readonly queries: GoalQueries,
    private readonly steps: SynchronousSteps,
    private readonly supplements: Supplements,
    private readonly publications: Publications,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [UnsynchronousStepObject], {
    description: 'Units of the reach whose objectives did not go together with their budget, step by step (goal.sync).',
  })
  unsynchronousSteps(@Args('year', { type: () => Int }) year: number): Promise<UnsynchronousStepObject[]> {
    return this.steps.board(year);
  }

  @Requires('goal.approve')
  @Mutation(() => [UnsynchronousStepObject], {
    description: 'Records the day of a step and gives the board of the year.',
  })
  async recordBudgetStep(@Args('input') input: RecordStepInput): Promise<UnsynchronousStepObject[]> {
    await this.steps.record({ ...input, documentNo: input.documentNo ?? null });
    return this.steps.board(input.budgetYear);
  }

  @Requires('goal.read')
  @Query(() => SupplementVolumeObject)
  supplementVolume(
    @Args('agencyId', { type: () => ID }) agencyId: string,
    @Args('year', { type: () => Int }) year: number,
  ): Promise<SupplementVolumeObject> {
    return this.supplements.seen(agencyId, year);
  }

  @Requires('goal.specialApproval')
  @Mutation(() => SupplementVolumeObject, { description: "Lets a unit's supplements of a year go beyond the limit." })
  async approveSupplements(
    @Args('input') { idempotencyKey, ...input }: ApproveSupplementsInput,
  ): Promise<SupplementVolumeObject> {
    await this.idempotency.once('approveSupplements', idempotencyKey, input, () => this.supplements.approve(input));
    return this.supplements.seen(input.agencyId, input.budgetYear);
  }

  @Inherits()
  @ResolveField(() => PublicationObject, { nullable: true, description: 'Null while there is nothing to publish.' })
  publication(@Parent() objective: ObjectiveObject): Promise<PublicationObject | null> {
    return this.publications.ofVersion(objective.versionId);
  }

  @Requires('disclosure.prepare')
  @Mutation(() => [ObjectiveObject], {
    description: 'The unit says when and where its approved objectives were published.',
  })
  async recordObjectivePublication(
    @Args('input') { idempotencyKey, ...input }: RecordPublicationInput,
  ): Promise<ObjectiveObject[]> {
    const ids = await this.idempotency.once('recordObjectivePublication', idempotencyKey, input, () =>
      this.publications.record(input),
    );
    return this.queries.many(ids);
  }
}
