import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  APPRAISAL_GRADES,
  APPRAISAL_KINDS,
  type AppraisalGrade,
  type AppraisalKind,
  CONCLUSIONS,
  type Conclusion,
  PREPARATION_DOCUMENTS,
  PREPARATION_TYPES,
} from '@jixiao/shared';
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
import { DateScalar, DecimalScalar } from '../../../../platform/graphql/index.js';

@InputType()
class RepeatableInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class PlanAppraisalInput extends RepeatableInput {
  @Field(() => String) @IsIn(APPRAISAL_KINDS) objectKind: AppraisalKind;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Objective of a policy; a project brings its own.' })
  @IsOptional()
  @IsUUID()
  objectiveId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) objectCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) title?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) field?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) beneficiary?: string | null;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amountAsked: string;
}

@InputType()
class MaterialInput {
  @Field() @IsString() @MaxLength(40) code: string;
  @Field() @IsBoolean() isPresent: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(300) reference?: string | null;
}

@InputType()
export class SaveAppraisalInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => ID, { nullable: true, description: 'Objective of a policy; absent: as it was.' })
  @IsOptional()
  @IsUUID()
  objectiveId?: string | null;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amountAsked: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) beneficiary?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) background?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) content?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) funding?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) workDone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) suggestions?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) otherMatters?: string | null;
  @Field(() => [MaterialInput])
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => MaterialInput)
  materials: MaterialInput[];
}

@InputType()
export class MoveAppraisalInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'start, report, withdraw, takeUp, return, reassess, supplement or expire.' })
  @IsString()
  @MaxLength(20)
  action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
}

@InputType()
export class AppointScorersInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(15) @IsUUID(undefined, { each: true }) seatIds: string[];
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() chairSeatId?: string | null;
}

@InputType()
class ItemScoreInput {
  @Field() @IsString() @MaxLength(40) itemCode: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(APPRAISAL_GRADES) grade: AppraisalGrade | null = null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Points instead of a grade.' })
  @IsOptional()
  @IsString()
  points: string | null = null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) opinion: string | null = null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence: string | null = null;
}

@InputType()
export class SaveAppraisalScoresInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => [ItemScoreInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ItemScoreInput)
  scores: ItemScoreInput[];
  @Field({ description: 'Hands the sheet in; from then on it stands.' }) @IsBoolean() submit: boolean;
}

@InputType()
export class MarkDuplicateInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => ID, { nullable: true, description: 'Null takes the mark away.' })
  @IsOptional()
  @IsUUID()
  projectId?: string | null;
}

@InputType()
export class ConcludeAppraisalInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String) @IsIn(CONCLUSIONS) conclusion: Conclusion;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amountSupported: string;
  @Field(() => String, { nullable: true, description: 'Asked for when the conclusion is not the suggested one.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
  @Field(() => Int, { nullable: true, description: 'Budget years it holds for; the rule’s where absent.' })
  @IsOptional()
  @IsInt()
  validYears?: number | null;
}

@InputType()
export class RecordBudgetReviewInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) appliedAmount: string;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) reviewedAmount: string;
  @Field() @IsString() @MaxLength(100) reviewer: string;
  @Field() @IsString() @MaxLength(100) documentNo: string;
  @Field(() => DateScalar) @IsString() reviewedOn: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) opinion?: string | null;
}

@InputType()
class PreparationDocumentInput {
  @Field(() => String) @IsIn(PREPARATION_DOCUMENTS) code: string;
  @Field() @IsBoolean() isPresent: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(300) reference?: string | null;
}

@InputType()
export class SavePreparationInput extends RepeatableInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int, { nullable: true, description: 'Absent for the first time.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
  @Field(() => String) @IsIn(PREPARATION_TYPES) projectType: string;
  @Field(() => [PreparationDocumentInput])
  @IsArray()
  @ArrayMaxSize(PREPARATION_DOCUMENTS.length)
  @ValidateNested({ each: true })
  @Type(() => PreparationDocumentInput)
  documents: PreparationDocumentInput[];
}
