import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, oneOf, refers, tenantTable } from './ddl.js';

/** 推送: what a firm's program is told of, and how each telling went. */
export class IntegrationWebhooks1700000002052 implements MigrationInterface {
  name = 'IntegrationWebhooks1700000002052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE integration.webhook_subscription (${KEY},
  agency_id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  -- Shared with the receiver: a signature cannot be made from a hash of it.
  secret text NOT NULL,
  ${oneOf('state', ['ACTIVE', 'ENDED'])} DEFAULT 'ACTIVE',
  created_by uuid,
  ${EDITED},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX webhook_subscription_of_agency ON integration.webhook_subscription (jurisdiction_id, agency_id);
${tenantTable('integration.webhook_subscription', 'EDIT')}

CREATE TABLE integration.webhook_delivery (${KEY},
  subscription_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_name text NOT NULL,
  is_replay boolean NOT NULL DEFAULT false,
  ${oneOf('state', ['PENDING', 'DELIVERED', 'FAILED', 'DROPPED'])} DEFAULT 'PENDING',
  attempts integer NOT NULL DEFAULT 0,
  status integer,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  tried_at timestamptz,
  ${refers('subscription_id', 'integration.webhook_subscription')},
  ${refers('event_id', 'platform.event')}
);
CREATE INDEX webhook_delivery_log ON integration.webhook_delivery (jurisdiction_id, subscription_id, id DESC);
CREATE UNIQUE INDEX webhook_delivery_once ON integration.webhook_delivery (jurisdiction_id, subscription_id, event_id)
  WHERE NOT is_replay;
${tenantTable('integration.webhook_delivery', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE integration.webhook_delivery, integration.webhook_subscription');
  }
}
