import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refers } from './ddl.js';

const NAME = 'form_import_jurisdiction_id_job_id_fkey';

/** An import names its job as other rooms do, without a key: jobs are swept by themselves. */
export class PlatformFormImportJob1700000002083 implements MigrationInterface {
  name = 'PlatformFormImportJob1700000002083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE platform.form_import DROP CONSTRAINT ${NAME};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE platform.form_import ADD CONSTRAINT ${NAME} ${refers('job_id', 'platform.job')};`);
  }
}
