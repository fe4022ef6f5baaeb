export { luolongRound } from './luolong.js';
export { buildRound, type RoundPlan } from './round.js';
export { countByUnit, reachedAt, type Watched, watchedProject } from './watched.js';
