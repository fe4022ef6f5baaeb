import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import type { DisposalRecord } from '../persistence/disposal.reads.js';

/** Tells later rooms that a disposal is in force: corrective actions and budget linkages are opened there. */
@Injectable()
export class DisposalNews {
  constructor(private readonly events: EventBus) {}

  async tell(disposals: readonly DisposalRecord[]): Promise<void> {
    const workYear = Number(currentActor().today.slice(0, 4));
    for (const row of disposals) {
      await this.events.publish('MonitoringDisposed', {
        disposalId: row.id,
        kind: row.kind,
        projectId: row.projectId,
        workYear,
      });
    }
  }
}
