import { Injectable } from '@nestjs/common';
import { OPINION_DECISIONS, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { OpinionReads } from '../persistence/opinion.reads.js';
import { ExchangeMeetingEntity, OpinionEntity } from '../persistence/report-version.entity.js';
import { demandManager } from './manages.js';
import { inState } from './work-plans.js';

export interface OpinionsToRaise {
  id: string;
  expectedVersion: number;
  /** None of them says: no objection. */
  opinions: readonly string[];
}

export interface OpinionToDecide {
  id: string;
  opinionId: string;
  expectedOpinionVersion: number;
  decision: string;
  reply: string;
}

export interface MeetingToRecord {
  id: string;
  heldOn: string;
  place: string;
  attendees: string;
  record: string;
}

export const NO_OBJECTION = '无意见';

/** 交换意见: the unit objects to the report, the bureau decides on each objection with its reason (domain E2, E3; R145). */
@Injectable()
export class Opinions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly opinions: OpinionReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  raise(draft: OpinionsToRaise): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.found(draft.id);
      const refusals = inState(task, ['EXCHANGING_OPINIONS'], 'raiseOpinions');
      const answering = [task.agencyId, await this.organizations.firstLevelUnitOf(task.agencyId)];
      if (!answering.includes(actor.agencyId))
        refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
      if (task.opinionRepliedOn)
        refusals.push(
          refusal('EVALUATION_OPINION_GIVEN', {
            ruleId: 'E-08',
            field: 'opinions',
            params: { on: task.opinionRepliedOn },
          }),
        );
      if (task.opinionDueOn && task.opinionDueOn < actor.today)
        refusals.push(
          refusal('OPINION_TOO_LATE', { ruleId: 'E-08', field: 'opinions', params: { dueOn: task.opinionDueOn } }),
        );
      const texts = draft.opinions.map((text, index) => {
        if (!text.trim()) refusals.push(refusal('REQUIRED', { field: `opinions[${index}]` }));
        return text.trim();
      });
      if (refusals.length > 0) throw refused(refusals);
      const earlier = await this.opinions.opinions([task.id]);
      await this.uow.insert(
        OpinionEntity,
        texts.map((text, index) => ({
          id: newId(),
          taskId: task.id,
          versionNo: task.reportVersion,
          ordinal: earlier.length + index + 1,
          text,
          raisedBy: actor.userId,
          raisedOn: actor.today,
        })),
      );
      await updateVersioned(
        this.uow,
        'evaluation.evaluation_task',
        actor.jurisdictionId,
        task.id,
        draft.expectedVersion,
        {
          opinion_reply: texts.length === 0 ? NO_OBJECTION : `提出意见 ${texts.length} 条`,
          opinion_replied_on: actor.today,
        },
      );
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'opinionsRaised',
        fields: { opinions: texts },
      });
      await this.tasks.close([task.id], ['evaluation.opinion']);
      await this.tasks.open([
        {
          kind: 'evaluation.manage',
          agencyId: task.organiserAgencyId,
          role: task.kind === 'FINANCE' ? 'FIN_PERFORMANCE' : 'DEPARTMENT_OFFICER',
          workYear: task.workYear,
          subjectType: 'evaluation.evaluation_task',
          subjectId: task.id,
          subjectTitle: task.title,
          url: `/${task.workYear}/evaluation/tasks/${task.id}`,
        },
      ]);
      return task.id;
    });
  }

  decide(draft: OpinionToDecide): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.found(draft.id);
      demandManager(actor, task);
      const refusals: Refusal[] = inState(task, ['EXCHANGING_OPINIONS'], 'decideOpinion');
      if (!(await this.opinions.opinions([task.id])).some(({ id }) => id === draft.opinionId))
        throw notFound('opinionId');
      if (!(OPINION_DECISIONS as readonly string[]).includes(draft.decision))
        refusals.push(refusal('EVALUATION_CHOICE_UNKNOWN', { field: 'decision', params: { value: draft.decision } }));
      // Whatever is decided has its reason: the unit must be able to read why.
      if (!draft.reply.trim()) refusals.push(refusal('REQUIRED', { ruleId: 'E-08', field: 'reply' }));
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(
        this.uow,
        'evaluation.opinion',
        actor.jurisdictionId,
        draft.opinionId,
        draft.expectedOpinionVersion,
        { decision: draft.decision, reply: draft.reply.trim(), replied_by: actor.userId, replied_on: actor.today },
      );
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'opinionDecided',
        fields: { ...draft },
      });
      return task.id;
    });
  }

  recordMeeting(draft: MeetingToRecord): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.found(draft.id);
      demandManager(actor, task);
      const refusals = inState(task, ['DRAFT_REPORT', 'EXCHANGING_OPINIONS'], 'recordMeeting');
      if (draft.heldOn > actor.today) refusals.push(refusal('MEETING_IN_FUTURE', { field: 'heldOn' }));
      for (const field of ['place', 'attendees', 'record'] as const)
        if (!draft[field].trim()) refusals.push(refusal('REQUIRED', { field }));
      if (refusals.length > 0) throw refused(refusals);
      const { heldOn } = draft;
      const texts = { place: draft.place.trim(), attendees: draft.attendees.trim(), record: draft.record.trim() };
      await this.uow.insert(ExchangeMeetingEntity, [
        { id: newId(), taskId: task.id, heldOn, ...texts, recordedBy: actor.userId },
      ]);
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'meetingRecorded',
        fields: { heldOn, ...texts },
      });
      return task.id;
    });
  }

  private async found(id: string): Promise<EvaluationTaskRecord> {
    const [task] = await this.reads.visible(currentActor(), [id], true);
    if (!task) throw notFound('id');
    return task;
  }
}
