import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { teamChangeWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { FirmQueries } from '../application/firm-queries.js';
import { TeamChanges } from '../application/team-changes.js';
import { EngagementObject } from './engagement.objects.js';
import { MoveTeamChangeInput, ProposeTeamChangeInput, TeamChangeObject } from './team-change.objects.js';

@Resolver(() => TeamChangeObject)
export class TeamChangeResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(teamChangeWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly useCases: TeamChanges,
    private readonly queries: FirmQueries,
    private readonly transitions: TransitionService,
  ) {}

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() change: TeamChangeObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(change.id);
  }

  @Requires('engagement.work')
  @Mutation(() => EngagementObject, { description: 'By the firm, while the engagement runs.' })
  async proposeTeamChange(@Args('input') input: ProposeTeamChangeInput): Promise<EngagementObject> {
    return this.queries.engagement(await this.useCases.propose(input));
  }

  @Requires('engagement.read')
  @Mutation(() => Boolean, { description: 'The permission of the step itself is checked by the step.' })
  async moveTeamChange(@Args('input') input: MoveTeamChangeInput): Promise<boolean> {
    await this.transitions.transition({
      workflow: teamChangeWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
    });
    return true;
  }
}
