import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
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
  type Direction,
  DIRECTIONS,
  REVIEW_GRADES,
  REVIEW_ITEMS,
  type ReviewGrade,
  type ReviewItem,
} from '@jixiao/shared';
import { DateScalar, IsPlainText } from '../../../platform/graphql/index.js';

/** A text of the form; empty is allowed, because a draft may be incomplete. */
function Text(most: number): PropertyDecorator {
  return (target, property) => {
    Field(() => String, { nullable: true })(target, property);
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(most)(target, property);
    IsPlainText()(target, property);
  };
}

@InputType()
class IndicatorBandInput {
  @Field()
  @IsString()
  @MaxLength(30)
  from: string;

  @Field()
  @IsString()
  @MaxLength(30)
  share: string;
}

@InputType({ description: 'One row of the form. Numbers are sent as typed, so that all of them are checked at once.' })
export class IndicatorInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  indicatorKey?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['ANNUAL', 'MID_TERM'])
  horizon?: 'ANNUAL' | 'MID_TERM';

  @Field()
  @IsString()
  @MaxLength(40)
  level1: string;

  @Field()
  @IsString()
  @MaxLength(40)
  level2: string;

  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  name: string;

  @Field(() => String)
  @IsIn(DIRECTIONS)
  direction: Direction;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isStrict?: boolean | null;

  @Text(40)
  targetValue?: string | null;

  @Text(40)
  targetLow?: string | null;

  @Text(40)
  targetHigh?: string | null;

  @Text(1000)
  targetText?: string | null;

  @Text(10)
  targetOn?: string | null;

  @Text(10)
  plannedStartOn?: string | null;

  @Field(() => [IndicatorBandInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => IndicatorBandInput)
  bands?: IndicatorBandInput[] | null;

  @Text(20)
  unit?: string | null;

  @Text(20)
  weight?: string | null;

  @Text(500)
  targetBasis?: string | null;

  @Text(40)
  baselineValue?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  baselineYear?: number | null;

  @Text(500)
  formulaText?: string | null;

  @Text(200)
  dataSource?: string | null;

  @Text(200)
  captureMethod?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isCore?: boolean | null;

  @Text(500)
  remark?: string | null;

  @Field(() => ID, { nullable: true, description: 'Indicator of the library that the row was taken from.' })
  @IsOptional()
  @IsUUID()
  libraryIndicatorId?: string | null;
}

@InputType()
export class BeginObjectiveInput {
  @Field(() => ID)
  @IsUUID()
  projectId: string;

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
class ReviewItemInput {
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
