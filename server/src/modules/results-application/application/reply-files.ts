import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { type AttachmentLeave, FileOwners } from '../../../platform/files/index.js';
import { type CorrectiveActionRecord, ResultsReads } from '../persistence/results.reads.js';

export const CORRECTIVE_ITEM = 'results.corrective_item';
const REPLYING = ['IN_PROGRESS', 'RETURNED'];

/** 佐证 of what a unit says it has put right: attached while it replies, seen by whoever sees the notice. */
@Injectable()
export class ReplyFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly reads: ResultsReads,
  ) {}

  onModuleInit(): void {
    this.owners.register(CORRECTIVE_ITEM, {
      read: 'results.read',
      attach: 'correctiveAction.reply',
      mayRead: async (id) => (await this.notice(id, false)) !== null,
      mayAttach: (id, lock) => this.leave(id, lock),
    });
  }

  private async leave(itemId: string, lock: boolean): Promise<AttachmentLeave | null> {
    const notice = await this.notice(itemId, lock);
    if (!notice) return null;
    const { state, agencyId, isClassified } = notice;
    const refusals: Refusal[] = [];
    if (!REPLYING.includes(state)) {
      const params = { state, action: 'attach', allowed: REPLYING.join(',') };
      refusals.push(refusal('STATE_INVALID', { field: 'state', params }));
    }
    if (agencyId !== currentActor().agencyId)
      refusals.push(refusal('NOT_YOUR_UNIT', { field: 'ownerId', wayOut: 'ASK_UNIT_CLERK' }));
    if (isClassified) {
      refusals.push(
        refusal('CLASSIFIED_CONTENT_REFUSED', { ruleId: 'C31', field: 'file', wayOut: 'SECRETS_STAY_OUTSIDE' }),
      );
    }
    return { agencyId, refusals };
  }

  private async notice(
    itemId: string,
    lock: boolean,
  ): Promise<(CorrectiveActionRecord & { isClassified: boolean }) | null> {
    const of = await this.reads.noticeOfItem(itemId);
    const [notice] = of ? await this.reads.visibleCorrectiveActions(currentActor(), [of.documentId], lock) : [];
    return of && notice ? { ...notice, isClassified: of.isClassified } : null;
  }
}
