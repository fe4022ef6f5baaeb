import { Module } from '@nestjs/common';
import { CreateProject } from './application/create-project.js';
import { ProjectQueries } from './application/project-queries.js';
import { ProjectImport } from './application/project-import.js';
import { ProjectSheets } from './application/project-sheets.js';
import { RecordMoney } from './application/record-money.js';
import { ProjectSheetController } from './project-sheet.controller.js';
import { ProjectResolver } from './graphql/project.resolver.js';
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
    ProjectsApi,
    ProjectResolver,
  ],
  exports: [ProjectsApi],
})
export class ProjectsModule {}
