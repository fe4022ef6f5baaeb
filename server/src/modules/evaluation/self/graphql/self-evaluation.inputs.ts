import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SELF_STEPS } from '@jixiao/shared';
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
import { DateScalar } from '../../../../platform/graphql/index.js';
import { OBJECT_TYPES } from './self-evaluation.objects.js';

const ATTAINMENTS = ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'] as const;

@InputType()
export class OpenSelfEvaluationsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
  @Field(() => [String], { defaultValue: ['PROJECT'], description: 'PROJECT, POLICY, DEPARTMENT_WHOLE, UNIT_WHOLE.' })
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(OBJECT_TYPES, { each: true })
  objectTypes: string[] = ['PROJECT'];
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class SelfEvaluationRowInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) actualValue?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() actualOn?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() actualYes?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(ATTAINMENTS) attainment?: string | null;
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
class SelfEvaluationCommonInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) baseA?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) baseB?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(ATTAINMENTS) attainment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) share?: string | null;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isNotApplicable: boolean = false;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) cause?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence?: string | null;
}

@InputType()
class SelfEvaluationCriterionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) score?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) text?: string | null;
}

@InputType()
class SelfEvaluationTaskInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field({ description: 'Yuan.' }) @IsString() @MaxLength(40) executedAmount: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) result?: string | null;
}

@InputType()
class SelfEvaluationMoneyInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field({ description: 'Yuan; of basic expenditure only.' }) @IsString() @MaxLength(40) executedAmount: string;
}

@InputType()
class SelfEvaluationStepInput {
  @Field() @IsIn(SELF_STEPS) step: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20) doneOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) document?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) note?: string | null;
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
  @Field(() => [SelfEvaluationCommonInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationCommonInput)
  common: SelfEvaluationCommonInput[] = [];
  @Field(() => [SelfEvaluationCriterionInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationCriterionInput)
  criteria: SelfEvaluationCriterionInput[] = [];
  @Field(() => [SelfEvaluationTaskInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationTaskInput)
  tasks: SelfEvaluationTaskInput[] = [];
  @Field(() => [SelfEvaluationMoneyInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationMoneyInput)
  moneys: SelfEvaluationMoneyInput[] = [];
  @Field(() => [SelfEvaluationStepInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => SelfEvaluationStepInput)
  steps: SelfEvaluationStepInput[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) executionReason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) actualSummary?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) problems?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) filledByName?: string | null;
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

@InputType()
export class SaveDivisionOpinionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsBoolean() figuresConfirmed: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) overallOpinion?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
