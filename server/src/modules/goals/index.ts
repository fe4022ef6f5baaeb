export type { IndicatorActual } from './domain/continue-objective.js';
export { type ApprovedObjective, GoalsApi } from './goals-api.js';
export type { AskedIndicator, CandidateRecord, SpreadRecord } from './library/persistence/library.records.js';
export { spreadOf } from './library/persistence/suggestion.reads.js';
export { GoalsModule } from './goals.module.js';
export type { IndicatorRecord, ObjectiveRecord } from './persistence/goal.records.js';
export { expectedOfYear } from './persistence/yearly-target.sql.js';
export { GOALS_ENTITIES } from './persistence/entities.js';
