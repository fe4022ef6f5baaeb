import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
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
import { WorkingLineObject } from '../../self/graphql/self-evaluation.objects.js';

@ObjectType('RecheckSample', {
  description: '复核样本: with seed, rules and population, so that anyone can draw it again.',
})
export class RecheckSampleObject {
  @Field(() => ID) id: string;
  @Field(() => Int) workYear: number;
  @Field() name: string;
  @Field() seed: string;
  @Field(() => Int, { description: 'How many of the riskiest were taken at most.' }) byRisk: number;
  @Field(() => DecimalScalar, { description: 'Per cent of the others, by lot.' }) share: string;
  @Field(() => Int) populationCount: number;
  @Field({ description: 'Of the sorted keys that it was drawn from.' }) populationHash: string;
  @Field(() => DateScalar) drawnOn: string;
  @Field(() => Int) drawn: number;
  @Field(() => Int, { description: 'Those that the unit has been told of.' }) rechecked: number;
}

@ObjectType('QualityFinding')
export class QualityFindingObject {
  @Field() code: string;
  @Field(() => Int) rows: number;
}

@ObjectType('Recheck', { description: '复核: the score of the bureau beside that of the unit.' })
export class RecheckObject {
  @Field(() => ID) id: string;
  @Field(() => ID) sampleId: string;
  @Field() sampleName: string;
  @Field(() => Int) workYear: number;
  @Field(() => ID) selfEvaluationId: string;
  @Field() projectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) ordinal: number;
  @Field({ description: 'RISK or RANDOM.' }) chosenBy: string;
  @Field(() => [String]) riskReasons: string[];
  @Field(() => DecimalScalar) riskWeight: string;
  @Field(() => DecimalScalar) riskPoints: string;
  @Field(() => Int, { description: 'Of the self-evaluation by rules, 0 to 100.' }) qualityScore: number;
  @Field(() => [QualityFindingObject]) qualityFindings: QualityFindingObject[];
  @Field() state: string;
  @Field(() => DecimalScalar) selfScore: string;
  @Field(() => String, { nullable: true }) selfGrade: string | null;
  @Field(() => DecimalScalar, { nullable: true }) recheckScore: string | null;
  @Field(() => String, { nullable: true }) recheckGrade: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'recheck − self.' }) difference: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) opinion: string | null;
  @Field(() => DateScalar, { nullable: true }) issuedOn: string | null;
  @Field(() => String, { nullable: true }) answer: string | null;
  @Field(() => DateScalar, { nullable: true }) answeredOn: string | null;
  @Field(() => String, { nullable: true }) closeNote: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('RecheckRow')
export class RecheckRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field(() => String, { nullable: true, description: 'Null of the row of the execution rate.' }) name: string | null;
  @Field(() => String, { nullable: true }) target: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => String, { nullable: true }) actual: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => String, { nullable: true }) cause: string | null;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'Null where the row does not apply.' }) selfScore:
    string | null;
  @Field(() => DecimalScalar, { nullable: true }) recheckScore: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('SelfScoreDeviation', {
  description: '自评与复核偏差, of a unit, or of the whole reach where no unit is named.',
})
export class DeviationObject {
  @Field(() => ID, { nullable: true }) agencyId: string | null;
  @Field(() => String, { nullable: true }) agencyName: string | null;
  @Field(() => Int) rechecked: number;
  @Field(() => DecimalScalar, { nullable: true }) selfMean: string | null;
  @Field(() => DecimalScalar, { nullable: true }) recheckMean: string | null;
  @Field(() => DecimalScalar, { nullable: true }) meanDifference: string | null;
  @Field(() => DecimalScalar, { nullable: true }) meanDeviation: string | null;
  @Field(() => DecimalScalar, { nullable: true }) greatestDeviation: string | null;
  @Field(() => Int) gradeChanged: number;
  @Field(() => DecimalScalar, { nullable: true, description: '0 to 100; null where nothing was rechecked.' }) honesty:
    string | null;
}

@InputType()
export class DrawRecheckSampleInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(200) byRisk: number;
  @Field({ description: 'Per cent.' }) @IsString() @MaxLength(10) share: string;
  @Field() @IsString() @MaxLength(100) seed: string;
}

@InputType()
class RecheckRowInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(10) recheckScore?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) reason?: string | null;
}

@InputType()
export class SaveRecheckInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) opinion?: string | null;
  @Field(() => [RecheckRowInput])
  @IsArray()
  @ArrayMaxSize(101)
  @ValidateNested({ each: true })
  @Type(() => RecheckRowInput)
  rows: RecheckRowInput[];
}

@InputType()
export class MoveRecheckInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'issue, answer or close.' }) @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
}
