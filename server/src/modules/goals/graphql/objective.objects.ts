import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Band, Direction, Refusal, ReviewGrade, ReviewItems } from '@jixiao/shared';
import {
  Connection,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  FactsScalar,
  MoneyScalar,
  PageArgs,
  RefusalObject,
} from '../../../platform/graphql/index.js';

export const OBJECTIVE_STATES = [
  'DRAFT',
  'SUBMITTED',
  'DEPT_REVIEWED',
  'FIN_REVIEWED',
  'APPROVED',
  'RETURNED',
  'REJECTED',
  'SUPERSEDED',
  'REVOKED',
] as const;

@ObjectType('IndicatorBand')
class BandObject implements Band {
  @Field(() => DecimalScalar)
  from: string;

  @Field(() => DecimalScalar, { description: 'Per cent of the weight.' })
  share: string;
}

@ObjectType('PerformanceIndicator')
export class IndicatorObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The same over all versions of the objective.' })
  indicatorKey: string;

  @Field(() => String)
  horizon: 'ANNUAL' | 'MID_TERM';

  @Field(() => Int)
  ordinal: number;

  @Field()
  level1: string;

  @Field()
  level2: string;

  @Field()
  name: string;

  @Field(() => String)
  direction: Direction;

  @Field()
  isStrict: boolean;

  @Field(() => DecimalScalar, { nullable: true })
  targetValue: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  targetLow: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  targetHigh: string | null;

  @Field(() => String, { nullable: true })
  targetText: string | null;

  @Field(() => DateScalar, { nullable: true })
  targetOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  plannedStartOn: string | null;

  @Field(() => [BandObject], { nullable: true })
  bands: Band[] | null;

  @Field(() => String, { nullable: true })
  unit: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  weight: string | null;

  @Field(() => String, { nullable: true })
  targetBasis: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  baselineValue: string | null;

  @Field(() => Int, { nullable: true })
  baselineYear: number | null;

  @Field(() => String, { nullable: true })
  formulaText: string | null;

  @Field(() => String, { nullable: true })
  dataSource: string | null;

  @Field(() => String, { nullable: true })
  captureMethod: string | null;

  @Field()
  isCore: boolean;

  @Field(() => String, { nullable: true })
  remark: string | null;

  @Field(() => ID, { nullable: true, description: 'Indicator of the library that the row was taken from.' })
  libraryIndicatorId: string | null;
}

@ObjectType('CellRemark', { description: 'Remark of a reviewer on one cell of the form.' })
class CellRemarkObject {
  @Field()
  field: string;

  @Field()
  text: string;
}

@ObjectType('ObjectiveReview')
export class ReviewObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  versionNo: number;

  @Field(() => String)
  step: 'DEPARTMENT' | 'FINANCE';

  @Field(() => FactsScalar, { description: 'Grade by item C1 … F2 of the eight-item form.' })
  items: ReviewItems;

  @Field(() => [CellRemarkObject])
  remarks: CellRemarkObject[];

  @Field(() => String, { nullable: true })
  suggestedGrade: ReviewGrade | null;

  @Field(() => String, { nullable: true })
  overallGrade: ReviewGrade | null;

  @Field(() => String)
  outcome: 'ACCEPTED' | 'RETURNED' | 'REJECTED';

  @Field(() => String, { nullable: true })
  opinion: string | null;

  @Field(() => String, { nullable: true })
  reviewerName: string | null;

  @Field(() => DateTimeScalar)
  reviewedAt: Date;
}

@ObjectType('ObjectiveRules', { description: 'Rules of the place and year that the objective is judged by.' })
export class ObjectiveRulesObject {
  @Field(() => DecimalScalar)
  totalWeight: string;

  @Field(() => Int)
  minLevel1: number;

  @Field(() => Int)
  minLevel2: number;

  @Field(() => Int)
  minLevel3: number;

  @Field(() => DecimalScalar, { nullable: true })
  quantitativeShare: string | null;

  @Field()
  catalogueCode: string;

  @Field(() => MoneyScalar, { nullable: true })
  fundingTotal: string | null;
}

@ObjectType('ObjectiveFindings', {
  description: 'What stands between the stored objective and its submission, and what would better it.',
})
export class FindingsObject {
  @Field(() => [RefusalObject])
  refusals: readonly Refusal[];

  @Field(() => [RefusalObject])
  advice: readonly Refusal[];
}

@ObjectType('PerformanceObjective', { description: 'The newest version of the objective of one project and year.' })
export class ObjectiveObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  versionId: string;

  @Field(() => Int)
  versionNo: number;

  @Field(() => Int, { description: 'Sent back as expectedVersion by every change.' })
  version: number;

  @Field()
  state: string;

  @Field()
  objectType: string;

  @Field(() => Int)
  budgetYear: number;

  @Field(() => ID, { nullable: true })
  projectId: string | null;

  @Field(() => String, { nullable: true })
  projectCode: string | null;

  @Field()
  title: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => String, { nullable: true })
  departmentName: string | null;

  @Field(() => String, { nullable: true })
  nature: string | null;

  @Field(() => String, { nullable: true })
  responsiblePerson: string | null;

  @Field(() => DateScalar, { nullable: true })
  startsOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  endsOn: string | null;

  @Field()
  budgetRound: string;

  @Field()
  catalogueCode: string;

  @Field(() => String, { nullable: true })
  overallGoal: string | null;

  @Field(() => String, { nullable: true })
  annualGoal: string | null;

  @Field(() => String, { nullable: true })
  basis: string | null;

  @Field(() => String, { nullable: true })
  scheduleText: string | null;

  @Field(() => MoneyScalar)
  annualAmount: string;

  @Field(() => String, { nullable: true, description: 'SM3 of what the approval froze.' })
  contentHash: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  submittedAt: Date | null;

  @Field(() => String, { nullable: true })
  returnedReason: string | null;

  @Field(() => String, { nullable: true })
  returnedBy: string | null;

  @Field(() => String, { nullable: true })
  adjustmentReason: string | null;

  @Field(() => String, { nullable: true })
  documentNo: string | null;

  @Field(() => DateScalar, { nullable: true })
  approvedOn: string | null;

  @Field()
  isAssumed: boolean;

  @Field(() => DateTimeScalar)
  updatedAt: Date;
}

@ObjectType()
export class PerformanceObjectiveConnection extends Connection(ObjectiveObject) {}

@ObjectType('GoalStateCount')
class GoalStateCountObject {
  @Field()
  state: string;

  @Field(() => Int)
  count: number;

  @Field(() => MoneyScalar)
  amount: string;
}

@ObjectType('GoalSummary', { description: 'Objectives inside the reach of the seat, by state.' })
export class GoalSummaryObject {
  @Field(() => Int)
  total: number;

  @Field(() => MoneyScalar)
  amount: string;

  @Field(() => [GoalStateCountObject])
  states: GoalStateCountObject[];
}

@ArgsType()
export class GoalsArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit and everything under it.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  projectId?: string | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @IsIn(OBJECTIVE_STATES, { each: true })
  states?: string[] | null;
}
