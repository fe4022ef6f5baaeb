import { Injectable } from '@nestjs/common';
import { type Conclusion, parseMoney, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { APPRAISAL_WORKFLOW, CONCLUDING, type ConclusionInput } from './appraisal.binding.js';
import { AppraisalRules } from './appraisal-rules.js';

/** Steps of one appraisal that a person takes with a click. */
@Injectable()
export class MoveAppraisal {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: AppraisalReads,
    private readonly rules: AppraisalRules,
  ) {}

  /** A conclusion is no click: it comes with its amount, by `conclude`. */
  step(draft: { id: string; expectedVersion: number; action: string; comment?: string | null }): Promise<string> {
    if (Object.hasOwn(CONCLUDING, draft.action))
      throw refused([refusal('ACTION_UNKNOWN', { field: 'action', params: { action: draft.action } })]);
    return this.move(draft);
  }

  private async move(step: {
    id: string;
    expectedVersion: number;
    action: string;
    comment?: string | null;
    input?: ConclusionInput;
  }): Promise<string> {
    await this.transitions.transition({
      workflow: APPRAISAL_WORKFLOW,
      action: step.action,
      ids: [step.id],
      expectedVersions: new Map([[step.id, step.expectedVersion]]),
      comment: step.comment ?? null,
      input: step.input,
    });
    return step.id;
  }

  async conclude(draft: {
    id: string;
    expectedVersion: number;
    conclusion: Conclusion;
    amountSupported: string;
    reason?: string | null;
    validYears?: number | null;
  }): Promise<string> {
    const amount = parseMoney(draft.amountSupported, { field: 'amountSupported' });
    if (!amount.ok) throw refused([amount.refusal]);
    const [record] = await this.reads.visible(currentActor(), [draft.id]);
    if (!record) throw notFound('id');
    const { validYears } = await this.rules.of(record.budgetYear);
    return this.move({
      id: draft.id,
      expectedVersion: draft.expectedVersion,
      action: Object.keys(CONCLUDING).find((action) => CONCLUDING[action] === draft.conclusion)!,
      comment: draft.reason ?? null,
      input: {
        amountSupported: amount.value,
        reason: draft.reason?.trim() || null,
        validYears: draft.validYears ?? validYears,
      },
    });
  }
}
