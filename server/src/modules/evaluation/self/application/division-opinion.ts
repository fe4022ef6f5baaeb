import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { notOwnWork } from '../../../../platform/workflow/index.js';
import { SelfEvaluationReads } from '../persistence/self-evaluation.reads.js';

export interface OpinionToSave {
  id: string;
  expectedVersion: number;
  figuresConfirmed: boolean;
  overallOpinion?: string | null;
}

/** The business division's word on the project as a whole, beside its confirmation of the figures (R125). */
@Injectable()
export class DivisionOpinion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SelfEvaluationReads,
    private readonly audit: AuditService,
  ) {}

  save(draft: OpinionToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [sheet] = await this.reads.visible(actor, [draft.id], true);
      if (!sheet) throw notFound('id');
      const refusals: Refusal[] = [...notOwnWork(actor, sheet.submittedBy, sheet.deptReviewedBy)];
      if (sheet.state !== 'DEPT_REVIEWED') {
        const params = { state: sheet.state, action: 'opine', allowed: 'DEPT_REVIEWED' };
        refusals.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (refusals.length > 0) throw refused(refusals);
      const opinion = draft.overallOpinion?.trim() || null;
      await updateVersioned(
        this.uow,
        'evaluation.self_evaluation',
        actor.jurisdictionId,
        sheet.id,
        draft.expectedVersion,
        {
          figures_confirmed: draft.figuresConfirmed,
          overall_opinion: opinion,
          opined_by: actor.userId,
          opined_on: actor.today,
        },
      );
      this.audit.record({
        entity: 'evaluation.self_evaluation',
        entityId: sheet.id,
        action: 'opined',
        fields: { figuresConfirmed: draft.figuresConfirmed, overallOpinion: opinion },
      });
      return sheet.id;
    });
  }
}
