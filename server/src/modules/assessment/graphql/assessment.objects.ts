import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { Connection, DateScalar, DecimalScalar, PageArgs } from '../../../platform/graphql/index.js';
import { FACTS } from '../application/schemes.js';

@ObjectType('AssessmentAspect')
export class AspectObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('AssessmentScheme', { description: '预算绩效管理工作考核 of one year.' })
export class SchemeObject {
  @Field(() => ID) id: string;
  @Field(() => Int) workYear: number;
  @Field() name: string;
  @Field() state: string;
  @Field(() => DateScalar, { nullable: true }) openedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) selfScoreDueOn: string | null;
  @Field(() => String, { nullable: true }) circularNo: string | null;
  @Field(() => DateScalar, { nullable: true }) circularOn: string | null;
  @Field(() => Int) sheets: number;
  @Field(() => Int) notified: number;
}

@ObjectType('AssessmentRow')
export class AssessmentRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() aspect: string;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
  @Field() kind: string;
  @Field(() => String, { nullable: true }) factCode: string | null;
  @Field() rule: string;
  @Field(() => Int, { nullable: true, description: 'How many were done, of what the records say was due.' }) factDone:
    number | null;
  @Field(() => Int, { nullable: true }) factDue: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Execution rate in per cent, where the item is one.' })
  factRate: string | null;
  @Field(() => String, { nullable: true, description: 'The monitoring round that the rate is of.' })
  factRound: string | null;
  @Field(() => DecimalScalar, { nullable: true }) autoScore: string | null;
  @Field(() => DecimalScalar, { nullable: true }) selfScore: string | null;
  @Field(() => DecimalScalar, { nullable: true }) reviewScore: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
}

@ObjectType('AssessmentSheet', { description: '考核评分表 of one unit.' })
export class AssessmentSheetObject {
  @Field(() => ID) id: string;
  @Field(() => Int) workYear: number;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => DecimalScalar, { nullable: true }) selfTotal: string | null;
  @Field(() => DecimalScalar, { nullable: true }) finalTotal: string | null;
  @Field(() => Int, { nullable: true }) rank: number | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => String, { nullable: true }) returnedBy: string | null;
}

@ObjectType('AssessmentSheetConnection')
export class AssessmentSheetConnection extends Connection(AssessmentSheetObject) {}

@ArgsType()
export class RankingArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
}

@InputType()
class SchemeIndicatorInput {
  @Field() @IsString() @MaxLength(60) aspect: string;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field() @IsString() @MaxLength(10) points: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(FACTS) factCode?: string | null;
  @Field() @IsString() @MaxLength(1000) rule: string;
}

@InputType()
export class OpenSchemeInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => DateScalar) @IsString() selfScoreDueOn: string;
  @Field(() => [SchemeIndicatorInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => SchemeIndicatorInput)
  indicators: SchemeIndicatorInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class AssessmentScoreInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) score?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) evidence?: string | null;
}

@InputType()
export class SaveAssessmentScoresInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [AssessmentScoreInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => AssessmentScoreInput)
  scores: AssessmentScoreInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class AnnounceAssessmentInput {
  @Field(() => ID) @IsUUID() schemeId: string;
  @Field(() => Int) @IsInt() workYear: number;
  @Field() @IsString() @MaxLength(100) circularNo: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveAssessmentSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
