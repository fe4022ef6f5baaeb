import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkFramework,
  evaluationTaskWorkflow,
  gradeOf,
  type Refusal,
  refusal,
  roundHalfUp,
  type Rules,
  Exact,
} from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  type EvaluationTaskRecord,
  EvaluationTaskReads,
  type FrameworkRowRecord,
} from '../persistence/evaluation-task.reads.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { OpenCorrections } from './open-corrections.js';

type Row = EvaluationTaskRecord & WorkflowRow & { rows?: FrameworkRowRecord[]; rules?: Rules };
type Context = TransitionContext<Row>;

export interface TaskMove {
  noticeNo?: string | null;
  opinionReply?: string | null;
  opinionAdoption?: string | null;
}

/** Steps of an evaluation from the plan to the grade (财预〔2020〕10号; domain E1–E3, T1). */
@Injectable()
export class EvaluationTaskBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: EvaluationTaskReads,
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly events: EventBus,
    private readonly corrections: OpenCorrections,
    private readonly panels: OpenPanels,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: evaluationTaskWorkflow,
      table: 'evaluation.evaluation_task',
      load: async (actor, ids, lock) => {
        const rows = await this.reads.visible(actor, ids, lock);
        const rules = await this.organizations.parametersOf(rows.map(({ workYear }) => workYear));
        const scores = await this.reads.scoreRows(rows.map(({ id }) => id));
        return rows.map((row) => ({ ...row, rules: rules.get(row.workYear)!, rows: scores.get(row.id)! }));
      },
      policy,
      guards: {
        noticeGiven: (context) =>
          each(context, (_row, given) =>
            given && !given.noticeNo?.trim()
              ? [refusal('NOTICE_NO_REQUIRED', { ruleId: 'E-07', field: 'noticeNo' })]
              : [],
          ),
        frameworkSumsUp: (context) =>
          each(context, (row) =>
            row.rows!.length === 0
              ? [refusal('FRAMEWORK_MISSING', { ruleId: 'E-01', wayOut: 'MAKE_FRAMEWORK' })]
              : checkFramework(row.rows!, row.rules!.rule('eval.oeWeightMin')),
          ),
        evaluatorIndependent: (context) => this.independent(context),
        // A panel that is still at work keeps the sheet open: its scores are part of what the lead decides on.
        scoreSheetComplete: async (context) => {
          const open = await this.panels.whileOpen(context.rows.map(({ id }) => id));
          return each(context, (row) => [...(open.get(row.id) ?? []), ...incomplete(row.rows!)]);
        },
        opinionSettled: (context) =>
          each(context, (_row, given) =>
            given && !given.opinionReply?.trim()
              ? [refusal('OPINION_REQUIRED', { ruleId: 'E-08', field: 'opinionReply', wayOut: 'RECORD_OPINION' })]
              : [],
          ),
        correctionsClosed: (context) => this.correctionsClosed(context),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  /** A firm must not evaluate the tree of the body that engaged it as its own client (T1). */
  private async independent({ rows, actor }: Context): Promise<Map<string, Refusal[]>> {
    const conflicts = await this.uow.query<{ id: string }>(
      `SELECT t.id FROM evaluation.evaluation_task t
         JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
         JOIN organizations.agency_closure c ON c.jurisdiction_id = t.jurisdiction_id AND c.ancestor_id = g.client_agency_id AND c.descendant_id = t.agency_id
        WHERE t.jurisdiction_id = $1 AND t.id = ANY ($2)`,
      [actor.jurisdictionId, rows.map(({ id }) => id)],
    );
    return new Map(
      conflicts.map(({ id }) => [
        id,
        [refusal('EVALUATOR_NOT_INDEPENDENT', { ruleId: 'E-09', field: 'engagementId' })],
      ]),
    );
  }

  private async correctionsClosed({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const waiting = await this.corrections.waiting(rows.map(({ id }) => id));
    return new Map(
      waiting.map((id) => [id, [refusal('CORRECTIONS_OPEN', { ruleId: 'E-10', wayOut: 'CLOSE_CORRECTIONS_FIRST' })]]),
    );
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    for (const row of rows) {
      const url = `/${row.workYear}/evaluation/tasks/${row.id}`;
      const base = {
        workYear: row.workYear,
        subjectType: 'evaluation.evaluation_task',
        subjectId: row.id,
        subjectTitle: row.title,
        url,
      };
      await this.tasks.close([row.id]);
      const isWithEvaluator = ['approvePlan', 'startFieldWork', 'returnDraft'].includes(action);
      if (isWithEvaluator && row.firmAgencyId) {
        await this.tasks.open([{ ...base, kind: 'evaluation.score', agencyId: row.firmAgencyId, role: 'THIRD_PARTY' }]);
      } else if (!['cancel', 'archive', 'close', 'sendFeedback'].includes(action)) {
        await this.tasks.open([
          { ...base, kind: 'evaluation.manage', agencyId: row.organiserAgencyId, role: 'FIN_PERFORMANCE' },
        ]);
      }
      if (action === 'grade') {
        await this.events.publish('EvaluationGraded', {
          taskId: row.id,
          agencyId: row.agencyId,
          projectId: row.projectId,
          workYear: row.workYear,
        });
      }
    }
  }
}

function each(
  { rows, input }: Context,
  judge: (row: Row, given: TaskMove | undefined) => Refusal[],
): Map<string, Refusal[]> {
  return new Map(rows.map((row) => [row.id, judge(row, input as TaskMove | undefined)]));
}

function incomplete(rows: readonly FrameworkRowRecord[]): Refusal[] {
  return rows.flatMap((row, index) => [
    ...(row.score === null
      ? [
          refusal('SCORE_MISSING', {
            ruleId: 'E-06',
            field: `scores[${index}].input`,
            params: { row: row.ordinal, name: row.name },
            wayOut: 'SCORE_ROW',
          }),
        ]
      : []),
    ...(row.evidence || row.noEvidenceReason
      ? []
      : [
          refusal('EVIDENCE_REQUIRED', {
            ruleId: 'E-06',
            field: `scores[${index}].evidence`,
            params: { row: row.ordinal },
            wayOut: 'NAME_EVIDENCE',
          }),
        ]),
  ]);
}

/** Who scored does not grade; the firm's steps belong to the firm that was engaged. */
function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'grade') return notOwnWork(actor, ...row.rows!.map(({ scoredBy }) => scoredBy));
  return [];
}

const totalOf = (row: Row): string =>
  roundHalfUp(
    row.rows!.reduce((sum, { score }) => sum.plus(score ?? 0), new Exact(0)),
    2,
  );

function patch({ actor, action, input }: Context, row: Row): Record<string, unknown> {
  const given = (input ?? {}) as TaskMove;
  switch (action) {
    case 'notify':
      return { notice_no: given.noticeNo?.trim(), notified_on: actor.today };
    case 'askOpinion':
      return { opinion_asked_on: actor.today };
    case 'finalise':
      return {
        opinion_reply: given.opinionReply?.trim(),
        opinion_replied_on: actor.today,
        opinion_adoption: given.opinionAdoption?.trim() || null,
      };
    case 'grade': {
      const total = totalOf(row);
      const grade = gradeOf(total, row.rules!.rule('grade.scale'));
      const frozen = row.rows!.map(({ name, weight, score, working }) => ({ name, weight, score, working }));
      return {
        total_score: total,
        grade,
        graded_by: actor.userId,
        completed_on: actor.today,
        content_hash: contentHash({ id: row.id, total, grade, rows: frozen }),
      };
    }
    default:
      return {};
  }
}
