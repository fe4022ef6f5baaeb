import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';

@ObjectType('EvaluationOpinion', { description: 'An objection of the evaluated unit, and what was decided on it.' })
export class OpinionObject {
  @Field(() => ID) id: string;
  @Field(() => Int) versionNo: number;
  @Field(() => Int) ordinal: number;
  @Field() text: string;
  @Field(() => String, { nullable: true }) raisedByName: string | null;
  @Field(() => DateScalar) raisedOn: string;
  @Field(() => String, { nullable: true }) decision: string | null;
  @Field(() => String, { nullable: true }) reply: string | null;
  @Field(() => String, { nullable: true }) repliedByName: string | null;
  @Field(() => DateScalar, { nullable: true }) repliedOn: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('FrozenScore')
class FrozenScoreObject {
  @Field() level1: string;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
}

@ObjectType('FrozenFinding')
class FrozenFindingObject {
  @Field() kind: string;
  @Field(() => String, { nullable: true }) problemKind: string | null;
  @Field() description: string;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field() recommendation: string;
}

@ObjectType('FrozenSection')
class FrozenSectionObject {
  @Field() code: string;
  @Field() text: string;
}

@ObjectType('FrozenReport')
class FrozenReportObject {
  @Field(() => [FrozenScoreObject]) rows: readonly FrozenScoreObject[];
  @Field(() => [FrozenFindingObject]) findings: readonly FrozenFindingObject[];
  @Field(() => String, { nullable: true }) summary: string | null;
  @Field(() => [FrozenSectionObject]) sections: readonly FrozenSectionObject[];
}

@ObjectType('ReportVersion', { description: 'A report as it was handed in, revised or made final; never changed.' })
export class ReportVersionObject {
  @Field(() => ID) id: string;
  @Field(() => Int) versionNo: number;
  @Field() kind: string;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => FrozenReportObject) content: FrozenReportObject;
  @Field() contentHash: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) madeByName: string | null;
  @Field(() => DateScalar) madeOn: string;
}

@ObjectType('ExchangeMeeting', { description: '反馈意见交流会.' })
export class ExchangeMeetingObject {
  @Field(() => ID) id: string;
  @Field(() => DateScalar) heldOn: string;
  @Field() place: string;
  @Field() attendees: string;
  @Field() record: string;
  @Field(() => String, { nullable: true }) recordedByName: string | null;
}

@ObjectType('ReportSourceChange')
class SourceChangeObject {
  @Field() name: string;
  @Field(() => String, { nullable: true }) before: string | null;
  @Field(() => String, { nullable: true }) after: string | null;
}

@ObjectType('ReportSentence', { description: 'A sentence with the present values of the records that it quotes.' })
class SentenceObject {
  @Field() text: string;
  @Field(() => [String]) chips: readonly string[];
  @Field(() => [String], { description: 'Numbers that somebody typed: no record vouches for them.' })
  typed: readonly string[];
  @Field({ description: 'What it quotes has changed since somebody last confirmed it.' }) isStale: boolean;
  @Field(() => [SourceChangeObject]) changes: readonly SourceChangeObject[];
}

@ObjectType('EvaluationReportSection')
export class EvaluationSectionObject {
  @Field() code: string;
  @Field() heading: string;
  @Field({ description: 'The text with the names of records in braces.' }) body: string;
  @Field({ description: 'Nobody has written it: it is made from the records.' }) isDraft: boolean;
  @Field() isStale: boolean;
  @Field(() => [SentenceObject]) sentences: readonly SentenceObject[];
  @Field(() => Int, { nullable: true }) version: number | null;
}

@ObjectType('ReportSource', { description: 'A record that the text may quote, with its present value.' })
class ReportSourceObject {
  @Field() name: string;
  @Field(() => String, { nullable: true }) value: string | null;
}

@ObjectType('EvaluationReport')
export class EvaluationReportObject {
  @Field(() => [EvaluationSectionObject]) sections: readonly EvaluationSectionObject[];
  @Field(() => [ReportSourceObject]) sources: readonly ReportSourceObject[];
}

@InputType()
export class RaiseOpinionsInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [String], { description: 'None of them says: no objection.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(2000, { each: true })
  opinions: string[];
}

@InputType()
export class DecideOpinionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => ID) @IsUUID() opinionId: string;
  @Field(() => Int) @IsInt() expectedOpinionVersion: number;
  @Field() @IsString() @MaxLength(20) decision: string;
  @Field() @IsString() @MaxLength(2000) reply: string;
}

@InputType()
export class RecordExchangeMeetingInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => DateScalar) @IsString() heldOn: string;
  @Field() @IsString() @MaxLength(100) place: string;
  @Field() @IsString() @MaxLength(500) attendees: string;
  @Field() @IsString() @MaxLength(4000) record: string;
}

@InputType()
export class SaveReportSectionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field() @IsString() @MaxLength(20) code: string;
  @Field({ description: 'An empty text goes back to the draft from the records.' })
  @IsString()
  @MaxLength(8000)
  body: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedSectionVersion?: number | null;
}
