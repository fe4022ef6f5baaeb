import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { type AttachmentLeave, FileOwners } from '../../../../platform/files/index.js';
import type { AppraisalRecord } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';

export const MATERIAL = 'goals.appraisal_material';
/** While the unit writes: before it hands in, after a return, and when a supplement is asked for. */
export const WRITABLE = ['PLANNED', 'IN_ASSESSMENT', 'SUPPORTED_AFTER_CHANGE'];

/**
 * 评估材料 as files, each on its line of the checklist. The unit attaches and takes away while it prepares; whoever sees the
 * appraisal reads them, so experts and firms read those of the appraisals that they score and no others.
 */
@Injectable()
export class MaterialFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly reads: AppraisalReads,
  ) {}

  onModuleInit(): void {
    this.owners.register(MATERIAL, {
      read: 'appraisal.read',
      attach: 'appraisal.prepare',
      mayRead: async (id) => (await this.appraisal(id, false)) !== null,
      mayAttach: (id, lock) => this.leave(id, lock),
    });
  }

  private async leave(materialId: string, lock: boolean): Promise<AttachmentLeave | null> {
    const record = await this.appraisal(materialId, lock);
    if (!record) return null;
    const refusals: Refusal[] = [];
    if (!WRITABLE.includes(record.state)) {
      const params = { state: record.state, action: 'attach', allowed: WRITABLE.join(',') };
      refusals.push(refusal('STATE_INVALID', { field: 'state', params }));
    }
    if (record.agencyId !== currentActor().agencyId)
      refusals.push(refusal('NOT_YOUR_UNIT', { field: 'ownerId', wayOut: 'ASK_UNIT_CLERK' }));
    // A classified project is a stub: nothing of it enters the system (controls C31).
    if (record.projectSecrecy === 'CLASSIFIED')
      refusals.push(
        refusal('CLASSIFIED_CONTENT_REFUSED', { ruleId: 'C31', field: 'file', wayOut: 'SECRETS_STAY_OUTSIDE' }),
      );
    return { agencyId: record.agencyId, refusals };
  }

  private async appraisal(materialId: string, lock: boolean): Promise<AppraisalRecord | null> {
    const id = await this.reads.appraisalOfMaterial(materialId);
    const [record] = id ? await this.reads.visible(currentActor(), [id], lock) : [];
    return record ?? null;
  }
}
