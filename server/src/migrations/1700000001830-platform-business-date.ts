import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days on which something happened for the office are business dates: a demo stands at a day of its own, and a place
 * writes the date of Shanghai whatever clock the machine keeps. The moment at which a row was recorded is another column.
 */
export class PlatformBusinessDate1700000001830 implements MigrationInterface {
  name = 'PlatformBusinessDate1700000001830';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION platform.business_date() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(
    (SELECT j.demo_date FROM organizations.jurisdiction j
      WHERE j.id = (NULLIF(current_setting('app.scope', true), '')::uuid[])[1]),
    (SELECT i.demo_date FROM platform.installation i),
    (now() AT TIME ZONE 'Asia/Shanghai')::date)
$$;
COMMENT ON FUNCTION platform.business_date() IS 'Today, for the jurisdiction of the transaction.';
${DATED.map(dated).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, column } of DATED) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    await runner.query('DROP FUNCTION platform.business_date()');
  }
}

const DATED = [
  { table: 'goals.objective_version', column: 'state_since', from: 'updated_at' },
  { table: 'goals.objective_review', column: 'reviewed_on', from: 'reviewed_at' },
  { table: 'projects.project', column: 'entered_on', from: 'created_at' },
] as const;

/** What stands already is dated by its clock. The change of type writes the rows without their guards against change. */
function dated({ table, column, from }: (typeof DATED)[number]): string {
  return `
ALTER TABLE ${table} ADD COLUMN ${column} date;
ALTER TABLE ${table} ALTER COLUMN ${column} TYPE date USING (${from} AT TIME ZONE 'Asia/Shanghai')::date,
  ALTER COLUMN ${column} SET NOT NULL;
ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT platform.business_date();`;
}
