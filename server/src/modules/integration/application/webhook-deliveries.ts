import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RUNNING_ENGAGEMENT } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { OnDomainEvent } from '../../../platform/events/index.js';
import { JobService } from '../../../platform/jobs/index.js';
import type { DomainEvents } from '../../../contracts/index.js';
import { EvaluationApi } from '../../evaluation/index.js';
import { cloudEvent, type OutboundEvent } from '../domain/cloud-event.js';
import { WebhookDeliveryEntity } from '../persistence/webhook.entity.js';
import { type Dispatch, WebhookReads } from '../persistence/webhook.reads.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookSubscriptions } from './webhook-subscriptions.js';

const JOB = 'webhook.deliver';
/** By the queue's own back-off this is some twenty minutes until nobody tries any more. */
const MOST_ATTEMPTS = 8;
const MOST_REPLAYED = 500;

/**
 * Tells firms' programs what happened, after it happened: one row for each telling, tried by the queue with growing
 * pauses. Whether the engagement still runs is asked when it is written down and again before every attempt.
 */
@Injectable()
export class WebhookDeliveries implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: WebhookReads,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly sender: WebhookSender,
    private readonly evaluations: EvaluationApi,
    private readonly jobs: JobService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ deliveryId: string }>(JOB, ({ input }) => this.attempt(input.deliveryId));
  }

  @OnDomainEvent('EngagementMoved')
  onEngagementMoved(payload: DomainEvents['EngagementMoved'], eventId: string): Promise<void> {
    return this.tell('EngagementMoved', payload, eventId);
  }

  @OnDomainEvent('EngagementPaperFiled')
  onPaperFiled(payload: DomainEvents['EngagementPaperFiled'], eventId: string): Promise<void> {
    return this.tell('EngagementPaperFiled', payload, eventId);
  }

  @OnDomainEvent('EvaluationMoved')
  onEvaluationMoved(payload: DomainEvents['EvaluationMoved'], eventId: string): Promise<void> {
    return this.tell('EvaluationMoved', payload, eventId);
  }

  /** Sends again what was kept since a moment, as far as the engagements still run. @returns how many */
  replay(subscriptionId: string, from: string): Promise<number> {
    const since = new Date(from);
    if (Number.isNaN(since.getTime())) throw badInput('DATE_FORMAT', 'since');
    return this.uow.write(async () => {
      const subscription = await this.subscriptions.one(subscriptionId, true);
      const running = await this.evaluations.runningEngagements(subscription.agencyId);
      const kept = await this.reads.eventsSince(subscription.events, running, since, MOST_REPLAYED);
      const events = kept.filter(({ name, state }) => name !== 'EngagementMoved' || concernsRunning({ state }));
      await this.write(
        events.map(({ id, name }) => ({ subscriptionId, eventId: id, eventName: name, isReplay: true })),
      );
      this.audit.record({
        entity: 'integration.webhook_subscription',
        entityId: subscriptionId,
        action: 'replayed',
        fields: { since: since.toISOString(), events: events.length },
      });
      return events.length;
    });
  }

  private async tell(
    eventName: OutboundEvent,
    payload: { engagementId: string; firmAgencyId: string; state?: string },
    eventId: string,
  ): Promise<void> {
    const interested = await this.reads.interested(payload.firmAgencyId, eventName);
    if (interested.length === 0) return;
    if (eventName === 'EngagementMoved' && !concernsRunning(payload)) return;
    const running = await this.evaluations.runningEngagements(payload.firmAgencyId);
    if (!running.includes(payload.engagementId)) return;
    await this.write(interested.map(({ id }) => ({ subscriptionId: id, eventId, eventName, isReplay: false })));
  }

  private async write(
    deliveries: readonly { subscriptionId: string; eventId: string; eventName: string; isReplay: boolean }[],
  ): Promise<void> {
    for (const delivery of deliveries) {
      const id = newId();
      await this.uow.insert(WebhookDeliveryEntity, [{ id, ...delivery }]);
      await this.jobs.enqueue(JOB, { deliveryId: id }, { attempts: MOST_ATTEMPTS });
    }
  }

  private async attempt(deliveryId: string): Promise<unknown> {
    const dispatch = await this.reads.dispatch(deliveryId);
    const isRunning = dispatch !== null && (await this.isRunning(dispatch));
    await this.uow.endRead();
    if (!dispatch || dispatch.state !== 'PENDING') return null;
    const attempts = dispatch.attempts + 1;
    if (!isRunning || !dispatch.isActive) {
      const error = isRunning ? 'SUBSCRIPTION_ENDED' : 'ENGAGEMENT_ENDED';
      await this.record(deliveryId, { state: 'DROPPED', attempts: dispatch.attempts, status: null, error });
      return null;
    }
    const body = cloudEvent(dispatch, currentActor().jurisdictionId);
    const { status, error } = await this.sender.send(dispatch.url, dispatch.secret, deliveryId, body);
    const isOver = error === null || attempts >= MOST_ATTEMPTS;
    const state = error === null ? 'DELIVERED' : isOver ? 'FAILED' : 'PENDING';
    await this.record(deliveryId, { state, attempts, status, error });
    // Whoever fails is tried again by the queue, which waits longer each time.
    if (!isOver) throw new Error(`Webhook ${deliveryId}: ${error}`);
    return { status };
  }

  private async isRunning({ agencyId, payload }: Dispatch): Promise<boolean> {
    return (await this.evaluations.runningEngagements(agencyId)).includes(String(payload.engagementId));
  }

  private record(
    id: string,
    outcome: { state: string; attempts: number; status: number | null; error: string | null },
  ): Promise<void> {
    return this.uow.write(() => this.reads.record(id, outcome));
  }
}

/** Steps before the contract are the bureau's own; the last step ends the engagement, and is not told any more. */
const concernsRunning = ({ state }: { state?: string | null }): boolean =>
  !state || (RUNNING_ENGAGEMENT as readonly string[]).includes(state);
