import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './ddl.js';

/** What a place owes each day is done once a day; the review of a special fund is opened once and ends with an opinion. */
export class PlatformDailyRounds1700000001840 implements MigrationInterface {
  name = 'PlatformDailyRounds1700000001840';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE platform.daily_round (
  jurisdiction_id uuid NOT NULL,
  run_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (jurisdiction_id, run_on)
);
COMMENT ON TABLE platform.daily_round IS 'Business days on which the daily duties of a place have been done.';
${tenantTable('platform.daily_round', 'APPEND')}

ALTER TABLE goals.special_fund
  ADD COLUMN review_opened_on date,
  ADD COLUMN reviewed_on date CHECK (reviewed_on >= review_opened_on),
  ADD COLUMN review_opinion text CHECK (char_length(review_opinion) <= 1000),
  ADD CONSTRAINT reviewed_with_opinion CHECK ((reviewed_on IS NULL) = (review_opinion IS NULL));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE goals.special_fund DROP COLUMN review_opinion, DROP COLUMN reviewed_on, DROP COLUMN review_opened_on;
DROP TABLE platform.daily_round;`);
  }
}
