import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { APPRAISAL_KINDS, type AppraisalDimension, type AppraisalKind } from '@jixiao/shared';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  Connection,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  MoneyScalar,
  PageArgs,
} from '../../../../platform/graphql/index.js';
import { FileObject } from '../../../../platform/files/index.js';

@ObjectType('AppraisalItem')
class ItemObject {
  @Field(() => ID) code: string;
  @Field() name: string;
  @Field(() => DecimalScalar) points: string;
  @Field(() => Boolean, { nullable: true, description: '差 refuses support whatever the total.' }) isVeto?: boolean;
}

@ObjectType('AppraisalDimension')
class DimensionObject {
  @Field(() => ID) code: string;
  @Field() name: string;
  @Field(() => Boolean, { nullable: true }) isVeto?: boolean;
  @Field(() => [ItemObject]) items: readonly ItemObject[];
}

@ObjectType('AppraisalMaterial', {
  description: 'A document that the appraisal rests on, with the dimensions it speaks to.',
})
export class MaterialObject {
  @Field(() => ID, { description: 'Owner of the files, of type `goals.appraisal_material`.' }) id: string;
  @Field() code: string;
  @Field() name: string;
  @Field(() => [String]) dimensions: readonly string[];
  @Field() isRequired: boolean;
  @Field({ description: 'There is a file, or the unit says that it is there on paper.' }) isPresent: boolean;
  @Field(() => String, { nullable: true }) reference: string | null;
  @Field(() => [FileObject]) files: readonly FileObject[];
}

@ObjectType('AppraisalScore')
export class ScoreObject {
  @Field() itemCode: string;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => DecimalScalar, { nullable: true }) points: string | null;
  @Field(() => String, { nullable: true }) opinion: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
}

@ObjectType('AppraisalScorer', {
  description: 'Scores are shown to their scorer, and to others when all have handed in.',
})
export class ScorerObject {
  @Field(() => ID) id: string;
  @Field(() => ID) seatId: string;
  @Field() seatTitle: string;
  @Field() agencyName: string;
  @Field() isChair: boolean;
  @Field() isMine: boolean;
  @Field(() => String, { nullable: true }) personName: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt: Date | null;
  @Field(() => DecimalScalar, { nullable: true }) total: string | null;
  @Field(() => [ScoreObject], { nullable: true }) scores: readonly ScoreObject[] | null;
}

@ObjectType('DimensionScore')
class DimensionScoreObject {
  @Field(() => ID) code: string;
  @Field(() => DecimalScalar) points: string;
  @Field(() => DecimalScalar) full: string;
}

@ObjectType('OfficialItemScore')
class OfficialItemObject {
  @Field(() => ID) itemCode: string;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('AppraisalDispersion')
class DispersionObject {
  @Field(() => DecimalScalar) lowest: string;
  @Field(() => DecimalScalar) highest: string;
  @Field(() => DecimalScalar) range: string;
  @Field(() => DecimalScalar) deviation: string;
}

@ObjectType('AppraisalOutcome', { description: 'What the sheets come to, once all have handed in.' })
export class OutcomeObject {
  @Field({ description: 'MEAN of all scorers or the CHAIR’s.' }) rule: string;
  @Field(() => DecimalScalar, { nullable: true }) total: string | null;
  @Field(() => String, { nullable: true }) suggested: string | null;
  @Field(() => [String]) vetoes: readonly string[];
  @Field(() => [OfficialItemObject]) items: readonly OfficialItemObject[];
  @Field(() => [DimensionScoreObject]) dimensions: readonly DimensionScoreObject[];
  @Field(() => DispersionObject, { nullable: true }) dispersion: DispersionObject | null;
  @Field(() => DecimalScalar) pass: string;
  @Field(() => DecimalScalar) revise: string;
}

@ObjectType('ProjectOverlap', { description: 'An existing project that resembles the one appraised, and why.' })
export class OverlapObject {
  @Field(() => ID) projectId: string;
  @Field() code: string;
  @Field() name: string;
  @Field() agencyName: string;
  @Field(() => Int) budgetYear: number;
  @Field() state: string;
  @Field(() => DecimalScalar) score: string;
  @Field(() => DecimalScalar) similarity: string;
  @Field(() => [String], { description: 'NAME, AGENCY, FIELD, FUND, BENEFICIARY.' }) reasons: readonly string[];
}

@ObjectType('ExAnteAppraisal', { description: '事前绩效评估 of a project or policy.' })
export class AppraisalObject {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field() state: string;
  @Field(() => String) objectKind: AppraisalKind;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID, { nullable: true }) objectiveId: string | null;
  @Field() objectCode: string;
  @Field() title: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) field: string | null;
  @Field(() => String, { nullable: true }) beneficiary: string | null;
  @Field(() => Int) budgetYear: number;
  @Field(() => MoneyScalar) amountAsked: string;
  @Field(() => [DimensionObject], { description: 'The score table as it stood when the appraisal was planned.' })
  criteria: readonly AppraisalDimension[];
  @Field(() => String, { nullable: true }) background: string | null;
  @Field(() => String, { nullable: true }) content: string | null;
  @Field(() => String, { nullable: true }) funding: string | null;
  @Field(() => String, { nullable: true }) workDone: string | null;
  @Field(() => String, { nullable: true }) suggestions: string | null;
  @Field(() => String, { nullable: true }) otherMatters: string | null;
  @Field(() => ID, { nullable: true }) duplicateOfId: string | null;
  @Field(() => String, { nullable: true }) duplicateOfName: string | null;
  @Field(() => DateScalar, { nullable: true }) reportedOn: string | null;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) suggestedConclusion: string | null;
  @Field(() => String, { nullable: true }) conclusion: string | null;
  @Field(() => String, { nullable: true }) conclusionReason: string | null;
  @Field(() => MoneyScalar, { nullable: true }) amountSupported: string | null;
  @Field(() => Int, { nullable: true }) validToYear: number | null;
  @Field(() => DateScalar, { nullable: true }) concludedOn: string | null;
  @Field(() => String, { nullable: true }) concludedByName: string | null;
  @Field(() => String, { nullable: true }) contentHash: string | null;
  @Field() isAssumed: boolean;
}

@ObjectType('ExAnteAppraisalConnection')
export class AppraisalConnection extends Connection(AppraisalObject) {}

@ObjectType('AppraisalStateCount')
class StateCountObject {
  @Field() state: string;
  @Field(() => Int) count: number;
  @Field(() => MoneyScalar) asked: string;
  @Field(() => MoneyScalar) supported: string;
}

@ObjectType('ExAnteAppraisalSummary')
export class AppraisalSummaryObject {
  @Field(() => Int) total: number;
  @Field(() => MoneyScalar) asked: string;
  @Field(() => MoneyScalar) supported: string;
  @Field(() => [StateCountObject]) states: StateCountObject[];
}

@ObjectType('PanelSeat', { description: 'A seat that may be asked to score.' })
export class PanelSeatObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) personName: string | null;
}

@ObjectType('BudgetReview', { description: '预算评审: the amount alone, beside the appraisal.' })
export class BudgetReviewObject {
  @Field(() => ID) id: string;
  @Field(() => MoneyScalar) appliedAmount: string;
  @Field(() => MoneyScalar) reviewedAmount: string;
  @Field() reviewer: string;
  @Field() documentNo: string;
  @Field(() => DateScalar) reviewedOn: string;
  @Field(() => String, { nullable: true }) opinion: string | null;
  @Field({ description: 'REDUCED, AGREED, INCREASED or REJECTED, from the two amounts.' }) result: string;
}

@ObjectType('PreparationDocument')
class PreparationDocumentObject {
  @Field() code: string;
  @Field() isPresent: boolean;
  @Field(() => String, { nullable: true }) reference: string | null;
}

@ObjectType('ProjectPreparation', { description: '前期准备 of a project by its type.' })
export class PreparationObject {
  @Field() projectType: string;
  @Field(() => Int) version: number;
  @Field(() => [PreparationDocumentObject]) documents: PreparationDocumentObject[];
  @Field(() => [String], { description: 'Documents that the checklist of the type asks for.' }) required: string[];
}

@ArgsType()
export class AppraisalsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(APPRAISAL_KINDS) objectKind?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
}
