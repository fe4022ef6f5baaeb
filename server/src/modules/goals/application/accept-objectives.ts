import { Injectable } from '@nestjs/common';
import { adviseObjective, type Refusal, refusal } from '@jixiao/shared';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { Completeness } from './completeness.js';
import { draftOf } from './content.js';
import { OBJECTIVE_WORKFLOW, type ReviewInput } from './objective.binding.js';

/** One objective of a chosen set, and why it cannot be passed together with the others. */
export interface BatchVerdict {
  objective: ObjectiveRecord;
  refusals: readonly Refusal[];
}

export interface ObjectivesToAccept {
  items: readonly { objectiveId: string; expectedVersion: number }[];
  comment?: string | null;
  review: ReviewInput;
}

/**
 * Passing several at once is safe only for those on which nobody has a remark: no finding of the check-up, no cell
 * remarked on. Everything else is opened one by one.
 */
@Injectable()
export class AcceptObjectives {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly completeness: Completeness,
    private readonly transitions: TransitionService,
  ) {}

  async preview(ids: readonly string[]): Promise<BatchVerdict[]> {
    return this.judge(await this.visible(ids, false));
  }

  accept({ items, comment, review }: ObjectivesToAccept): Promise<string[]> {
    return this.uow.write(async () => {
      const versions = new Map(items.map(({ objectiveId, expectedVersion }) => [objectiveId, expectedVersion]));
      const records = await this.visible([...versions.keys()], true);
      if (new Set(records.map(({ state }) => state)).size > 1) throw refused([refusal('BATCH_OF_ONE_STEP')]);
      // A version that has moved on since is a conflict, not a reason: the transition says who and when.
      const isSeen = records.every(({ id, version }) => versions.get(id) === version);
      const refusals = (isSeen ? await this.judge(records) : []).flatMap(({ objective, refusals: own }) => {
        const params = { subject: objective.title, subjectId: objective.versionId };
        return own.map((one) => ({ ...one, params: { ...one.params, ...params } }));
      });
      if (refusals.length > 0) throw refused(refusals);
      await this.transitions.transition({
        workflow: OBJECTIVE_WORKFLOW,
        action: actionOf(records[0]!),
        ids: records.map(({ versionId }) => versionId),
        expectedVersions: new Map(records.map(({ id, versionId }) => [versionId, versions.get(id)!])),
        comment,
        input: review,
      });
      return records.map(({ id }) => id);
    });
  }

  private async judge(records: readonly ObjectiveRecord[]): Promise<BatchVerdict[]> {
    const found = await this.unsafe(records);
    const actions = await this.transitions.availableActions(
      OBJECTIVE_WORKFLOW,
      records.map(({ versionId }) => versionId),
    );
    return records.map((objective) => {
      const action = actionOf(objective);
      const own = actions.get(objective.versionId)?.find((one) => one.action === action)?.refusals;
      return { objective, refusals: [...(own ?? [notOnDesk(objective)]), ...found.get(objective.id)!] };
    });
  }

  private async visible(ids: readonly string[], lock: boolean): Promise<ObjectiveRecord[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) throw refused([refusal('SELECTION_EMPTY', { field: 'items' })]);
    const records = await this.reads.objectives(wanted, lock);
    if (records.length !== wanted.length) throw notFound('items');
    return records;
  }

  private async unsafe(records: readonly ObjectiveRecord[]): Promise<Map<string, Refusal[]>> {
    const [assessed, reviews] = await Promise.all([
      this.completeness.assess(records),
      this.reads.reviews(records.map(({ id }) => id)),
    ]);
    return new Map(
      records.map(({ id, versionId }) => {
        const { refusals, form } = assessed.get(versionId)!;
        const findings = refusals.length + adviseObjective(draftOf(form)).length;
        const remarks = reviews
          .filter((review) => review.objectiveVersionId === versionId)
          .reduce((sum, review) => sum + review.remarks.length, 0);
        const found: Refusal[] = [];
        if (findings > 0)
          found.push(refusal('BATCH_WITH_FINDINGS', { params: { count: findings }, wayOut: 'OPEN_IT' }));
        if (remarks > 0) found.push(refusal('BATCH_WITH_REMARKS', { params: { count: remarks }, wayOut: 'OPEN_IT' }));
        return [id, found];
      }),
    );
  }
}

function actionOf(record: ObjectiveRecord): string {
  return record.state === 'SUBMITTED' ? 'deptAccept' : 'finAccept';
}

function notOnDesk({ state }: ObjectiveRecord): Refusal {
  return refusal('STATE_INVALID', {
    field: 'state',
    params: { state, action: 'accept', allowed: 'SUBMITTED,DEPT_REVIEWED' },
  });
}
