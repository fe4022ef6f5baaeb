import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { decodeCursor, groupsOf, type Page, pageOf } from '../../../platform/graphql/index.js';
import {
  type CorrectiveActionRecord,
  type CorrectiveItemRecord,
  type DisclosureRecord,
  type LinkageRecord,
  type ResultFilter,
  ResultsReads,
} from '../persistence/results.reads.js';

/** Reads for the screens of results application. */
@Injectable()
export class ResultsQueries {
  constructor(private readonly reads: ResultsReads) {}

  async correctiveActions(
    filter: ResultFilter,
    first: number,
    after?: string | null,
  ): Promise<Page<CorrectiveActionRecord>> {
    return page(
      await this.reads.correctiveActions(filter, first, cursorOf(after)),
      first,
      await this.reads.countCorrectiveActions(filter),
    );
  }

  async linkages(filter: ResultFilter, first: number, after?: string | null): Promise<Page<LinkageRecord>> {
    return page(
      await this.reads.linkages(filter, first, cursorOf(after)),
      first,
      await this.reads.countLinkages(filter),
    );
  }

  async disclosures(filter: ResultFilter, first: number, after?: string | null): Promise<Page<DisclosureRecord>> {
    return page(
      await this.reads.disclosures(filter, first, cursorOf(after)),
      first,
      await this.reads.countDisclosures(filter),
    );
  }

  correctiveAction = async (id: string): Promise<CorrectiveActionRecord> =>
    only(await this.reads.visibleCorrectiveActions(currentActor(), [id], false));
  linkage = async (id: string): Promise<LinkageRecord> =>
    only(await this.reads.visibleLinkages(currentActor(), [id], false));
  disclosure = async (id: string): Promise<DisclosureRecord> =>
    only(await this.reads.visibleDisclosures(currentActor(), [id], false));

  async items(ids: readonly string[]): Promise<Map<string, CorrectiveItemRecord[]>> {
    const items = await this.reads.items(ids);
    return groupsOf(ids, items, ({ correctiveActionId }) => correctiveActionId);
  }
}

const page = <Row extends { id: string }>(rows: readonly Row[], first: number, total: number): Page<Row> =>
  pageOf(
    rows,
    first,
    total,
    ({ id }) => [id],
    (row) => row,
  );

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw notFound('id');
  return row;
}

function cursorOf(after: string | null | undefined): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
