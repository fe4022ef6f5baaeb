import { Args, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  batched,
  DateScalar,
  DecimalScalar,
  Inherits,
  MoneyScalar,
  Requires,
} from '../../../../platform/graphql/index.js';
import { ProjectObject } from '../../../projects/index.js';
import { Overviews } from '../application/overviews.js';
import { EvaluationTaskObject } from './evaluation-task.objects.js';

@ObjectType('EvaluationLevel', { description: '单位自评, 部门评价 or 财政评价 of a project.' })
class EvaluationLevelObject {
  @Field() level: string;
  @Field(() => ID) id: string;
  @Field(() => Int) year: number;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true, description: 'The grade in the words of the place.' })
  gradeLabel: string | null;
  @Field() state: string;
  @Field({ description: 'False marks an evaluation of what nobody had self-evaluated.' })
  restsOnSelfEvaluation: boolean;
}

@ObjectType('ReviewedEvaluation')
class ReviewedEvaluationObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() agencyName: string;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => DateScalar, { nullable: true }) reportDueOn: string | null;
  @Field(() => DateScalar, { nullable: true }) handedInOn: string | null;
  @Field(() => Int) findings: number;
}

@ObjectType('EvaluationMethodCount')
class MethodCountObject {
  @Field() method: string;
  @Field(() => Int) total: number;
}

@ObjectType('UnitWithoutEvaluation')
class UnitWithoutEvaluationObject {
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) selfEvaluated: number;
}

@ObjectType('DepartmentEvaluationReview', { description: 'What wants a second look in the departments’ evaluations.' })
class DepartmentReviewObject {
  @Field(() => [MethodCountObject]) byMethod: MethodCountObject[];
  @Field(() => [ReviewedEvaluationObject], { description: '100 points and no finding.' })
  tooGood: ReviewedEvaluationObject[];
  @Field(() => [ReviewedEvaluationObject], { description: 'Report not handed in by its day.' })
  late: ReviewedEvaluationObject[];
  @Field(() => [UnitWithoutEvaluationObject]) unitsWithNone: UnitWithoutEvaluationObject[];
}

@ObjectType('EvaluationProblemCount')
class ProblemCountObject {
  @Field() code: string;
  @Field() name: string;
  @Field() of: string;
  @Field(() => Int) count: number;
}

@ObjectType('EvaluationProblemKind')
class ProblemKindObject {
  @Field() code: string;
  @Field() name: string;
  @Field() of: string;
}

@ObjectType('EvaluationProblems')
class EvaluationProblemsObject {
  @Field(() => String, { nullable: true }) paragraph: string | null;
  @Field(() => [ProblemCountObject]) kinds: ProblemCountObject[];
}

@ObjectType('EvaluationUse', { description: 'What became of the result in the rooms that follow.' })
class EvaluationUseObject {
  @Field(() => Int) items: number;
  @Field(() => Int) closedItems: number;
  @Field(() => [String]) uses: readonly string[];
}

@ObjectType('KeyEvaluation', { description: 'A row of 重点绩效评价情况表.' })
class KeyEvaluationObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() agencyName: string;
  @Field() objectType: string;
  @Field() method: string;
  @Field(() => String, { nullable: true }) firmName: string | null;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true, description: 'In the words of the place.' }) gradeLabel: string | null;
  @Field(() => [String]) problems: string[];
  @Field(() => EvaluationUseObject) use: EvaluationUseObject;
}

@ObjectType('EvaluationInChain')
class ChainObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field(() => Int) workYear: number;
  @Field(() => Int) subjectYear: number;
  @Field() state: string;
  @Field(() => DecimalScalar, { nullable: true }) totalScore: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true, description: 'In the words of the place.' }) gradeLabel: string | null;
  @Field() isFirst: boolean;
}

@Resolver()
export class OverviewResolver {
  constructor(private readonly overviews: Overviews) {}

  @Requires('evaluation.read')
  @Query(() => DepartmentReviewObject)
  departmentEvaluationReview(@Args('workYear', { type: () => Int }) workYear: number): Promise<DepartmentReviewObject> {
    return this.overviews.departments(workYear);
  }

  @Requires('evaluation.read')
  @Query(() => EvaluationProblemsObject, {
    description: 'Problems of the year’s finance evaluations by kind, and their paragraph.',
  })
  evaluationProblems(@Args('workYear', { type: () => Int }) workYear: number): Promise<EvaluationProblemsObject> {
    return this.overviews.problems(workYear);
  }

  @Requires('evaluation.read')
  @Query(() => [ProblemKindObject])
  async evaluationProblemKinds(@Args('workYear', { type: () => Int }) workYear: number): Promise<ProblemKindObject[]> {
    return [...(await this.overviews.problemKinds(workYear))];
  }

  @Requires('evaluation.read')
  @Query(() => [KeyEvaluationObject])
  keyEvaluations(@Args('workYear', { type: () => Int }) workYear: number): Promise<KeyEvaluationObject[]> {
    return this.overviews.keyEvaluations(workYear);
  }
}

@Resolver(() => EvaluationTaskObject)
export class TaskChainResolver {
  private readonly chainOf = batched<ChainObject[]>((ids) => this.overviews.chains(ids), []);
  private readonly useOf = batched<EvaluationUseObject>((ids) => this.overviews.usesOf(ids), {
    items: 0,
    closedItems: 0,
    uses: [],
  });

  constructor(private readonly overviews: Overviews) {}

  @Inherits()
  @ResolveField(() => [ChainObject], { description: 'The first evaluation and all that follow it up.' })
  chain(@Parent() task: EvaluationTaskObject): Promise<ChainObject[]> {
    return this.chainOf(task.id);
  }

  @Inherits()
  @ResolveField(() => EvaluationUseObject)
  use(@Parent() task: EvaluationTaskObject): Promise<EvaluationUseObject> {
    return this.useOf(task.id);
  }
}

@Resolver(() => ProjectObject)
export class ProjectLevelsResolver {
  private readonly levelsOf = batched<EvaluationLevelObject[]>((ids) => this.overviews.levels(ids), []);

  constructor(private readonly overviews: Overviews) {}

  @Requires('evaluation.read')
  @ResolveField(() => [EvaluationLevelObject], { description: 'Self, department, finance, in this order.' })
  evaluationLevels(@Parent() project: ProjectObject): Promise<EvaluationLevelObject[]> {
    return this.levelsOf(project.id);
  }
}
