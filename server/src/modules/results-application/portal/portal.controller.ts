import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Config } from '../../../platform/config/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { PortalDatabase } from '../../../platform/portal/index.js';

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

/** What anybody may read: published snapshots and no other table. */
@Controller('api/public')
export class PortalController {
  constructor(
    private readonly config: Config,
    private readonly portal: PortalDatabase,
  ) {}

  @Get('items')
  async items(
    @Res({ passthrough: true }) response: Response,
    @Query('year') year?: string,
    @Query('after') after?: string,
  ): Promise<object> {
    if (year !== undefined && !/^20\d\d$/.test(year)) throw badInput('YEAR_INVALID', 'year');
    if (after !== undefined && !isId(after)) throw badInput('CURSOR_INVALID', 'after');
    response.setHeader('cache-control', 'public, max-age=60');
    const { rows } = await this.portal.ask<PublishedItem>(
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
    const { rows } = await this.portal.ask<PublishedItem & { payload: unknown }>(
      `SELECT ${COLUMNS}, payload FROM portal.published_item WHERE id = $1`,
      [id],
    );
    if (!rows[0]) throw notFound('id');
    response.setHeader('cache-control', 'public, max-age=60');
    return { ...rows[0], demo: this.config.isDemo };
  }
}
