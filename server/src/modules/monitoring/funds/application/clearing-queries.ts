import { Injectable } from '@nestjs/common';
import { notFound } from '../../../../platform/errors/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { type ClearingItemRecord, type ClearingRecord, ClearingReads } from '../persistence/clearing.reads.js';

/** Reads for the yearly clearing. */
@Injectable()
export class ClearingQueries {
  constructor(private readonly reads: ClearingReads) {}

  batches(year: number): Promise<ClearingRecord[]> {
    return this.reads.batches(year);
  }

  async one(id: string): Promise<ClearingRecord> {
    const clearing = await this.reads.one(id);
    if (!clearing) throw notFound('id');
    return clearing;
  }

  async items(ids: readonly string[]): Promise<Map<string, ClearingItemRecord[]>> {
    const rows = await this.reads.items(ids);
    return groupsOf(ids, rows, ({ clearingId }) => clearingId);
  }
}
