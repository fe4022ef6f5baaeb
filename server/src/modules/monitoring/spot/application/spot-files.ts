import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FileOwners } from '../../../../platform/files/index.js';
import { SpotReads } from '../persistence/spot.reads.js';

export const SPOT_CHECK = 'monitoring.spot_check';

/** Photographs and papers of a spot check, taken in by whoever checks and seen by whoever sees the check. */
@Injectable()
export class SpotFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly reads: SpotReads,
  ) {}

  onModuleInit(): void {
    this.owners.register(SPOT_CHECK, {
      read: 'monitoring.read',
      attach: 'monitoring.dispose',
      mayRead: async (id) => (await this.reads.check(id)) !== null,
      mayAttach: async (id, lock) => {
        const check = await this.reads.check(id, lock);
        return check && { agencyId: check.agencyId, refusals: [] };
      },
    });
  }
}
