import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AgencyFunctionObject } from '../../organizations/index.js';
import { ObjectiveObject } from './objective.objects.js';

@ObjectType('ObjectiveFunction', { description: 'Function or plan that an objective serves.' })
export class ObjectiveFunctionObject {
  @Field(() => ID) id: string;
  @Field() kind: string;
  @Field() name: string;
}

@ObjectType('CoveredFunction')
class CoveredFunctionObject {
  @Field(() => AgencyFunctionObject) agencyFunction: AgencyFunctionObject;
  @Field(() => [ObjectiveObject], { description: 'Objectives of the year that serve it.' })
  objectives: ObjectiveObject[];
}

@ObjectType('FunctionCoverage', { description: '职能—目标对照 of a body and those below it.' })
export class FunctionCoverageObject {
  @Field(() => [CoveredFunctionObject]) functions: CoveredFunctionObject[];
  @Field(() => Int, { description: 'Functions without an objective.' }) withoutObjective: number;
  @Field(() => Int, { description: 'Objectives of the year.' }) objectives: number;
  @Field(() => [ObjectiveObject], { description: 'At most 200 of them.' })
  objectivesWithoutFunction: ObjectiveObject[];
  @Field(() => Int) withoutFunction: number;
}
