import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  DateScalar,
  IdempotencyService,
  MoneyScalar,
  RefusalObject,
  Requires,
} from '../../../../platform/graphql/index.js';
import { UnitSummaries } from '../application/unit-summaries.js';

@ObjectType({ isAbstract: true })
class SummaryTotals {
  @Field(() => Int, { description: 'Bodies with a sheet, the unit itself included.' }) agencies: number;
  @Field(() => Int) projects: number;
  @Field(() => Int, { description: 'Evaluations of whole bodies; their money is not added to that of projects.' })
  wholes: number;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => Int, { description: 'Projects with a score, nought included.' }) scored: number;
  @Field(() => String, { nullable: true, description: 'Of the scored projects, two decimals.' }) meanScore:
    string | null;
}

@ObjectType('SelfEvaluationSummaryGap', { description: 'A body whose part is still missing.' })
class SummaryGapObject {
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int, { description: 'In work or returned.' }) unfinished: number;
  @Field(() => Int, { description: 'Handed in, the unit has not looked at them.' }) unreviewed: number;
}

@ObjectType('SubmittedSelfEvaluationSummary', { description: 'As it was on the day on which it was handed in.' })
class SubmittedSummaryObject extends SummaryTotals {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'How many times the unit has handed in, this one included.' }) ordinal: number;
  @Field(() => String, { nullable: true }) documentNumber: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was handed in again.' }) reason: string | null;
  @Field(() => DateScalar) submittedOn: string;
  @Field() submittedByName: string;
  @Field({ description: 'Whether the sheets still say what was handed in.' }) isCurrent: boolean;
}

@ObjectType('SelfEvaluationSummary', { description: '汇总 of a first-level unit and all below it.' })
class SummaryObject extends SummaryTotals {
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => [SummaryGapObject]) gaps: SummaryGapObject[];
  @Field(() => SubmittedSummaryObject, { nullable: true }) submitted: SubmittedSummaryObject | null;
  @Field(() => [RefusalObject], { description: 'Why it cannot be handed in now.' }) refusals: RefusalObject[];
}

@ArgsType()
class SummaryArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() agencyId?: string | null;
}

@InputType()
class SubmitSelfEvaluationSummaryInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => ID) @IsUUID() agencyId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) documentNumber?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@Resolver()
export class UnitSummaryResolver {
  constructor(
    private readonly summaries: UnitSummaries,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [SummaryObject], { description: 'Of the first-level units that the caller reaches (R032).' })
  selfEvaluationSummaries(@Args() { workYear, agencyId }: SummaryArgs): Promise<SummaryObject[]> {
    return this.summaries.of(workYear, agencyId ?? null);
  }

  @Requires('selfEvaluation.deptReview')
  @Mutation(() => SummaryObject, { description: 'Hands the summary in, once every part of it is there (R032).' })
  submitSelfEvaluationSummary(
    @Args('input') { idempotencyKey, ...input }: SubmitSelfEvaluationSummaryInput,
  ): Promise<SummaryObject> {
    return this.idempotency.once('submitSelfEvaluationSummary', idempotencyKey, input, () =>
      this.summaries.submit(input),
    );
  }
}
