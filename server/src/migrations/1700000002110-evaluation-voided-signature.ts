import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A signature that was given under a report which was revised afterwards stays on record and no longer counts. */
export class EvaluationVoidedSignature1700000002110 implements MigrationInterface {
  name = 'EvaluationVoidedSignature1700000002110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evaluation.firm_report ADD voided_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evaluation.firm_report DROP voided_on');
  }
}
