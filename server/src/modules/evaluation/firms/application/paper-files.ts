import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AttachmentLeave, FileOwners } from '../../../../platform/files/index.js';
import { EngagementPapers, leaveOf, PAPER } from './engagement-papers.js';

/** Files of the papers: whoever sees the engagement reads them, so a firm loses them with it (controls C22). */
@Injectable()
export class PaperFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly papers: EngagementPapers,
  ) {}

  onModuleInit(): void {
    this.owners.register(PAPER, {
      read: 'engagement.read',
      attach: 'engagement.file',
      mayRead: async (id) => (await this.papers.find(id, false)) !== null,
      mayAttach: (id, lock) => this.leave(id, lock),
      isLarge: true,
    });
  }

  private async leave(id: string, lock: boolean): Promise<AttachmentLeave | null> {
    const found = await this.papers.find(id, lock);
    if (!found) return null;
    const { paper, engagement } = found;
    return { agencyId: engagement.firmAgencyId, refusals: leaveOf(paper, engagement, 'attach') };
  }
}
