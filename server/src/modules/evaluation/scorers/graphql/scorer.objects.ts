import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';
import { FrameworkInputObject, QualityGradeObject } from '../../tasks/graphql/evaluation-task.objects.js';
import { WorkingLineObject } from '../../self/graphql/self-evaluation.objects.js';
import { FoundInput } from '../../tasks/graphql/found.input.js';

@ObjectType('ScoringSpread', { description: 'How far scorers lie apart.' })
export class SpreadObject {
  @Field(() => [DecimalScalar]) scores: readonly string[];
  @Field(() => DecimalScalar) mean: string;
  @Field(() => DecimalScalar) lowest: string;
  @Field(() => DecimalScalar) highest: string;
  @Field(() => DecimalScalar, { description: 'Standard deviation of the whole panel.' }) deviation: string;
  @Field(() => DecimalScalar, { description: 'Highest less lowest, per cent of the points.' }) spreadShare: string;
  @Field({ description: 'Beyond what the place lets pass: to be discussed.' }) isDisputed: boolean;
}

@ObjectType('EvaluationScorer', { description: 'Who is asked to score; what he scored only once all have handed in.' })
export class ScorerObject {
  @Field(() => ID) id: string;
  @Field(() => ID) seatId: string;
  @Field() seatTitle: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) personName: string | null;
  @Field(() => ID, { nullable: true }) expertId: string | null;
  @Field({ description: 'STAFF, FIRM or EXPERT.' }) duty: string;
  @Field(() => DateScalar, { nullable: true }) dueOn: string | null;
  @Field() state: string;
  @Field(() => String, { nullable: true }) stateNote: string | null;
  @Field(() => DateScalar, { nullable: true }) submittedOn: string | null;
  @Field(() => String, { nullable: true }) opinion: string | null;
  @Field(() => DecimalScalar, { nullable: true }) total: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('PanelScore')
class PanelScoreObject {
  @Field(() => ID) scorerId: string;
  @Field(() => DecimalScalar) score: string;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('PanelRow')
class PanelRowObject {
  @Field(() => ID) frameworkRowId: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'What the lead entered; no mean replaces it by itself.' })
  official: string | null;
  @Field(() => SpreadObject, { nullable: true }) spread: SpreadObject | null;
  @Field(() => [PanelScoreObject]) given: PanelScoreObject[];
}

@ObjectType('ScoringPanel', { description: '评分组 of an evaluation, blind until all have handed in.' })
export class PanelObject {
  @Field(() => ID) taskId: string;
  @Field() isComplete: boolean;
  @Field(() => Int, { description: 'How many have not handed in.' }) waiting: number;
  @Field(() => DecimalScalar, { description: 'Per cent of the points beyond which a row is to be discussed.' })
  limit: string;
  @Field(() => [ScorerObject]) scorers: ScorerObject[];
  @Field(() => [PanelRowObject]) rows: PanelRowObject[];
  @Field(() => SpreadObject, { nullable: true }) total: SpreadObject | null;
}

@ObjectType('ScoringSeat', { description: 'A seat that could be asked to score.' })
export class ScoringSeatObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) personName: string | null;
}

@ObjectType('BlindSheetRow')
export class SheetRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field() kind: string;
  @Field() explanation: string;
  @Field() standard: string;
  @Field() scoringRule: string;
  @Field(() => [String]) elements: string[];
  @Field(() => [QualityGradeObject]) grades: QualityGradeObject[];
  @Field(() => FrameworkInputObject, { nullable: true }) input: FrameworkInputObject | null;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('BlindSheet', { description: "A scorer's own sheet: nobody else reads it before all have handed in." })
export class SheetObject {
  @Field(() => ID) id: string;
  @Field(() => ID) taskId: string;
  @Field() taskTitle: string;
  @Field() evaluatedAgencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) workYear: number;
  @Field(() => MoneyScalar) amount: string;
  @Field() duty: string;
  @Field(() => DateScalar, { nullable: true }) dueOn: string | null;
  @Field() state: string;
  @Field(() => String, { nullable: true }) opinion: string | null;
  @Field(() => DateScalar, { nullable: true }) submittedOn: string | null;
  @Field(() => Int) version: number;
}

@InputType()
export class InviteScorersInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  seatIds: string[] = [];
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  expertIds: string[] = [];
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() dueOn?: string | null;
}

@InputType()
class SheetScoreInput extends FoundInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) reason?: string | null;
}

@InputType()
export class SaveBlindSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [SheetScoreInput], { description: 'Those rows that have changed.' })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => SheetScoreInput)
  scores: SheetScoreInput[];
  @Field(() => String, { nullable: true, description: 'Left out, it stays.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  opinion?: string | null;
}

@InputType()
export class MoveScorerInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'accept, decline, submit or withdraw.' }) @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
  @Field({ defaultValue: false, description: 'To accept: no conflict of interest, and the promise to keep silent.' })
  @IsBoolean()
  isDeclared: boolean = false;
}

@InputType()
export class TakeOverMeansInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(60) @IsUUID(undefined, { each: true }) frameworkRowIds: string[];
  @Field() @IsString() @MaxLength(1000) reason: string;
}
