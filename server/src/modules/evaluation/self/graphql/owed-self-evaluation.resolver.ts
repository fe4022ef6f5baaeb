import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsUUID, Max, Min } from 'class-validator';
import { Connection, DateScalar, PageArgs, Requires } from '../../../../platform/graphql/index.js';
import { OwedSelfEvaluations } from '../application/owed-self-evaluations.js';

@ObjectType('OwedSelfEvaluation', { description: 'A self-evaluation that its unit has not handed in.' })
class OwedSelfEvaluationObject {
  @Field(() => ID) id: string;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field({ description: 'DRAFT or RETURNED.' }) state: string;
  @Field(() => DateScalar, { nullable: true }) dueOn: string | null;
  @Field(() => String, { nullable: true, description: 'Who sits there; null where the seat is vacant.' }) clerk:
    string | null;
  @Field(() => Int) reminders: number;
  @Field(() => DateScalar, { nullable: true }) lastReminderOn: string | null;
  @Field(() => String, { nullable: true }) lastReminderRole: string | null;
}

@ObjectType('OwedSelfEvaluationConnection')
class OwedSelfEvaluationConnection extends Connection(OwedSelfEvaluationObject) {
  @Field(() => Int) units: number;
}

@ArgsType()
class OwedSelfEvaluationsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
}

@InputType()
class PressForSelfEvaluationsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => [ID], { defaultValue: [], description: 'None: all that are owed.' })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  ids: string[] = [];
}

@Resolver()
export class OwedSelfEvaluationResolver {
  constructor(private readonly owed: OwedSelfEvaluations) {}

  @Requires('evaluation.read')
  @Query(() => OwedSelfEvaluationConnection, { description: 'Not handed in, the longest overdue first.' })
  owedSelfEvaluations(
    @Args() { workYear, first, after }: OwedSelfEvaluationsArgs,
  ): Promise<OwedSelfEvaluationConnection> {
    return this.owed.page(workYear, first, after);
  }

  @Requires('selfEvaluation.review')
  @Mutation(() => Int, { description: '催报. How many reminders went out.' })
  pressForSelfEvaluations(@Args('input') { workYear, ids }: PressForSelfEvaluationsInput): Promise<number> {
    return this.owed.press(workYear, ids);
  }
}
