import { Args, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../platform/graphql/index.js';
import { GoalProgress } from '../application/goal-progress.js';
import { ProgressArgs, ProjectWithoutGoalObject, RoundProgressObject, UnitProgressObject } from './progress.objects.js';

@Resolver(() => UnitProgressObject)
export class ProgressResolver {
  constructor(private readonly progress: GoalProgress) {}

  @Requires('goal.read')
  @Query(() => [UnitProgressObject], {
    description: 'Units of the reach that owe objectives of the year, by code: how far each is, and who is behind.',
  })
  goalProgress(@Args() { year, agencyId }: ProgressArgs): Promise<UnitProgressObject[]> {
    return this.progress.units({ year, agencyId: agencyId ?? null });
  }

  @Requires('goal.read')
  @Query(() => [RoundProgressObject], { description: 'Numbers by rounds (二上二下) inside the reach of the seat.' })
  goalRounds(@Args() { year, agencyId }: ProgressArgs): Promise<RoundProgressObject[]> {
    return this.progress.rounds({ year, agencyId: agencyId ?? null });
  }

  @Requires('goal.read')
  @Query(() => [ProjectWithoutGoalObject], {
    description: 'Projects that were paid for without an objective, the largest sum first; two hundred at most.',
  })
  projectsWithoutGoal(@Args() { year, agencyId }: ProgressArgs): Promise<ProjectWithoutGoalObject[]> {
    return this.progress.withoutGoal({ year, agencyId: agencyId ?? null });
  }
}
