import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { groupsOf, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { idCursor } from '../../application/id-cursor.js';
import { type DisposalFilter, type DisposalRecord, DisposalReads } from '../persistence/disposal.reads.js';

/** Reads for the screens of disposals. */
@Injectable()
export class DisposalQueries {
  constructor(private readonly reads: DisposalReads) {}

  async page(filter: DisposalFilter, first: number, after?: string | null): Promise<Page<DisposalRecord>> {
    const rows = await this.reads.page(filter, first, idCursor(after));
    return pageOf(
      rows,
      first,
      await this.reads.count(filter),
      ({ id }) => [id],
      (row) => row,
    );
  }

  async one(id: string): Promise<DisposalRecord> {
    const [row] = await this.reads.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return row;
  }

  async ofSheets(sheetIds: readonly string[]): Promise<Map<string, DisposalRecord | null>> {
    const rows = new Map((await this.reads.ofSources(sheetIds)).map((row) => [row.sourceId, row]));
    return new Map(sheetIds.map((id) => [id, rows.get(id) ?? null]));
  }

  async standing(projectIds: readonly string[]): Promise<Map<string, DisposalRecord[]>> {
    const rows = await this.reads.standingOfProjects(projectIds);
    return groupsOf(projectIds, rows, ({ projectId }) => projectId);
  }
}
