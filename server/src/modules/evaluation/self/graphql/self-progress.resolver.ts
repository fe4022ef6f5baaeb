import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  Connection,
  DateScalar,
  IdempotencyService,
  MoneyScalar,
  PageArgs,
  Requires,
} from '../../../../platform/graphql/index.js';
import { SelfProgress } from '../application/self-progress.js';

@ObjectType('SelfEvaluationProgress', { description: 'How far a first-level unit has come, with all below it.' })
class UnitProgressObject {
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) divisionName: string | null;
  @Field(() => Int) sheets: number;
  @Field(() => Int) draft: number;
  @Field(() => Int) submitted: number;
  @Field(() => Int) reviewed: number;
  @Field(() => Int) accepted: number;
  @Field(() => Int) returned: number;
  @Field(() => Int, { description: 'Projects with an objective for which no sheet was ever opened.' })
  neverOpened: number;
  @Field(() => Int, { description: 'One-to-one coachings of the year; nought is a unit without.' }) coachings: number;
}

@ObjectType('SelfEvaluationWeakPoint', { description: 'A finding, and in how many sheets it was made.' })
class WeakPointObject {
  @Field() code: string;
  @Field(() => Int) sheets: number;
}

@ObjectType('UnopenedSelfEvaluation', { description: 'A project with an objective that never got a sheet.' })
class UnopenedObject {
  @Field(() => ID, { description: 'Of the project.' }) id: string;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => MoneyScalar) amount: string;
}
@ObjectType('UnopenedSelfEvaluationConnection')
class UnopenedConnection extends Connection(UnopenedObject) {}

@ObjectType('Coaching', { description: '一对一辅导.' })
class CoachingObject {
  @Field(() => ID) id: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => DateScalar) coachedOn: string;
  @Field() topic: string;
  @Field() content: string;
  @Field(() => String, { nullable: true }) unitPerson: string | null;
  @Field() coachedByName: string;
}
@ObjectType('CoachingConnection')
class CoachingConnection extends Connection(CoachingObject) {}

@ObjectType('DivisionNoticeUnit')
class DivisionNoticeUnitObject {
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) sheets: number;
  @Field(() => Int) returned: number;
}

@ObjectType('DivisionNotice', { description: 'The list of its open units as a division received it.' })
class DivisionNoticeObject {
  @Field(() => ID) id: string;
  @Field() divisionName: string;
  @Field(() => DateScalar) sentOn: string;
  @Field(() => String, { nullable: true }) addressee: string | null;
  @Field(() => Int) units: number;
  @Field(() => Int) sheets: number;
  @Field(() => [DivisionNoticeUnitObject]) list: DivisionNoticeUnitObject[];
}

@ArgsType()
class WorkYearPageArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
}
@ArgsType()
class WorkYearArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
}

@InputType()
class RecordCoachingInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => ID) @IsUUID() agencyId: string;
  @Field(() => DateScalar) @IsString() coachedOn: string;
  @Field() @IsString() @MaxLength(200) topic: string;
  @Field() @IsString() @MaxLength(4000) content: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) unitPerson?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@Resolver()
export class SelfProgressResolver {
  constructor(
    private readonly progress: SelfProgress,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [UnitProgressObject], { description: 'Units by what they still owe, the most first (R129).' })
  selfEvaluationProgress(@Args() { workYear }: WorkYearArgs): Promise<UnitProgressObject[]> {
    return this.progress.units(workYear);
  }

  @Requires('evaluation.read')
  @Query(() => [WeakPointObject], { description: 'The five most frequent findings (R129).' })
  selfEvaluationWeakPoints(@Args() { workYear }: WorkYearArgs): Promise<WeakPointObject[]> {
    return this.progress.weakPoints(workYear);
  }

  @Requires('evaluation.read')
  @Query(() => UnopenedConnection)
  unopenedSelfEvaluations(@Args() { workYear, first, after }: WorkYearPageArgs): Promise<UnopenedConnection> {
    return this.progress.unopened(workYear, first, after);
  }

  @Requires('evaluation.read')
  @Query(() => CoachingConnection)
  coachings(@Args() { workYear, first, after }: WorkYearPageArgs): Promise<CoachingConnection> {
    return this.progress.coachings(workYear, first, after);
  }

  @Requires('selfEvaluation.review')
  @Query(() => [DivisionNoticeObject], { description: 'What the divisions were told in the set months (R120).' })
  divisionNotices(@Args() { workYear }: WorkYearArgs): Promise<DivisionNoticeObject[]> {
    return this.progress.notices(workYear);
  }

  @Requires('selfEvaluation.review')
  @Mutation(() => ID)
  recordCoaching(@Args('input') { idempotencyKey, ...input }: RecordCoachingInput): Promise<string> {
    return this.idempotency.once('recordCoaching', idempotencyKey, input, () => this.progress.recordCoaching(input));
  }
}
