import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type ObjectType as ObjectKind,
  OBJECT_TYPES,
  type Refusal,
  type ReviewGrade,
  type ReviewItems,
} from '@jixiao/shared';
import {
  Connection,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  FactsScalar,
  MoneyScalar,
  RefusalObject,
} from '../../../platform/graphql/index.js';
import { IndicatorCatalogueObject } from './catalogue.objects.js';

export const OBJECTIVE_STATES = [
  'DRAFT',
  'SUBMITTED',
  'DEPT_REVIEWED',
  'REFINING',
  'FIN_REVIEWED',
  'APPROVED',
  'RETURNED',
  'REJECTED',
  'SUPERSEDED',
  'REVOKED',
] as const;

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
  outcome: 'ACCEPTED' | 'REFINED' | 'RETURNED' | 'REJECTED';

  @Field(() => String, { nullable: true })
  opinion: string | null;

  @Field(() => String, { nullable: true })
  reviewerName: string | null;

  @Field(() => DateTimeScalar)
  reviewedAt: Date;

  @Field(() => DateScalar, { description: 'Business date of it.' })
  reviewedOn: string;
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

  @Field(() => IndicatorCatalogueObject)
  catalogue: IndicatorCatalogueObject;

  @Field(() => MoneyScalar, { nullable: true, description: 'Sum of the funding lines of the project.' })
  fundingTotal: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Ceiling of the second submission.' })
  controlAmount?: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: "Sum of the objectives of the body's projects." })
  projectsTotal?: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'What the parent transfer leaves for this part.' })
  parentRemainder?: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'What the parts of this transfer hold.' })
  childrenTotal?: string | null;
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

@ObjectType('PerformanceObjective', { description: 'The newest version of the objective of one object and year.' })
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

  @Field(() => String, { description: OBJECT_TYPES.join(', ') })
  objectType: ObjectKind;

  @Field(() => String, { nullable: true, description: 'Code of a policy or transfer.' })
  code: string | null;

  @Field(() => String, { nullable: true, description: 'OVERALL, REGION or PROJECT, for a transfer.' })
  transferLevel: string | null;

  @Field(() => ID, { nullable: true, description: 'The transfer that this one is a part of.' })
  parentObjectiveId: string | null;

  @Field(() => ID, { nullable: true, description: 'Objective of the year before that this one continues.' })
  previousObjectiveId: string | null;

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

  @Field(() => String, { nullable: true, description: 'Of the project, else the contact person of the form.' })
  responsiblePerson: string | null;

  @Field(() => String, { nullable: true })
  contactPerson: string | null;

  @Field(() => String, { nullable: true })
  contactPhone: string | null;

  @Field(() => DateScalar, { nullable: true })
  startsOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  endsOn: string | null;

  @Field({ description: 'FIRST_UP, SECOND_UP, SUPPLEMENT or ADJUSTMENT: what this version goes up for.' })
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

  @Field(() => MoneyScalar, { nullable: true, description: 'Control figure of 一下.' })
  controlAmount: string | null;

  @Field(() => String, { nullable: true })
  controlOpinion: string | null;

  @Field(() => String, { nullable: true })
  controlDocumentNo: string | null;

  @Field(() => DateScalar, { nullable: true })
  controlOn: string | null;

  @Field(() => String, { nullable: true, description: 'SM3 of what the approval froze.' })
  contentHash: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  submittedAt: Date | null;

  @Field(() => String, { nullable: true })
  returnedReason: string | null;

  @Field(() => String, { nullable: true })
  returnedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'POLICY_CHANGE, FORCE_MAJEURE, BUDGET_ADJUSTED or MONITORING_RESULT.',
  })
  adjustmentKind: string | null;

  @Field(() => String, { nullable: true })
  adjustmentReason: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the unit asked for the adjustment.' })
  adjustedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Paper that the bureau had before the cut-off.' })
  lateDocumentNo: string | null;

  @Field(() => DateScalar, { nullable: true })
  latePaperOn: string | null;

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

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'None where objects contain one another: a whole department and its projects are never added.',
  })
  amount: string | null;
}

@ObjectType('GoalSummary', { description: 'Objectives inside the reach of the seat, by state.' })
export class GoalSummaryObject {
  @Field(() => Int)
  total: number;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'None where objects contain one another: a whole department and its projects are never added.',
  })
  amount: string | null;

  @Field(() => [GoalStateCountObject])
  states: GoalStateCountObject[];
}
