export { ProjectObject } from './graphql/project.objects.js';
export { HistoryEntryObject } from './graphql/history.object.js';
export type { ExecutionRecord, FundingRecord, ProjectRecord } from './persistence/project.reads.js';
export { type Door, type GateAnswer, type GateSubject, ProjectGates } from './application/project-gates.js';
export type { ImportOutcome, ProjectToImport } from './application/project-import.js';
export { ProjectsApi } from './projects-api.js';
export { ProjectsModule } from './projects.module.js';
export { PROJECTS_ENTITIES } from './persistence/entities.js';
export type { PaidRecord } from './application/record-money.js';
