import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { REVIEW_GRADES, type Refusal, type ReviewGrade } from '@jixiao/shared';
import { RefusalObject } from '../../../platform/graphql/index.js';
import { ReviewItemInput } from './objective.inputs.js';
import { ObjectiveObject } from './objective.objects.js';
import { Text } from './text.js';

@ObjectType('AcceptanceVerdict', { description: 'Whether an objective may be passed together with others.' })
export class AcceptanceVerdictObject {
  @Field(() => ObjectiveObject)
  objective: ObjectiveObject;

  @Field(() => [RefusalObject], { description: 'Empty: it may.' })
  refusals: readonly Refusal[];
}

@ArgsType()
export class AcceptancePreviewArgs {
  @Field(() => [ID])
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids: string[];
}

@InputType()
class ObjectiveToAcceptInput {
  @Field(() => ID)
  @IsUUID()
  objectiveId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'Several objectives of one step, all or none.' })
export class AcceptObjectivesInput {
  @Field(() => [ObjectiveToAcceptInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ObjectiveToAcceptInput)
  items: ObjectiveToAcceptInput[];

  @Field(() => [ReviewItemInput], {
    nullable: true,
    description: 'The eight items, for the step of the finance bureau.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => ReviewItemInput)
  grades?: ReviewItemInput[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  @IsIn(REVIEW_GRADES)
  overallGrade?: ReviewGrade | null;

  @Text(2000)
  comment?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}
