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
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';

@ObjectType('SelectionCriterion')
class SelectionCriterionObject {
  @Field() code: string;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('CandidateScore')
class CandidateScoreObject {
  @Field() code: string;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('PlanCandidate', { description: 'What may be evaluated, how it was judged, whether it was chosen.' })
export class PlanCandidateObject {
  @Field(() => ID) id: string;
  @Field() objectType: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field() title: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => String, { nullable: true }) area: string | null;
  @Field(() => [CandidateScoreObject]) scores: CandidateScoreObject[];
  @Field(() => DecimalScalar, { nullable: true }) points: string | null;
  @Field(() => Int, { nullable: true, description: 'Year in which it was evaluated before; null where never.' })
  lastYear: number | null;
  @Field() decision: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) method: string | null;
  @Field(() => ID, { nullable: true }) taskId: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('EvaluationYearPlan', { description: '年度评价计划 of the bureau or of a department.' })
export class YearPlanObject {
  @Field(() => ID) id: string;
  @Field(() => Int) workYear: number;
  @Field() state: string;
  @Field(() => [SelectionCriterionObject]) criteria: SelectionCriterionObject[];
  @Field(() => String, { nullable: true }) documentNo: string | null;
  @Field(() => DateScalar, { nullable: true }) approvedOn: string | null;
  @Field(() => ID, { nullable: true, description: 'The department whose plan it is; null: the bureau.' })
  ownerAgencyId: string | null;
  @Field(() => String, { nullable: true }) ownerName: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When a department reported it to the bureau.' })
  reportedOn: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('DepartmentPlanStanding', {
  description: 'A department and its plan of the year; what it has not reported is its own but for the state.',
})
export class DepartmentPlanObject {
  @Field(() => ID) departmentId: string;
  @Field() departmentName: string;
  @Field(() => String, { nullable: true, description: 'Null: it has none.' }) state: string | null;
  @Field(() => DateScalar, { nullable: true }) reportedOn: string | null;
  @Field(() => Int, { nullable: true }) planned: number | null;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field(() => Int) done: number;
  @Field(() => Int) outsidePlan: number;
  @Field(() => Int, { description: 'Self-evaluations of its tree: what it could choose from.' }) selfEvaluated: number;
}

@ObjectType('EvaluationProposal', {
  description: 'An object that is no candidate yet; never evaluated ones come first.',
})
export class ProposalObject {
  @Field() objectType: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() title: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => Int, { nullable: true }) lastYear: number | null;
}

@ObjectType('EvaluationCounts')
class EvaluationCountsObject {
  @Field(() => Int) total: number;
  @Field(() => Int) whole: number;
  @Field(() => Int) projects: number;
  @Field(() => Int) thirdParty: number;
  @Field(() => Int) own: number;
  @Field(() => MoneyScalar) amount: string;
}

@ObjectType('EvaluationPlanYear', { description: 'Plan of a year against what was done.' })
export class PlanYearObject {
  @Field(() => Int) year: number;
  @Field(() => EvaluationCountsObject, { nullable: true }) planned: EvaluationCountsObject | null;
  @Field(() => EvaluationCountsObject) done: EvaluationCountsObject;
  @Field(() => Int, { description: 'Done without having been planned.' }) outsidePlan: number;
  @Field(() => Int, { nullable: true, description: 'Planned less what the year before finished.' })
  againstLastYear: number | null;
  @Field(() => MoneyScalar, { nullable: true }) moneyDifference: string | null;
}

@ObjectType('EvaluationArea', {
  description: 'Area of the place’s own list with what was evaluated in it, nought included.',
})
export class EvaluationAreaObject {
  @Field() code: string;
  @Field() name: string;
  @Field(() => Int) total: number;
  @Field(() => MoneyScalar) amount: string;
}

/** The bureau is offered whole departments, a department the units below it. */
const PROPOSED = ['PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'];

@ArgsType()
export class ProposalsArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field(() => String) @IsIn(PROPOSED) objectType: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() departmentId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => Int, { defaultValue: 50 }) @IsInt() @Min(1) @Max(200) first: number = 50;
}

@InputType()
class CandidateScoreInput {
  @Field() @IsString() @MaxLength(40) code: string;
  @Field() @IsString() @MaxLength(10) points: string;
}

@InputType()
export class SaveCandidateInput {
  @Field(() => ID) @IsUUID() planId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedCandidateVersion?: number | null;
  @Field() @IsString() @MaxLength(30) objectType: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() agencyId?: string | null;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field() @IsString() @MaxLength(200) title: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) amount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) area?: string | null;
  @Field(() => [CandidateScoreInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CandidateScoreInput)
  scores: CandidateScoreInput[] = [];
  @Field(() => String, { defaultValue: 'OPEN' }) @IsString() @MaxLength(20) decision: string = 'OPEN';
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20) method?: string | null;
}

@InputType()
class ProposedObjectInput {
  @Field(() => String) @IsIn(PROPOSED) objectType: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() agencyId?: string | null;
}

@InputType()
export class TakeProposalsInput {
  @Field(() => ID) @IsUUID() planId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field(() => [ProposedObjectInput])
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ProposedObjectInput)
  objects: ProposedObjectInput[];
}

@InputType()
export class MoveYearPlanInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(20) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) documentNo?: string | null;
}
