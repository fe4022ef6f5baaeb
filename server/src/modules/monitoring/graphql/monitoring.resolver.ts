import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { monitoringSheetWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { MonitoringQueries } from '../application/monitoring-queries.js';
import { RateSheet } from '../application/rate-sheet.js';
import { SaveSheet } from '../application/save-sheet.js';
import {
  MoveMonitoringSheetInput,
  RateMonitoringSheetInput,
  ReconcileMonitoringExecutionInput,
  SaveMonitoringSheetInput,
} from './sheet.inputs.js';
import {
  SheetConnection,
  SheetCoverageObject,
  SheetMoneyObject,
  SheetObject,
  SheetRowObject,
  SheetsArgs,
  SheetTaskObject,
} from './sheet.objects.js';

@Resolver(() => SheetObject)
export class MonitoringResolver {
  private readonly rowsOf = batched<SheetRowObject[]>((ids) => this.queries.rows(ids), []);
  private readonly moneysOf = batched<SheetMoneyObject[]>((ids) => this.queries.moneys(ids), []);
  private readonly tasksOf = batched<SheetTaskObject[]>((ids) => this.queries.tasks(ids), []);
  private readonly coverageOf = batched<SheetCoverageObject | null>((ids) => this.queries.coverage(ids), null);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(monitoringSheetWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: MonitoringQueries,
    private readonly saveUseCase: SaveSheet,
    private readonly rateUseCase: RateSheet,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => SheetConnection)
  monitoringSheets(@Args() args: SheetsArgs): Promise<Page<SheetObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('monitoring.read')
  @Query(() => SheetObject)
  monitoringSheet(@Args('id', { type: () => ID }) id: string): Promise<SheetObject> {
    return this.queries.one(id);
  }

  @Inherits()
  @ResolveField(() => [SheetRowObject])
  rows(@Parent() sheet: SheetObject): Promise<SheetRowObject[]> {
    return this.rowsOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SheetMoneyObject])
  moneys(@Parent() sheet: SheetObject): Promise<SheetMoneyObject[]> {
    return this.moneysOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SheetTaskObject])
  tasks(@Parent() sheet: SheetObject): Promise<SheetTaskObject[]> {
    return this.tasksOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => SheetCoverageObject, { nullable: true, description: 'Only of a whole body.' })
  coverage(@Parent() sheet: SheetObject): Promise<SheetCoverageObject | null> {
    return this.coverageOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() sheet: SheetObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(sheet.id);
  }

  @Requires('monitoring.fill')
  @Mutation(() => SheetObject)
  async saveMonitoringSheet(
    @Args('input') { idempotencyKey, ...input }: SaveMonitoringSheetInput,
  ): Promise<SheetObject> {
    const id = await this.idempotency.once('saveMonitoringSheet', idempotencyKey, input, () =>
      this.saveUseCase.run(input),
    );
    return this.queries.one(id);
  }

  @Requires('monitoring.read')
  @Mutation(() => SheetObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveMonitoringSheet(
    @Args('input') { idempotencyKey, ...input }: MoveMonitoringSheetInput,
  ): Promise<SheetObject> {
    await this.idempotency.once('moveMonitoringSheet', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow: monitoringSheetWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
        input: {
          disposal: input.disposal ?? null,
          note: input.disposalNote ?? null,
          dueOn: input.disposalDueOn ?? null,
          ownerName: input.disposalOwner ?? null,
          amount: input.disposalAmount ?? null,
        },
      }),
    );
    return this.queries.one(input.id);
  }

  @Requires('monitoring.finReview')
  @Mutation(() => SheetObject)
  async rateMonitoringSheet(
    @Args('input') { idempotencyKey, ...input }: RateMonitoringSheetInput,
  ): Promise<SheetObject> {
    const id = await this.idempotency.once('rateMonitoringSheet', idempotencyKey, input, () =>
      this.rateUseCase.rate(input),
    );
    return this.queries.one(id);
  }

  @Requires('monitoring.finReview')
  @Mutation(() => SheetObject)
  async reconcileMonitoringExecution(
    @Args('input') { idempotencyKey, ...input }: ReconcileMonitoringExecutionInput,
  ): Promise<SheetObject> {
    const id = await this.idempotency.once('reconcileMonitoringExecution', idempotencyKey, input, () =>
      this.rateUseCase.reconcile(input),
    );
    return this.queries.one(id);
  }
}
