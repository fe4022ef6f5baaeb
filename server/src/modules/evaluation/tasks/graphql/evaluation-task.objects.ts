import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection, DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';
import { WorkingLineObject } from '../../self/graphql/self-evaluation.objects.js';

@ObjectType('FrameworkInput', {
  description: 'What the evaluator found; which field counts depends on the kind of the row.',
})
export class FrameworkInputObject {
  @Field(() => [Boolean], { nullable: true }) present?: readonly boolean[];
  @Field(() => DecimalScalar, { nullable: true }) rate?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of a formula: the number above the line, e.g. 480 of 500.',
  })
  numerator?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator?: string | null;
  @Field(() => Boolean, { nullable: true }) met?: boolean | null;
  @Field(() => DecimalScalar, { nullable: true }) deduction?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) share?: string | null;
  @Field(() => Int, { nullable: true, description: 'Of a survey: how many answered.' }) answers?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Mean of the panel that the lead took over.' })
  mean?: string | null;
}

@ObjectType('QualityGrade', { description: 'A grade that a row may be given, with its per cent of the points.' })
export class QualityGradeObject {
  @Field() name: string;
  @Field(() => DecimalScalar) share: string;
}

@ObjectType('FrameworkRow', { description: 'A row of the indicator framework with its score so far.' })
export class FrameworkRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field() kind: string;
  @Field() explanation: string;
  @Field(() => String, { nullable: true, description: 'PLAN, INDUSTRY, HISTORY or OTHER.' }) basis: string | null;
  @Field() standard: string;
  @Field() scoringRule: string;
  @Field() method: string;
  @Field() evidenceNeeded: string;
  @Field(() => [String]) elements: string[];
  @Field(() => [QualityGradeObject]) grades: QualityGradeObject[];
  @Field(() => FrameworkInputObject, { nullable: true }) input: FrameworkInputObject | null;
  @Field(() => ID, { nullable: true, description: 'What evidence hangs on; null until the row has been saved.' })
  scoreId: string | null;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => [WorkingLineObject], { nullable: true }) working: WorkingLineObject[] | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no evidence, where there is none.' })
  noEvidenceReason: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Who scored the row last.' }) scoredByName: string | null;
}

@ObjectType('EvaluationFinding')
export class FindingObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() kind: string;
  @Field() description: string;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field() recommendation: string;
  @Field(() => String, { nullable: true }) problemKind: string | null;
  @Field(() => String, { nullable: true }) evidence: string | null;
}

@ObjectType('EvaluationMember')
export class TaskMemberObject {
  @Field(() => ID) accountId: string;
  @Field() personName: string;
  @Field(() => String, { nullable: true }) seatTitle: string | null;
  @Field() agencyName: string;
  @Field() isLeader: boolean;
  @Field({ description: '局分管领导 of the evaluated unit.' }) isInCharge: boolean;
  @Field(() => String, { nullable: true }) duty: string | null;
}

@ObjectType('EvaluationPerson', { description: 'Somebody whom the organiser may put into a team.' })
export class EvaluationPersonObject {
  @Field(() => ID) accountId: string;
  @Field() personName: string;
  @Field() seatTitle: string;
  @Field() agencyName: string;
}

@ObjectType('EvaluationItem', { description: 'One item of an evaluation over several bodies.' })
export class TaskItemObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field() name: string;
  @Field(() => String, { nullable: true }) category: string | null;
  @Field(() => String, { nullable: true }) area: string | null;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true, description: 'The grade in the words of the place.' }) gradeLabel:
    string | null;
  @Field() isRepresentative: boolean;
  @Field({ description: 'Of a body that the reader answers for.' }) isOwn: boolean;
}

@ObjectType('ReportCheck', { description: 'One line of the quality checklist of a report.' })
export class ReportCheckObject {
  @Field() code: string;
  @Field() passed: boolean;
  @Field(() => [Int]) at: number[];
  @Field({ description: 'A report that fails here is returned.' }) isRequired: boolean;
}

@ObjectType('EvaluationTask', { description: 'Evaluation by a department or by the finance bureau.' })
export class EvaluationTaskObject {
  @Field(() => ID) id: string;
  @Field() kind: string;
  @Field() objectType: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) workYear: number;
  @Field() title: string;
  @Field(() => MoneyScalar) amount: string;
  @Field() method: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field() selectionReason: string;
  @Field(() => String, { nullable: true }) firmName: string | null;
  @Field({ description: 'The engagement has ended: what is left is done by a team that is named for it.' })
  isFirmGone: boolean;
  @Field(() => String, { nullable: true }) noticeNo: string | null;
  @Field(() => DateScalar, { nullable: true }) notifiedOn: string | null;
  @Field(() => String, { nullable: true }) opinionReply: string | null;
  @Field(() => String, { nullable: true }) opinionAdoption: string | null;
  @Field(() => String, { nullable: true }) reportSummary: string | null;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => DateScalar, { nullable: true }) completedOn: string | null;
  @Field(() => String, { nullable: true }) area: string | null;
  @Field({ description: 'Whether it comes from the approved plan of the year.' }) isPlanned: boolean;
  @Field({ description: 'The reader has items in this programme and sees them alone.' }) isPart: boolean;
  @Field(() => ID, { nullable: true, description: 'The evaluation that this one follows up.' }) firstTaskId:
    string | null;
  @Field(() => ID, { nullable: true, description: 'Null marks an evaluation that rests on no self-evaluation.' })
  selfEvaluationId: string | null;
  @Field({ description: '涉密: carried out in-house only; no firm, no experts.' }) isClassified: boolean;
  @Field(() => String, { nullable: true }) purpose: string | null;
  @Field(() => [String]) methods: string[];
  @Field(() => [String]) standards: string[];
  @Field(() => String, { nullable: true }) schedule: string | null;
  @Field(() => DateScalar, { nullable: true }) fieldFrom: string | null;
  @Field(() => DateScalar, { nullable: true }) fieldTo: string | null;
  @Field(() => DateScalar, { nullable: true }) reportDueOn: string | null;
  @Field(() => DateScalar, { nullable: true }) handedInOn: string | null;
  @Field(() => DateScalar, { nullable: true }) opinionAskedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) opinionDueOn: string | null;
  @Field(() => DateScalar, { nullable: true }) opinionRepliedOn: string | null;
  @Field(() => String, { nullable: true }) revisionReason: string | null;
  @Field(() => DateScalar) stateSince: string;
  @Field(() => Int, { description: 'How many versions of the report are kept.' }) reportVersion: number;
}

@ObjectType('EvaluationTaskConnection')
export class EvaluationTaskConnection extends Connection(EvaluationTaskObject) {}
