import { CAUSE_KINDS, type Disposal, DISPOSALS, FORECAST_BASES, LIGHTS, LIKELIHOODS } from '@jixiao/shared';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DateScalar } from '../../../platform/graphql/index.js';

@InputType()
class SheetRowInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) actualValue?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) actualText?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() actualOn?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() actualYes?: boolean | null;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isNotDue: boolean = false;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) stageTarget?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastValue?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) forecastText?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(LIKELIHOODS) likelihood?: string | null;
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(CAUSE_KINDS, { each: true })
  causeCodes: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) causeText?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) comment?: string | null;
}

@InputType()
class TypedExecutionInput {
  @Field({ description: 'Yuan. Of a whole body its 基本支出: what its projects were paid is known.' })
  @IsString()
  @MaxLength(40)
  amount: string;
  @Field() @IsString() @MaxLength(500) reason: string;
}

@InputType()
class SheetMoneyInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastAmount?: string | null;
}

@InputType()
class SheetTaskInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field() @IsString() @MaxLength(40) executedAmount: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}

@InputType()
export class SaveMonitoringSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [SheetRowInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SheetRowInput)
  rows: SheetRowInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(FORECAST_BASES) forecastBasis?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) forecastNote?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) executionReason?: string | null;
  @Field(() => TypedExecutionInput, {
    nullable: true,
    description: 'Executed amount as the unit knows it, while the feed of payments is down; reconciled later.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TypedExecutionInput)
  typedExecution?: TypedExecutionInput | null;
  @Field(() => [SheetMoneyInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => SheetMoneyInput)
  moneys: SheetMoneyInput[] = [];
  @Field(() => [SheetTaskInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SheetTaskInput)
  tasks: SheetTaskInput[] = [];
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(CAUSE_KINDS, { each: true })
  causeCodes: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) causeText?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) suggestions?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(LIGHTS) unitRating?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveMonitoringSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'submit, deptAccept, deptReturn, accept or finReturn.' })
  @IsString()
  @MaxLength(40)
  action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true, description: 'Asked for by accept.' })
  @IsOptional()
  @IsIn(DISPOSALS)
  disposal?: Disposal | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) disposalNote?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is put right.' })
  @IsOptional()
  @IsString()
  disposalDueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  disposalOwner?: string | null;
  @Field(() => String, { nullable: true, description: 'Yuan to recover, or to add to the budget; a cut is negative.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  disposalAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class RowCommentInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
}

@InputType()
export class RateMonitoringSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'GREEN, YELLOW or RED: how the division judges the object itself.' })
  @IsIn(LIGHTS)
  rating: string;
  @Field(() => String, { nullable: true, description: 'Asked for where the rating departs from the computed light.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => [RowCommentInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RowCommentInput)
  rows: RowCommentInput[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class ReconcileMonitoringExecutionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'PAYMENTS takes what the feed says, TYPED keeps what the unit typed.' })
  @IsIn(['PAYMENTS', 'TYPED'])
  keep: 'PAYMENTS' | 'TYPED';
  @Field(() => String, { nullable: true, description: 'Asked for by TYPED.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
