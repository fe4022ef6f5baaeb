import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, refers, tenantTable } from './ddl.js';

/**
 * 基本支出 as the budget system pays it (项目类别 1 人员类, 21 公用): no objective stands behind it, so it is no payment of
 * a project, but the whole of a department is not known without it.
 */
export class ProjectsBasePayments1700000002020 implements MigrationInterface {
  name = 'ProjectsBasePayments1700000002020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE projects.base_payment (${KEY},
  budget_year integer NOT NULL,
  agency_id uuid NOT NULL,
  ${oneOf('category', ['PERSONNEL', 'PUBLIC'])},
  paid_on date NOT NULL,
  ${money('amount', { signed: true, fen: true })},
  voucher_no text NOT NULL,
  source_key text NOT NULL,
  economic_class text,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source_key),
  CHECK (extract(year FROM paid_on) = budget_year),
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX base_payment_by_agency ON projects.base_payment (jurisdiction_id, agency_id, paid_on) INCLUDE (amount_fen);
${tenantTable('projects.base_payment', 'APPEND')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE projects.base_payment');
  }
}
