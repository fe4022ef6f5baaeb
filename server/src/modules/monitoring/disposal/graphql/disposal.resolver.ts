import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { monitoringDisposalWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { ProjectObject } from '../../../projects/index.js';
import { SheetObject } from '../../graphql/sheet.objects.js';
import { MonitoringStepInput, stepOf } from '../../graphql/step.input.js';
import { DisposalQueries } from '../application/disposal-queries.js';
import { DisposalConnection, DisposalObject, DisposalsArgs } from './disposal.objects.js';

@Resolver(() => DisposalObject)
export class DisposalResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(monitoringDisposalWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: DisposalQueries,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => DisposalConnection)
  monitoringDisposals(@Args() args: DisposalsArgs): Promise<Page<DisposalObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('monitoring.read')
  @Query(() => DisposalObject)
  monitoringDisposal(@Args('id', { type: () => ID }) id: string): Promise<DisposalObject> {
    return this.queries.one(id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() disposal: DisposalObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(disposal.id);
  }

  @Requires('monitoring.read')
  @Mutation(() => DisposalObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveMonitoringDisposal(@Args('input') input: MonitoringStepInput): Promise<DisposalObject> {
    await this.idempotency.once('moveMonitoringDisposal', input.idempotencyKey, input, () =>
      this.transitions.transition(stepOf(monitoringDisposalWorkflow.name, input)),
    );
    return this.queries.one(input.id);
  }
}

/** The disposal of a sheet stands beside it. */
@Resolver(() => SheetObject)
export class SheetDisposalResolver {
  private readonly ofSheet = batched<DisposalObject | null>((ids) => this.queries.ofSheets(ids), null);

  constructor(private readonly queries: DisposalQueries) {}

  @Inherits()
  @ResolveField(() => DisposalObject, { nullable: true, description: 'What was decided on it, and how far that is.' })
  disposalRecord(@Parent() sheet: SheetObject): Promise<DisposalObject | null> {
    return this.ofSheet(sheet.id);
  }
}

/** What is not ended is seen on the project, declared here because the earlier module does not know it. */
@Resolver(() => ProjectObject)
export class ProjectDisposalResolver {
  private readonly ofProject = batched<DisposalObject[]>((ids) => this.queries.standing(ids), []);

  constructor(private readonly queries: DisposalQueries) {}

  @Requires('monitoring.read')
  @ResolveField(() => [DisposalObject], { description: 'Disposals of monitoring that are not ended.' })
  standingDisposals(@Parent() project: ProjectObject): Promise<DisposalObject[]> {
    return this.ofProject(project.id);
  }
}
