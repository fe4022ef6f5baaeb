import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../platform/graphql/index.js';
import { ProjectObject } from '../../projects/index.js';
import { GoalQueries } from '../application/goal-queries.js';
import { ObjectiveObject } from './objective.objects.js';

/** The project's objective, declared here because the earlier module does not know it (design §2). */
@Resolver(() => ProjectObject)
export class ProjectGoalResolver {
  constructor(private readonly queries: GoalQueries) {}

  @Requires('goal.read')
  @ResolveField(() => ObjectiveObject, { nullable: true })
  goal(@Parent() project: ProjectObject): Promise<ObjectiveObject | null> {
    return this.queries.ofProject(project.id);
  }
}
