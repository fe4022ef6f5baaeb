import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  FRAMEWORK_BLOCKS,
  FRAMEWORK_KINDS,
  type FrameworkBlock,
  type FrameworkKind,
  STANDARD_BASES,
  type StandardBasis,
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
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';
import { WorkingLineObject } from '../../self/graphql/self-evaluation.objects.js';

@ObjectType('FrameworkInput', {
  description: 'What the evaluator found; which field counts depends on the kind of the row.',
})
export class FrameworkInputObject {
  @Field(() => [Boolean], { nullable: true }) present?: readonly boolean[];
  @Field(() => DecimalScalar, { nullable: true }) rate?: string | null;
  @Field(() => Boolean, { nullable: true }) met?: boolean | null;
  @Field(() => DecimalScalar, { nullable: true }) deduction?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) share?: string | null;
  @Field(() => Int, { nullable: true, description: 'Of a survey: how many answered.' }) answers?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Mean of the panel that the lead took over.' })
  mean?: string | null;
}

@ObjectType('QualityGrade', { description: 'A grade that a row may be given, with its per cent of the points.' })
export class QualityGradeObject {
  @Field() name: string;
  @Field(() => DecimalScalar) share: string;
}

@ObjectType('FrameworkRow', { description: 'A row of the indicator framework with its score so far.' })
export class FrameworkRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field() kind: string;
  @Field() explanation: string;
  @Field(() => String, { nullable: true, description: 'PLAN, INDUSTRY, HISTORY or OTHER.' }) basis: string | null;
  @Field() standard: string;
  @Field() scoringRule: string;
  @Field() method: string;
  @Field() evidenceNeeded: string;
  @Field(() => [String]) elements: string[];
  @Field(() => [QualityGradeObject]) grades: QualityGradeObject[];
  @Field(() => FrameworkInputObject, { nullable: true }) input: FrameworkInputObject | null;
  @Field(() => ID, { nullable: true, description: 'What evidence hangs on; null until the row has been saved.' })
  scoreId: string | null;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no evidence, where there is none.' })
  noEvidenceReason: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('EvaluationFinding')
export class FindingObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() kind: string;
  @Field() description: string;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field() recommendation: string;
}

@ObjectType('EvaluationTask', { description: 'Evaluation by a department or by the finance bureau.' })
export class EvaluationTaskObject {
  @Field(() => ID) id: string;
  @Field() kind: string;
  @Field() objectType: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) workYear: number;
  @Field() title: string;
  @Field(() => MoneyScalar) amount: string;
  @Field() method: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field() selectionReason: string;
  @Field(() => String, { nullable: true }) firmName: string | null;
  @Field(() => String, { nullable: true }) noticeNo: string | null;
  @Field(() => DateScalar, { nullable: true }) notifiedOn: string | null;
  @Field(() => String, { nullable: true }) opinionReply: string | null;
  @Field(() => String, { nullable: true }) opinionAdoption: string | null;
  @Field(() => String, { nullable: true }) reportSummary: string | null;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => DateScalar, { nullable: true }) completedOn: string | null;
}

@ObjectType('EvaluationTaskConnection')
export class EvaluationTaskConnection extends Connection(EvaluationTaskObject) {}

@ObjectType('Engagement', { description: '委托 of a third-party firm.' })
export class EngagementObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() firmName: string;
  @Field(() => DateScalar) startsOn: string;
  @Field(() => DateScalar) endsOn: string;
  @Field() state: string;
}

@ArgsType()
export class EvaluationTasksArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['DEPARTMENT', 'FINANCE']) kind?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
}

@InputType()
export class ListEvaluationInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field() @IsString() @MaxLength(200) title: string;
  @Field() @IsString() @MaxLength(500) selectionReason: string;
  @Field() @IsIn(['THIRD_PARTY', 'EXPERT_GROUP', 'OWN']) method: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() engagementId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class QualityGradeInput {
  @Field() @IsString() @MaxLength(30) name: string;
  @Field() @IsString() @MaxLength(10) share: string;
}

@InputType()
export class FrameworkGroupInput {
  @Field(() => String) @IsIn(FRAMEWORK_BLOCKS) level1: FrameworkBlock;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) level2: string | null = null;
  @Field() @IsString() @MaxLength(10) points: string;
}

@InputType()
export class FrameworkRowInput {
  @Field(() => String) @IsIn(FRAMEWORK_BLOCKS) level1: FrameworkBlock;
  @Field() @IsString() @MaxLength(60) level2: string;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field() @IsString() @MaxLength(10) weight: string;
  @Field(() => String) @IsIn(FRAMEWORK_KINDS) kind: FrameworkKind;
  @Field() @IsString() @MaxLength(1000) explanation: string;
  @Field() @IsString() @MaxLength(1000) standard: string;
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  elements: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(STANDARD_BASES) basis?: StandardBasis | null;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(1000) scoringRule: string = '';
  @Field({ defaultValue: '' }) @IsString() @MaxLength(500) method: string = '';
  @Field({ defaultValue: '' }) @IsString() @MaxLength(500) evidenceNeeded: string = '';
  @Field(() => [QualityGradeInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => QualityGradeInput)
  grades: QualityGradeInput[] = [];
}

@InputType()
export class SaveFrameworkInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [FrameworkRowInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => FrameworkRowInput)
  rows: FrameworkRowInput[];
  @Field(() => [FrameworkGroupInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => FrameworkGroupInput)
  groups: FrameworkGroupInput[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class ScoreInput {
  @Field(() => ID) @IsUUID() frameworkRowId: string;
  @Field(() => [Boolean], { nullable: true }) @IsOptional() @IsArray() @IsBoolean({ each: true }) present?:
    boolean[] | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() rate?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() met?: boolean | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() deduction?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() share?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) noEvidenceReason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) reason?: string | null;
}

@InputType()
class FindingInput {
  @Field() @IsIn(['DECISION', 'MANAGEMENT', 'OUTPUT', 'OUTCOME', 'FUNDS']) kind: string;
  @Field() @IsString() @MaxLength(2000) description: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) amount?: string | null;
  @Field() @IsString() @MaxLength(2000) recommendation: string;
}

@InputType()
export class SaveScoresInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [ScoreInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ScoreInput)
  scores: ScoreInput[];
  @Field(() => [FindingInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FindingInput)
  findings: FindingInput[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) reportSummary?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveEvaluationInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) noticeNo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) opinionReply?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4000) opinionAdoption?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
