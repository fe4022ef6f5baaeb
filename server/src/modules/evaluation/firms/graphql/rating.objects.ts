import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { DateScalar, DecimalScalar } from '../../../../platform/graphql/index.js';
import { WorkingLineObject } from '../../self/graphql/self-evaluation.objects.js';
import { FrameworkInputObject } from '../../tasks/graphql/evaluation-task.objects.js';
import { FoundInput } from '../../tasks/graphql/found.input.js';

@ObjectType('RatingFact', { description: 'Found by computing, comparing or counting.' })
class RatingFactObject {
  @Field() kind: string;
  @Field() subject: string;
  @Field(() => DecimalScalar) amount: string;
  @Field() detail: string;
  @Field(() => String, { nullable: true, description: 'Of a second score: RECHECK or PANEL.' }) source?: string | null;
  @Field(() => Int, { nullable: true, description: 'Rows that were scored again, or sheets of the panel.' })
  basis?: number | null;
  @Field(() => [Int], { nullable: true, description: 'Years without a calendar: only weekends were left out.' })
  yearsNotEntered?: readonly number[] | null;
}

@ObjectType('RatingItem')
class RatingItemObject {
  @Field() code: string;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
  @Field() isVeto: boolean;
}

@ObjectType('RatingDimension')
class RatingDimensionObject {
  @Field() code: string;
  @Field() name: string;
  @Field(() => [RatingItemObject]) items: readonly RatingItemObject[];
}

@ObjectType('QualityBand', { description: 'What a band means for pay and for the next choice.' })
export class QualityBandObject {
  @Field(() => DecimalScalar) from: string;
  @Field() name: string;
  @Field(() => DecimalScalar, { description: 'Per cent kept back.' }) deduct: string;
  @Field(() => DecimalScalar, { description: 'Per cent on top.' }) bonus: string;
  @Field(() => Int) suspendYears: number;
  @Field() isWarned: boolean;
  @Field() isPreferred: boolean;
}

@ObjectType('RecheckedRow', { description: 'A row that the bureau scored again.' })
class RecheckedRowObject {
  @Field(() => ID) frameworkRowId: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => FrameworkInputObject) input: FrameworkInputObject;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field() reason: string;
}

@ObjectType('SecondScore', {
  description: 'The second score of an evaluation, computed from the records that it comes from.',
})
export class SecondScoreObject {
  @Field(() => ID) taskId: string;
  @Field() title: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'What the firm stated.' }) stated: string | null;
  @Field(() => String, { nullable: true, description: 'RECHECK, PANEL, or null where there is no second score.' })
  source: string | null;
  @Field(() => DecimalScalar, { nullable: true }) total: string | null;
  @Field(() => DecimalScalar, { nullable: true }) gap: string | null;
  @Field(() => Int, { description: 'Rows that were scored again, or sheets of the panel.' }) basis: number;
  @Field(() => [RecheckedRowObject]) rows: RecheckedRowObject[];
}

@ObjectType('ChecklistLine', { description: 'What a person judges of a report, and what each finding takes off.' })
class ChecklistLineObject {
  @Field() code: string;
  @Field({ description: 'Item of the sheet.' }) item: string;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('RatingLine', { description: 'Findings of one line of the checklist, judged by a person.' })
export class RatingLineObject {
  @Field() code: string;
  @Field(() => Int) count: number;
  @Field() reason: string;
  @Field(() => ID, { nullable: true }) taskId: string | null;
  @Field(() => String, { nullable: true }) taskTitle: string | null;
}

@ObjectType('OverturnedFinding')
class OverturnedFindingObject {
  @Field(() => ID) findingId: string;
  @Field() reason: string;
}

@ObjectType('QualityRating', { description: '第三方机构工作质量考评 of one engagement.' })
export class QualityRatingObject {
  @Field(() => ID) id: string;
  @Field(() => ID) engagementId: string;
  @Field() engagementTitle: string;
  @Field() engagementState: string;
  @Field() firmName: string;
  @Field(() => Int) workYear: number;
  @Field() state: string;
  @Field(() => [RatingDimensionObject]) sheet: readonly RatingDimensionObject[];
  @Field(() => [QualityBandObject]) bands: QualityBandObject[];
  @Field(() => QualityBandObject, { nullable: true }) band: QualityBandObject | null;
  @Field(() => [RatingFactObject]) facts: RatingFactObject[];
  @Field(() => [ChecklistLineObject]) checklist: readonly ChecklistLineObject[];
  @Field(() => [OverturnedFindingObject]) overturned: OverturnedFindingObject[];
  @Field(() => DecimalScalar, { nullable: true }) total: string | null;
  @Field(() => DateScalar, { nullable: true }) issuedOn: string | null;
  @Field(() => String, { nullable: true }) objection: string | null;
  @Field(() => DateScalar, { nullable: true }) objectedOn: string | null;
  @Field(() => String, { nullable: true }) objectionDecision: string | null;
  @Field(() => DateScalar, { nullable: true }) settledOn: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('QualityRow')
export class QualityRowObject {
  @Field(() => ID) id: string;
  @Field() code: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'What the facts alone give; null where people score.' })
  proposed: string | null;
  @Field() working: string;
  @Field(() => DecimalScalar, { nullable: true }) points: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@InputType()
class RatingRowInput {
  @Field() @IsString() @MaxLength(40) code: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) points?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) reason?: string | null;
}

@InputType()
class RecheckedRowInput extends FoundInput {
  @Field() @IsString() @MaxLength(1000) reason: string;
}

@InputType()
class RatingRecheckInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => [RecheckedRowInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => RecheckedRowInput)
  rows: RecheckedRowInput[];
}

@InputType()
class RatingLineInput {
  @Field({ description: 'Of the checklist.' }) @IsString() @MaxLength(40) code: string;
  @Field(() => Int) @IsInt() count: number;
  @Field() @IsString() @MaxLength(500) reason: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() taskId?: string | null;
}

@InputType()
class OverturnedFindingInput {
  @Field(() => ID) @IsUUID() findingId: string;
  @Field() @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class SaveRatingInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [RatingRecheckInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RatingRecheckInput)
  rechecks: RatingRecheckInput[] = [];
  @Field(() => [RatingLineInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RatingLineInput)
  lines: RatingLineInput[] = [];
  @Field(() => [OverturnedFindingInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => OverturnedFindingInput)
  overturned: OverturnedFindingInput[] = [];
  @Field(() => [RatingRowInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RatingRowInput)
  rows: RatingRowInput[];
}

@InputType()
export class MoveRatingInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'issue, object, agree, decide or settle.' }) @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
}
