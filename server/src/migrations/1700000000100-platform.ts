import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commonTable, EDITED, KEY, oneOf, schema, tenantTable } from './ddl.js';

/** Sign-in, audit chain, events, jobs, tasks, files: what every module stands on. */
export class Platform1700000000100 implements MigrationInterface {
  name = 'Platform1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${schema('platform')}
CREATE TABLE platform.installation (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  is_demo boolean NOT NULL DEFAULT false,
  demo_date date,
  jurisdiction_name text,
  -- Shown on the sign-in page of a demo: account, seat, person, job, password. Empty everywhere else.
  demo_accounts jsonb NOT NULL DEFAULT '[]',
  updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO platform.installation DEFAULT VALUES;
${commonTable('platform.installation', 'EDIT')}

CREATE TABLE platform.event (${KEY},
  name text NOT NULL,
  payload jsonb NOT NULL,
  actor_id uuid,
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX event_recorded ON platform.event (jurisdiction_id, recorded_at, id);
${tenantTable('platform.event', 'APPEND')}

CREATE TABLE platform.event_delivery (
  jurisdiction_id uuid NOT NULL,
  event_id uuid NOT NULL,
  handler text NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (jurisdiction_id, event_id, handler),
  FOREIGN KEY (jurisdiction_id, event_id) REFERENCES platform.event (jurisdiction_id, id)
);
${tenantTable('platform.event_delivery', 'APPEND')}

CREATE TABLE platform.job (${KEY},
  kind text NOT NULL,
  ${oneOf('state', ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'])} DEFAULT 'QUEUED',
  input jsonb NOT NULL DEFAULT '{}',
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer,
  cancel_requested boolean NOT NULL DEFAULT false,
  result jsonb,
  error jsonb,
  requested_by uuid,
  requested_seat uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX job_recent ON platform.job (jurisdiction_id, requested_by, created_at DESC);
${tenantTable('platform.job', 'EDIT')}

CREATE TABLE platform.task (${KEY},
  kind text NOT NULL,
  agency_id uuid NOT NULL,
  role text NOT NULL,
  work_year integer NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  subject_title text NOT NULL,
  url text NOT NULL,
  due_on date,
  returned_reason text,
  returned_by text,
  ${oneOf('state', ['OPEN', 'DONE', 'CANCELLED'])} DEFAULT 'OPEN',
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);
CREATE UNIQUE INDEX task_open_once ON platform.task (jurisdiction_id, kind, subject_id, agency_id, role) WHERE state = 'OPEN';
CREATE INDEX task_inbox ON platform.task (jurisdiction_id, agency_id, role, due_on) WHERE state = 'OPEN';
${tenantTable('platform.task', 'EDIT')}

CREATE TABLE platform.audit_chain (
  jurisdiction_id uuid PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL
);
${tenantTable('platform.audit_chain', 'EDIT')}

CREATE TABLE platform.audit_entry (
  jurisdiction_id uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  effective_on date NOT NULL,
  actor_id uuid,
  seat_id uuid,
  actor_kind text NOT NULL,
  entity text NOT NULL,
  entity_id uuid,
  action text NOT NULL,
  result text NOT NULL,
  fields jsonb NOT NULL,
  ip text,
  trace_id text,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (jurisdiction_id, seq)
);
CREATE INDEX audit_by_entity ON platform.audit_entry (jurisdiction_id, entity, entity_id, seq DESC);
${tenantTable('platform.audit_entry', 'APPEND')}

-- The readable side of an entry lies apart, so that raising a secrecy label can purge it without breaking the chain.
CREATE TABLE platform.audit_text (
  jurisdiction_id uuid NOT NULL,
  seq bigint NOT NULL,
  texts jsonb NOT NULL,
  PRIMARY KEY (jurisdiction_id, seq),
  FOREIGN KEY (jurisdiction_id, seq) REFERENCES platform.audit_entry (jurisdiction_id, seq)
);
${tenantTable('platform.audit_text', 'FULL')}

CREATE TABLE platform.idempotency (
  jurisdiction_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  operation text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
  body_hash text NOT NULL,
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (jurisdiction_id, actor_id, operation, key)
);
${tenantTable('platform.idempotency', 'EDIT')}

CREATE TABLE platform.file (${KEY},
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes BETWEEN 0 AND 20971520),
  sm3 text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  agency_id uuid,
  engagement_id uuid,
  uploaded_by uuid,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_by_subject ON platform.file (jurisdiction_id, subject_type, subject_id);
${tenantTable('platform.file', 'FULL')}
CREATE TABLE platform.file_content (${KEY},
  content bytea NOT NULL,
  FOREIGN KEY (jurisdiction_id, id) REFERENCES platform.file (jurisdiction_id, id) ON DELETE CASCADE
);
${tenantTable('platform.file_content', 'FULL')}

${schema('auth')}
-- Who signs in is not known to belong to any tenant yet: this directory says where to look, and holds nothing else.
CREATE TABLE auth.login_directory (
  ${oneOf('kind', ['ACCOUNT', 'CLIENT'])},
  name text NOT NULL,
  jurisdiction_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  PRIMARY KEY (kind, name)
);
${commonTable('auth.login_directory', 'FULL')}

CREATE TABLE auth.sign_in_attempt (
  key text PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0,
  window_started_at timestamptz NOT NULL DEFAULT now(),
  locked_until timestamptz
);
${commonTable('auth.sign_in_attempt', 'FULL')}

CREATE TABLE auth.account (${KEY},
  account text NOT NULL,
  person_name text NOT NULL,
  password_hash text NOT NULL,
  password_changed_at timestamptz NOT NULL DEFAULT now(),
  must_change_password boolean NOT NULL DEFAULT true,
  ${oneOf('state', ['ACTIVE', 'DISABLED'])} DEFAULT 'ACTIVE',
  last_sign_in_at timestamptz,
  ${EDITED},
  UNIQUE (jurisdiction_id, account)
);
${tenantTable('auth.account')}

CREATE TABLE auth.password_history (${KEY},
  account_id uuid NOT NULL,
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (jurisdiction_id, account_id) REFERENCES auth.account (jurisdiction_id, id)
);
CREATE INDEX password_history_account ON auth.password_history (jurisdiction_id, account_id, created_at DESC);
${tenantTable('auth.password_history', 'APPEND')}

CREATE TABLE auth.session (${KEY},
  token_hash text NOT NULL,
  account_id uuid NOT NULL,
  seat_id uuid,
  ip text,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (jurisdiction_id, token_hash),
  FOREIGN KEY (jurisdiction_id, account_id) REFERENCES auth.account (jurisdiction_id, id)
);
CREATE INDEX session_account ON auth.session (jurisdiction_id, account_id) WHERE ended_at IS NULL;
${tenantTable('auth.session')}

CREATE TABLE auth.api_client (${KEY},
  client_id text NOT NULL,
  name text NOT NULL,
  secret_hash text NOT NULL,
  scopes text[] NOT NULL,
  seat_id uuid NOT NULL,
  ${oneOf('state', ['ACTIVE', 'DISABLED'])} DEFAULT 'ACTIVE',
  ${EDITED},
  UNIQUE (jurisdiction_id, client_id)
);
${tenantTable('auth.api_client')}

CREATE TABLE auth.access_token (${KEY},
  token_hash text NOT NULL,
  client_row_id uuid NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  UNIQUE (jurisdiction_id, token_hash),
  FOREIGN KEY (jurisdiction_id, client_row_id) REFERENCES auth.api_client (jurisdiction_id, id)
);
${tenantTable('auth.access_token')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA auth CASCADE; DROP SCHEMA platform CASCADE;');
  }
}
