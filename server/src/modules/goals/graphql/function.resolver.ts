import { Args, ArgsType, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Inherits, Requires } from '../../../platform/graphql/index.js';
import { CoverageOfFunctions } from '../application/function-coverage.js';
import { GoalQueries, type ObjectiveRecord } from '../application/goal-queries.js';
import { FunctionCoverageObject, ObjectiveFunctionObject } from './function.objects.js';
import { ObjectiveObject } from './objective.objects.js';

@ArgsType()
class FunctionCoverageArgs {
  @Field(() => ID) @IsUUID() agencyId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
}

@Resolver(() => ObjectiveObject)
export class FunctionResolver {
  constructor(
    private readonly queries: GoalQueries,
    private readonly coverage: CoverageOfFunctions,
  ) {}

  @Inherits()
  @ResolveField(() => [ObjectiveFunctionObject], { description: 'What the objective serves.' })
  functions(@Parent() { versionId }: ObjectiveObject): Promise<ObjectiveFunctionObject[]> {
    return this.queries.functions(versionId);
  }

  @Inherits()
  @ResolveField(() => [ObjectiveFunctionObject], {
    description:
      'What an objective of this unit and year may serve: functions and plans of the unit and those above it.',
  })
  servableFunctions(@Parent() objective: ObjectiveRecord): Promise<ObjectiveFunctionObject[]> {
    return this.queries.servable(objective);
  }

  @Requires('goal.read')
  @Query(() => FunctionCoverageObject)
  functionCoverage(@Args() { agencyId, year }: FunctionCoverageArgs): Promise<FunctionCoverageObject> {
    return this.coverage.of(agencyId, year) as Promise<FunctionCoverageObject>;
  }
}
