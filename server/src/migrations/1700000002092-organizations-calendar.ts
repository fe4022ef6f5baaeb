import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, tenantTable } from './ddl.js';

/** Which years of the calendar somebody has entered, by which notice; the days have the names of their holidays. */
export class OrganizationsCalendar1700000002092 implements MigrationInterface {
  name = 'OrganizationsCalendar1700000002092';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE organizations.calendar_day ADD name text;

CREATE TABLE organizations.calendar_year (
  jurisdiction_id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  source text NOT NULL,
  entered_by_name text,
  entered_on date NOT NULL,
  ${EDITED},
  PRIMARY KEY (jurisdiction_id, year)
);
${tenantTable('organizations.calendar_year', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE organizations.calendar_year;
ALTER TABLE organizations.calendar_day DROP name;
`);
  }
}
