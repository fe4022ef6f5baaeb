import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { OBJECT_TYPES } from '@jixiao/shared';
import { PageArgs } from '../../../platform/graphql/index.js';
import { OBJECTIVE_STATES } from './objective.objects.js';

@ArgsType()
export class GoalsArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit and everything under it.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  projectId?: string | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(OBJECT_TYPES, { each: true })
  objectTypes?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(OBJECTIVE_STATES, { each: true })
  states?: string[] | null;
}
