import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, DecimalScalar } from '../../../../platform/graphql/index.js';

@ObjectType('SurveyQuestionResult')
class QuestionResultObject {
  @Field() question: string;
  @Field(() => DecimalScalar) rate: string;
}

@ObjectType('SurveyResult')
export class SurveyResultObject {
  @Field(() => Int) n: number;
  @Field(() => Int, { description: 'Fewer answers conclude nothing (不足以下结论).' }) least: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Per cent; null while it runs, and where too few answered.',
  })
  rate: string | null;
  @Field(() => [QuestionResultObject]) questions: readonly QuestionResultObject[];
}

/** A questionnaire as everybody sees it who may, whatever its answer is for. */
@ObjectType({ isAbstract: true })
export abstract class SurveyWords {
  @Field(() => ID) id: string;
  @Field({ description: 'The public address is /public/survey/<code>.' }) code: string;
  @Field() title: string;
  @Field(() => String, { nullable: true }) intro: string | null;
  @Field(() => Int) scale: number;
  @Field(() => [String]) questions: string[];
  @Field(() => DateScalar) opensOn: string;
  @Field(() => DateScalar) closesOn: string;
  @Field() state: string;
  @Field(() => Int) version: number;
}

@ObjectType('SatisfactionSurvey', { description: '满意度问卷 of an evaluation' })
export class SurveyObject extends SurveyWords {
  @Field(() => ID) taskId: string;
  @Field(() => ID, { nullable: true }) frameworkRowId: string | null;
  @Field(() => Int) workYear: number;
}

/** What is asked, on which scale and when, whatever the answer is for. */
@InputType({ isAbstract: true })
export abstract class SurveyWordsInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field() @IsString() @MaxLength(100) title: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) intro?: string | null;
  @Field(() => Int, { description: '5 grades or 10 points.' }) @IsInt() scale: number;
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  questions: string[];
  @Field(() => DateScalar) @IsString() opensOn: string;
  @Field(() => DateScalar) @IsString() closesOn: string;
}

@InputType()
export class SaveSurveyInput extends SurveyWordsInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() frameworkRowId?: string | null;
}

@InputType()
export class MoveSurveyInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'open or close.' }) @IsString() @MaxLength(40) action: string;
}

@InputType()
export class ApplySurveyInput {
  @Field(() => ID) @IsUUID() surveyId: string;
  @Field(() => Int, { description: 'Of the evaluation.' }) @IsInt() expectedVersion: number;
}
