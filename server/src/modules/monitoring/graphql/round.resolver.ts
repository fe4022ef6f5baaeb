import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { monitoringRoundWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  Requires,
} from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { ChooseObjects } from '../application/choose-objects.js';
import { OpenRound } from '../application/open-round.js';
import { PlanRound } from '../application/plan-round.js';
import { PressForSheets } from '../application/press-for-sheets.js';
import { RoundBoard } from '../application/round-board.js';
import {
  ChooseObjectsInput,
  CloseRoundInput,
  EditRoundInput,
  MoveRoundInput,
  OpenRoundInput,
  PlanRoundInput,
  PressForSheetsInput,
} from './round.inputs.js';
import { BoardObject, ChoiceObject, ReminderObject, RoundObject, RoundUnitObject } from './round.objects.js';
import { presentBoard, presentRound, presentUnit } from './round.presenter.js';

@Resolver(() => RoundObject)
export class RoundResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(monitoringRoundWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly boards: RoundBoard,
    private readonly plans: PlanRound,
    private readonly opener: OpenRound,
    private readonly chooser: ChooseObjects,
    private readonly presser: PressForSheets,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => [RoundObject])
  async monitoringRounds(@Args('year', { type: () => Int }) year: number): Promise<RoundObject[]> {
    return (await this.boards.list(year)).map(presentRound);
  }

  @Requires('monitoring.read')
  @Query(() => RoundObject)
  monitoringRound(@Args('id', { type: () => ID }) id: string): Promise<RoundObject> {
    return this.one(id);
  }

  @Requires('monitoring.read')
  @Query(() => BoardObject, { description: 'With unitId only what that first-level unit answers for.' })
  async monitoringBoard(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
  ): Promise<BoardObject> {
    return presentBoard(await (unitId ? this.boards.ofUnit(roundId, unitId) : this.boards.board(roundId)));
  }

  @Requires('monitoring.read')
  @Query(() => [RoundUnitObject], { description: 'Who must file what, by when; known on the day the round opens.' })
  async monitoringRoundUnits(@Args('roundId', { type: () => ID }) roundId: string): Promise<RoundUnitObject[]> {
    return (await this.boards.units(roundId)).map(presentUnit);
  }

  @Requires('monitoring.read')
  @Query(() => RoundUnitObject)
  async monitoringRoundUnit(@Args('id', { type: () => ID }) id: string): Promise<RoundUnitObject> {
    return presentUnit(await this.boards.unit(id));
  }

  @Requires('monitoring.read')
  @Query(() => [ChoiceObject])
  monitoringChoices(@Args('roundUnitId', { type: () => ID }) roundUnitId: string): Promise<ChoiceObject[]> {
    return this.chooser.eligible(roundUnitId);
  }

  @Requires('monitoring.read')
  @Query(() => [ReminderObject], { description: 'Reminders of a round, the latest thousand.' })
  monitoringReminders(@Args('roundId', { type: () => ID }) roundId: string): Promise<ReminderObject[]> {
    return this.boards.reminders(roundId);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() round: RoundObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(round.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject)
  async planMonitoringRound(@Args('input') { idempotencyKey, ...input }: PlanRoundInput): Promise<RoundObject> {
    return this.one(
      await this.idempotency.once('planMonitoringRound', idempotencyKey, input, () => this.plans.plan(input)),
    );
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject)
  async editMonitoringRound(@Args('input') { idempotencyKey, ...input }: EditRoundInput): Promise<RoundObject> {
    const { id, expectedVersion, ...draft } = input;
    await this.idempotency.once('editMonitoringRound', idempotencyKey, input, () =>
      this.plans.edit(id, expectedVersion, draft),
    );
    return this.one(id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject, { description: 'Begins the job that opens a planned round; its progress is `opening`.' })
  async startMonitoringRound(@Args('input') { idempotencyKey, ...input }: MoveRoundInput): Promise<RoundObject> {
    await this.idempotency.once('startMonitoringRound', idempotencyKey, input, () =>
      this.opener.start(input.id, input.expectedVersion),
    );
    return this.one(input.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject, { description: 'Asks the opening to stop; by whoever began it. Nothing of it stays.' })
  async cancelMonitoringRoundOpening(@Args('id', { type: () => ID }) id: string): Promise<RoundObject> {
    await this.opener.cancel(id);
    return this.one(id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject, {
    description: 'Plans and opens in one step: for programs, and for a few projects by name.',
  })
  async openMonitoringRound(@Args('input') { idempotencyKey, ...input }: OpenRoundInput): Promise<RoundObject> {
    return this.one(
      await this.idempotency.once('openMonitoringRound', idempotencyKey, input, () => this.opener.now(input)),
    );
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject, { description: 'Who has not filed stays on record as such.' })
  async closeMonitoringRound(@Args('input') { idempotencyKey, ...input }: CloseRoundInput): Promise<RoundObject> {
    await this.idempotency.once('closeMonitoringRound', idempotencyKey, input, () =>
      this.move('close', input, { confirmedMissing: input.confirmedMissing ?? null }),
    );
    return this.one(input.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => RoundObject, {
    description: 'The round was reported; the comment says to whom and in which document.',
  })
  async reportMonitoringRound(@Args('input') { idempotencyKey, ...input }: MoveRoundInput): Promise<RoundObject> {
    await this.idempotency.once('reportMonitoringRound', idempotencyKey, input, () => this.move('report', input, {}));
    return this.one(input.id);
  }

  @Requires('monitoring.fill')
  @Mutation(() => RoundUnitObject)
  async chooseMonitoredProjects(
    @Args('input') { idempotencyKey, ...input }: ChooseObjectsInput,
  ): Promise<RoundUnitObject> {
    await this.idempotency.once('chooseMonitoredProjects', idempotencyKey, input, () => this.chooser.save(input));
    return presentUnit(await this.boards.unit(input.roundUnitId));
  }

  @Requires('monitoring.manage')
  @Mutation(() => Int, { description: '催报. How many reminders went out.' })
  async pressForMonitoringSheets(@Args('input') { idempotencyKey, ...input }: PressForSheetsInput): Promise<number> {
    return this.idempotency.once('pressForMonitoringSheets', idempotencyKey, input, () =>
      this.presser.run(input.roundId, input.unitIds),
    );
  }

  private move(action: string, input: MoveRoundInput, facts: object): Promise<void> {
    return this.transitions.transition({
      workflow: monitoringRoundWorkflow.name,
      action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
      input: facts,
    });
  }

  private async one(id: string): Promise<RoundObject> {
    return presentRound(await this.boards.one(id));
  }
}
