import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { annualReportWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  DateScalar,
  IdempotencyService,
  Inherits,
  Requires,
} from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { AnnualReportService } from '../application/annual-report.service.js';
import { FiguresService } from '../application/figures.service.js';
import {
  AnnualReportObject,
  FigureObject,
  FigureRowConnection,
  FigureRowsArgs,
  MoveAnnualReportInput,
  RelationObject,
  ReportSectionObject,
} from './reporting.objects.js';

@Resolver(() => FigureObject)
export class FigureResolver {
  constructor(private readonly figuresService: FiguresService) {}

  @Requires('figure.read')
  @Query(() => [FigureObject], {
    description: 'Figures of a work year, in one statement: all of them, or those named.',
  })
  figures(
    @Args('year', { type: () => Int }) year: number,
    @Args('asOf', { type: () => DateScalar, nullable: true }) asOf?: string | null,
    @Args('ids', { type: () => [ID], nullable: true }) ids?: string[] | null,
  ): Promise<FigureObject[]> {
    return ids ? this.figuresService.some([...new Set(ids)], year, asOf) : this.figuresService.all(year, asOf);
  }

  @Requires('figure.read')
  @Query(() => FigureObject)
  figure(
    @Args('id', { type: () => ID }) id: string,
    @Args('year', { type: () => Int }) year: number,
    @Args('asOf', { type: () => DateScalar, nullable: true }) asOf?: string | null,
  ): Promise<FigureObject> {
    return this.figuresService.one(id, year, asOf);
  }

  @Requires('figure.read')
  @Query(() => FigureRowConnection, { description: 'The records behind a figure.' })
  async figureRows(@Args() { id, year, asOf, first, after }: FigureRowsArgs): Promise<FigureRowConnection> {
    const figure = await this.figuresService.one(id, year, asOf);
    const { nodes, endCursor, hasNextPage } = await this.figuresService.rows(id, year, asOf, first, after);
    return { nodes, pageInfo: { endCursor, hasNextPage }, totalCount: figure.rowCount };
  }
}

@Resolver(() => AnnualReportObject)
export class AnnualReportResolver {
  constructor(
    private readonly service: AnnualReportService,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('report.read')
  @Query(() => [RelationObject])
  crossFooting(@Args('year', { type: () => Int }) year: number): Promise<RelationObject[]> {
    return this.service.crossFooting(year);
  }

  @Requires('report.read')
  @Query(() => AnnualReportObject)
  annualReport(@Args('year', { type: () => Int }) year: number): Promise<AnnualReportObject> {
    return this.service.report(year);
  }

  @Inherits()
  @ResolveField(() => [ReportSectionObject])
  async sections(@Parent() report: AnnualReportObject): Promise<ReportSectionObject[]> {
    return (await this.service.print(report.workYear)).sections;
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  async availableActions(@Parent() report: AnnualReportObject): Promise<AvailableActionObject[]> {
    return (await this.transitions.availableActions(annualReportWorkflow.name, [report.id])).get(report.id) ?? [];
  }

  @Requires('report.read')
  @Mutation(() => AnnualReportObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveAnnualReport(
    @Args('input') { idempotencyKey, ...input }: MoveAnnualReportInput,
  ): Promise<AnnualReportObject> {
    await this.idempotency.once('moveAnnualReport', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow: annualReportWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
      }),
    );
    return this.service.report(input.workYear);
  }
}
