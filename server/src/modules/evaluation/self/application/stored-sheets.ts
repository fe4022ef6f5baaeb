import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { type SelfEvaluationRecord, SelfEvaluationReads } from '../persistence/self-evaluation.reads.js';
import { SelfPartsReads } from '../persistence/self-parts.reads.js';
import type { StoredSheet } from './sheet-draft.js';

/** Sheets with all their parts, in six questions, however many. */
@Injectable()
export class StoredSheets {
  constructor(
    private readonly reads: SelfEvaluationReads,
    private readonly parts: SelfPartsReads,
  ) {}

  /** In the order of the ids; what the actor may not see is absent. */
  async of(ids: readonly string[], lock = false): Promise<StoredSheet[]> {
    if (ids.length === 0) return [];
    const sheets = await this.reads.visible(currentActor(), ids, lock);
    const found = await this.complete(sheets);
    const byId = new Map(found.map((one) => [one.sheet.id, one]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async complete(sheets: readonly SelfEvaluationRecord[]): Promise<StoredSheet[]> {
    const ids = sheets.map(({ id }) => id);
    const rows = grouped(await this.reads.rows(ids));
    const moneys = grouped(await this.parts.moneys(ids));
    const tasks = grouped(await this.parts.tasks(ids));
    const common = grouped(await this.parts.common(ids));
    const criteria = grouped(await this.parts.criteria(ids));
    return sheets.map((sheet) => ({
      sheet,
      rows: rows.get(sheet.id) ?? [],
      moneys: moneys.get(sheet.id) ?? [],
      tasks: tasks.get(sheet.id) ?? [],
      common: common.get(sheet.id) ?? [],
      criteria: criteria.get(sheet.id) ?? [],
    }));
  }
}

export function grouped<T extends { selfEvaluationId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.selfEvaluationId);
    if (group) group.push(row);
    else groups.set(row.selfEvaluationId, [row]);
  }
  return groups;
}
