export { ProjectObject } from './graphql/project.objects.js';
export { HistoryEntryObject } from './graphql/history.object.js';
export type { ExecutionRecord, FundingRecord, ProjectRecord } from './persistence/project.reads.js';
export { type ImportOutcome, ProjectsApi, type ProjectToImport } from './projects-api.js';
export { ProjectsModule } from './projects.module.js';
