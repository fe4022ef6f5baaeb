import { Injectable, SetMetadata } from '@nestjs/common';
import type { DomainEvents, EventName } from '../../contracts/index.js';
import { currentActor } from '../access/context.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EventEntity } from './event.entity.js';

export const EVENT_HANDLER = 'jixiao:event-handler';
export const DELIVER_TASK = 'deliver_event';

/** Marks a method `(payload, eventId) => Promise<void>` of a provider as the handler of an event. */
export function OnDomainEvent(name: EventName): MethodDecorator {
  return SetMetadata(EVENT_HANDLER, name);
}

/** Announces what happened, in the transaction in which it happened: the event exists if and only if the change does. */
@Injectable()
export class EventBus {
  /** Names of handlers by event; filled at start-up by the explorer. */
  readonly handlers = new Map<EventName, string[]>();

  constructor(private readonly uow: UnitOfWork) {}

  async publish<Name extends EventName>(name: Name, payload: DomainEvents[Name]): Promise<void> {
    const actor = currentActor();
    const id = newId();
    await this.uow.insert(EventEntity, [{ id, name, payload, actorId: actor.userId }]);
    for (const handler of this.handlers.get(name) ?? []) {
      await this.uow.query('SELECT graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := 12)', [
        DELIVER_TASK,
        JSON.stringify({ jurisdictionId: actor.jurisdictionId, eventId: id, handler, today: actor.today }),
        `${id}:${handler}`,
      ]);
    }
  }
}
