import { DataSource } from 'typeorm';
import { SnakeCaseNames } from './columns.js';

export type EntityClass = abstract new () => object;

export interface DataSourceSettings {
  url: string;
  poolSize: number;
  entities: readonly EntityClass[];
  onPoolError: (error: Error) => void;
}

/** The pool of the runtime role. Every limit is set: without them a full pool waits for ever and an idle client kills the process. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [...settings.entities] as never[],
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    migrationsRun: false,
    poolErrorHandler: settings.onPoolError,
    extra: {
      max: settings.poolSize,
      // Statements are sent without waiting for the answer to the one before: BEGIN with the first, for one.
      pipeline: true,
      // On the evening of a deadline people queue here; a wait is better than an error (bench/deadline-evening.mjs).
      connectionTimeoutMillis: 30_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: 'jixiao',
    },
  });
}
