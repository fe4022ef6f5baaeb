import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, DecimalScalar, Inherits } from '../../../../platform/graphql/index.js';
import { EvaluatedObjectives } from '../application/evaluated-objectives.js';
import { EvaluationTaskObject } from './evaluation-task.objects.js';

@ObjectType('EvaluatedIndicator')
class EvaluatedIndicatorObject {
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field(() => DecimalScalar, { nullable: true }) targetValue: string | null;
  @Field(() => String, { nullable: true }) targetText: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => DecimalScalar, { nullable: true }) weight: string | null;
}

@ObjectType('EvaluatedObjective', { description: 'The approved objective by which the evaluated project is judged.' })
class EvaluatedObjectiveObject {
  @Field(() => Int) versionNo: number;
  @Field(() => Int) budgetYear: number;
  @Field(() => String, { nullable: true }) overallGoal: string | null;
  @Field(() => String, { nullable: true }) annualGoal: string | null;
  @Field(() => [EvaluatedIndicatorObject]) indicators: EvaluatedIndicatorObject[];
}

@Resolver(() => EvaluationTaskObject)
export class EvaluatedObjectiveResolver {
  private readonly objectiveOf = batched<EvaluatedObjectiveObject | null>((ids) => this.objectives.ofTasks(ids), null);

  constructor(private readonly objectives: EvaluatedObjectives) {}

  @Inherits()
  @ResolveField(() => EvaluatedObjectiveObject, { nullable: true })
  objective(@Parent() task: EvaluationTaskObject): Promise<EvaluatedObjectiveObject | null> {
    return this.objectiveOf(task.id);
  }
}
