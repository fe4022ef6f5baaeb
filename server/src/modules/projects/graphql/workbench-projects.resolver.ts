import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Inherits } from '../../../platform/graphql/index.js';
import { WorkbenchObject } from '../../organizations/index.js';
import { ProjectQueries } from '../application/project-queries.js';

@ObjectType('WorkbenchProjects')
class WorkbenchProjectsObject {
  @Field(() => Int)
  total: number;
}

/** The number of projects on the workbench, declared here because the earlier module does not know them. */
@Resolver(() => WorkbenchObject)
export class WorkbenchProjectsResolver {
  constructor(private readonly queries: ProjectQueries) {}

  @Inherits()
  @ResolveField(() => WorkbenchProjectsObject, { nullable: true })
  async projects(@Parent() workbench: WorkbenchObject): Promise<WorkbenchProjectsObject> {
    return { total: await this.queries.count({ year: workbench.year }) };
  }
}
