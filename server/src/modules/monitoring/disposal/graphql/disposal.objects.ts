import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Connection, DateScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('MonitoringDisposal', {
  description: '处置: what was decided on a project, until what it asks for is done.',
})
export class DisposalObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() sourceType: string;
  @Field(() => ID) sourceId: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID, { nullable: true }) objectiveId: string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() title: string;
  @Field() kind: string;
  @Field() note: string;
  @Field() state: string;
  @Field(() => String, { nullable: true }) ownerName: string | null;
  @Field(() => DateScalar, { nullable: true }) dueOn: string | null;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field(() => DateScalar) decidedOn: string;
  @Field(() => DateScalar, { nullable: true }) approvedOn: string | null;
  @Field(() => String, { nullable: true }) rejectedReason: string | null;
  @Field(() => DateScalar, { nullable: true }) endedOn: string | null;
  @Field(() => String, { nullable: true }) endNote: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('MonitoringDisposalConnection')
export class DisposalConnection extends Connection(DisposalObject) {}

@ArgsType()
export class DisposalsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) kind?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what is not ended.' })
  @IsOptional()
  @IsBoolean()
  isStanding?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only what was decided on the sheets of this round.' })
  @IsOptional()
  @IsUUID()
  roundId?: string | null;
}
