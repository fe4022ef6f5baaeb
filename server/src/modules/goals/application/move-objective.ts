import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites } from '../persistence/goal.writes.js';
import { deskPolicy } from './desk.js';
import { OBJECTIVE_TABLE, OBJECTIVE_WORKFLOW, type ReplyInput, type ReviewInput } from './objective.binding.js';

/** Steps of one objective that a person takes with a click. */
@Injectable()
export class MoveObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly writes: GoalWrites,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
  ) {}

  move(
    action: string,
    objectiveId: string,
    expectedVersion: number,
    comment?: string | null,
    input?: ReviewInput,
  ): Promise<string> {
    return this.uow.write(async () => {
      const [record] = await this.reads.objectives([objectiveId]);
      if (!record) throw notFound('objectiveId');
      await this.transitions.transition({
        workflow: OBJECTIVE_WORKFLOW,
        action,
        ids: [record.versionId],
        expectedVersions: new Map([[record.versionId, expectedVersion]]),
        comment,
        input,
      });
      return objectiveId;
    });
  }

  /** The reviewer has it on the desk; from now on the unit asks for its return instead of withdrawing it. */
  open(objectiveId: string): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [record] = await this.reads.objectives([objectiveId], true);
      if (!record) throw notFound('objectiveId');
      const action = record.state === 'SUBMITTED' ? 'deptAccept' : 'finAccept';
      const may = action === 'deptAccept' ? 'goal.deptReview' : 'goal.finReview';
      const isMine = actor.permissions.has(may) && deskPolicy(actor, action, record).length === 0;
      if (!isMine || record.reviewerOpenedAt || !['SUBMITTED', 'DEPT_REVIEWED'].includes(record.state))
        return objectiveId;
      await this.writes.opened(record.versionId);
      this.audit.record({ entity: OBJECTIVE_TABLE, entityId: record.versionId, action: 'opened' });
      return objectiveId;
    });
  }

  /**
   * The budget reply: one document approves objectives and replies their lines in one transaction (同步批复, design
   * §8.16). An objective that replaces an earlier version supersedes it in the same breath.
   */
  reply(draft: {
    objectiveIds: readonly string[];
    documentNo: string;
    title: string;
    repliedOn: string;
  }): Promise<string[]> {
    return this.uow.write(async () => {
      const ids = [...new Set(draft.objectiveIds)];
      const records = await this.reads.objectives(ids, true);
      if (records.length !== ids.length) throw notFound('objectiveIds');
      const found = await this.checkReply(draft, records);
      if (found.length > 0) throw refused(found);
      const documentNo = draft.documentNo.trim();
      const replyId = await this.writes.reply(documentNo, draft.title.trim(), records[0]!.budgetYear, draft.repliedOn);
      const input: ReplyInput = { replyId, documentNo, repliedOn: draft.repliedOn };
      this.audit.record({ entity: 'goals.budget_reply', entityId: replyId, action: 'issued', fields: { ...input } });
      const standing = await this.reads.approvedOfObjectives(
        records.filter(({ versionNo }) => versionNo > 1).map(({ id }) => id),
      );
      if (standing.length > 0) {
        await this.transitions.transition({
          workflow: OBJECTIVE_WORKFLOW,
          action: 'supersede',
          ids: standing.map(({ versionId }) => versionId),
          input,
        });
      }
      await this.transitions.transition({
        workflow: OBJECTIVE_WORKFLOW,
        action: 'approve',
        ids: records.map(({ versionId }) => versionId),
        input,
      });
      return ids;
    });
  }

  private async checkReply(
    draft: { documentNo: string; title: string; repliedOn: string },
    records: readonly ObjectiveRecord[],
  ): Promise<Refusal[]> {
    const found: Refusal[] = [];
    const { today } = currentActor();
    if (records.length === 0) throw new DomainError('REFUSED', [refusal('SELECTION_EMPTY', { field: 'objectiveIds' })]);
    if (!draft.documentNo.trim()) found.push(refusal('REQUIRED', { field: 'documentNo' }));
    else if (await this.reads.replyExists(draft.documentNo.trim())) {
      found.push(
        refusal('DOCUMENT_NO_TAKEN', { field: 'documentNo', params: { documentNo: draft.documentNo.trim() } }),
      );
    }
    if (!draft.title.trim()) found.push(refusal('REQUIRED', { field: 'title' }));
    if (draft.repliedOn > today) {
      found.push(refusal('DATE_IN_FUTURE', { field: 'repliedOn', params: { date: draft.repliedOn, today } }));
    }
    if (new Set(records.map(({ budgetYear }) => budgetYear)).size > 1) {
      found.push(refusal('REPLY_SPANS_YEARS', { field: 'objectiveIds' }));
    }
    return found;
  }
}
