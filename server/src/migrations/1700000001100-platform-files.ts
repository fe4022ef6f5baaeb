import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, refers, tenantTable } from './ddl.js';

/** Files lie in a folder beside the database: twenty megabytes in a row would be carried by every backup of it. */
export class PlatformFiles1700000001100 implements MigrationInterface {
  name = 'PlatformFiles1700000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE platform.file_content;
ALTER TABLE platform.file
  DROP COLUMN engagement_id,
  ADD COLUMN uploaded_by_name text NOT NULL,
  ADD CONSTRAINT file_sm3 CHECK (sm3 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT file_name CHECK (length(name) BETWEEN 1 AND 120),
  -- The same bytes hang on the same document once: an upload that is repeated changes nothing.
  ADD CONSTRAINT file_once UNIQUE (jurisdiction_id, subject_type, subject_id, sm3);
DROP INDEX platform.file_by_subject;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE INDEX file_by_subject ON platform.file (jurisdiction_id, subject_type, subject_id);
ALTER TABLE platform.file
  DROP CONSTRAINT file_once, DROP CONSTRAINT file_name, DROP CONSTRAINT file_sm3,
  DROP COLUMN uploaded_by_name,
  ADD COLUMN engagement_id uuid;
CREATE TABLE platform.file_content (${KEY},
  content bytea NOT NULL,
  ${refers('id', 'platform.file', 'ON DELETE CASCADE')}
);
${tenantTable('platform.file_content', 'FULL')}
`);
  }
}
