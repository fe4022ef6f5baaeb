import { Injectable } from '@nestjs/common';
import { type QualityBand, rate } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { badInput, notFound } from '../../../../platform/errors/index.js';
import { type StoredFile, Files } from '../../../../platform/files/index.js';
import { decodeCursor, groupsOf, type Page, pageOf } from '../../../../platform/graphql/index.js';
import {
  type EngagedTaskRecord,
  type EngagementFilter,
  type EngagementPaperRecord,
  EngagementReads,
  type EngagementRecord,
} from '../persistence/engagement.reads.js';
import {
  type CreditRecord,
  type FirmFilter,
  type FirmMemberRecord,
  FirmReads,
  type FirmRecord,
  type FirmTieRecord,
} from '../persistence/firm.reads.js';
import {
  type FirmComparison,
  type RatingLineRecord,
  RatingReads,
  type RatingRecord,
  type RatingRowRecord,
} from '../persistence/rating.reads.js';
import { GradeWords } from '../../tasks/application/grade-words.js';
import { FINAL_STATES } from '../../tasks/domain/final-states.js';
import { PAPER } from './engagement-papers.js';
import { ObjectionClock } from './objection-clock.js';

export type EngagedTaskView = EngagedTaskRecord & { gradeLabel: string | null; isFinal: boolean };

export interface RatingView extends RatingRecord {
  band: QualityBand | null;
}

/** Reads for the screens and programs: firms, engagements, papers, ratings, always inside the actor's reach. */
@Injectable()
export class FirmQueries {
  constructor(
    private readonly firms: FirmReads,
    private readonly engagements: EngagementReads,
    private readonly ratings: RatingReads,
    private readonly files: Files,
    private readonly objections: ObjectionClock,
    private readonly grades: GradeWords,
  ) {}

  async firmPage(filter: FirmFilter, first: number, after?: string | null): Promise<Page<FirmRecord>> {
    const rows = await this.firms.page(filter, first, cursorOf(after));
    return pageOf(
      rows,
      first,
      await this.firms.count(filter),
      (row) => [row.id],
      (row) => row,
    );
  }

  async firm(id: string): Promise<FirmRecord> {
    const [firm] = await this.firms.visible(currentActor(), [id]);
    if (!firm) throw notFound('id');
    return firm;
  }

  async members(firmIds: readonly string[]): Promise<Map<string, FirmMemberRecord[]>> {
    return groupsOf(firmIds, await this.firms.members(firmIds), ({ firmId }) => firmId);
  }

  async accounts(firmIds: readonly string[]): Promise<Map<string, { id: string; personName: string }[]>> {
    return groupsOf(firmIds, await this.firms.accounts(firmIds), ({ firmId }) => firmId);
  }

  async ties(firmIds: readonly string[]): Promise<Map<string, FirmTieRecord[]>> {
    return groupsOf(firmIds, await this.firms.ties(firmIds), ({ firmId }) => firmId);
  }

  async creditRecords(firmIds: readonly string[]): Promise<Map<string, CreditRecord[]>> {
    return groupsOf(firmIds, await this.firms.creditRecords(firmIds), ({ firmId }) => firmId);
  }

  async engagementPage(
    filter: EngagementFilter,
    first: number,
    after?: string | null,
  ): Promise<Page<EngagementRecord>> {
    const rows = await this.engagements.page(filter, first, cursorOf(after));
    return pageOf(
      rows,
      first,
      await this.engagements.count(filter),
      (row) => [row.id],
      (row) => row,
    );
  }

  async engagement(id: string): Promise<EngagementRecord> {
    const [row] = await this.engagements.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return row;
  }

  choices(): ReturnType<EngagementReads['choices']> {
    return this.engagements.choices();
  }

  async tasks(ids: readonly string[]): Promise<Map<string, EngagedTaskView[]>> {
    const rows = await this.grades.worded(await this.engagements.tasks(ids), ({ workYear }) => workYear);
    const views = rows.map((row) => ({ ...row, isFinal: FINAL_STATES.includes(row.state) }));
    return groupsOf(ids, views, ({ engagementId }) => engagementId);
  }

  async papers(ids: readonly string[]): Promise<Map<string, EngagementPaperRecord[]>> {
    return groupsOf(ids, await this.engagements.papers(ids), ({ engagementId }) => engagementId);
  }

  paperFiles(paperIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
    return this.files.of(PAPER, paperIds);
  }

  async team(engagementIds: readonly string[]): Promise<Map<string, FirmMemberRecord[]>> {
    const links = await this.engagements.members(engagementIds);
    const firms = (await this.engagements.visible(currentActor(), engagementIds, false)).flatMap(
      ({ firmId }) => firmId ?? [],
    );
    const staff = new Map((await this.firms.members(firms)).map((one) => [one.id, one]));
    return new Map(
      engagementIds.map((id) => [
        id,
        links.filter(({ engagementId }) => engagementId === id).flatMap(({ memberId }) => staff.get(memberId) ?? []),
      ]),
    );
  }

  async ratingsOfYear(workYear: number): Promise<RatingView[]> {
    return this.withBands(await this.ratings.ofYear(workYear));
  }

  async rating(id: string): Promise<RatingView> {
    const [rating] = await this.withBands(await this.ratings.visible(currentActor(), [id], false));
    if (!rating) throw notFound('id');
    return rating;
  }

  async ratingOf(engagementIds: readonly string[]): Promise<Map<string, RatingView>> {
    const found = await this.withBands(await this.ratings.ofEngagements(engagementIds));
    return new Map(found.map((one) => [one.engagementId, one]));
  }

  async ratingRows(ids: readonly string[]): Promise<Map<string, RatingRowRecord[]>> {
    return groupsOf(ids, await this.ratings.rows(ids), ({ ratingId }) => ratingId);
  }

  /** Last days of objection, by rating. */
  async objectionDays(ids: readonly string[]): Promise<Map<string, string>> {
    return this.objections.lastDays(await this.ratings.visible(currentActor(), ids, false));
  }

  async ratingLines(ids: readonly string[]): Promise<Map<string, RatingLineRecord[]>> {
    return groupsOf(ids, await this.ratings.lines(ids), ({ ratingId }) => ratingId);
  }

  comparison(workYear: number): Promise<FirmComparison[]> {
    return this.ratings.comparison(workYear);
  }

  private async withBands(ratings: readonly RatingRecord[]): Promise<RatingView[]> {
    const rows = await this.ratings.rows(ratings.map(({ id }) => id));
    return ratings.map((one) => ({
      ...one,
      band:
        one.total === null
          ? null
          : rate(
              one.sheet,
              rows.filter(({ ratingId }) => ratingId === one.id),
              one.bands,
            ).band,
    }));
  }
}

function cursorOf(after: string | null | undefined): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
