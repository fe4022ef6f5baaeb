import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  DateScalar,
  IdempotencyService,
  Inherits,
  IsPlainText,
  MoneyScalar,
  Requires,
} from '../../../platform/graphql/index.js';
import { GoalQueries } from '../application/goal-queries.js';
import { type CommissionItem, ReviewCommissions } from '../application/review-commissions.js';
import { IndicatorObject } from './indicator.objects.js';
import { Text } from './text.js';

@ObjectType('CommissionedObjective', { description: 'What the firm reads of an objective; nothing of its history.' })
class CommissionedObjectiveObject {
  @Field(() => ID)
  versionId: string;

  @Field()
  title: string;

  @Field()
  agencyName: string;

  @Field()
  state: string;

  @Field(() => String, { nullable: true })
  overallGoal: string | null;

  @Field(() => String, { nullable: true })
  annualGoal: string | null;

  @Field(() => String, { nullable: true })
  basis: string | null;

  @Field(() => MoneyScalar)
  annualAmount: string;
}

@ObjectType('ReviewCommissionItem')
class ReviewCommissionItemObject {
  @Field(() => ID)
  id: string;

  @Field(() => CommissionedObjectiveObject)
  objective: CommissionedObjectiveObject;

  @Field(() => String, { nullable: true, description: 'PASS or NEEDS_CHANGE; null while the firm has not spoken.' })
  opinion: string | null;

  @Field(() => String, { nullable: true })
  opinionText: string | null;

  @Field(() => DateScalar, { nullable: true })
  givenOn: string | null;
}

@ObjectType('ReviewCommission', { description: 'A sample of objectives that a firm reviews in substance.' })
class ReviewCommissionObject {
  @Field(() => ID)
  id: string;

  @Field()
  firmName: string;

  @Field(() => Int)
  budgetYear: number;

  @Field()
  title: string;

  @Field(() => DateScalar)
  dueOn: string;
}

@InputType()
class CommissionReviewInput {
  @Field(() => ID)
  @IsUUID()
  firmAgencyId: string;

  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  title: string;

  @Field(() => DateScalar)
  @IsString()
  dueOn: string;

  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  objectiveIds: string[];

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class CommissionOpinionInput {
  @Field(() => ID)
  @IsUUID()
  itemId: string;

  @Field(() => String)
  @IsIn(['PASS', 'NEEDS_CHANGE'])
  opinion: 'PASS' | 'NEEDS_CHANGE';

  @Text(2000)
  text?: string | null;
}

@InputType()
class GiveOpinionsInput {
  @Field(() => ID)
  @IsUUID()
  commissionId: string;

  @Field(() => [CommissionOpinionInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CommissionOpinionInput)
  opinions: CommissionOpinionInput[];

  @Text(100)
  idempotencyKey?: string | null;
}

@Resolver(() => ReviewCommissionObject)
export class ReviewCommissionResolver {
  constructor(
    private readonly commissions: ReviewCommissions,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.readCommission')
  @Query(() => [ReviewCommissionObject], { description: 'Commissions of a year; a firm sees its own.' })
  reviewCommissions(@Args('year', { type: () => Int }) year: number): Promise<ReviewCommissionObject[]> {
    return this.commissions.list(year);
  }

  @Inherits()
  @ResolveField(() => [ReviewCommissionItemObject])
  items(@Parent() commission: ReviewCommissionObject): Promise<CommissionItem[]> {
    return this.commissions.items(commission.id);
  }

  @Requires('goal.manage')
  @Mutation(() => ReviewCommissionObject)
  async commissionReview(
    @Args('input') { idempotencyKey, ...input }: CommissionReviewInput,
  ): Promise<ReviewCommissionObject> {
    const id = await this.idempotency.once('commissionReview', idempotencyKey, input, () =>
      this.commissions.make(input),
    );
    return this.commissions.one(id);
  }

  @Requires('goal.giveOpinion')
  @Mutation(() => ReviewCommissionObject)
  async giveReviewOpinions(
    @Args('input') { idempotencyKey, ...input }: GiveOpinionsInput,
  ): Promise<ReviewCommissionObject> {
    const id = await this.idempotency.once('giveReviewOpinions', idempotencyKey, input, () =>
      this.commissions.give(input.commissionId, input.opinions),
    );
    return this.commissions.one(id);
  }

  @Requires('goal.manage')
  @Mutation(() => ReviewCommissionObject, {
    description: 'Takes over the opinions: objectives that need a change go back to their units.',
  })
  async adoptReviewOpinions(
    @Args('commissionId', { type: () => ID }) commissionId: string,
  ): Promise<ReviewCommissionObject> {
    return this.commissions.one(await this.commissions.adopt(commissionId));
  }
}

@Resolver(() => CommissionedObjectiveObject)
export class CommissionedObjectiveResolver {
  constructor(private readonly queries: GoalQueries) {}

  @Inherits()
  @ResolveField(() => [IndicatorObject])
  indicators(@Parent() objective: CommissionedObjectiveObject): Promise<IndicatorObject[]> {
    return this.queries.indicators(objective.versionId);
  }
}
