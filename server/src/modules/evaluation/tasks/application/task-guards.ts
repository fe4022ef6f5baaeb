import { Injectable } from '@nestjs/common';
import {
  type CalendarExceptions,
  checkFramework,
  checkItemsAddUp,
  checkReport,
  inHouseOnly,
  isEvidenced,
  opinionUnsettled,
  outsiderOf,
  permissionsOf,
  type Refusal,
  refusal,
  type Rules,
} from '@jixiao/shared';
import type { Guard, TransitionContext, WorkflowRow } from '../../../../platform/workflow/index.js';
import { EngagementDoors } from '../../firms/application/engagement-doors.js';
import {
  type EvaluationTaskRecord,
  type FindingRecord,
  type FrameworkRowRecord,
} from '../persistence/evaluation-task.reads.js';
import { type OpinionRecord } from '../persistence/opinion.reads.js';
import { type TaskItemRecord, type TaskMemberRecord, TeamReads } from '../persistence/team.reads.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { OpenCorrections } from './open-corrections.js';
import { membersOfEvaluated } from './work-plans.js';

/** An evaluation with everything that its steps look at. */
export type TaskRow = EvaluationTaskRecord &
  WorkflowRow & {
    rows: FrameworkRowRecord[];
    findings: FindingRecord[];
    members: TaskMemberRecord[];
    items: TaskItemRecord[];
    opinions: OpinionRecord[];
    rules: Rules;
    exceptions: CalendarExceptions;
  };
export type TaskContext = TransitionContext<TaskRow>;

export interface TaskMove {
  noticeNo?: string | null;
  opinionReply?: string | null;
  opinionAdoption?: string | null;
}

type Judge = (row: TaskRow, given: TaskMove | undefined, context: TaskContext) => Refusal[];

const each =
  (judge: Judge): Guard<TaskRow> =>
  (context) =>
    new Map(context.rows.map((row) => [row.id, judge(row, context.input as TaskMove | undefined, context)]));

/** What must hold before an evaluation takes a step (domain E1–E3, T1). */
@Injectable()
export class TaskGuards {
  constructor(
    private readonly doors: EngagementDoors,
    private readonly teams: TeamReads,
    private readonly corrections: OpenCorrections,
    private readonly panels: OpenPanels,
  ) {}

  readonly all: Readonly<Record<string, Guard<TaskRow>>> = {
    noticeGiven: each((_row, given) =>
      given && !given.noticeNo?.trim() ? [refusal('NOTICE_NO_REQUIRED', { ruleId: 'E-07', field: 'noticeNo' })] : [],
    ),
    carriedOutInside: each((row) => {
      const outsider = outsiderOf(row.method, row.engagementId);
      return outsider ? inHouseOnly(row, outsider, 'method') : [];
    }),
    planComplete: each(planIncomplete),
    frameworkSumsUp: each((row) =>
      row.rows.length === 0
        ? [refusal('FRAMEWORK_MISSING', { ruleId: 'E-01', wayOut: 'MAKE_FRAMEWORK' })]
        : checkFramework(row.rows, row.rules.rule('eval.oeWeightMin')),
    ),
    // What was done outside of the system has nothing to score by.
    frameworkThere: each(({ rows }) => (rows.length === 0 ? [refusal('FRAMEWORK_MISSING', { ruleId: 'E-01' })] : [])),
    itemsAddUp: each(({ objectType, amount, items }) =>
      objectType === 'PROGRAMME' ? checkItemsAddUp(amount, items) : [],
    ),
    evaluatorNamed: each(evaluatorUnnamed),
    evaluatorIndependent: (context) => this.independent(context),
    papersComplete: ({ rows }) => this.doors.papersComplete(rows.map(({ id }) => id)),
    // A panel that is still at work keeps the sheet open: its scores are part of what the lead decides on.
    scoreSheetComplete: async (context) => {
      const open = await this.panels.whileOpen(context.rows.map(({ id }) => id));
      return new Map(context.rows.map((row) => [row.id, [...(open.get(row.id) ?? []), ...incomplete(row.rows)]]));
    },
    reportPassesChecks: each(checksFailed),
    opinionSettled: each((row, given, { actor }) =>
      // Asked without an answer at hand: what the bureau takes down comes with the step itself.
      opinionUnsettled({
        reply: given === undefined ? (row.opinionReply ?? '?') : given.opinionReply?.trim() || row.opinionReply,
        opinions: row.opinions,
        currentVersion: row.reportVersion,
        dueOn: row.opinionDueOn,
        today: actor.today,
        isSilenceConsent: row.rules.rule('eval.silenceIsConsent'),
      }),
    ),
    correctionsClosed: async ({ rows }) => {
      const waiting = await this.corrections.waiting(rows.map(({ id }) => id));
      return new Map(
        waiting.map((id) => [id, [refusal('CORRECTIONS_OPEN', { ruleId: 'E-10', wayOut: 'CLOSE_CORRECTIONS_FIRST' })]]),
      );
    },
  };

  /** What the engagement has to say, whoever organises (evaluation/firms); a team has nobody of the unit itself. */
  private async independent({ rows }: TaskContext): Promise<Map<string, Refusal[]>> {
    const found = new Map(rows.map(({ id }) => [id, [] as Refusal[]]));
    const commissioned = await this.doors.commissionStands(rows);
    for (const [id, refusals] of commissioned) found.get(id)!.push(...refusals);
    for (const conflict of await this.teams.conflicted([...found.keys()]))
      found.get(conflict.taskId)!.push(...membersOfEvaluated([conflict]));
    return found;
  }
}

/** 工作方案: purpose, methods (R150), standards, time. */
function planIncomplete(row: TaskRow): Refusal[] {
  const missing = [
    ...(row.purpose ? [] : ['purpose']),
    ...(row.methods.length > 0 ? [] : ['methods']),
    ...(row.standards.length > 0 ? [] : ['standards']),
    ...(row.fieldFrom && row.fieldTo ? [] : ['fieldFrom']),
  ];
  return missing.map((part) =>
    refusal('WORK_PLAN_INCOMPLETE', { ruleId: 'E-15', field: part, params: { part }, wayOut: 'WRITE_WORK_PLAN' }),
  );
}

/** A firm under an engagement, or a team with one leader and at least one member, of whom one may score (R138). */
function evaluatorUnnamed(row: TaskRow): Refusal[] {
  if (row.method === 'THIRD_PARTY')
    return row.engagementId
      ? []
      : [refusal('ENGAGEMENT_REQUIRED', { ruleId: 'E-05', field: 'engagementId', wayOut: 'CHOOSE_ENGAGEMENT' })];
  const leaders = row.members.filter(({ isLeader }) => isLeader).length;
  if (leaders !== 1 || row.members.length < 2)
    return [refusal('TEAM_INCOMPLETE', { ruleId: 'E-14', field: 'members', wayOut: 'NAME_TEAM' })];
  return row.members.some(({ roles }) => permissionsOf(roles).has('financeEvaluation.score'))
    ? []
    : [refusal('TEAM_CANNOT_SCORE', { ruleId: 'E-14', field: 'members', wayOut: 'NAME_SCORER' })];
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
    ...(isEvidenced(row)
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

/** A report that fails what the checklist requires is returned, not sent to the unit (R148). */
function checksFailed(row: TaskRow): Refusal[] {
  const checks = checkReport({ ...row, summary: row.reportSummary });
  return checks
    .filter(({ passed, isRequired }) => !passed && isRequired)
    .map(({ code, at }) =>
      refusal('REPORT_CHECK_FAILED', {
        ruleId: 'E-12',
        field: `checks.${code}`,
        params: { at: at.filter((n) => n > 0).join('、') },
        wayOut: 'RETURN_THE_REPORT',
      }),
    );
}
