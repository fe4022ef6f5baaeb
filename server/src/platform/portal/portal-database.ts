import { Injectable, type OnModuleDestroy } from '@nestjs/common';
// What the public asks must not share the runtime's connections: it has a role of its own.
// eslint-disable-next-line no-restricted-imports
import pg from 'pg';
import { Config } from '../config/config.js';
import { notFound } from '../errors/domain-error.js';

/** The one way from the public into the database: a role that reads what is published and calls what is meant for it. */
@Injectable()
export class PortalDatabase implements OnModuleDestroy {
  private readonly pool: pg.Pool | null;

  constructor(config: Config) {
    this.pool = config.portalDatabaseUrl
      ? new pg.Pool({
          connectionString: config.portalDatabaseUrl,
          max: 4,
          connectionTimeoutMillis: 5_000,
          statement_timeout: 5_000,
        })
      : null;
    this.pool?.on('error', () => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.end();
  }

  /** @throws DomainError where this installation has no portal */
  ask<Row extends pg.QueryResultRow>(sql: string, params: unknown[]): Promise<pg.QueryResult<Row>> {
    if (!this.pool) throw notFound();
    return this.pool.query<Row>(sql, params);
  }
}
