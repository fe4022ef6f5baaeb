import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { Config } from '../../../platform/config/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { outboundName } from '../domain/cloud-event.js';
import { isTarget } from './target.js';
import { WebhookSubscriptionEntity } from '../persistence/webhook.entity.js';
import { type DeliveryRecord, type SubscriptionRecord, WebhookReads } from '../persistence/webhook.reads.js';
import { SECRET_PREFIX } from './webhook-sender.js';

export type { SubscriptionRecord } from '../persistence/webhook.reads.js';

const MOST = 10;
const SUBSCRIPTION = 'integration.webhook_subscription';

/** Whom the product calls: made and ended by the firm itself, on screen or by its program. */
@Injectable()
export class WebhookSubscriptions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: WebhookReads,
    private readonly config: Config,
    private readonly audit: AuditService,
  ) {}

  /** @returns the secret as well: it is shown this once */
  subscribe(name: string, url: string, types: readonly string[]): Promise<{ id: string; secret: string }> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const events = [...new Set(types.map(outboundName))];
      const refusals: Refusal[] = [];
      if (!name.trim()) refusals.push(refusal('REQUIRED', { field: 'name' }));
      if (!isTarget(url, this.config.webhooksInside))
        refusals.push(refusal('WEBHOOK_ADDRESS', { ruleId: 'T-12', field: 'url', wayOut: 'USE_PUBLIC_HTTPS' }));
      if (events.length === 0 || events.includes(null))
        refusals.push(refusal('WEBHOOK_EVENTS', { ruleId: 'T-12', field: 'events' }));
      const active = (await this.reads.own()).filter(({ state }) => state === 'ACTIVE');
      if (active.length >= MOST) refusals.push(refusal('WEBHOOKS_MANY', { ruleId: 'T-12', params: { most: MOST } }));
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      const secret = SECRET_PREFIX + randomBytes(32).toString('base64');
      await this.uow.insert(WebhookSubscriptionEntity, [
        {
          id,
          agencyId: actor.agencyId!,
          name: name.trim(),
          url,
          events: events as string[],
          secret,
          createdBy: actor.userId,
        },
      ]);
      this.audit.record({ entity: SUBSCRIPTION, entityId: id, action: 'subscribed', fields: { name, url, events } });
      return { id, secret };
    });
  }

  end(id: string, expectedVersion: number): Promise<string> {
    return this.uow.write(async () => {
      const subscription = await this.one(id, true);
      await updateVersioned(this.uow, SUBSCRIPTION, currentActor().jurisdictionId, subscription.id, expectedVersion, {
        state: 'ENDED',
      });
      this.audit.record({ entity: SUBSCRIPTION, entityId: id, action: 'ended' });
      return id;
    });
  }

  /** Of one's own body. */
  all(): Promise<SubscriptionRecord[]> {
    return this.reads.own();
  }

  /** The last calls of each, the latest on top. */
  log(ids: readonly string[], most: number): Promise<DeliveryRecord[]> {
    return this.reads.deliveries(ids, most);
  }

  async one(id: string, lock = false): Promise<SubscriptionRecord> {
    const [found] = await this.reads.own([id], lock);
    if (!found) throw notFound('id');
    return found;
  }
}
