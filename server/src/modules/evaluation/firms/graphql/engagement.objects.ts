import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('EngagementChoice', { description: '委托 to be chosen from when an evaluation is listed.' })
export class EngagementChoiceObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field(() => String, { nullable: true }) firmName: string | null;
  @Field(() => DateScalar, { nullable: true }) startsOn: string | null;
  @Field(() => DateScalar, { nullable: true }) endsOn: string | null;
  @Field() state: string;
}

@ObjectType('EngagedEvaluation', { description: 'An evaluation under an engagement, with the report as signed.' })
export class EngagedEvaluationObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() state: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true, description: 'In the words of the place.' }) gradeLabel: string | null;
  @Field({ description: 'Its report is final, so that the firm may sign it.' }) isFinal: boolean;
  @Field(() => DecimalScalar, { nullable: true }) statedTotal: string | null;
  @Field(() => String, { nullable: true }) statedGrade: string | null;
  @Field(() => DateScalar, { nullable: true }) signedOn: string | null;
  @Field(() => String, { nullable: true }) signedBy: string | null;
}

@ObjectType('EngagementPaper', { description: '过程文件 that is owed; it counts when it is filed and there.' })
export class EngagementPaperObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) taskId: string | null;
  @Field(() => String, { nullable: true }) taskTitle: string | null;
  @Field() kind: string;
  @Field(() => DateScalar, { nullable: true }) filedOn: string | null;
  @Field(() => String, { nullable: true }) filedByName: string | null;
  @Field(() => String, { nullable: true, description: 'Place in the paper archive.' }) archiveRef: string | null;
  @Field() isThere: boolean;
  @Field(() => Int) version: number;
}

@ObjectType('Engagement', { description: '委托 of a third-party firm.' })
export class EngagementObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) firmId: string | null;
  @Field(() => String, { nullable: true }) firmName: string | null;
  @Field(() => ID) clientAgencyId: string;
  @Field() clientName: string;
  @Field(() => Int) workYear: number;
  @Field() kind: string;
  @Field() title: string;
  @Field({ description: 'Why a third party is needed.' }) reason: string;
  @Field(() => String, { nullable: true }) duties: string | null;
  @Field(() => [ID]) agencyIds: string[];
  @Field(() => String, { nullable: true }) procurementRecord: string | null;
  @Field(() => String, { nullable: true }) contractNo: string | null;
  @Field(() => DateScalar, { nullable: true }) contractedOn: string | null;
  @Field(() => MoneyScalar, { nullable: true }) contractAmount: string | null;
  @Field(() => DateScalar, { nullable: true }) conflictDeclaredOn: string | null;
  @Field(() => DateScalar, { nullable: true }) confidentialityOn: string | null;
  @Field(() => DateScalar, { nullable: true }) startsOn: string | null;
  @Field(() => DateScalar, { nullable: true }) endsOn: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When the final papers are due.' }) dueOn: string | null;
  @Field(() => ID, { nullable: true }) leadMemberId: string | null;
  @Field(() => String, { nullable: true }) leadName: string | null;
  @Field() state: string;
  @Field(() => DateScalar, { nullable: true }) submittedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) acceptedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) endedOn: string | null;
  @Field(() => DecimalScalar, { nullable: true }) qualityScore: string | null;
  @Field(() => String, { nullable: true }) qualityBand: string | null;
  @Field(() => DecimalScalar, { nullable: true }) deductPercent: string | null;
  @Field(() => DecimalScalar, { nullable: true }) bonusPercent: string | null;
  @Field(() => MoneyScalar, { nullable: true }) paidAmount: string | null;
  @Field(() => DateScalar, { nullable: true }) paidOn: string | null;
  @Field() isAssumed: boolean;
  @Field(() => Int, { description: 'Evaluations under it.' }) evaluations: number;
  @Field(() => MoneyScalar) evaluatedAmount: string;
  @Field(() => Int) papersOwed: number;
  @Field(() => Int) papersFiled: number;
  @Field(() => Int) version: number;
}

@ObjectType('EngagementConnection')
export class EngagementConnection extends Connection(EngagementObject) {}

@ArgsType()
export class EngagementsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20) state?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() firmId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
}

@InputType()
export class StateNeedInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field() @IsString() @MaxLength(40) kind: string;
  @Field() @IsString() @MaxLength(200) title: string;
  @Field({ description: 'Why a third party is needed.' }) @IsString() @MaxLength(500) reason: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) duties?: string | null;
  @Field(() => ID, { nullable: true, description: 'Body that entrusts; one’s own where it is left out.' })
  @IsOptional()
  @IsUUID()
  clientAgencyId?: string | null;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  taskIds: string[] = [];
  @Field(() => [ID], { defaultValue: [], description: 'Bodies that it concerns beside those of its evaluations.' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  agencyIds: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class SaveEngagementInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(200) title: string;
  @Field() @IsString() @MaxLength(500) reason: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) duties?: string | null;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  taskIds: string[] = [];
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  agencyIds: string[] = [];
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() firmId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) procurementRecord?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) contractNo?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() contractedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Yuan.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  contractAmount?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() conflictDeclaredOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() confidentialityOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() startsOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() endsOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() dueOn?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() leadMemberId?: string | null;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  memberIds: string[] = [];
}

@InputType()
export class MoveEngagementInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class FilePaperInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String, { nullable: true, description: 'The bureau only: where the paper lies in its archive.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  archiveRef?: string | null;
}

@InputType()
export class SignReportInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => ID, { description: 'The lead evaluator.' }) @IsUUID() memberId: string;
  @Field({ description: 'Total as the report prints it.' }) @IsString() @MaxLength(10) statedTotal: string;
  @Field({ description: 'Grade as the report prints it.' }) @IsString() @MaxLength(20) statedGrade: string;
}
