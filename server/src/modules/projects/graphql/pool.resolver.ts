import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AvailableActionObject,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../platform/graphql/index.js';
import { Certificates } from '../application/certificates.js';
import { BudgetFeed } from '../application/budget-feed.js';
import { PoolQueries } from '../application/pool-queries.js';
import { ProjectDoors } from '../application/project-doors.js';
import { ProjectQueries } from '../application/project-queries.js';
import { ProjectSecrecy } from '../application/project-secrecy.js';
import { SuspensionConsents } from '../application/suspension-consents.js';
import {
  AdvanceProjectInput,
  AgreeToSuspensionInput,
  AllocateBudgetInput,
  AllocationObject,
  CertificateObject,
  ApplicationObject,
  ApplyForBudgetInput,
  FeedOutcomeObject,
  MoveProjectsInput,
  RaiseSecrecyInput,
  ProjectGateObject,
  QuarantineArgs,
  QuarantinedLineConnection,
  QuarantinedLineObject,
  ReceiveBudgetLinesInput,
  ReleaseQuarantinedInput,
  SuspensionConsentObject,
} from './pool.objects.js';
import { ProjectObject } from './project.objects.js';

/** The project pool: applications, admission, allocation. */
@Resolver(() => ProjectObject)
export class PoolResolver {
  constructor(
    private readonly queries: PoolQueries,
    private readonly projects: ProjectQueries,
    private readonly doors: ProjectDoors,
    private readonly consents: SuspensionConsents,
    private readonly certificates: Certificates,
    private readonly secrecy: ProjectSecrecy,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Inherits()
  @ResolveField(() => [ProjectGateObject], { description: 'Doors still before the project and why they are shut.' })
  gates(@Parent() project: ProjectObject): Promise<ProjectGateObject[]> {
    return this.queries.gates(project.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() project: ProjectObject): Promise<AvailableActionObject[]> {
    return this.queries.actions(project.id);
  }

  @Inherits()
  @ResolveField(() => ApplicationObject, { nullable: true })
  application(@Parent() project: ProjectObject): Promise<ApplicationObject | null> {
    return this.queries.application(project.id);
  }

  @Inherits()
  @ResolveField(() => AllocationObject, { nullable: true })
  allocation(@Parent() project: ProjectObject): Promise<AllocationObject | null> {
    return this.queries.allocation(project.id);
  }

  @Inherits()
  @ResolveField(() => SuspensionConsentObject, { nullable: true })
  suspensionConsent(@Parent() project: ProjectObject): Promise<SuspensionConsentObject | null> {
    return this.queries.consent(project.id);
  }

  @Inherits()
  @ResolveField(() => CertificateObject, { nullable: true, description: 'None for a classified project.' })
  certificate(@Parent() project: ProjectObject): Promise<CertificateObject | null> {
    return this.certificates.ofProject(project.id);
  }

  @Requires('project.read')
  @Query(() => [AllocationObject], {
    description: 'Allocations of a year above the supported amount, with their reasons: printed in the linkage list.',
  })
  allocationDeviations(@Args('year', { type: () => Int }) year: number): Promise<AllocationObject[]> {
    return this.queries.deviations(year);
  }

  @Requires('project.manage')
  @Mutation(() => ProjectObject)
  async applyForBudget(@Args('input') { idempotencyKey, ...input }: ApplyForBudgetInput): Promise<ProjectObject> {
    const id = await this.idempotency.once('applyForBudget', idempotencyKey, input, () => this.doors.apply(input));
    return this.projects.one(id);
  }

  @Requires('project.pool')
  @Mutation(() => [ProjectObject], { description: 'All of the projects or none.' })
  async moveProjects(@Args('input') { idempotencyKey, ...input }: MoveProjectsInput): Promise<ProjectObject[]> {
    const ids = await this.idempotency.once('moveProjects', idempotencyKey, input, () =>
      this.doors.move(input.action, input.items, input.comment ?? null),
    );
    return this.projects.many(ids);
  }

  @Requires('project.read')
  @Mutation(() => ProjectObject, {
    description: 'Start, suspension, resumption, completion, closing, termination; the step checks its own permission.',
  })
  async advanceProject(@Args('input') { idempotencyKey, ...input }: AdvanceProjectInput): Promise<ProjectObject> {
    const { projectId, expectedVersion, action, comment } = input;
    const id = await this.idempotency.once('advanceProject', idempotencyKey, input, async () => {
      const [moved] = await this.doors.advance(action, { id: projectId, expectedVersion }, comment ?? null);
      return moved!;
    });
    return this.projects.one(id);
  }

  @Requires('payment.import')
  @Mutation(() => ProjectObject, { description: 'The treasury agrees that the money of a running project is stopped.' })
  async agreeToSuspension(@Args('input') { idempotencyKey, ...input }: AgreeToSuspensionInput): Promise<ProjectObject> {
    const id = await this.idempotency.once('agreeToSuspension', idempotencyKey, input, () => this.consents.give(input));
    return this.projects.one(id);
  }

  @Requires('secrecy.raise')
  @Mutation(() => ProjectObject, {
    description: 'Raises the secrecy label. A state secret keeps no readable text: logs, titles of tasks, attachments.',
  })
  async raiseProjectSecrecy(@Args('input') input: RaiseSecrecyInput): Promise<ProjectObject> {
    return this.projects.one(await this.secrecy.raise(input));
  }

  @Requires('project.pool')
  @Mutation(() => ProjectObject)
  async allocateBudget(@Args('input') { idempotencyKey, ...input }: AllocateBudgetInput): Promise<ProjectObject> {
    const id = await this.idempotency.once('allocateBudget', idempotencyKey, input, () => this.doors.allocate(input));
    return this.projects.one(id);
  }
}

/** Lines of the budget system and those that wait. */
@Resolver(() => QuarantinedLineObject)
export class QuarantineResolver {
  constructor(
    private readonly queries: PoolQueries,
    private readonly feed: BudgetFeed,
  ) {}

  @Requires('budgetLine.feed')
  @Query(() => QuarantinedLineConnection)
  quarantinedLines(@Args() args: QuarantineArgs): Promise<Page<QuarantinedLineObject>> {
    return this.queries.quarantine(args.year, args.released, args.first, args.after);
  }

  @Inherits()
  @ResolveField(() => String)
  amount(@Parent() line: QuarantinedLineObject): string {
    return line.payload.amount;
  }

  @Inherits()
  @ResolveField(() => String)
  agencyCode(@Parent() line: QuarantinedLineObject): string {
    return line.payload.agencyCode;
  }

  @Requires('budgetLine.feed')
  @Mutation(() => FeedOutcomeObject, {
    description: 'Lines of the budget system; what a gate refuses is kept and named. A line may be sent again.',
  })
  receiveBudgetLines(@Args('input') input: ReceiveBudgetLinesInput): Promise<FeedOutcomeObject> {
    return this.feed.receive(input.budgetYear, input.lines);
  }

  @Requires('budgetLine.feed')
  @Mutation(() => Int, { description: 'Asks the gates again; the number of lines that were let in.' })
  recheckQuarantine(@Args('year', { type: () => Int }) year: number): Promise<number> {
    return this.feed.recheck([year]);
  }

  @Requires('budgetLine.feed')
  @Mutation(() => ID, { description: 'Lets a line in with a reason, where the gate asks for one.' })
  releaseQuarantinedLine(@Args('input') input: ReleaseQuarantinedInput): Promise<string> {
    return this.feed.release(input.id, input.reason);
  }
}
