import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
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
import { DateScalar, IsPlainText, MoneyScalar } from '../../../platform/graphql/index.js';
import { STEPS } from '../application/synchronous-steps.js';
import { Text } from './text.js';

@ObjectType('UnsynchronousStep', { description: 'A step that objectives did not take on the day of the budget.' })
export class UnsynchronousStepObject {
  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => String, { description: STEPS.join(', ') })
  step: string;

  @Field(() => DateScalar)
  budgetOn: string;

  @Field(() => DateScalar, { nullable: true, description: 'Null: not taken yet.' })
  objectivesOn: string | null;
}

@InputType()
export class RecordStepInput {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field(() => String)
  @IsIn(STEPS)
  step: (typeof STEPS)[number];

  @Field(() => String, { description: 'BUDGET; OBJECTIVES only for MEET, their other days stand with them.' })
  @IsIn(['BUDGET', 'OBJECTIVES'])
  subject: 'BUDGET' | 'OBJECTIVES';

  @Field(() => DateScalar)
  @IsString()
  takenOn: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  documentNo?: string | null;
}

@ObjectType('SupplementVolume', { description: "What was added to a unit's budget of a year, and how far it may go." })
export class SupplementVolumeObject {
  @Field(() => MoneyScalar)
  initial: string;

  @Field(() => MoneyScalar)
  supplements: string;

  @Field(() => MoneyScalar, { nullable: true, description: 'Ceiling of the place; null where it has none.' })
  most: string | null;

  @Field(() => MoneyScalar, { nullable: true })
  approvedUpTo: string | null;
}

@InputType()
export class ApproveSupplementsInput {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field({ description: 'All supplements of the year together, in yuan as typed.' })
  @IsString()
  @MaxLength(40)
  upTo: string;

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  documentNo: string;

  @Field()
  @IsString()
  @MaxLength(1000)
  @IsPlainText()
  reason: string;

  @Text(100)
  idempotencyKey?: string | null;
}

@ObjectType('ObjectivePublication')
export class PublicationObject {
  @Field(() => DateScalar)
  dueOn: string;

  @Field({ description: 'DUE, OVERDUE, PUBLISHED or PUBLISHED_LATE.' })
  state: string;

  @Field(() => DateScalar, { nullable: true })
  publishedOn: string | null;

  @Field(() => String, { nullable: true })
  address: string | null;
}

@InputType()
export class RecordPublicationInput {
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  objectiveIds: string[];

  @Field(() => DateScalar)
  @IsString()
  publishedOn: string;

  @Field()
  @IsString()
  @MaxLength(500)
  @IsPlainText()
  address: string;

  @Text(100)
  idempotencyKey?: string | null;
}
