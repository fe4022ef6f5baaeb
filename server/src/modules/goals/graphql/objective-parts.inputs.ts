import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  AMOUNT_BLOCKS,
  AMOUNT_KINDS,
  type AmountBlock,
  type AmountKind,
  OBJECT_TYPES,
  type ObjectType as ObjectKind,
} from '@jixiao/shared';
import { IsPlainText } from '../../../platform/graphql/index.js';
import { type ComparedWith, COMPARISONS } from '../application/comparisons.js';
import { Text } from './text.js';

@InputType({ description: 'Row of 年度主要任务. Amounts in yuan as typed.' })
export class ObjectiveTaskInput {
  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  name: string;

  @Text(1000)
  content?: string | null;

  @Field()
  @IsString()
  @MaxLength(40)
  fiscalAmount: string;

  @Field()
  @IsString()
  @MaxLength(40)
  otherAmount: string;
}

@InputType({ description: 'Cell of the funding or budget block. Yuan as typed.' })
export class ObjectiveAmountInput {
  @Field(() => String, { description: AMOUNT_BLOCKS.join(', ') })
  @IsIn(AMOUNT_BLOCKS)
  block: AmountBlock;

  @Field(() => String, { description: AMOUNT_KINDS.join(', ') })
  @IsIn(AMOUNT_KINDS)
  kind: AmountKind;

  @Field()
  @IsString()
  @MaxLength(40)
  amount: string;
}

@InputType({ description: "Object without a project; it is the caller's own unit that declares." })
export class DeclareObjectiveInput {
  @Field(() => String, { description: OBJECT_TYPES.join(', ') })
  @IsIn(OBJECT_TYPES)
  objectType: ObjectKind;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field(() => String, { nullable: true, description: 'Name of a policy or transfer.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  title?: string | null;

  @Text(60)
  code?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['OVERALL', 'REGION', 'PROJECT'])
  transferLevel?: 'OVERALL' | 'REGION' | 'PROJECT' | null;

  @Field(() => ID, { nullable: true, description: 'The transfer that it is a part of.' })
  @IsOptional()
  @IsUUID()
  parentObjectiveId?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class ControlFigureInput {
  @Field(() => ID)
  @IsUUID()
  objectiveId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Field({ description: 'Yuan as typed.' })
  @IsString()
  @MaxLength(40)
  controlAmount: string;

  @Text(2000)
  opinion?: string | null;
}

@InputType({ description: '一下: control figures and opinions, all or none.' })
export class IssueControlFiguresInput {
  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  documentNo: string;

  @Field(() => [ControlFigureInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ControlFigureInput)
  items: ControlFigureInput[];

  @Text(100)
  idempotencyKey?: string | null;
}

@ArgsType()
export class ComparisonArgs {
  @Field(() => String, { description: COMPARISONS.join(', ') })
  @IsIn(COMPARISONS)
  with: ComparedWith;

  @Field(() => Int, { nullable: true, description: 'Version number, or sequence of a round.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  number?: number | null;
}
