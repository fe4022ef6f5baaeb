import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ReviewItems } from '@jixiao/shared';
import { IdempotencyService, Requires } from '../../../platform/graphql/index.js';
import { AcceptObjectives } from '../application/accept-objectives.js';
import { GoalQueries } from '../application/goal-queries.js';
import { AcceptancePreviewArgs, AcceptanceVerdictObject, AcceptObjectivesInput } from './acceptance.objects.js';
import { ObjectiveObject } from './objective.objects.js';

@Resolver(() => AcceptanceVerdictObject)
export class AcceptanceResolver {
  constructor(
    private readonly accepting: AcceptObjectives,
    private readonly queries: GoalQueries,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [AcceptanceVerdictObject], {
    description: 'What stands against passing these objectives together, one by one. Nothing is changed.',
  })
  acceptancePreview(@Args() { ids }: AcceptancePreviewArgs): Promise<AcceptanceVerdictObject[]> {
    return this.accepting.preview(ids);
  }

  @Requires('goal.read')
  @Mutation(() => [ObjectiveObject], {
    description:
      'Passes several objectives of one step at once; one with findings or remarks refuses them all by name.',
  })
  async acceptObjectives(
    @Args('input') { idempotencyKey, ...input }: AcceptObjectivesInput,
  ): Promise<ObjectiveObject[]> {
    const items: ReviewItems = Object.fromEntries((input.grades ?? []).map(({ item, grade }) => [item, grade]));
    const review = { items, overallGrade: input.overallGrade ?? null, remarks: [] };
    const ids = await this.idempotency.once('acceptObjectives', idempotencyKey, input, () =>
      this.accepting.accept({ items: input.items, comment: input.comment ?? null, review }),
    );
    return this.queries.many(ids);
  }
}
