import { Controller, Get, type OnModuleDestroy, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
// The public page must not share the runtime's connections: it has a role of its own.
// eslint-disable-next-line no-restricted-imports
import pg from 'pg';
import { Config } from '../../../platform/config/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';

interface PublishedItem {
  id: string;
  jurisdictionName: string;
  workYear: number;
  title: string;
  agencyName: string;
  publishedOn: string;
  grade: string | null;
}

const COLUMNS = `id, jurisdiction_name AS "jurisdictionName", work_year AS "workYear", title, agency_name AS "agencyName", published_on::text AS "publishedOn",
  payload ->> 'grade' AS grade`;
const PAGE = 50;

/** What anybody may read. It connects as a role of its own, which sees published snapshots and no other table. */
@Controller('api/public')
export class PortalController implements OnModuleDestroy {
  private readonly pool: pg.Pool | null;

  constructor(private readonly config: Config) {
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

  @Get('items')
  async items(
    @Res({ passthrough: true }) response: Response,
    @Query('year') year?: string,
    @Query('after') after?: string,
  ): Promise<object> {
    if (year !== undefined && !/^20\d\d$/.test(year)) throw badInput('YEAR_INVALID', 'year');
    if (after !== undefined && !isId(after)) throw badInput('CURSOR_INVALID', 'after');
    response.setHeader('cache-control', 'public, max-age=60');
    const { rows } = await this.ask<PublishedItem>(
      `SELECT ${COLUMNS} FROM portal.published_item WHERE ($1::int IS NULL OR work_year = $1)
         AND ($2::uuid IS NULL OR (published_on, id) < (SELECT published_on, id FROM portal.published_item WHERE id = $2))
        ORDER BY published_on DESC, id DESC LIMIT ${PAGE + 1}`,
      [year ?? null, after ?? null],
    );
    return {
      items: rows.slice(0, PAGE),
      next: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
      demo: this.config.isDemo,
    };
  }

  @Get('items/:id')
  async item(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<object> {
    if (!isId(id)) throw notFound('id');
    const { rows } = await this.ask<PublishedItem & { payload: unknown }>(
      `SELECT ${COLUMNS}, payload FROM portal.published_item WHERE id = $1`,
      [id],
    );
    if (!rows[0]) throw notFound('id');
    response.setHeader('cache-control', 'public, max-age=60');
    return { ...rows[0], demo: this.config.isDemo };
  }

  private ask<Row extends pg.QueryResultRow>(sql: string, params: unknown[]): Promise<pg.QueryResult<Row>> {
    if (!this.pool) throw notFound();
    return this.pool.query<Row>(sql, params);
  }
}
