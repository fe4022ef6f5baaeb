import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar } from '../../../../platform/graphql/index.js';

@ObjectType('TeamChange', { description: '项目组人员变更 after the contract.' })
export class TeamChangeObject {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) leavingName: string | null;
  @Field(() => String, { nullable: true }) joiningName: string | null;
  @Field(() => String, { nullable: true, description: 'Who leads from then on, where that changes.' }) leadName:
    string | null;
  @Field() reason: string;
  @Field({ description: 'PROPOSED, AGREED, REFUSED or WITHDRAWN.' }) state: string;
  @Field(() => DateScalar) proposedOn: string;
  @Field(() => DateScalar, { nullable: true }) decidedOn: string | null;
  @Field(() => String, { nullable: true }) decision: string | null;
  @Field(() => Int) version: number;
}

@InputType()
export class ProposeTeamChangeInput {
  @Field(() => ID) @IsUUID() engagementId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() leavingMemberId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() joiningMemberId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Left out: whoever leads now.' })
  @IsOptional()
  @IsUUID()
  leadMemberId?: string | null;
  @Field() @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class MoveTeamChangeInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'agree, refuse or withdraw.' }) @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) comment?: string | null;
}
