import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { decodeCursor, groupsOf, type Page, pageOf } from '../../../platform/graphql/index.js';
import {
  type AspectRecord,
  type AssessmentRowRecord,
  AssessmentReads,
  type AssessmentSheetRecord,
  type SchemeRecord,
} from '../persistence/assessment.reads.js';

const UNRANKED = 100_000;

export type AssessmentRowView = AssessmentRowRecord & {
  factDone: number | null;
  factDue: number | null;
  factRate: string | null;
  factRound: string | null;
};

@Injectable()
export class AssessmentQueries {
  constructor(private readonly reads: AssessmentReads) {}

  schemes(workYear: number): Promise<SchemeRecord[]> {
    return this.reads.schemes(workYear);
  }

  async scheme(workYear: number, id: string): Promise<SchemeRecord> {
    const scheme = (await this.reads.schemes(workYear)).find((candidate) => candidate.id === id);
    if (!scheme) throw notFound('id');
    return scheme;
  }

  async aspects(ids: readonly string[]): Promise<Map<string, AspectRecord[]>> {
    const aspects = await this.reads.aspects(ids);
    return groupsOf(ids, aspects, ({ schemeId }) => schemeId);
  }

  async ranking(workYear: number, first: number, after?: string | null): Promise<Page<AssessmentSheetRecord>> {
    const cursor = decodeCursor(after, 2);
    if (cursor && (!Number.isInteger(cursor[0]) || !isId(cursor[1]))) throw badInput('CURSOR_INVALID', 'after');
    const rows = await this.reads.ranking(workYear, first, cursor as [number, string] | null);
    return pageOf(
      rows,
      first,
      await this.reads.count(workYear),
      ({ rank, id }) => [rank ?? UNRANKED, id],
      (row) => row,
    );
  }

  async sheet(id: string): Promise<AssessmentSheetRecord> {
    const [sheet] = await this.reads.visible(currentActor(), [id], false);
    if (!sheet) throw notFound('id');
    return sheet;
  }

  async rows(sheetIds: readonly string[]): Promise<Map<string, AssessmentRowView[]>> {
    const rows = (await this.reads.rows(sheetIds)).map((row) => ({
      ...row,
      factRate: row.fact?.rate ?? null,
      factRound: row.fact?.round ?? null,
      factDone: row.fact?.done ?? null,
      factDue: row.fact?.due ?? null,
    }));
    return groupsOf(sheetIds, rows, ({ sheetId }) => sheetId);
  }
}
