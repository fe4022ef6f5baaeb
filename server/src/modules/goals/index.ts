export type { IndicatorActual } from './domain/continue-objective.js';
export { type ApprovedObjective, GoalsApi } from './goals-api.js';
export { GoalsModule } from './goals.module.js';
export type { IndicatorRecord, ObjectiveRecord } from './persistence/goal.records.js';
export { GOALS_ENTITIES } from './persistence/entities.js';
