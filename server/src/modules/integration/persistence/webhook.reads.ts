import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface SubscriptionRecord {
  id: string;
  agencyId: string;
  name: string;
  url: string;
  events: string[];
  state: string;
  createdAt: Date;
  version: number;
}

export interface DeliveryRecord {
  id: string;
  subscriptionId: string;
  eventId: string;
  eventName: string;
  isReplay: boolean;
  state: string;
  attempts: number;
  status: number | null;
  error: string | null;
  createdAt: Date;
  triedAt: Date | null;
}

/** Everything that one delivery is made of. */
export interface Dispatch {
  id: string;
  state: string;
  attempts: number;
  url: string;
  secret: string;
  isActive: boolean;
  agencyId: string;
  eventId: string;
  eventName: string;
  payload: Record<string, unknown>;
  recordedAt: Date;
}

const SUBSCRIPTION = `s.id, s.agency_id AS "agencyId", s.name, s.url, s.events, s.state, s.created_at AS "createdAt", s.version`;

/** Subscriptions and their log. Whoever subscribes sees its own body's and no others. */
@Injectable()
export class WebhookReads {
  constructor(private readonly uow: UnitOfWork) {}

  own(ids?: readonly string[], lock = false): Promise<SubscriptionRecord[]> {
    const { jurisdictionId, agencyId } = currentActor();
    return this.uow.query<SubscriptionRecord & Record<string, unknown>>(
      `SELECT ${SUBSCRIPTION} FROM integration.webhook_subscription s
        WHERE s.jurisdiction_id = $1 AND s.agency_id = $2 AND ($3::uuid[] IS NULL OR s.id = ANY ($3::uuid[]))
        ORDER BY s.id DESC ${lock ? 'FOR UPDATE' : ''}`,
      [jurisdictionId, agencyId, ids ?? null],
    );
  }

  /** Who is to be told of an event. */
  interested(agencyId: string, eventName: string): Promise<{ id: string }[]> {
    return this.uow.query(
      `SELECT id FROM integration.webhook_subscription
        WHERE jurisdiction_id = $1 AND agency_id = $2 AND state = 'ACTIVE' AND $3 = ANY (events)`,
      [currentActor().jurisdictionId, agencyId, eventName],
    );
  }

  deliveries(subscriptionIds: readonly string[], most: number): Promise<DeliveryRecord[]> {
    return this.uow.query<DeliveryRecord & Record<string, unknown>>(
      `SELECT d.id, d.subscription_id AS "subscriptionId", d.event_id AS "eventId", d.event_name AS "eventName",
              d.is_replay AS "isReplay", d.state, d.attempts, d.status, d.error, d.created_at AS "createdAt", d.tried_at AS "triedAt"
         FROM unnest($2::uuid[]) AS s(id)
         CROSS JOIN LATERAL (SELECT * FROM integration.webhook_delivery x
           WHERE x.jurisdiction_id = $1 AND x.subscription_id = s.id ORDER BY x.id DESC LIMIT $3) d
        ORDER BY d.id DESC`,
      [currentActor().jurisdictionId, subscriptionIds, most],
    );
  }

  async dispatch(deliveryId: string): Promise<Dispatch | null> {
    const [row] = await this.uow.query<Dispatch & Record<string, unknown>>(
      `SELECT d.id, d.state, d.attempts, s.url, s.secret, s.state = 'ACTIVE' AS "isActive", s.agency_id AS "agencyId",
              e.id AS "eventId", e.name AS "eventName", e.payload, e.recorded_at AS "recordedAt"
         FROM integration.webhook_delivery d
         JOIN integration.webhook_subscription s ON s.jurisdiction_id = d.jurisdiction_id AND s.id = d.subscription_id
         JOIN platform.event e ON e.jurisdiction_id = d.jurisdiction_id AND e.id = d.event_id
        WHERE d.jurisdiction_id = $1 AND d.id = $2`,
      [currentActor().jurisdictionId, deliveryId],
    );
    return row ?? null;
  }

  /** Events as they were kept, of these engagements, oldest first. */
  eventsSince(
    names: readonly string[],
    engagementIds: readonly string[],
    since: Date,
    most: number,
  ): Promise<{ id: string; name: string; state: string | null }[]> {
    return this.uow.query(
      `SELECT id, name, payload ->> 'state' AS state FROM platform.event
        WHERE jurisdiction_id = $1 AND name = ANY ($2::text[]) AND payload ->> 'engagementId' = ANY ($3::text[]) AND recorded_at >= $4
        ORDER BY id LIMIT $5`,
      [currentActor().jurisdictionId, names, engagementIds, since, most],
    );
  }

  async record(
    id: string,
    outcome: { state: string; attempts: number; status: number | null; error: string | null },
  ): Promise<void> {
    await this.uow.affect(
      `UPDATE integration.webhook_delivery SET state = $3, attempts = $4, status = $5, error = $6, tried_at = now()
        WHERE jurisdiction_id = $1 AND id = $2`,
      [currentActor().jurisdictionId, id, outcome.state, outcome.attempts, outcome.status, outcome.error],
    );
  }
}
