import { Injectable } from '@nestjs/common';
import { type DisposalRecord, DisposalReads } from './disposal/persistence/disposal.reads.js';

/** What later modules may ask about monitoring. */
@Injectable()
export class MonitoringApi {
  constructor(private readonly disposals: DisposalReads) {}

  /** For whoever has been told of it. */
  async disposal(id: string): Promise<DisposalRecord | null> {
    const [row] = await this.disposals.byIds([id]);
    return row ?? null;
  }
}
