import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  addDays,
  addWorkingDays,
  type CalendarExceptions,
  departmentEvaluationWorkflow,
  evaluationTaskWorkflow,
  gradeOf,
  type Refusal,
  type Rules,
  type Workflow,
} from '@jixiao/shared';
import { type Actor, currentContext } from '../../../../platform/access/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { ReminderService } from '../../../../platform/reminders/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import { type AvailableAction, notOwnWork, TransitionService } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementDoors } from '../../firms/application/engagement-doors.js';
import { mayWorkOn } from '../domain/may-score.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { OpinionReads } from '../persistence/opinion.reads.js';
import { TeamReads } from '../persistence/team.reads.js';
import { managesTask } from './manages.js';
import { ReportVersions, totalOf } from './report-versions.js';
import { type TaskContext, TaskGuards, type TaskMove, type TaskRow } from './task-guards.js';

const BY_EVALUATOR = ['draftPlan', 'startFieldWork', 'submitDraft'];
/** After these the evaluator has the next step. */
const TO_EVALUATOR = ['approvePlan', 'startFieldWork', 'returnDraft', 'returnPlan', 'reviseReport', 'reopen'];
const TO_NOBODY = ['cancel', 'archive', 'close', 'sendFeedback', 'handIn'];

/** Steps of an evaluation from the plan to the archive (财预〔2020〕10号), of the bureau and of departments. */
@Injectable()
export class EvaluationTaskBinding implements OnModuleInit {
  private readonly reading = new WeakMap<object, Map<string, Promise<TaskRow[]>>>();

  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: EvaluationTaskReads,
    private readonly teams: TeamReads,
    private readonly opinions: OpinionReads,
    private readonly organizations: OrganizationsApi,
    private readonly guards: TaskGuards,
    private readonly versions: ReportVersions,
    private readonly tasks: TaskService,
    private readonly reminders: ReminderService,
    private readonly events: EventBus,
    private readonly doors: EngagementDoors,
  ) {}

  /** What the actor may do with each, whichever machine it stands in. */
  async actionsOf(ids: readonly string[]): Promise<Map<string, AvailableAction[]>> {
    const [ofBureau, ofDepartments] = await Promise.all(
      [evaluationTaskWorkflow, departmentEvaluationWorkflow].map(({ name }) =>
        this.transitions.availableActions(name, ids),
      ),
    );
    return new Map([...ofBureau!, ...ofDepartments!]);
  }

  onModuleInit(): void {
    this.bind(evaluationTaskWorkflow, 'FINANCE');
    this.bind(departmentEvaluationWorkflow, 'DEPARTMENT');
    this.reminders.watch(['evaluation.opinion'], async (year) => {
      const rules = await this.organizations.parameters(year);
      return {
        daysBefore: rules.rule('reminder.daysBefore'),
        headAfterDays: rules.rule('reminder.headAfterDays'),
      };
    });
  }

  private bind(workflow: Workflow, kind: string): void {
    this.transitions.bind<TaskRow>({
      workflow,
      table: 'evaluation.evaluation_task',
      load: (actor, ids, lock) => this.load(actor, ids, lock, kind),
      policy,
      guards: this.guards.all,
      patch,
      afterSave: (context) => this.afterSave(context, workflow),
    });
  }

  private async load(actor: Actor, ids: readonly string[], lock: boolean, kind: string): Promise<TaskRow[]> {
    const rows = await (lock ? this.rows(actor, ids, true) : this.readOnce(actor, ids));
    return rows.filter((row) => row.kind === kind);
  }

  /** A list asks both machines for the same rows at the same time: they are read once, and forgotten when they are there. */
  private readOnce(actor: Actor, ids: readonly string[]): Promise<TaskRow[]> {
    const context = currentContext();
    const key = ids.join();
    const pending = this.reading.get(context) ?? new Map<string, Promise<TaskRow[]>>();
    this.reading.set(context, pending);
    const known = pending.get(key);
    if (known) return known;
    const rows = this.rows(actor, ids, false).finally(() => pending.delete(key));
    pending.set(key, rows);
    return rows;
  }

  private async rows(actor: Actor, ids: readonly string[], lock: boolean): Promise<TaskRow[]> {
    const found = await this.reads.visible(actor, ids, lock);
    const taskIds = found.map(({ id }) => id);
    const rules = await this.organizations.parametersOf(found.map(({ workYear }) => workYear));
    const scores = await this.reads.scoreRows(taskIds);
    const findings = await this.reads.findings(taskIds);
    const members = await this.teams.members(taskIds);
    const programmes = found.filter(({ objectType }) => objectType === 'PROGRAMME').map(({ id }) => id);
    const items = programmes.length > 0 ? await this.teams.items(programmes) : [];
    const opinions = await this.opinions.opinions(taskIds);
    const exceptions = await this.exceptions(actor, [...rules.values()]);
    return found.map((row) => ({
      ...row,
      exceptions,
      rules: rules.get(row.workYear)!,
      rows: scores.get(row.id)!,
      findings: findings.filter(({ taskId }) => taskId === row.id),
      members: members.filter(({ taskId }) => taskId === row.id),
      items: items.filter(({ taskId }) => taskId === row.id),
      opinions: opinions.filter(({ taskId }) => taskId === row.id),
    }));
  }

  /** Asked for where a clock of these evaluations counts working days, and not otherwise. */
  private async exceptions({ today }: Actor, rules: readonly Rules[]): Promise<CalendarExceptions> {
    if (!rules.some((one) => one.rule('eval.opinionInWorkingDays'))) return new Map();
    return (await this.organizations.calendarFrom(today)).exceptions;
  }

  private async afterSave({ action, rows, comment, actor }: TaskContext, workflow: Workflow): Promise<void> {
    for (const row of rows) {
      if (action === 'submitDraft') await this.versions.keep(row, 'HANDED_IN', row.revisionReason);
      if (action === 'finalise') await this.versions.keep(row, 'FINAL', comment);
      await this.tasks.close([row.id]);
      await this.doors.moved(row, action, workflow.transitions[action]!.to);
      await this.tasks.open(nextDuties(row, action, actor, comment));
      if (action === 'grade' && row.kind === 'FINANCE') {
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

/** Whose desk it lies on now. */
function nextDuties(row: TaskRow, action: string, actor: Actor, comment: string | null): TaskToOpen[] {
  const base = {
    workYear: row.workYear,
    subjectType: 'evaluation.evaluation_task',
    subjectId: row.id,
    subjectTitle: row.title,
    url: `/${row.workYear}/evaluation/tasks/${row.id}`,
  };
  const role = row.kind === 'FINANCE' ? 'FIN_PERFORMANCE' : 'DEPARTMENT_OFFICER';
  if (action === 'askOpinion')
    return [
      {
        ...base,
        kind: 'evaluation.opinion',
        agencyId: row.agencyId,
        role: 'UNIT_CLERK',
        dueOn: opinionDay(row, actor),
      },
    ];
  if (TO_EVALUATOR.includes(action)) {
    const isBack = ['returnDraft', 'returnPlan', 'reviseReport', 'reopen'].includes(action);
    const back = isBack ? { returnedReason: comment, returnedBy: actor.personName } : {};
    if (row.firmAgencyId && !row.isFirmGone)
      return [{ ...base, ...back, kind: 'evaluation.score', agencyId: row.firmAgencyId, role: 'THIRD_PARTY' }];
    const leader = row.members.find(({ isLeader }) => isLeader);
    if (leader?.role)
      return [{ ...base, ...back, kind: 'evaluation.score', agencyId: leader.agencyId, role: leader.role }];
  }
  const manage = { ...base, kind: 'evaluation.manage', agencyId: row.organiserAgencyId, role } as const;
  // The bureau's feedback goes out with its notice (results-application); a department's is this step.
  if (action === 'sendFeedback' && row.kind === 'DEPARTMENT')
    return [manage, { ...base, kind: 'evaluation.feedback', agencyId: row.agencyId, role: 'UNIT_CLERK' }];
  return TO_NOBODY.includes(action) ? [] : [manage];
}

/** In days of the calendar, or where the place says so in working days of its holiday calendar. */
function opinionDay({ rules, exceptions }: TaskRow, { today }: Actor): string {
  const days = rules.rule('eval.opinionDays');
  return rules.rule('eval.opinionInWorkingDays') ? addWorkingDays(today, days, exceptions) : addDays(today, days);
}

/** Who scored does not grade; the evaluator's steps are the evaluator's; a department moves its own evaluations. */
function policy(actor: Actor, action: string, row: TaskRow): readonly Refusal[] {
  if (BY_EVALUATOR.includes(action)) return mayWorkOn(actor, row);
  const isForeign = row.kind === 'DEPARTMENT' && !managesTask(actor, row);
  return [
    ...(isForeign ? [{ code: 'NOT_YOUR_UNIT', field: 'action', wayOut: 'ASK_UNIT_CLERK' }] : []),
    ...(action === 'grade' ? notOwnWork(actor, ...row.rows.map(({ scoredBy }) => scoredBy)) : []),
  ];
}

function patch({ actor, action, input, comment }: TaskContext, row: TaskRow): Record<string, unknown> {
  return { state_since: actor.today, ...ofStep({ actor, action, comment }, (input ?? {}) as TaskMove, row) };
}

function ofStep(
  { actor, action, comment }: Pick<TaskContext, 'actor' | 'action' | 'comment'>,
  given: TaskMove,
  row: TaskRow,
): Record<string, unknown> {
  switch (action) {
    case 'notify':
      return { notice_no: given.noticeNo?.trim(), notified_on: actor.today };
    case 'submitDraft':
      return { revision_reason: null };
    case 'askOpinion':
      return {
        opinion_asked_on: actor.today,
        opinion_due_on: opinionDay(row, actor),
        // A revised report is asked about anew.
        opinion_reply: null,
        opinion_replied_on: null,
      };
    case 'reviseReport':
      return { revision_reason: comment };
    case 'reopen':
      return {
        revision_reason: comment,
        total_score: null,
        grade: null,
        graded_by: null,
        content_hash: null,
        completed_on: null,
        handed_in_on: null,
      };
    case 'finalise': {
      const reply = given.opinionReply?.trim() || row.opinionReply;
      return {
        opinion_reply: reply,
        opinion_replied_on: row.opinionRepliedOn ?? (reply ? actor.today : null),
        opinion_adoption: given.opinionAdoption?.trim() || row.opinionAdoption,
      };
    }
    case 'grade': {
      const total = totalOf(row.rows)!;
      const grade = gradeOf(total, row.rules.rule('grade.scale'));
      const frozen = row.rows.map(({ name, weight, score, working }) => ({ name, weight, score, working }));
      return {
        total_score: total,
        grade,
        graded_by: actor.userId,
        completed_on: actor.today,
        content_hash: contentHash({ id: row.id, total, grade, rows: frozen }),
      };
    }
    case 'handIn':
      return { handed_in_on: actor.today };
    default:
      return {};
  }
}
