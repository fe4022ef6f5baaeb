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
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { FUND_TAGS } from '@jixiao/shared';
import {
  DateScalar,
  IdempotencyService,
  Inherits,
  IsPlainText,
  MoneyScalar,
  Requires,
} from '../../../platform/graphql/index.js';
import { type FundProject, SpecialFunds } from '../application/special-funds.js';
import { Text } from './text.js';

@ObjectType('SpecialFundProject')
class FundProjectObject {
  @Field(() => ID)
  projectId: string;

  @Field(() => ID, { nullable: true })
  objectiveId: string | null;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field()
  agencyName: string;

  @Field(() => MoneyScalar, { description: 'Money of this fund in the project.' })
  amount: string;

  @Field(() => String, { nullable: true, description: 'State of the objective; null: there is none.' })
  state: string | null;
}

@ObjectType('SpecialFund', {
  description: 'A special fund of one year, with the objectives that its money is bound to.',
})
class SpecialFundObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  budgetYear: number;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => [String], { description: FUND_TAGS.join(', ') })
  tags: readonly string[];

  @Field()
  competentAgencyName: string;

  @Field(() => Int, { nullable: true })
  reviewMonth: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the review of its objectives was opened.' })
  reviewOpenedOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  reviewedOn: string | null;

  @Field(() => String, { nullable: true })
  reviewOpinion: string | null;

  @Field(() => Int)
  projects: number;

  @Field(() => Int, { description: 'Projects whose objective is handed in.' })
  declared: number;

  @Field(() => Int)
  approved: number;

  @Field(() => MoneyScalar)
  amount: string;

  @Field(() => MoneyScalar, { description: 'Money of projects whose objective is approved.' })
  approvedAmount: string;
}

@InputType()
class RegisterFundInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field()
  @IsString()
  @MaxLength(40)
  @IsPlainText()
  code: string;

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  name: string;

  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(FUND_TAGS, { each: true })
  tags: string[];

  @Field(() => ID)
  @IsUUID()
  competentAgencyId: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(12)
  reviewMonth?: number | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class AssignFundInput {
  @Field(() => ID)
  @IsUUID()
  fundId: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  projectIds: string[];

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class FinishFundReviewInput {
  @Field(() => ID)
  @IsUUID()
  fundId: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field()
  @IsString()
  @MaxLength(1000)
  @IsPlainText()
  opinion: string;
}

@Resolver(() => SpecialFundObject)
export class FundResolver {
  constructor(
    private readonly funds: SpecialFunds,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [SpecialFundObject], {
    description: 'Special funds of a year, or those of a tag; counts as the seat reaches.',
  })
  specialFunds(
    @Args('year', { type: () => Int }) year: number,
    @Args('tag', { type: () => String, nullable: true }) tag: string | null,
  ): Promise<SpecialFundObject[]> {
    return this.funds.list(year, tag);
  }

  @Inherits()
  @ResolveField(() => [FundProjectObject])
  items(@Parent() fund: SpecialFundObject): Promise<FundProject[]> {
    return this.funds.projectsOf(fund.id);
  }

  @Requires('goal.manage')
  @Mutation(() => [SpecialFundObject], { description: 'Gives the funds of the year.' })
  async registerSpecialFund(
    @Args('input') { idempotencyKey, ...input }: RegisterFundInput,
  ): Promise<SpecialFundObject[]> {
    await this.idempotency.once('registerSpecialFund', idempotencyKey, input, () =>
      this.funds.register({ ...input, reviewMonth: input.reviewMonth ?? null }),
    );
    return this.funds.list(input.budgetYear, null);
  }

  @Requires('goal.manage')
  @Mutation(() => [SpecialFundObject], { description: 'The lines of these projects are money of the fund.' })
  async assignSpecialFund(@Args('input') { idempotencyKey, ...input }: AssignFundInput): Promise<SpecialFundObject[]> {
    await this.idempotency.once('assignSpecialFund', idempotencyKey, input, () =>
      this.funds.assign(input.fundId, input.budgetYear, input.projectIds),
    );
    return this.funds.list(input.budgetYear, null);
  }

  @Requires('goal.manage')
  @Mutation(() => Int, { description: 'Opens the review of every fund whose month has come; how many were opened.' })
  openFundReviews(@Args('year', { type: () => Int }) year: number): Promise<number> {
    return this.funds.openReviews(year);
  }

  @Requires('goal.manage')
  @Mutation(() => [SpecialFundObject], { description: 'Ends the review of a fund with an opinion.' })
  async finishFundReview(@Args('input') input: FinishFundReviewInput): Promise<SpecialFundObject[]> {
    await this.funds.finishReview(input.fundId, input.budgetYear, input.opinion);
    return this.funds.list(input.budgetYear, null);
  }
}
