import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/index.js';

@ArgsType()
export class ProgressArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => ID, { nullable: true, description: 'The unit and everything under it.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;
}

@ObjectType('GoalSeatHolder', { description: 'Who sits where the objective would be declared.' })
class SeatHolderObject {
  @Field()
  seatTitle: string;

  @Field(() => String, { nullable: true, description: 'Null: the seat is empty.' })
  personName: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastSignInAt: string | null;
}

@ObjectType('UnitGoalProgress', { description: 'How far a unit is with the objectives of a year.' })
export class UnitProgressObject {
  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyCode: string;

  @Field()
  agencyName: string;

  @Field(() => ID, { nullable: true })
  departmentId: string | null;

  @Field(() => String, { nullable: true })
  departmentName: string | null;

  @Field(() => String, { nullable: true })
  divisionName: string | null;

  @Field(() => Int, { description: 'Projects that need an objective, and objectives of what has no project.' })
  due: number;

  @Field(() => Int, { description: 'Projects for which none has been begun.' })
  missing: number;

  @Field(() => Int)
  draft: number;

  @Field(() => Int)
  submitted: number;

  @Field(() => Int)
  returned: number;

  @Field(() => Int, { description: 'Reviewed by the department or the finance bureau, not yet approved.' })
  reviewed: number;

  @Field(() => Int)
  approved: number;

  @Field(() => Int, { description: 'Not passed, or revoked.' })
  rejected: number;

  @Field(() => Int, { description: 'Objectives that a reviewer has decided on at least once.' })
  everReviewed: number;

  @Field(() => Int, { description: 'Objectives that came back at least once.' })
  everReturned: number;

  @Field(() => MoneyScalar)
  amount: string;

  @Field(() => DateScalar, { nullable: true, description: 'Since when the oldest one waits for the unit itself.' })
  waitingSince: string | null;

  @Field(() => Int, { description: 'Times that the unit was helped with its objectives.' })
  guided: number;

  @Field(() => [SeatHolderObject])
  holders: SeatHolderObject[];
}

@ObjectType('GoalRoundProgress', { description: 'Objectives and units that have gone through a round.' })
export class RoundProgressObject {
  @Field()
  round: string;

  @Field(() => Int)
  units: number;

  @Field(() => Int)
  objectives: number;
}

@ObjectType('ProjectWithoutGoal', { description: 'A project with payments and no objective (三无).' })
export class ProjectWithoutGoalObject {
  @Field(() => ID)
  projectId: string;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => MoneyScalar)
  paid: string;

  @Field(() => DateScalar)
  firstPaidOn: string;
}
