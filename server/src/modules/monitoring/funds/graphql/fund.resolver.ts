import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { fundClearingWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  DateScalar,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { MonitoringStepInput, stepOf } from '../../graphql/step.input.js';
import { ClearFunds } from '../application/clear-funds.js';
import { ClearingQueries } from '../application/clearing-queries.js';
import { FundQueries } from '../application/fund-queries.js';
import { RecordFunds } from '../application/record-funds.js';
import {
  ClearingItemObject,
  ClearingObject,
  DecideClearingInput,
  FundConnection,
  FundDetailObject,
  FundObject,
  FundsArgs,
  FundStatisticObject,
  MoveTrackedFundInput,
  RecordTrackedFundInput,
  TaggedProjectObject,
} from './fund.objects.js';

@Resolver(() => FundObject)
export class TrackedFundResolver {
  private readonly detailOf = batched<FundDetailObject | null>((ids) => this.queries.details(ids), null);

  constructor(
    private readonly queries: FundQueries,
    private readonly recording: RecordFunds,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => FundConnection)
  trackedFunds(@Args() args: FundsArgs): Promise<Page<FundObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('monitoring.read')
  @Query(() => FundObject)
  trackedFund(@Args('id', { type: () => ID }) id: string): Promise<FundObject> {
    return this.queries.one(id);
  }

  @Requires('monitoring.read')
  @Query(() => [FundStatisticObject])
  trackedFundStatistics(@Args('year', { type: () => Int }) year: number): Promise<FundStatisticObject[]> {
    return this.queries.statistics(year);
  }

  @Requires('monitoring.read')
  @Query(() => [TaggedProjectObject], { description: '扶贫项目绩效运行跟踪' })
  povertyProjects(@Args('year', { type: () => Int }) year: number): Promise<TaggedProjectObject[]> {
    return this.queries.poverty(year);
  }

  @Inherits()
  @ResolveField(() => FundDetailObject)
  detail(@Parent() fund: FundObject): Promise<FundDetailObject> {
    return this.detailOf(fund.id) as Promise<FundDetailObject>;
  }

  @Requires('monitoring.trackFunds')
  @Mutation(() => FundObject)
  async recordTrackedFund(@Args('input') { idempotencyKey, ...input }: RecordTrackedFundInput): Promise<FundObject> {
    const id = await this.idempotency.once('recordTrackedFund', idempotencyKey, input, () =>
      this.recording.receive(input),
    );
    return this.queries.one(id);
  }

  @Requires('monitoring.trackFunds')
  @Mutation(() => FundObject)
  async moveTrackedFund(@Args('input') { idempotencyKey, ...input }: MoveTrackedFundInput): Promise<FundObject> {
    const id = await this.idempotency.once('moveTrackedFund', idempotencyKey, input, () => this.recording.move(input));
    return this.queries.one(id);
  }

  @Requires('monitoring.confirmFund')
  @Mutation(() => FundObject, { description: 'The competent department has looked at the users of its fund.' })
  async confirmTrackedFund(
    @Args('fundId', { type: () => ID }) fundId: string,
    @Args('periodTo', { type: () => DateScalar }) periodTo: string,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<FundObject> {
    return this.queries.one(await this.recording.confirm(fundId, periodTo, note ?? null));
  }
}

@Resolver(() => ClearingObject)
export class ClearingResolver {
  private readonly itemsOf = batched<ClearingItemObject[]>((ids) => this.queries.items(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(fundClearingWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: ClearingQueries,
    private readonly useCases: ClearFunds,
    private readonly transitions: TransitionService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => [ClearingObject])
  fundClearings(@Args('year', { type: () => Int }) year: number): Promise<ClearingObject[]> {
    return this.queries.batches(year);
  }

  @Inherits()
  @ResolveField(() => [ClearingItemObject])
  rows(@Parent() clearing: ClearingObject): Promise<ClearingItemObject[]> {
    return this.itemsOf(clearing.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() clearing: ClearingObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(clearing.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => ClearingObject)
  async openFundClearing(
    @Args('year', { type: () => Int }) year: number,
    @Args('name') name: string,
  ): Promise<ClearingObject> {
    return this.queries.one(await this.useCases.open(year, name));
  }

  @Requires('monitoring.dispose')
  @Mutation(() => ClearingObject)
  async decideFundClearing(@Args('input') input: DecideClearingInput): Promise<ClearingObject> {
    return this.queries.one(await this.useCases.decide(input));
  }

  @Requires('monitoring.manage')
  @Mutation(() => ClearingObject)
  async moveFundClearing(@Args('input') input: MonitoringStepInput): Promise<ClearingObject> {
    await this.transitions.transition(stepOf(fundClearingWorkflow.name, input));
    return this.queries.one(input.id);
  }
}
