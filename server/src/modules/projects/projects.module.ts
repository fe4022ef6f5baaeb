import { Module, type OnModuleInit } from '@nestjs/common';
import { ReadModels } from '../../platform/graphql/index.js';
import { OrganizationsApi, OrganizationsModule } from '../organizations/index.js';
import { BudgetFeed } from './application/budget-feed.js';
import { CreateProject } from './application/create-project.js';
import { GateSubjects } from './application/gate-subjects.js';
import { PoolQueries } from './application/pool-queries.js';
import { PoolTasks } from './application/pool-tasks.js';
import { ProjectDoors } from './application/project-doors.js';
import { ProjectGates } from './application/project-gates.js';
import { ProjectQueries } from './application/project-queries.js';
import { describeProjects } from './application/project-read-models.js';
import { ProjectImport } from './application/project-import.js';
import { BasePaymentImport } from './application/base-payment-import.js';
import { PaymentImport } from './application/payment-import.js';
import { ClassifyFunding } from './application/classify-funding.js';
import { TagProjects } from './application/tag-projects.js';
import { ProjectSheets } from './application/project-sheets.js';
import { Certificates } from './application/certificates.js';
import { PaymentWatches, RecordMoney } from './application/record-money.js';
import { BudgetFeedController } from './budget-feed.controller.js';
import { ProjectSheetController } from './project-sheet.controller.js';
import { PoolResolver, QuarantineResolver } from './graphql/pool.resolver.js';
import { ProjectsArgs } from './graphql/project.objects.js';
import { PaymentResolver } from './graphql/payment.resolver.js';
import { ProjectResolver } from './graphql/project.resolver.js';
import { ProjectSecrecy } from './application/project-secrecy.js';
import { SuspensionConsents } from './application/suspension-consents.js';
import { BasePayments } from './persistence/base-payment.store.js';
import { PoolReads } from './persistence/pool.reads.js';
import { PoolWrites } from './persistence/pool.writes.js';
import { WorkbenchProjectsResolver } from './graphql/workbench-projects.resolver.js';
import { ProjectReads } from './persistence/project.reads.js';
import { ExecutionReads } from './persistence/execution.reads.js';
import { ProjectWrites } from './persistence/project.writes.js';
import { ProjectsApi } from './projects-api.js';

@Module({
  imports: [OrganizationsModule],
  controllers: [ProjectSheetController, BudgetFeedController],
  providers: [
    ProjectGates,
    GateSubjects,
    ProjectDoors,
    BudgetFeed,
    PoolQueries,
    PoolTasks,
    SuspensionConsents,
    ProjectSecrecy,
    PoolReads,
    PoolWrites,
    ProjectReads,
    ExecutionReads,
    ProjectWrites,
    ProjectQueries,
    CreateProject,
    ProjectImport,
    ProjectSheets,
    RecordMoney,
    Certificates,
    PaymentWatches,
    PaymentImport,
    BasePayments,
    BasePaymentImport,
    TagProjects,
    ClassifyFunding,
    ProjectsApi,
    ProjectResolver,
    PaymentResolver,
    PoolResolver,
    QuarantineResolver,
    WorkbenchProjectsResolver,
  ],
  exports: [ProjectsApi, ProjectGates],
})
export class ProjectsModule implements OnModuleInit {
  constructor(
    private readonly organizations: OrganizationsApi,
    private readonly reads: ProjectReads,
    private readonly readModels: ReadModels,
  ) {}

  onModuleInit(): void {
    this.organizations.offerToSearch((term, first) => this.reads.search(term, first));
    describeProjects(this.readModels, ProjectsArgs);
  }
}
