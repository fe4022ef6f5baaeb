import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, refers, tenantTable } from './ddl.js';

/** Suspension of a running project: the treasury's consent, one that counts at a time (domain §4.5 P2). */
export class ProjectsSuspension1700000001821 implements MigrationInterface {
  name = 'ProjectsSuspension1700000001821';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE projects.suspension_consent (${KEY},
  project_id uuid NOT NULL,
  reason text NOT NULL,
  consented_by uuid NOT NULL,
  consented_by_name text NOT NULL,
  consented_on date NOT NULL,
  used_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('project_id', 'projects.project')}
);
CREATE UNIQUE INDEX suspension_consent_open ON projects.suspension_consent (jurisdiction_id, project_id)
  WHERE used_on IS NULL;
${tenantTable('projects.suspension_consent', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE projects.suspension_consent');
  }
}
