import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import {
  DeclarationRows,
  GUIDANCE_KINDS,
  type GuidanceKind,
  type GuidanceRecord,
  type GuidanceToWrite,
} from '../persistence/declaration.rows.js';
import { DutyRows } from '../persistence/duty.rows.js';

export { GUIDANCE_KINDS, type GuidanceKind, type GuidanceRecord };

/** Help before and during drafting, 培训和审核相结合, 一对一指导, kept per unit (R086). */
@Injectable()
export class Guidance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DeclarationRows,
    private readonly duties: DutyRows,
    private readonly audit: AuditService,
  ) {}

  list(year: number, agencyId: string | null): Promise<GuidanceRecord[]> {
    return this.rows.guidance(year, agencyId);
  }

  record(draft: GuidanceToWrite): Promise<string> {
    return this.uow.write(async () => {
      if (!(await this.duties.inReach(draft.agencyId))) throw notFound('agencyId');
      const { today } = currentActor();
      const row = { ...draft, topic: draft.topic.trim(), adviser: draft.adviser.trim() };
      const found: Refusal[] = (['topic', 'adviser'] as const)
        .filter((field) => !row[field])
        .map((field) => refusal('REQUIRED', { field }));
      if (row.guidedOn > today)
        found.push(refusal('DATE_IN_FUTURE', { field: 'guidedOn', params: { date: row.guidedOn, today } }));
      if (found.length > 0) throw refused(found);
      const id = await this.rows.writeGuidance({ ...row, outcome: row.outcome?.trim() || null });
      this.audit.record({ entity: 'goals.guidance', entityId: id, action: 'guidanceRecorded', fields: { ...row } });
      return id;
    });
  }
}
