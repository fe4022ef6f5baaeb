import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
import { REVIEW_GRADES, REVIEW_ITEMS, type ReviewGrade, type ReviewItem } from '@jixiao/shared';
import { DateScalar, IsPlainText } from '../../../platform/graphql/index.js';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '../application/adjust-objective.js';
import { IndicatorInput } from './indicator.inputs.js';
import { ObjectiveAmountInput, ObjectiveTaskInput } from './objective-parts.inputs.js';
import { Text } from './text.js';

@InputType()
export class BeginObjectiveInput {
  @Field(() => ID)
  @IsUUID()
  projectId: string;

  @Field(() => String, { nullable: true, description: 'BOND_PROJECT for a project of special bonds.' })
  @IsOptional()
  @IsIn(['PROJECT', 'BOND_PROJECT'])
  objectType?: 'PROJECT' | 'BOND_PROJECT' | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class SaveObjectiveInput {
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
  annualAmount: string;

  @Text(4000)
  overallGoal?: string | null;

  @Text(4000)
  annualGoal?: string | null;

  @Text(4000)
  basis?: string | null;

  @Text(4000)
  scheduleText?: string | null;

  @Text(100)
  contactPerson?: string | null;

  @Text(40)
  contactPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a policy or transfer.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  title?: string | null;

  @Field(() => [ObjectiveTaskInput], { nullable: true, description: 'Not sent: they stay as they are.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ObjectiveTaskInput)
  tasks?: ObjectiveTaskInput[] | null;

  @Field(() => [ObjectiveAmountInput], { nullable: true, description: 'Not sent: they stay as they are.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  @Type(() => ObjectiveAmountInput)
  amounts?: ObjectiveAmountInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Functions and plans that it serves; not sent: they stay.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  functionIds?: string[] | null;

  @Field(() => [IndicatorInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => IndicatorInput)
  indicators: IndicatorInput[];

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class MoveObjectiveInput {
  @Field(() => ID)
  @IsUUID()
  objectiveId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Text(2000)
  comment?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType({ description: 'The comment is the reason in words.' })
export class AdjustObjectiveInput extends MoveObjectiveInput {
  @Field(() => String, { description: ADJUSTMENT_KINDS.join(', ') })
  @IsIn(ADJUSTMENT_KINDS)
  reasonKind: AdjustmentKind;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the unit asked for it; today if not given.' })
  @IsOptional()
  @IsString()
  adjustedOn?: string | null;
}

@InputType({ description: 'The paper by which the unit asked before the cut-off.' })
export class AdmitLateAdjustmentInput {
  @Field(() => ID)
  @IsUUID()
  objectiveId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  documentNo: string;

  @Field(() => DateScalar, { description: 'Day on which the bureau received it.' })
  @IsString()
  paperOn: string;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class CellRemarkInput {
  @Field({ description: 'Path of the cell, such as indicators[3].weight.' })
  @IsString()
  @MaxLength(100)
  field: string;

  @Field()
  @IsString()
  @MaxLength(1000)
  @IsPlainText()
  text: string;
}

@InputType()
export class DepartmentReviewInput extends MoveObjectiveInput {
  @Field(() => String)
  @IsIn(['ACCEPT', 'RETURN'])
  outcome: 'ACCEPT' | 'RETURN';

  @Field(() => [CellRemarkInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CellRemarkInput)
  remarks?: CellRemarkInput[] | null;
}

@InputType()
export class ReviewItemInput {
  @Field(() => String)
  @IsIn(REVIEW_ITEMS)
  item: ReviewItem;

  @Field(() => String)
  @IsIn(REVIEW_GRADES)
  grade: ReviewGrade;
}

@InputType({ description: 'The eight-item form 绩效目标审核表. The comment is its opinion.' })
export class FinanceReviewInput extends MoveObjectiveInput {
  @Field(() => String)
  @IsIn(['ACCEPT', 'RETURN', 'REJECT'])
  outcome: 'ACCEPT' | 'RETURN' | 'REJECT';

  @Field(() => [ReviewItemInput])
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => ReviewItemInput)
  items: ReviewItemInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(REVIEW_GRADES)
  overallGrade?: ReviewGrade | null;

  @Field(() => [CellRemarkInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CellRemarkInput)
  remarks?: CellRemarkInput[] | null;
}

@InputType()
export class ReplyBudgetInput {
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @IsUUID(undefined, { each: true })
  objectiveIds: string[];

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  documentNo: string;

  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  title: string;

  @Field(() => DateScalar)
  @IsString()
  repliedOn: string;

  @Text(100)
  idempotencyKey?: string | null;
}
