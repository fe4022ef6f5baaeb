import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FileOwners } from '../../../platform/files/index.js';
import { FoundationStore } from '../persistence/foundation.store.js';
import { DOCUMENT } from '../persistence/shapes.js';

/** Full texts of institutional documents: everybody who reads the record reads them. */
@Injectable()
export class DocumentFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly store: FoundationStore,
  ) {}

  onModuleInit(): void {
    this.owners.register(DOCUMENT.table, {
      read: 'foundation.read',
      attach: 'foundation.manage',
      mayRead: async (id) => (await this.store.one(DOCUMENT, id)) !== null,
      mayAttach: async (id, lock) =>
        (await this.store.one(DOCUMENT, id, lock)) ? { agencyId: null, refusals: [] } : null,
    });
  }
}
