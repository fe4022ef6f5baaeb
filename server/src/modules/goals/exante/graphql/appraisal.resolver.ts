import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AvailableActionObject,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { HistoryEntryObject } from '../../../projects/index.js';
import { AppraisalQueries, type AppraisalRecord } from '../application/appraisal-queries.js';
import { MoveAppraisal } from '../application/move-appraisal.js';
import { PrepareAppraisal } from '../application/prepare-appraisal.js';
import { ScoreAppraisal } from '../application/score-appraisal.js';
import {
  AppointScorersInput,
  ConcludeAppraisalInput,
  MarkDuplicateInput,
  MoveAppraisalInput,
  PlanAppraisalInput,
  SaveAppraisalInput,
  SaveAppraisalScoresInput,
} from './appraisal.inputs.js';
import {
  AppraisalConnection,
  AppraisalObject,
  AppraisalsArgs,
  AppraisalSummaryObject,
  MaterialObject,
  OutcomeObject,
  OverlapObject,
  PanelSeatObject,
  ScorerObject,
} from './appraisal.objects.js';
import { outcomeOf, scorersOf } from './appraisal.presenter.js';

@Resolver(() => AppraisalObject)
export class AppraisalResolver {
  constructor(
    private readonly queries: AppraisalQueries,
    private readonly preparing: PrepareAppraisal,
    private readonly scoring: ScoreAppraisal,
    private readonly moving: MoveAppraisal,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('appraisal.read')
  @Query(() => AppraisalConnection, {
    description: 'Ex-ante appraisals of a budget year inside the reach of the seat.',
  })
  exAnteAppraisals(@Args() args: AppraisalsArgs): Promise<Page<AppraisalObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('appraisal.read')
  @Query(() => AppraisalSummaryObject)
  exAnteAppraisalSummary(@Args() args: AppraisalsArgs): Promise<AppraisalSummaryObject> {
    return this.queries.summary(args);
  }

  @Requires('appraisal.read')
  @Query(() => AppraisalObject)
  exAnteAppraisal(@Args('id', { type: () => ID }) id: string): Promise<AppraisalObject> {
    return this.queries.one(id);
  }

  @Requires('appraisal.conclude')
  @Query(() => [PanelSeatObject])
  appraisalPanelSeats(): Promise<PanelSeatObject[]> {
    return this.queries.panelSeats();
  }

  @Inherits()
  @ResolveField(() => [MaterialObject])
  materials(@Parent() appraisal: AppraisalObject): Promise<MaterialObject[]> {
    return this.queries.materials(appraisal.id);
  }

  @Inherits()
  @ResolveField(() => [ScorerObject])
  async scorers(@Parent() appraisal: AppraisalRecord): Promise<ScorerObject[]> {
    const panel = await this.queries.panel(appraisal.id);
    return panel ? scorersOf(panel, this.queries.isOpen(appraisal, panel)) : [];
  }

  @Inherits()
  @ResolveField(() => OutcomeObject, { nullable: true, description: 'Null until every scorer has handed in.' })
  async outcome(@Parent() appraisal: AppraisalRecord): Promise<OutcomeObject | null> {
    const panel = await this.queries.panel(appraisal.id);
    return panel && this.queries.isOpen(appraisal, panel) ? outcomeOf(panel) : null;
  }

  @Inherits()
  @ResolveField(() => [OverlapObject], {
    description: 'Existing projects of three years that resemble it, with reasons.',
  })
  overlaps(@Parent() appraisal: AppraisalRecord): Promise<OverlapObject[]> {
    return this.queries.overlaps(appraisal);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() appraisal: AppraisalObject): Promise<AvailableActionObject[]> {
    return this.queries.actions(appraisal.id);
  }

  @Inherits()
  @ResolveField(() => [HistoryEntryObject])
  history(@Parent() appraisal: AppraisalRecord): Promise<HistoryEntryObject[]> {
    return this.queries.history(appraisal);
  }

  @Requires('appraisal.prepare')
  @Mutation(() => AppraisalObject)
  planAppraisal(@Args('input') { idempotencyKey, ...input }: PlanAppraisalInput): Promise<AppraisalObject> {
    return this.once('planAppraisal', idempotencyKey, input, () => this.preparing.plan(input));
  }

  @Requires('appraisal.prepare')
  @Mutation(() => AppraisalObject)
  saveAppraisal(@Args('input') { idempotencyKey, ...input }: SaveAppraisalInput): Promise<AppraisalObject> {
    return this.once('saveAppraisal', idempotencyKey, input, () => this.preparing.save(input));
  }

  @Requires('appraisal.read')
  @Mutation(() => AppraisalObject, { description: 'The permission of the step itself is checked by the step.' })
  moveAppraisal(@Args('input') { idempotencyKey, ...input }: MoveAppraisalInput): Promise<AppraisalObject> {
    return this.once('moveAppraisal', idempotencyKey, input, () => this.moving.step(input));
  }

  @Requires('appraisal.conclude')
  @Mutation(() => AppraisalObject, { description: 'Appoints the whole panel; who stays keeps the scores.' })
  appointScorers(@Args('input') { idempotencyKey, ...input }: AppointScorersInput): Promise<AppraisalObject> {
    return this.once('appointScorers', idempotencyKey, input, () => this.scoring.appoint(input));
  }

  @Requires('appraisal.score')
  @Mutation(() => AppraisalObject)
  saveAppraisalScores(@Args('input') { idempotencyKey, ...input }: SaveAppraisalScoresInput): Promise<AppraisalObject> {
    return this.once('saveAppraisalScores', idempotencyKey, input, () => this.scoring.save(input));
  }

  @Requires('appraisal.conclude')
  @Mutation(() => AppraisalObject, { description: 'A repeated project is not supported, whatever its total.' })
  markAppraisalDuplicate(@Args('input') { idempotencyKey, ...input }: MarkDuplicateInput): Promise<AppraisalObject> {
    return this.once('markAppraisalDuplicate', idempotencyKey, input, () => this.scoring.markDuplicate(input));
  }

  @Requires('appraisal.conclude')
  @Mutation(() => AppraisalObject)
  concludeAppraisal(@Args('input') { idempotencyKey, ...input }: ConcludeAppraisalInput): Promise<AppraisalObject> {
    return this.once('concludeAppraisal', idempotencyKey, input, () => this.moving.conclude(input));
  }

  private async once(
    operation: string,
    key: string | null | undefined,
    body: unknown,
    work: () => Promise<string>,
  ): Promise<AppraisalObject> {
    return this.queries.one(await this.idempotency.once(operation, key, body, work));
  }
}
