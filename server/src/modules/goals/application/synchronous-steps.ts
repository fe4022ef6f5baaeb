import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { DutyRows, type StepToWrite, type UnsynchronousStep } from '../persistence/duty.rows.js';

export const STEPS = ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'] as const;

/** 四同步, 三同步, 三同: which steps objectives take together with the budget is a rule of the place (R068). */
@Injectable()
export class SynchronousSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DutyRows,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  /** Units whose objectives took a step on another day than their budget, by name. */
  async board(year: number): Promise<UnsynchronousStep[]> {
    const actor = currentActor();
    const rules = await this.organizations.parameters(year);
    const params: unknown[] = [actor.jurisdictionId];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.rows.unsynchronous(year, rules.rule('goal.sync'), reach, params);
  }

  record(draft: StepToWrite): Promise<string> {
    return this.uow.write(async () => {
      const [agency] = await this.organizations.agencies([draft.agencyId]);
      if (!agency) throw notFound('agencyId');
      const { today } = currentActor();
      const found: Refusal[] = [];
      if (draft.takenOn > today) {
        found.push(refusal('DATE_IN_FUTURE', { field: 'takenOn', params: { date: draft.takenOn, today } }));
      }
      // The other days of objectives stand with the objectives themselves: typing them again could only contradict them.
      if (draft.subject === 'OBJECTIVES' && draft.step !== 'MEET') {
        found.push(refusal('STEP_IS_DERIVED', { field: 'step', params: { step: draft.step } }));
      }
      if (found.length > 0) throw refused(found);
      await this.rows.step(draft);
      this.audit.record({
        entity: 'goals.budget_step',
        entityId: draft.agencyId,
        action: 'stepRecorded',
        fields: { ...draft },
      });
      return draft.agencyId;
    });
  }
}
