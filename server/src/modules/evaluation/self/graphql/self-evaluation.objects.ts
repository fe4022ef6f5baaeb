import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('WorkingLine', { description: 'One line of a working, as one would write it by hand.' })
export class WorkingLineObject {
  @Field() code: string;
  @Field() expression: string;
}

@ObjectType('SelfEvaluationRow')
export class SelfEvaluationRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field() direction: string;
  @Field(() => DecimalScalar, { nullable: true }) targetValue: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Forecast of the subject year, of a target of several years.',
  })
  expectedValue: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '(actual − forecast) ÷ forecast, per cent.' })
  forecastError: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetLow: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetHigh: string | null;
  @Field(() => String, { nullable: true }) targetText: string | null;
  @Field(() => DateScalar, { nullable: true }) targetOn: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true }) actualValue: string | null;
  @Field(() => DateScalar, { nullable: true }) actualOn: string | null;
  @Field(() => Boolean, { nullable: true }) actualYes: boolean | null;
  @Field(() => String, { nullable: true }) attainment: string | null;
  @Field(() => DecimalScalar, { nullable: true }) share: string | null;
  @Field() isNotApplicable: boolean;
  @Field(() => String, { nullable: true }) overCause: string | null;
  @Field(() => String, { nullable: true }) cause: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Null is "not scored", never nought.' }) score:
    string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
}

@ObjectType('SelfEvaluation', { description: '项目支出绩效自评表.' })
export class SelfEvaluationObject {
  @Field(() => ID) id: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) workYear: number;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => String, { nullable: true }) executionReason: string | null;
  @Field(() => DecimalScalar, { nullable: true }) executionScore: string | null;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) actualSummary: string | null;
  @Field(() => String, { nullable: true }) problems: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => DateScalar, { nullable: true }) completedOn: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => String, { nullable: true }) returnedBy: string | null;
}

@ObjectType('SelfEvaluationConnection')
export class SelfEvaluationConnection extends Connection(SelfEvaluationObject) {}

@ArgsType()
export class SelfEvaluationsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
}

@InputType()
export class OpenSelfEvaluationsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class SelfEvaluationRowInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) actualValue?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() actualOn?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() actualYes?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED']) attainment?:
    string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) share?: string | null;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isNotApplicable: boolean = false;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['TARGET_SET_TOO_LOW', 'POLICY_OR_DEMAND_CHANGE', 'SCALE_EXPANDED', 'OTHER'])
  overCause?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) cause?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence?: string | null;
}

@InputType()
export class SaveSelfEvaluationInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [SelfEvaluationRowInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationRowInput)
  rows: SelfEvaluationRowInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) executionReason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) actualSummary?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) problems?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveSelfEvaluationInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'submit, deptAccept, deptReturn, accept or finReturn.' })
  @IsString()
  @MaxLength(40)
  action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
