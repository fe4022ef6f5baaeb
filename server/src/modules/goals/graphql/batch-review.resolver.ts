import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Min, ValidateNested } from 'class-validator';
import type { Refusal } from '@jixiao/shared';
import { IdempotencyService, RefusalObject, Requires } from '../../../platform/graphql/index.js';
import { BatchReview } from '../application/batch-review.js';
import { GoalQueries } from '../application/goal-queries.js';
import { ObjectiveObject } from './objective.objects.js';
import { Text } from './text.js';

@ObjectType('BatchCandidate', { description: 'May the objective be accepted with a batch, and if not, why.' })
class BatchCandidateObject {
  @Field(() => ObjectiveObject)
  objective: ObjectiveObject;

  @Field()
  safe: boolean;

  @Field(() => [RefusalObject])
  reasons: readonly Refusal[];
}

@InputType()
class BatchItemInput {
  @Field(() => ID)
  @IsUUID()
  objectiveId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

@InputType()
class AcceptObjectivesInput {
  @Field(() => [BatchItemInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => BatchItemInput)
  items: BatchItemInput[];

  @Text(2000)
  opinion?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@Resolver(() => BatchCandidateObject)
export class BatchReviewResolver {
  constructor(
    private readonly batch: BatchReview,
    private readonly queries: GoalQueries,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.finReview')
  @Query(() => [BatchCandidateObject], { description: 'What a batch would accept, and what needs a look of its own.' })
  previewBatchReview(
    @Args('objectiveIds', { type: () => [ID] }) objectiveIds: string[],
  ): Promise<BatchCandidateObject[]> {
    return this.batch.preview(objectiveIds.slice(0, 500));
  }

  @Requires('goal.finReview')
  @Mutation(() => [ObjectiveObject], { description: 'Accepts with 优 what nothing is to be said of, all or none.' })
  async acceptObjectives(
    @Args('input') { idempotencyKey, ...input }: AcceptObjectivesInput,
  ): Promise<ObjectiveObject[]> {
    const ids = await this.idempotency.once('acceptObjectives', idempotencyKey, input, () => this.batch.accept(input));
    return this.queries.many(ids);
  }
}
