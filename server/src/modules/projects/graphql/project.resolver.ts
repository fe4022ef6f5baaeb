import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IdempotencyService, Inherits, type Page, Requires } from '../../../platform/graphql/index.js';
import { CreateProject } from '../application/create-project.js';
import { ProjectQueries } from '../application/project-queries.js';
import { RecordMoney } from '../application/record-money.js';
import { HistoryEntryObject } from './history.object.js';
import { CreateProjectInput, RecordAdjustmentInput, RecordPaymentInput } from './project.inputs.js';
import {
  AdjustmentObject,
  ExecutionObject,
  FundingLineObject,
  PaymentObject,
  ProjectConnection,
  ProjectObject,
  ProjectsArgs,
} from './project.objects.js';

@Resolver(() => ProjectObject)
export class ProjectResolver {
  constructor(
    private readonly queries: ProjectQueries,
    private readonly createUseCase: CreateProject,
    private readonly money: RecordMoney,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('project.read')
  @Query(() => ProjectConnection, { description: 'Projects of a budget year inside the reach of the seat, by code.' })
  projects(@Args() args: ProjectsArgs): Promise<Page<ProjectObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('project.read')
  @Query(() => ProjectObject)
  project(@Args('id', { type: () => ID }) id: string): Promise<ProjectObject> {
    return this.queries.one(id);
  }

  @Inherits()
  @ResolveField(() => ExecutionObject, { nullable: true })
  execution(@Parent() project: ProjectObject): Promise<ExecutionObject | null> {
    return this.queries.execution(project.id);
  }

  @Inherits()
  @ResolveField(() => [FundingLineObject])
  fundingLines(@Parent() project: ProjectObject): Promise<FundingLineObject[]> {
    return this.queries.fundingLines(project.id);
  }

  @Inherits()
  @ResolveField(() => [AdjustmentObject])
  adjustments(@Parent() project: ProjectObject): Promise<AdjustmentObject[]> {
    return this.queries.adjustments(project.id);
  }

  @Inherits()
  @ResolveField(() => [PaymentObject])
  payments(@Parent() project: ProjectObject): Promise<PaymentObject[]> {
    return this.queries.payments(project.id);
  }

  @Inherits()
  @ResolveField(() => [HistoryEntryObject])
  history(@Parent() project: ProjectObject): Promise<HistoryEntryObject[]> {
    return this.queries.history(project.id);
  }

  @Requires('project.manage')
  @Mutation(() => ProjectObject)
  async createProject(@Args('input') { idempotencyKey, ...input }: CreateProjectInput): Promise<ProjectObject> {
    const id = await this.idempotency.once('createProject', idempotencyKey, input, () => this.createUseCase.run(input));
    return this.queries.one(id);
  }

  @Requires('project.manage')
  @Mutation(() => ProjectObject)
  async recordBudgetAdjustment(
    @Args('input') { idempotencyKey, ...input }: RecordAdjustmentInput,
  ): Promise<ProjectObject> {
    await this.idempotency.once('recordBudgetAdjustment', idempotencyKey, input, () => this.money.adjust(input));
    return this.queries.one(input.projectId);
  }

  @Requires('payment.import')
  @Mutation(() => ProjectObject)
  async recordPayment(@Args('input') { idempotencyKey, ...input }: RecordPaymentInput): Promise<ProjectObject> {
    await this.idempotency.once('recordPayment', idempotencyKey, input, () => this.money.pay(input));
    return this.queries.one(input.projectId);
  }
}
