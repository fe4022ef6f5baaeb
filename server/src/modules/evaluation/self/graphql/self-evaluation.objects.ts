import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { SELF_VIEWS } from '../application/self-evaluation-queries.js';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

export const OBJECT_TYPES = ['PROJECT', 'POLICY', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'] as const;

@ObjectType('WorkingLine', { description: 'One line of a working, as one would write it by hand.' })
export class WorkingLineObject {
  @Field() code: string;
  @Field() expression: string;
}

@ObjectType('SelfEvaluationBand')
class SelfBandObject {
  @Field(() => DecimalScalar) from: string;
  @Field(() => DecimalScalar) share: string;
}

@ObjectType('SelfEvaluationRow')
export class SelfEvaluationRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field() direction: string;
  @Field(() => DecimalScalar, { nullable: true }) targetValue: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Forecast of the subject year, of a target of several years.',
  })
  expectedValue: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '(actual − forecast) ÷ forecast, per cent.' })
  forecastError: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetLow: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetHigh: string | null;
  @Field(() => String, { nullable: true }) targetText: string | null;
  @Field(() => DateScalar, { nullable: true }) targetOn: string | null;
  @Field({ description: '> or <: meeting it means strictly beyond.' }) isStrict: boolean;
  @Field(() => DateScalar, { nullable: true }) plannedStartOn: string | null;
  @Field(() => [SelfBandObject], { nullable: true }) bands: SelfBandObject[] | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => String, {
    nullable: true,
    description: 'MONITORING, SHEET, SURVEY, or null where the unit typed the value.',
  })
  actualOrigin: string | null;
  @Field(() => ID, { nullable: true }) originSheetId: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The monitoring round or the questionnaire that the value was taken from.',
  })
  originName: string | null;
  @Field(() => ID, { nullable: true, description: 'A value that a questionnaire gave is not typed over.' })
  originSurveyId: string | null;
  @Field(() => Int, { nullable: true, description: 'Valid answers behind a value that a questionnaire gave.' })
  surveyAnswers: number | null;
  @Field(() => DateScalar, { nullable: true }) originOn: string | null;
  @Field(() => Int, { description: 'Files that hang on the row; they count as evidence.' }) fileCount: number;
  @Field(() => DecimalScalar, { nullable: true }) actualValue: string | null;
  @Field(() => DateScalar, { nullable: true }) actualOn: string | null;
  @Field(() => Boolean, { nullable: true }) actualYes: boolean | null;
  @Field(() => String, { nullable: true }) attainment: string | null;
  @Field(() => DecimalScalar, { nullable: true }) share: string | null;
  @Field() isNotApplicable: boolean;
  @Field(() => String, { nullable: true }) overCause: string | null;
  @Field(() => String, { nullable: true }) cause: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Null is "not scored", never nought.' }) score:
    string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
}

@ObjectType('SelfEvaluationMoney', {
  description: 'Money by source; of a whole unit by basic and project expenditure.',
})
export class SelfEvaluationMoneyObject {
  @Field(() => ID) id: string;
  @Field() line: string;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field({ description: 'PAYMENTS, or TYPED where no register knows it.' }) origin: string;
}

@ObjectType('SelfEvaluationTask', { description: 'A main task of a whole unit.' })
export class SelfEvaluationTaskObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => String, { nullable: true }) result: string | null;
}

@ObjectType('SelfEvaluationCommon', { description: '共性指标, computed from its two bases.' })
export class SelfEvaluationCommonObject {
  @Field(() => ID) id: string;
  @Field() code: string;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true }) target: string | null;
  @Field(() => DecimalScalar, { nullable: true }) baseA: string | null;
  @Field(() => DecimalScalar, { nullable: true }) baseB: string | null;
  @Field(() => String, { nullable: true }) attainment: string | null;
  @Field(() => DecimalScalar, { nullable: true }) share: string | null;
  @Field() isNotApplicable: boolean;
  @Field(() => String, { nullable: true }) cause: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent.' }) value: string | null;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
}

@ObjectType('SelfEvaluationCriterion', { description: '经济性、效率性、效益性、公平性 of a whole unit.' })
export class SelfEvaluationCriterionObject {
  @Field(() => ID) id: string;
  @Field() criterion: string;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) text: string | null;
}

@ObjectType('SelfEvaluationStep', { description: 'One of the nine steps, with its day and document (R118).' })
export class SelfEvaluationStepObject {
  @Field() step: string;
  @Field(() => DateScalar, { nullable: true }) doneOn: string | null;
  @Field(() => String, { nullable: true }) document: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field({ description: 'Told by the sheet itself, not written by anyone.' }) isOwn: boolean;
}

@ObjectType('SelfEvaluation', { description: '项目支出绩效自评表, or the one of a policy or a whole unit.' })
export class SelfEvaluationObject {
  @Field(() => ID) id: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) workYear: number;
  @Field() objectType: string;
  @Field({ description: 'GOALS: rows of the objective. COMMON: common indicators.' }) family: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field() projectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => String, { nullable: true }) annualGoal: string | null;
  @Field(() => String, { nullable: true }) filledByName: string | null;
  @Field() figuresConfirmed: boolean;
  @Field(() => String, { nullable: true, description: 'The business division on the whole (R125).' })
  overallOpinion: string | null;
  @Field(() => DateScalar, { nullable: true }) opinedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) submittedOn: string | null;
  @Field(() => MoneyScalar) approvedAmount: string;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => String, { nullable: true }) executionReason: string | null;
  @Field(() => DecimalScalar, { nullable: true }) executionScore: string | null;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) actualSummary: string | null;
  @Field(() => String, { nullable: true }) problems: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => DateScalar, { nullable: true }) completedOn: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => String, { nullable: true }) returnedBy: string | null;
}

@ObjectType('SelfEvaluationConnection')
export class SelfEvaluationConnection extends Connection(SelfEvaluationObject) {}

@ArgsType()
export class SelfEvaluationsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(OBJECT_TYPES) objectType?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() agencyId?: string | null;
  @Field(() => String, { nullable: true, description: 'ZERO, UNSCORED or SHORT_OPINION.' })
  @IsOptional()
  @IsIn(SELF_VIEWS)
  view?: string | null;
}
