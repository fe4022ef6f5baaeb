import { Injectable } from '@nestjs/common';
import { type AlertParameters, fen, frozenAlerts, timeProgress, trendForecast, yuan } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { decodeCursor, groupBy, type Page, pageOf } from '../../../platform/graphql/index.js';
import {
  MonitoringReads,
  type SheetCursor,
  type SheetFilter,
  type SheetRecord,
} from '../persistence/monitoring.reads.js';

import {
  type SheetCoverageRecord,
  type SheetMoneyRecord,
  SheetPartsReads,
  type SheetRowRecord,
  type SheetTaskRecord,
} from '../persistence/sheet-parts.reads.js';

interface Reason {
  code: string;
  level?: string;
  params?: Record<string, string | number | null>;
}

export type SheetView = SheetRecord & { reasons: Reason[]; rules: AlertParameters; trendAmount: string };

@Injectable()
export class MonitoringQueries {
  constructor(
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
  ) {}

  async page(filter: SheetFilter, first: number, after?: string | null): Promise<Page<SheetView>> {
    const isByLight = filter.order === 'LIGHT';
    const cursor = cursorOf(after, isByLight);
    const [rows, total] = [await this.reads.sheets(filter, first, cursor), await this.reads.count(filter)];
    return pageOf(rows, first, total, (row) => (isByLight ? [row.id, String(row.lightRank)] : [row.id]), view);
  }

  async one(id: string): Promise<SheetView> {
    const [sheet] = await this.reads.visible(currentActor(), [id], false);
    if (!sheet) throw notFound('id');
    return view(sheet);
  }

  async rows(sheetIds: readonly string[]): Promise<Map<string, SheetRowRecord[]>> {
    return groupBy(await this.parts.rows(sheetIds), ofSheet);
  }

  async moneys(sheetIds: readonly string[]): Promise<Map<string, SheetMoneyRecord[]>> {
    return groupBy(await this.parts.moneys(sheetIds), ofSheet);
  }

  async tasks(sheetIds: readonly string[]): Promise<Map<string, SheetTaskRecord[]>> {
    return groupBy(await this.parts.tasks(sheetIds), ofSheet);
  }

  async coverage(sheetIds: readonly string[]): Promise<Map<string, SheetCoverageRecord>> {
    return new Map((await this.parts.coverage(sheetIds)).map((row) => [row.sheetId, row]));
  }
}

function cursorOf(after: string | null | undefined, isByLight: boolean): SheetCursor | null {
  const parts = decodeCursor(after, isByLight ? 2 : 1);
  if (!parts) return null;
  const [id = '', rank] = parts.map(String);
  if (!isId(id) || (isByLight && !/^[0-3]$/.test(rank ?? ''))) throw badInput('CURSOR_INVALID', 'after');
  return { id, rank: isByLight ? Number(rank) : null };
}

const ofSheet = ({ sheetId }: { sheetId: string }): string => sheetId;

/** What the year would come to at this pace, and the rules of the round, for the preview while one types. */
function view(sheet: SheetRecord): SheetView {
  const trend = trendForecast(fen(sheet.executedAmount), fen(sheet.adjustedBudget), timeProgress(sheet.periodTo));
  return {
    ...sheet,
    reasons: (sheet.lightReasons as Reason[] | null) ?? [],
    rules: frozenAlerts(sheet.parameters),
    trendAmount: yuan(trend),
  };
}
