import { Injectable, type OnModuleInit } from '@nestjs/common';
import { correctiveActionWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { EvaluationApi } from '../../evaluation/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { CorrectiveActionEntity, CorrectiveItemEntity } from '../persistence/corrective-action.entity.js';
import { FeedbackEntity } from '../persistence/feedback.entity.js';
import { type CorrectiveActionRecord, type CorrectiveItemRecord, ResultsReads } from '../persistence/results.reads.js';

type Row = CorrectiveActionRecord & WorkflowRow;
type Context = TransitionContext<Row>;

export interface NoticeToIssue {
  evaluationTaskId: string;
  documentNo: string;
  dueOn: string;
  content: string;
}

/** Feedback and 整改通知: issued from findings, answered with evidence, verified (财预〔2020〕10号 ch. 6). */
@Injectable()
export class CorrectiveActions implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ResultsReads,
    private readonly evaluation: EvaluationApi,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: correctiveActionWorkflow,
      table: 'results.corrective_action',
      load: (actor, ids, lock) => this.reads.visibleCorrectiveActions(actor, ids, lock),
      policy,
      guards: {
        everyItemAnswered: (context) => this.everyItem(context, unanswered),
        everyItemVerified: (context) => this.everyItem(context, unanswered),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  /** Sends the feedback of a graded evaluation and issues the notice with one item per finding. */
  issue(draft: NoticeToIssue): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.evaluation.task(draft.evaluationTaskId);
      if (!task) throw notFound('evaluationTaskId');
      const findings = await this.evaluation.findings(task.id);
      const refusals: Refusal[] = [];
      if (task.state !== 'GRADED') {
        refusals.push(
          refusal('STATE_INVALID', {
            field: 'evaluationTaskId',
            params: { state: task.state, action: 'issue', allowed: 'GRADED' },
            wayOut: 'GRADE_FIRST',
          }),
        );
      }
      if (!draft.documentNo.trim()) refusals.push(refusal('REQUIRED', { field: 'documentNo' }));
      if (!draft.content.trim()) refusals.push(refusal('REQUIRED', { field: 'content' }));
      if (draft.dueOn <= actor.today)
        refusals.push(refusal('DUE_IN_PAST', { field: 'dueOn', params: { today: actor.today } }));
      if (findings.length === 0)
        refusals.push(
          refusal('FINDINGS_MISSING', { ruleId: 'R-01', field: 'evaluationTaskId', wayOut: 'RECORD_FINDINGS' }),
        );
      const taken = await this.uow.query(
        `SELECT 1 FROM results.corrective_action WHERE jurisdiction_id = $1 AND document_no = $2`,
        [actor.jurisdictionId, draft.documentNo.trim()],
      );
      if (taken.length > 0)
        refusals.push(
          refusal('DOCUMENT_NO_TAKEN', { field: 'documentNo', params: { documentNo: draft.documentNo.trim() } }),
        );
      if (refusals.length > 0) throw refused(refusals);

      await this.uow.insert(FeedbackEntity, [
        {
          id: newId(),
          taskId: task.id,
          agencyId: task.agencyId,
          workYear: task.workYear,
          sentOn: actor.today,
          content: draft.content.trim(),
        },
      ]);
      const id = newId();
      await this.evaluation.feedbackSent(task.id, id);
      const title = `关于${task.title}的整改通知`;
      await this.uow.insert(CorrectiveActionEntity, [
        {
          id,
          sourceType: 'EVALUATION',
          sourceId: task.id,
          agencyId: task.agencyId,
          projectId: task.projectId,
          workYear: task.workYear,
          documentNo: draft.documentNo.trim(),
          title,
          issuedOn: actor.today,
          dueOn: draft.dueOn,
        },
      ]);
      await this.uow.insert(
        CorrectiveItemEntity,
        findings.map((finding) => ({
          id: newId(),
          correctiveActionId: id,
          ordinal: finding.ordinal,
          kind: finding.kind,
          description: finding.description,
          amount: finding.amount,
          requirement: finding.recommendation,
        })),
      );
      this.audit.record({ entity: 'results.corrective_action', entityId: id, action: 'issued', fields: { ...draft } });
      await this.tasks.open([
        {
          kind: 'correctiveAction.reply',
          agencyId: task.agencyId,
          role: 'UNIT_CLERK',
          workYear: task.workYear,
          subjectType: 'results.corrective_action',
          subjectId: id,
          subjectTitle: title,
          url: `/${task.workYear}/results/corrective/${id}`,
          dueOn: draft.dueOn,
        },
      ]);
      return id;
    });
  }

  /** Writes the unit's answers to the items; handed in by the step `submit`. */
  reply(
    id: string,
    expectedVersion: number,
    replyText: string,
    items: readonly { id: string; reply: string }[],
  ): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [action] = await this.reads.visibleCorrectiveActions(actor, [id], true);
      if (!action) throw notFound('id');
      const known = new Set((await this.reads.items([id])).map((item) => item.id));
      const refusals: Refusal[] = [];
      if (!['IN_PROGRESS', 'RETURNED'].includes(action.state)) {
        refusals.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: action.state, action: 'reply', allowed: 'IN_PROGRESS,RETURNED' },
          }),
        );
      }
      if (action.agencyId !== actor.agencyId)
        refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
      items.forEach((item, index) => {
        if (!known.has(item.id)) refusals.push(refusal('NOT_FOUND', { field: `items[${index}].id` }));
      });
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.affect(
        `UPDATE results.corrective_item i SET reply = NULLIF(trim(t.reply), ''), state = CASE WHEN trim(t.reply) = '' THEN 'OPEN' ELSE 'REPLIED' END
           FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, reply text) WHERE i.jurisdiction_id = $1 AND i.id = t.id`,
        [actor.jurisdictionId, JSON.stringify(items)],
      );
      await updateVersioned(this.uow, 'results.corrective_action', actor.jurisdictionId, id, expectedVersion, {
        reply_text: replyText.trim() || null,
      });
      this.audit.record({
        entity: 'results.corrective_action',
        entityId: id,
        action: 'replied',
        fields: { replyText, items },
      });
      return id;
    });
  }

  private async everyItem(
    { rows }: Context,
    judge: (items: readonly CorrectiveItemRecord[]) => Refusal[],
  ): Promise<Map<string, Refusal[]>> {
    const items = await this.reads.items(rows.map(({ id }) => id));
    return new Map(rows.map((row) => [row.id, judge(items.filter((item) => item.correctiveActionId === row.id))]));
  }

  private async afterSave({ action, rows, comment, actor }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    if (action === 'verify' || action === 'return') {
      await this.uow.affect(
        `UPDATE results.corrective_item SET state = $3, verification_note = $4 WHERE jurisdiction_id = $1 AND corrective_action_id = ANY ($2)`,
        [actor.jurisdictionId, rows.map(({ id }) => id), action === 'verify' ? 'VERIFIED' : 'RETURNED', comment],
      );
    }
    const performance = (await this.organizations.seatsWithRole('FIN_PERFORMANCE'))[0]?.agencyId;
    await this.tasks.open(
      rows.flatMap((row): TaskToOpen[] => {
        const base = {
          workYear: row.workYear,
          subjectType: 'results.corrective_action',
          subjectId: row.id,
          subjectTitle: row.title,
          url: `/${row.workYear}/results/corrective/${row.id}`,
          dueOn: row.dueOn,
        };
        if (action === 'accept')
          return [{ ...base, kind: 'correctiveAction.reply', agencyId: row.agencyId, role: 'UNIT_CLERK' }];
        if (action === 'return') {
          return [
            {
              ...base,
              kind: 'correctiveAction.reply',
              agencyId: row.agencyId,
              role: 'UNIT_CLERK',
              returnedReason: comment,
              returnedBy: `${actor.agencyName ?? ''} ${actor.personName}`.trim(),
            },
          ];
        }
        if ((action === 'submit' || action === 'verify') && performance) {
          return [
            {
              ...base,
              kind: action === 'submit' ? 'correctiveAction.verify' : 'correctiveAction.close',
              agencyId: performance,
              role: 'FIN_PERFORMANCE',
            },
          ];
        }
        return [];
      }),
    );
    if (action !== 'close') return;
    for (const row of rows) {
      await this.events.publish('CorrectiveActionClosed', {
        correctiveActionId: row.id,
        sourceType: row.sourceType as 'EVALUATION' | 'MONITORING',
        sourceId: row.sourceId,
      });
    }
  }
}

function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'accept' || action === 'submit')
    return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
  return notOwnWork(actor, row.repliedBy);
}

function unanswered(items: readonly CorrectiveItemRecord[]): Refusal[] {
  return items.flatMap((item, index) =>
    item.reply
      ? []
      : [
          refusal('REPLY_REQUIRED', {
            ruleId: 'R-02',
            field: `items[${index}].reply`,
            params: { row: item.ordinal },
            wayOut: 'ANSWER_ITEM',
          }),
        ],
  );
}

function patch({ actor, action, comment }: Context): Record<string, unknown> {
  switch (action) {
    case 'submit':
      return { replied_by: actor.userId, replied_on: actor.today, returned_reason: null, returned_by: null };
    case 'return':
      return { returned_reason: comment, returned_by: `${actor.agencyName ?? ''} ${actor.personName}`.trim() };
    case 'verify':
      return { verified_by: actor.userId };
    case 'close':
      return { closed_on: actor.today };
    default:
      return {};
  }
}
