import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, tenantTable } from './ddl.js';

/** Files that arrive in pieces: what was announced, how much has come, until when it may go on. */
export class PlatformUploads1700000002051 implements MigrationInterface {
  name = 'PlatformUploads1700000002051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE platform.upload (${KEY},
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND bytes),
  ${oneOf('algorithm', ['sha256', 'sm3'])},
  declared_hash text NOT NULL,
  started_by uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX upload_of_subject ON platform.upload (jurisdiction_id, subject_type, subject_id);
CREATE INDEX upload_by_person ON platform.upload (jurisdiction_id, started_by);
${tenantTable('platform.upload')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.upload');
  }
}
