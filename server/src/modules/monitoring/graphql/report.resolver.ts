import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, IdempotencyService, Inherits, Requires } from '../../../platform/graphql/index.js';
import { DeliverReports } from '../reports/deliver-reports.js';
import { ReportQueries } from '../reports/report-queries.js';
import { DeliverReportsInput, MonitoringReportObject, ReportCountsObject } from './report.objects.js';
import { SheetObject } from './sheet.objects.js';

@Resolver(() => SheetObject)
export class ReportResolver {
  private readonly reportOf = batched<MonitoringReportObject | null>((ids) => this.queries.ofSheets(ids), null);

  constructor(
    private readonly queries: ReportQueries,
    private readonly deliverer: DeliverReports,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Inherits()
  @ResolveField(() => MonitoringReportObject, { nullable: true, description: 'Null until it is delivered.' })
  report(@Parent() sheet: SheetObject): Promise<MonitoringReportObject | null> {
    return this.reportOf(sheet.id);
  }

  @Requires('monitoring.read')
  @Query(() => ReportCountsObject)
  monitoringReportCounts(@Args('roundId', { type: () => ID }) roundId: string): Promise<ReportCountsObject> {
    return this.queries.counts(roundId);
  }

  @Requires('monitoring.read')
  @Query(() => MonitoringReportObject, { nullable: true, description: 'Null until the department has delivered it.' })
  monitoringDepartmentReport(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<MonitoringReportObject | null> {
    return this.queries.ofDepartment(roundId, unitId);
  }

  @Requires('monitoring.read')
  @Mutation(() => ReportCountsObject, {
    description: 'Departments deliver their own, the performance office the bureau’s and any other.',
  })
  async deliverMonitoringReports(
    @Args('input') { idempotencyKey, ...input }: DeliverReportsInput,
  ): Promise<ReportCountsObject> {
    await this.idempotency.once('deliverMonitoringReports', idempotencyKey, input, () => this.deliverer.run(input));
    return this.queries.counts(input.roundId);
  }
}
