import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.js';

/** What belongs to one request or one job, carried along without being passed by hand. */
export interface RequestContext {
  actor: Actor;
  readonly traceId: string;
  readonly ip: string | null;
  /** Slot of the unit of work; nothing else touches it. */
  unit?: unknown;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** @throws Error outside a request or job: a programming defect, never a user's fault */
export function currentContext(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error('No request context: wrap the work in runInContext()');
  return context;
}

export function currentActor(): Actor {
  return currentContext().actor;
}
