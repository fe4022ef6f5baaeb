import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { monitoringAlertWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { MonitoringStepInput, stepOf } from '../../graphql/step.input.js';
import { AlertQueries } from '../application/alert-queries.js';
import { RaiseAlerts } from '../application/raise-alerts.js';
import { SpendingScopes } from '../application/spending-scopes.js';
import {
  AlertConnection,
  AlertObject,
  AlertsArgs,
  SaveSpendingScopeInput,
  SpendingScopeObject,
} from './alert.objects.js';

@Resolver(() => AlertObject)
export class AlertResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(monitoringAlertWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: AlertQueries,
    private readonly raising: RaiseAlerts,
    private readonly scopes: SpendingScopes,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('monitoring.read')
  @Query(() => AlertConnection)
  monitoringAlerts(@Args() args: AlertsArgs): Promise<Page<AlertObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('monitoring.read')
  @Query(() => [SpendingScopeObject])
  spendingScopes(@Args('year', { type: () => Int }) year: number): Promise<SpendingScopeObject[]> {
    return this.queries.scopes(year);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() alert: AlertObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(alert.id);
  }

  @Requires('monitoring.read')
  @Mutation(() => AlertObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveMonitoringAlert(@Args('input') input: MonitoringStepInput): Promise<AlertObject> {
    await this.idempotency.once('moveMonitoringAlert', input.idempotencyKey, input, () =>
      this.transitions.transition(stepOf(monitoringAlertWorkflow.name, input)),
    );
    return this.queries.one(input.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => Int, {
    description: 'Watches the money of every project in execution; gives the number of new alerts.',
  })
  runDailyMonitoring(@Args('year', { type: () => Int }) year: number): Promise<number> {
    return this.raising.watchDaily(year);
  }

  @Requires('monitoring.manage')
  @Mutation(() => [SpendingScopeObject])
  async saveSpendingScope(@Args('input') input: SaveSpendingScopeInput): Promise<SpendingScopeObject[]> {
    await this.scopes.save(input);
    return this.queries.scopes(input.budgetYear);
  }
}
