import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  DEPARTMENT_OBJECTS,
  EVALUATION_OBJECTS,
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
import { DateScalar, PageArgs } from '../../../../platform/graphql/index.js';
import { FoundInput } from './found.input.js';

@ArgsType()
export class EvaluationTasksArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['DEPARTMENT', 'FINANCE']) kind?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) objectType?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
}

@InputType()
export class ListDepartmentEvaluationInput {
  @Field(() => String, { defaultValue: 'PROJECT' }) @IsIn(DEPARTMENT_OBJECTS) objectType: string = 'PROJECT';
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The unit below the department, where it is no project.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;
  @Field(() => String, { nullable: true, description: 'Yuan; left out: as the records tell.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  amount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field() @IsString() @MaxLength(200) title: string;
  @Field() @IsString() @MaxLength(500) selectionReason: string;
  @Field() @IsIn(['THIRD_PARTY', 'EXPERT_GROUP', 'OWN']) method: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() reportDueOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class ListEvaluationInput {
  @Field(() => String, { defaultValue: 'PROJECT' }) @IsIn(EVALUATION_OBJECTS) objectType: string = 'PROJECT';
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The unit, where the object is no project.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Yuan; left out: as the records tell, of a programme the sum of its items.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  amount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
  @Field(() => ID, { nullable: true, description: 'The evaluation that is followed up.' })
  @IsOptional()
  @IsUUID()
  firstTaskId?: string | null;
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
class ScoreInput extends FoundInput {
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
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) problemKind?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence?: string | null;
}

@InputType()
class MemberInput {
  @Field(() => ID) @IsUUID() accountId: string;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isLeader: boolean = false;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isInCharge: boolean = false;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) duty?: string | null;
}

@InputType()
export class SaveWorkPlanInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) purpose?: string | null;
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  methods: string[] = [];
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  standards: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) schedule?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() fieldFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() fieldTo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) method?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() engagementId?: string | null;
  @Field(() => [MemberInput], { nullable: true, description: 'Left out: the team stays as it is.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => MemberInput)
  members?: MemberInput[] | null;
}

@InputType()
class EvaluationItemInput {
  @Field(() => ID, { nullable: true, description: 'Null for a new one; a known one keeps its points.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => ID) @IsUUID() agencyId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field() @IsString() @MaxLength(200) name: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) category?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
  @Field() @IsString() @MaxLength(40) amount: string;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isRepresentative: boolean = false;
}

@InputType()
export class SaveEvaluationItemsInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [EvaluationItemInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => EvaluationItemInput)
  items: EvaluationItemInput[];
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The evaluated money becomes the sum of the items, whatever was stated before.',
  })
  @IsBoolean()
  takesSum: boolean = false;
}

@InputType()
class EvaluationItemScoreInput {
  @Field(() => ID) @IsUUID() itemId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) score?: string | null;
}

@InputType()
export class SaveEvaluationItemScoresInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [EvaluationItemScoreInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => EvaluationItemScoreInput)
  scores: EvaluationItemScoreInput[];
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
