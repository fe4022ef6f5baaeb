import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';
import {
  MonitoringReads,
  type SheetFilter,
  type SheetRecord,
  type SheetRowRecord,
} from '../persistence/monitoring.reads.js';

interface Reason {
  code: string;
  level?: string;
  params?: Record<string, string | number | null>;
}

export type SheetView = SheetRecord & { reasons: Reason[] };

@Injectable()
export class MonitoringQueries {
  constructor(private readonly reads: MonitoringReads) {}

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

  async rows(sheetIds: readonly string[]): Promise<Map<string, SheetRowRecord[]>> {
    const rows = await this.reads.rows(sheetIds);
    return new Map(sheetIds.map((id) => [id, rows.filter(({ sheetId }) => sheetId === id)]));
  }
}

const view = (sheet: SheetRecord): SheetView => ({ ...sheet, reasons: (sheet.lightReasons as Reason[] | null) ?? [] });
