import { runMigrations as migrateQueue } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';

/**
 * Brings a database to the newest version, as the owner role; the queue's own schema too (design §8.14).
 * The roles jixiao_app and jixiao_portal must exist.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (dataSource) => {
    await dataSource.runMigrations();
    await migrateQueue({ connectionString: ownerUrl });
    await dataSource.query(`
      GRANT USAGE ON SCHEMA graphile_worker TO jixiao_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO jixiao_app;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO jixiao_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO jixiao_app;
      ALTER TABLE public.schema_version OWNER TO CURRENT_USER;
      ${openQueue()}
    `);
  });
}

/** Takes the newest migrations back, the last one first; the queue's schema stays. */
export async function undoMigrations(ownerUrl: string, count: number): Promise<void> {
  await asOwner(ownerUrl, async (dataSource) => {
    for (let undone = 0; undone < count; undone += 1) await dataSource.undoLastMigration();
  });
}

async function asOwner(ownerUrl: string, work: (dataSource: DataSource) => Promise<void>): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_version',
    migrationsTransactionMode: 'each',
    extra: { lock_timeout: 10_000 },
  });
  await dataSource.initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * The queue's own migrations switch row security on without a policy, which shuts everybody but the owner out: the runtime
 * role could neither add a job nor work one off. The queue has no tenants; what a job touches is under its tenant's lock.
 */
function openQueue(): string {
  return ['_private_jobs', '_private_tasks', '_private_job_queues', '_private_known_crontabs']
    .map(
      (table) => `DROP POLICY IF EXISTS runtime ON graphile_worker.${table};
      CREATE POLICY runtime ON graphile_worker.${table} TO jixiao_app USING (true) WITH CHECK (true);`,
    )
    .join('\n      ');
}
