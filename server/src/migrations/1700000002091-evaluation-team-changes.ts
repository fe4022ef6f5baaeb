import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, oneOf, refers, tenantTable } from './ddl.js';

/** Changes of a firm's team after the contract, and whose account a person of a firm has. */
export class EvaluationTeamChanges1700000002091 implements MigrationInterface {
  name = 'EvaluationTeamChanges1700000002091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- NULL: an account of the firm's office, or of nobody: it is not narrowed to the engagements of one person.
ALTER TABLE evaluation.firm_member ADD account_id uuid;
ALTER TABLE evaluation.firm_member ADD ${refers('account_id', 'auth.account')};
CREATE UNIQUE INDEX firm_member_account ON evaluation.firm_member (jurisdiction_id, account_id) WHERE account_id IS NOT NULL;

CREATE TABLE evaluation.team_change (${KEY},
  engagement_id uuid NOT NULL,
  leaving_member_id uuid,
  joining_member_id uuid,
  -- Who leads from then on; NULL: whoever leads now.
  lead_member_id uuid,
  reason text NOT NULL,
  ${oneOf('state', ['PROPOSED', 'AGREED', 'REFUSED', 'WITHDRAWN'])} DEFAULT 'PROPOSED',
  proposed_by uuid,
  proposed_on date NOT NULL,
  decided_by uuid,
  decided_on date,
  decision text,
  ${EDITED},
  CHECK (leaving_member_id IS NOT NULL OR joining_member_id IS NOT NULL OR lead_member_id IS NOT NULL),
  ${refers('engagement_id', 'evaluation.engagement')},
  ${refers('leaving_member_id', 'evaluation.firm_member')},
  ${refers('joining_member_id', 'evaluation.firm_member')},
  ${refers('lead_member_id', 'evaluation.firm_member')}
);
CREATE INDEX team_change_of_engagement ON evaluation.team_change (jurisdiction_id, engagement_id);
CREATE UNIQUE INDEX team_change_open ON evaluation.team_change (jurisdiction_id, engagement_id) WHERE state = 'PROPOSED';
${tenantTable('evaluation.team_change', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE evaluation.team_change;
DROP INDEX evaluation.firm_member_account;
ALTER TABLE evaluation.firm_member DROP account_id;
`);
  }
}
