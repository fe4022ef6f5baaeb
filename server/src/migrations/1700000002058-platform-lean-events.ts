import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of every place at once: the owner steps out of row security for the length of the change. */
const everywhere = (change: string): string => `
ALTER TABLE platform.event NO FORCE ROW LEVEL SECURITY;
${change}
ALTER TABLE platform.event FORCE ROW LEVEL SECURITY;`;

/** Events are kept for good, so they carry ids and no content: what a state secret leaves is erased where it stands (C26). */
export class PlatformLeanEvents1700000002058 implements MigrationInterface {
  name = 'PlatformLeanEvents1700000002058';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      everywhere(`
UPDATE platform.event SET payload = payload - ARRAY['agencyId', 'title', 'note', 'dueOn', 'ownerName', 'fundingLineId', 'amount',
    'budgetYear', 'decidedBy'] WHERE name = 'MonitoringDisposed';
UPDATE platform.event SET payload = payload - 'title' WHERE name IN ('EngagementMoved', 'EvaluationMoved');`),
    );
  }

  /** What is not delivered yet must find again what the older handlers ask of it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE monitoring.disposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.engagement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;`);
    await runner.query(
      everywhere(`
UPDATE platform.event e SET payload = e.payload || jsonb_build_object('agencyId', d.agency_id, 'title', d.title, 'note', d.note,
    'dueOn', d.due_on, 'ownerName', d.owner_name, 'fundingLineId', d.funding_line_id, 'amount', d.amount::text,
    'budgetYear', d.budget_year, 'decidedBy', d.decided_by)
  FROM monitoring.disposal d WHERE e.name = 'MonitoringDisposed' AND d.jurisdiction_id = e.jurisdiction_id
   AND d.id = (e.payload ->> 'disposalId')::uuid;
UPDATE platform.event e SET payload = e.payload || jsonb_build_object('title', g.title)
  FROM evaluation.engagement g WHERE e.name = 'EngagementMoved' AND g.jurisdiction_id = e.jurisdiction_id
   AND g.id = (e.payload ->> 'engagementId')::uuid;
UPDATE platform.event e SET payload = e.payload || jsonb_build_object('title', t.title)
  FROM evaluation.evaluation_task t WHERE e.name = 'EvaluationMoved' AND t.jurisdiction_id = e.jurisdiction_id
   AND t.id = (e.payload ->> 'taskId')::uuid;`),
    );
    await runner.query(`ALTER TABLE monitoring.disposal FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.engagement FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;`);
  }
}
