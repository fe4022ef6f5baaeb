import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, REVIEW_ITEMS, type ReviewItems } from '@jixiao/shared';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { ClinicQueries } from '../clinic/clinic-queries.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { Completeness } from './completeness.js';
import { OBJECTIVE_WORKFLOW, type ReviewInput } from './objective.binding.js';

/** One line of the preview: may it go with the batch, and if not, why. */
export interface BatchCandidate {
  objective: ObjectiveRecord;
  safe: boolean;
  reasons: readonly Refusal[];
}

export interface BatchToAccept {
  items: readonly { objectiveId: string; expectedVersion: number }[];
  opinion?: string | null;
}

const ALL_EXCELLENT: ReviewItems = Object.fromEntries(REVIEW_ITEMS.map((item) => [item, 'EXCELLENT']));

/**
 * Accepts objectives of which nothing is to be said: no rule broken, no advice, never returned, and the reviewer may take
 * the step. Everything else is looked at one by one.
 */
@Injectable()
export class BatchReview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly completeness: Completeness,
    private readonly clinic: ClinicQueries,
    private readonly transitions: TransitionService,
  ) {}

  async preview(objectiveIds: readonly string[]): Promise<BatchCandidate[]> {
    const records = await this.reads.objectives([...new Set(objectiveIds)]);
    return this.judge(records);
  }

  accept(draft: BatchToAccept): Promise<string[]> {
    return this.uow.write(async () => {
      const ids = [...new Set(draft.items.map(({ objectiveId }) => objectiveId))];
      const records = await this.reads.objectives(ids, true);
      if (records.length !== ids.length) throw notFound('items');
      const unsafe = (await this.judge(records)).filter(({ safe }) => !safe);
      if (unsafe.length > 0) throw refused(unsafe.flatMap(refusalOf));
      const versionOf = new Map(records.map((record) => [record.id, record.versionId]));
      const input: ReviewInput = { items: ALL_EXCELLENT, overallGrade: 'EXCELLENT', remarks: [] };
      await this.transitions.transition({
        workflow: OBJECTIVE_WORKFLOW,
        action: 'finAccept',
        ids: records.map(({ versionId }) => versionId),
        expectedVersions: new Map(
          draft.items.map(({ objectiveId, expectedVersion }) => [versionOf.get(objectiveId)!, expectedVersion]),
        ),
        comment: draft.opinion,
        input,
      });
      return ids;
    });
  }

  private async judge(records: readonly ObjectiveRecord[]): Promise<BatchCandidate[]> {
    const versionIds = records.map(({ versionId }) => versionId);
    const actions = await this.transitions.availableActions(OBJECTIVE_WORKFLOW, versionIds);
    const assessed = await this.completeness.assess(records);
    const advice = await this.clinic.advice([...assessed.values()].map(({ form }) => form));
    const reviews = await this.reads.reviews(records.map(({ id }) => id));
    return records.map((objective) => {
      const step = actions.get(objective.versionId)?.find(({ action }) => action === 'finAccept');
      const { refusals } = assessed.get(objective.versionId)!;
      const own = reviews.filter(({ objectiveVersionId }) => objectiveVersionId === objective.versionId);
      const wasReturned = own.some(({ outcome, remarks }) => outcome === 'RETURNED' || remarks.length > 0);
      const reasons = [
        ...(step ? step.refusals : [refusal('STATE_INVALID', { field: 'state', params: { state: objective.state } })]),
        ...refusals,
        ...(advice.get(objective.versionId) ?? []),
        ...(wasReturned ? [refusal('REMARKS_TO_CHECK', { ruleId: 'G-46' })] : []),
      ];
      return { objective, safe: reasons.length === 0, reasons };
    });
  }
}

function refusalOf({ objective, reasons }: BatchCandidate): Refusal[] {
  return reasons.map((reason) => ({
    ...reason,
    params: { ...reason.params, subject: objective.title, subjectId: objective.id },
  }));
}
