import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
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
    const rows = groupBy(await this.reads.rows(ids), ofSheet);
    const moneys = groupBy(await this.parts.moneys(ids), ofSheet);
    const tasks = groupBy(await this.parts.tasks(ids), ofSheet);
    const common = groupBy(await this.parts.common(ids), ofSheet);
    const criteria = groupBy(await this.parts.criteria(ids), ofSheet);
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

/** Which sheet a part belongs to. */
export const ofSheet = ({ selfEvaluationId }: { readonly selfEvaluationId: string }): string => selfEvaluationId;
