import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DateScalar } from '../../../platform/graphql/index.js';

@ObjectType('MonitoringRound', { description: '绩效运行监控 of one period of a budget year.' })
export class RoundObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field(() => DateScalar) periodFrom: string;
  @Field(() => DateScalar) periodTo: string;
  @Field(() => DateScalar) dueOn: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => Int) sheets: number;
  @Field(() => Int) accepted: number;
}

@InputType()
export class OpenRoundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => DateScalar) @IsString() periodFrom: string;
  @Field(() => DateScalar) @IsString() periodTo: string;
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
