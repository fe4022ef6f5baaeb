import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { engagementWorkflow } from '@jixiao/shared';
import { FileObject } from '../../../../platform/files/index.js';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { EngagementPapers } from '../application/engagement-papers.js';
import { Engagements } from '../application/engagements.js';
import { TeamChanges } from '../application/team-changes.js';
import { FirmQueries } from '../application/firm-queries.js';
import {
  EngagedEvaluationObject,
  EngagementChoiceObject,
  EngagementConnection,
  EngagementObject,
  EngagementPaperObject,
  EngagementsArgs,
  FilePaperInput,
  MoveEngagementInput,
  SaveEngagementInput,
  SignReportInput,
  StateNeedInput,
} from './engagement.objects.js';
import { FirmMemberObject } from './firm.objects.js';
import { TeamChangeObject } from './team-change.objects.js';
import { presentRating } from './rating.presenter.js';
import { QualityRatingObject } from './rating.objects.js';

@Resolver(() => EngagementObject)
export class EngagementResolver {
  private readonly evaluationsOf = batched<EngagedEvaluationObject[]>((ids) => this.queries.tasks(ids), []);
  private readonly papersOf = batched<EngagementPaperObject[]>((ids) => this.queries.papers(ids), []);
  private readonly teamOf = batched<FirmMemberObject[]>((ids) => this.queries.team(ids), []);
  private readonly changesOf = batched<TeamChangeObject[]>((ids) => this.changes.of(ids), []);
  private readonly ratingOf = batched<QualityRatingObject | null>(
    async (ids) => new Map([...(await this.queries.ratingOf(ids))].map(([id, one]) => [id, presentRating(one)])),
    null,
  );
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(engagementWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: FirmQueries,
    private readonly useCases: Engagements,
    private readonly changes: TeamChanges,
    private readonly papersUseCases: EngagementPapers,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [EngagementChoiceObject], {
    description: 'To be chosen from: to the bureau all, to a department those that it commissions.',
  })
  engagements(): Promise<EngagementChoiceObject[]> {
    return this.queries.choices();
  }

  @Requires('engagement.read')
  @Query(() => EngagementConnection, { description: 'To a firm: its running engagements.' })
  engagementsOfYear(@Args() args: EngagementsArgs): Promise<Page<EngagementObject>> {
    return this.queries.engagementPage(args, args.first, args.after);
  }

  @Requires('engagement.read')
  @Query(() => EngagementObject)
  engagement(@Args('id', { type: () => ID }) id: string): Promise<EngagementObject> {
    return this.queries.engagement(id);
  }

  @Inherits()
  @ResolveField(() => [EngagedEvaluationObject])
  evaluationTasks(@Parent() engagement: EngagementObject): Promise<EngagedEvaluationObject[]> {
    return this.evaluationsOf(engagement.id);
  }

  @Inherits()
  @ResolveField(() => [EngagementPaperObject])
  papers(@Parent() engagement: EngagementObject): Promise<EngagementPaperObject[]> {
    return this.papersOf(engagement.id);
  }

  @Inherits()
  @ResolveField(() => [FirmMemberObject])
  team(@Parent() engagement: EngagementObject): Promise<FirmMemberObject[]> {
    return this.teamOf(engagement.id);
  }

  @Inherits()
  @ResolveField(() => [TeamChangeObject], { description: 'The newest first.' })
  teamChanges(@Parent() engagement: EngagementObject): Promise<TeamChangeObject[]> {
    return this.changesOf(engagement.id);
  }

  @Inherits()
  @ResolveField(() => QualityRatingObject, { nullable: true })
  rating(@Parent() engagement: EngagementObject): Promise<QualityRatingObject | null> {
    return this.ratingOf(engagement.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() engagement: EngagementObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(engagement.id);
  }

  @Requires('engagement.manage')
  @Mutation(() => EngagementObject)
  async stateEngagementNeed(@Args('input') { idempotencyKey, ...input }: StateNeedInput): Promise<EngagementObject> {
    const id = await this.idempotency.once('stateEngagementNeed', idempotencyKey, input, () =>
      this.useCases.state(input),
    );
    return this.queries.engagement(id);
  }

  @Requires('engagement.manage')
  @Mutation(() => EngagementObject)
  async saveEngagement(@Args('input') input: SaveEngagementInput): Promise<EngagementObject> {
    return this.queries.engagement(await this.useCases.save(input));
  }

  @Requires('engagement.read')
  @Mutation(() => Boolean, {
    description: 'The permission of the step is checked by the step; after it a firm may see nothing.',
  })
  async moveEngagement(@Args('input') { idempotencyKey, ...input }: MoveEngagementInput): Promise<boolean> {
    return this.idempotency.once('moveEngagement', idempotencyKey, input, async () => {
      await this.transitions.transition({
        workflow: engagementWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
      });
      return true;
    });
  }

  @Requires('engagement.file')
  @Mutation(() => EngagementObject)
  async fileEngagementPaper(@Args('input') input: FilePaperInput): Promise<EngagementObject> {
    return this.queries.engagement(await this.papersUseCases.file(input));
  }

  @Requires('engagement.work')
  @Mutation(() => EngagementObject)
  async signFirmReport(@Args('input') input: SignReportInput): Promise<EngagementObject> {
    return this.queries.engagement(await this.useCases.sign(input));
  }
}

@Resolver(() => EngagementPaperObject)
export class PaperFilesResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.queries.paperFiles(ids), []);

  constructor(private readonly queries: FirmQueries) {}

  @Inherits()
  @ResolveField(() => [FileObject])
  files(@Parent() paper: EngagementPaperObject): Promise<FileObject[]> {
    return this.filesOf(paper.id);
  }
}
