import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  addDays,
  checkReview,
  gradePasses,
  type ObjectiveParameters,
  performanceObjectiveWorkflow,
  type Refusal,
  refusal,
  type ReviewGrade,
  type ReviewItems,
  suggestReviewGrade,
} from '@jixiao/shared';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import type { Patch } from '../../../platform/database/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { type GuardVerdict, type TransitionContext, TransitionService } from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { CommissionRows } from '../persistence/commission.rows.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { CellRemark, ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites } from '../persistence/goal.writes.js';
import { ObjectivePartsReads } from '../persistence/objective-parts.reads.js';
import { AdjustmentWindow } from './adjustment-window.js';
import { Completeness } from './completeness.js';
import { DeclarationDuties } from './declaration-duties.js';
import { deskPolicy } from './desk.js';
import { ObjectiveTasks } from './objective-tasks.js';
import { ObjectiveUse } from './objective-use.js';
import { type Proposals, RefinementSteps } from './refinement-steps.js';
import { type ControlInput, Rounds } from './rounds.js';

export const OBJECTIVE_TABLE = 'goals.objective_version';
export const OBJECTIVE_WORKFLOW = performanceObjectiveWorkflow.name;

/** A version as the transition service moves it: its id is the version's. */
export interface MovingObjective {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly record: ObjectiveRecord;
  /** Set by the guard after the row was locked, so that what is hashed is what is stored. */
  frozen?: { contentHash: string; parameters: ObjectiveParameters; publicationDays: number };
}

export interface ReviewInput {
  items: ReviewItems;
  overallGrade: ReviewGrade | null;
  remarks: readonly CellRemark[];
}

/** A review with 良. */
export type RefineInput = ReviewInput & Proposals;

export interface ReplyInput {
  replyId: string;
  documentNo: string;
  repliedOn: string;
}

type Context = TransitionContext<MovingObjective>;

const REPLIED = ['REPLIED', 'EXECUTING', 'SUSPENDED', 'COMPLETED'];
const NOT_REPLIABLE = ['REMOVED', 'CLOSED', 'COMPLETED', 'SUSPENDED'];

/** How objectives move: who may, what must hold, what else happens in the same transaction. */
@Injectable()
export class ObjectiveBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: GoalReads,
    private readonly writes: GoalWrites,
    private readonly completeness: Completeness,
    private readonly window: AdjustmentWindow,
    private readonly tasks: ObjectiveTasks,
    private readonly use: ObjectiveUse,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly rounds: Rounds,
    private readonly commissions: CommissionRows,
    private readonly parts: ObjectivePartsReads,
    private readonly refining: RefinementSteps,
    private readonly duties: DeclarationDuties,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<MovingObjective>({
      workflow: performanceObjectiveWorkflow,
      table: OBJECTIVE_TABLE,
      load: (actor, ids, lock) => this.load(actor, ids, lock),
      policy: (actor, action, row) => deskPolicy(actor, action, row.record),
      guards: {
        objectiveComplete: (context) => this.complete(context),
        notYetOpened: (context) => verdict(context, ({ record }) => (record.reviewerOpenedAt ? [opened(record)] : [])),
        reviewFormComplete: (context) => this.formComplete(context),
        gradePasses: (context) => this.passes(context),
        gradeIsGood: (context) => this.refining.isGood(context),
        proposalsSound: (context) => this.refining.areSound(context),
        refinementStands: (context) => this.refining.stand(context),
        lineRepliedTogether: (context) => this.replied(context),
        firstRound: (context) => this.rounds.firstUp(context),
        roundsFinished: (context) => this.rounds.finished(context),
        noOpinionOutstanding: (context) => this.opinionGiven(context),
        notYetJudged: (context) => this.notJudged(context),
      },
      patch: (context, row) => ({ ...this.patch(context, row), state_since: context.actor.today }),
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async load(actor: Actor, ids: readonly string[], lock: boolean): Promise<MovingObjective[]> {
    if (lock) await this.parts.lockWithParents(ids);
    const records = await this.reads.versions(actor, ids, lock);
    return records.map((record) => ({
      id: record.versionId,
      version: record.version,
      state: record.state,
      title: record.title,
      record,
    }));
  }

  private async complete(context: Context): Promise<GuardVerdict> {
    const assessed = await this.completeness.assess(context.rows.map(({ record }) => record));
    const late = await this.late(context);
    const rules = await this.organizations.parametersOf(context.rows.map(({ record }) => record.budgetYear));
    return verdict(context, (row) => {
      const { refusals, contentHash, parameters } = assessed.get(row.id)!;
      const publicationDays = rules.get(row.record.budgetYear)!.rule('goal.publicationDays');
      row.frozen = { contentHash, parameters, publicationDays };
      return [...refusals, ...(late.get(row.id) ?? [])];
    });
  }

  /** An adjustment that was begun in time and is handed in too late; what has been handed in goes its way. */
  private async late({ action, rows }: Context): Promise<GuardVerdict> {
    const adjustments = rows.filter(({ record }) => action === 'submit' && record.budgetRound === 'ADJUSTMENT');
    const found = new Map<string, Refusal[]>();
    for (const { id, record } of adjustments) found.set(id, await this.window.toHandIn(record));
    return found;
  }

  /** Without an input the question is only whether the action may be tried: the form is filled in afterwards. */
  private formComplete(context: Context): GuardVerdict {
    const input = context.input as ReviewInput | undefined;
    if (!input) return new Map();
    const missing = checkReview(input.items, input.overallGrade, context.comment);
    return verdict(context, () => missing);
  }

  private passes(context: Context): GuardVerdict {
    const overall = (context.input as ReviewInput | undefined)?.overallGrade;
    if (!overall || gradePasses(overall)) return new Map();
    return verdict(context, () => [
      refusal('GRADE_DOES_NOT_PASS', {
        ruleId: 'G-23',
        field: 'overallGrade',
        params: { grade: overall },
        wayOut: overall === 'FAIR' ? 'RETURN_IT' : 'REJECT_IT',
      }),
    ]);
  }

  private async replied(context: Context): Promise<GuardVerdict> {
    const ids = context.rows.flatMap(({ record }) => (record.projectId ? [record.projectId] : []));
    const withLine = new Set((await this.projects.fundingLines(ids)).map(({ projectId }) => projectId));
    const gates = await this.projects.askGates('ALLOCATE', amountsOf(context.rows));
    return verdict(context, ({ record }) => {
      const found: Refusal[] = [];
      if (record.projectId && !withLine.has(record.projectId)) found.push(refusal('FUNDING_LINES_MISSING'));
      if (record.projectState && NOT_REPLIABLE.includes(record.projectState)) {
        found.push(refusal('PROJECT_NOT_REPLIABLE', { params: { state: record.projectState } }));
      }
      if (record.projectId) found.push(...(gates.get(record.projectId)?.refusals ?? []));
      return found;
    });
  }

  private async opinionGiven(context: Context): Promise<GuardVerdict> {
    const opinions = await this.commissions.ofVersions(context.rows.map(({ id }) => id));
    return verdict(context, ({ id }) =>
      opinions.get(id) === null ? [refusal('COMMISSION_OPEN', { ruleId: 'G-47' })] : [],
    );
  }

  private async notJudged(context: Context): Promise<GuardVerdict> {
    const judged = await this.use.judged(context.rows.map(({ id }) => id));
    return verdict(context, ({ id }) =>
      judged.has(id) ? [refusal('ALREADY_JUDGED', { wayOut: 'ADJUST_INSTEAD' })] : [],
    );
  }

  private patch(context: Context, row: MovingObjective): Patch {
    const { actor, comment } = context;
    switch (context.action) {
      case 'submit':
        return {
          submitted_by: actor.userId,
          submitted_at: new Date().toISOString(),
          dept_reviewed_by: null,
          fin_reviewed_by: null,
          reviewer_opened_at: null,
          returned_reason: null,
          returned_by: null,
        };
      case 'deptAccept':
        return { dept_reviewed_by: actor.userId, reviewer_opened_at: null };
      case 'deptReturn':
        return { dept_reviewed_by: actor.userId, returned_reason: comment, returned_by: actor.personName };
      case 'finReturn':
      case 'finSampleReturn':
      case 'finReject':
        return { fin_reviewed_by: actor.userId, returned_reason: comment, returned_by: actor.personName };
      case 'sendDown':
        return this.rounds.patch(row, context.input as ControlInput);
      case 'finRefine':
        return { fin_reviewed_by: actor.userId, reviewer_opened_at: null };
      case 'takeBackRefinement':
        return { fin_reviewed_by: null };
      case 'declineRefinement':
        return { returned_reason: comment, returned_by: actor.personName };
      case 'acceptRefinement':
        return this.refining.columns(row);
      case 'finAccept':
        return { fin_reviewed_by: actor.userId };
      case 'approve': {
        const reply = context.input as ReplyInput;
        if (!row.frozen) throw new Error('What is approved was not read');
        return {
          content_hash: row.frozen.contentHash,
          parameters: row.frozen.parameters,
          budget_reply_id: reply.replyId,
          approved_on: reply.repliedOn,
          publish_by: addDays(reply.repliedOn, row.frozen.publicationDays),
        };
      }
      case 'supersede':
        return { superseded_on: (context.input as ReplyInput).repliedOn };
      default:
        return {};
    }
  }

  private async afterSave(context: Context): Promise<void> {
    const { action, rows, comment } = context;
    if (action === 'supersede') return;
    const records = rows.map(({ record }) => record);
    const step = action.startsWith('dept') ? 'DEPARTMENT' : action.startsWith('fin') ? 'FINANCE' : null;
    if (step) {
      const input = context.input as Partial<ReviewInput> | undefined;
      const items = input?.items ?? {};
      await this.writes.reviews(
        rows.map(({ id }) => ({
          objectiveVersionId: id,
          step,
          items,
          remarks: input?.remarks ?? [],
          suggestedGrade: suggestReviewGrade(items),
          overallGrade: input?.overallGrade ?? null,
          outcome:
            action === 'finRefine'
              ? 'REFINED'
              : action.endsWith('Accept')
                ? 'ACCEPTED'
                : action.endsWith('Reject')
                  ? 'REJECTED'
                  : 'RETURNED',
          opinion: comment,
        })),
      );
    }
    await this.refining.afterSave(context);
    if (['submit', 'sendDown', 'approve'].includes(action)) await this.rounds.keep(action, rows, context.input);
    await this.tasks.after(action, records, comment, currentActor().personName);
    if (action === 'submit') await this.tellDeclared(records);
    if (action === 'submit') await this.duties.settle(records);
    if (action === 'approve') await this.afterApproval(rows, context.input as ReplyInput);
  }

  /** Only where a budget stands already can anything wait for an objective. */
  private async tellDeclared(records: readonly ObjectiveRecord[]): Promise<void> {
    const replied = records.filter(({ projectState }) => projectState && REPLIED.includes(projectState));
    if (replied.length === 0) return;
    await this.events.publish('ObjectiveDeclared', {
      objectiveVersionIds: replied.map(({ versionId }) => versionId),
      budgetYears: [...new Set(replied.map(({ budgetYear }) => budgetYear))],
    });
  }

  private async afterApproval(rows: readonly MovingObjective[], reply: ReplyInput): Promise<void> {
    await this.writes.replyLines(
      reply.replyId,
      rows.map(({ id, record }) => ({
        objectiveVersionId: id,
        projectId: record.projectId,
        amount: record.annualAmount,
      })),
    );
    await this.projects.reply(
      rows.flatMap(({ record }) => (record.projectId ? [record.projectId] : [])),
      reply.documentNo,
    );
    await this.events.publish('ObjectiveApproved', {
      objectiveVersionIds: rows.map(({ id }) => id),
      budgetReplyId: reply.replyId,
      approvedOn: reply.repliedOn,
    });
  }
}

const amountsOf = (rows: readonly MovingObjective[]): Map<string, { amount: string }> =>
  new Map(
    rows.flatMap(({ record: { projectId, annualAmount: amount } }) => (projectId ? [[projectId, { amount }]] : [])),
  );

function verdict(context: Context, judge: (row: MovingObjective) => readonly Refusal[]): GuardVerdict {
  return new Map(context.rows.map((row) => [row.id, judge(row)]));
}

function opened(record: ObjectiveRecord): Refusal {
  return refusal('ALREADY_OPENED', {
    params: { openedAt: record.reviewerOpenedAt!.toISOString() },
    wayOut: 'ASK_FOR_RETURN',
  });
}
