import { Module, type OnModuleInit } from '@nestjs/common';
import { ReadModels } from '../../platform/graphql/index.js';
import { OrganizationsApi } from '../organizations/index.js';
import { CreateProject } from './application/create-project.js';
import { ProjectQueries } from './application/project-queries.js';
import { describeProjects } from './application/project-read-models.js';
import { ProjectImport } from './application/project-import.js';
import { ProjectSheets } from './application/project-sheets.js';
import { MoneyGates, RecordMoney } from './application/record-money.js';
import { ProjectSheetController } from './project-sheet.controller.js';
import { ProjectsArgs } from './graphql/project.objects.js';
import { ProjectResolver } from './graphql/project.resolver.js';
import { WorkbenchProjectsResolver } from './graphql/workbench-projects.resolver.js';
import { ProjectReads } from './persistence/project.reads.js';
import { ProjectWrites } from './persistence/project.writes.js';
import { ProjectsApi } from './projects-api.js';

@Module({
  controllers: [ProjectSheetController],
  providers: [
    ProjectReads,
    ProjectWrites,
    ProjectQueries,
    CreateProject,
    ProjectImport,
    ProjectSheets,
    RecordMoney,
    MoneyGates,
    ProjectsApi,
    ProjectResolver,
    WorkbenchProjectsResolver,
  ],
  exports: [ProjectsApi],
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
