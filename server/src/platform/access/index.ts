export { type Actor, may } from './actor.js';
export { currentActor, currentContext, type RequestContext, runInContext } from './context.js';
export { demand, demandSignIn } from './demand.js';
export { type Reach, reachOf, reachSql } from './reach.js';
export { systemActor } from './system-actor.js';
