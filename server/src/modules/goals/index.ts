export { type ApprovedObjective, GoalsApi } from './goals-api.js';
export type { AchievedSource, CandidateSource } from './library/application/library-sources.js';
export { spreadOf } from './library/persistence/suggestion.reads.js';
export { GoalsModule } from './goals.module.js';
export type { IndicatorRecord, ObjectiveRecord } from './persistence/goal.records.js';
