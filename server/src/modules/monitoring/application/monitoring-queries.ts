import { Injectable } from '@nestjs/common';
import { type AlertParameters, fen, frozenAlerts, timeProgress, trendForecast, yuan } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';
import { MonitoringReads, type SheetFilter, type SheetRecord } from '../persistence/monitoring.reads.js';

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
    const cursor = decodeCursor(after, 1)?.[0] ?? null;
    if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
    const [rows, total] = [await this.reads.sheets(filter, first, cursor), await this.reads.count(filter)];
    return pageOf(rows, first, total, (row) => [row.id], view);
  }

  async one(id: string): Promise<SheetView> {
    const [sheet] = await this.reads.visible(currentActor(), [id], false);
    if (!sheet) throw notFound('id');
    return view(sheet);
  }

  rows(sheetIds: readonly string[]): Promise<Map<string, SheetRowRecord[]>> {
    return grouped(sheetIds, this.parts.rows(sheetIds));
  }

  moneys(sheetIds: readonly string[]): Promise<Map<string, SheetMoneyRecord[]>> {
    return grouped(sheetIds, this.parts.moneys(sheetIds));
  }

  tasks(sheetIds: readonly string[]): Promise<Map<string, SheetTaskRecord[]>> {
    return grouped(sheetIds, this.parts.tasks(sheetIds));
  }

  async coverage(sheetIds: readonly string[]): Promise<Map<string, SheetCoverageRecord>> {
    return new Map((await this.parts.coverage(sheetIds)).map((row) => [row.sheetId, row]));
  }
}

async function grouped<T extends { sheetId: string }>(
  ids: readonly string[],
  asked: Promise<T[]>,
): Promise<Map<string, T[]>> {
  const rows = await asked;
  return new Map(ids.map((id) => [id, rows.filter(({ sheetId }) => sheetId === id)]));
}

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
