import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal, scorerWorkflow } from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { managesTask } from '../../tasks/application/manages.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads, type ScorerRecord, type ScorerScoreRecord } from '../persistence/scorer.reads.js';

type Row = ScorerRecord & WorkflowRow & { scores: ScorerScoreRecord[]; wanted: { id: string; ordinal: number }[] };
type Context = TransitionContext<Row>;

/** Told when an expert has declined, inside the transaction. */
export type DeclinedHook = (scorer: ScorerRecord, comment: string | null) => Promise<void>;

const SCORING = ['PLAN_APPROVED', 'FIELD_WORK'];

/** The way of one blind sheet: asked, accepted with the declaration, handed in; declined or withdrawn it is gone. */
@Injectable()
export class ScorerBinding implements OnModuleInit {
  private readonly declined: DeclinedHook[] = [];

  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly tasks: TaskService,
  ) {}

  whenDeclined(hook: DeclinedHook): void {
    this.declined.push(hook);
  }

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: scorerWorkflow,
      table: 'evaluation.scorer',
      load: (actor, ids, lock) => this.load(actor, ids, lock),
      policy,
      guards: {
        declared: ({ rows, input }) => {
          const given = input as { isDeclared?: boolean } | undefined;
          const found =
            given && !given.isDeclared
              ? [refusal('DECLARATION_REQUIRED', { ruleId: 'BS-02', field: 'isDeclared' })]
              : [];
          return new Map(rows.map(({ id }) => [id, found]));
        },
        stillInvited: ({ rows }) =>
          new Map(
            rows.map(({ id, taskState }) => [
              id,
              SCORING.includes(taskState)
                ? []
                : [refusal('SCORING_OVER', { ruleId: 'BS-02', field: 'state', params: { state: taskState } })],
            ]),
          ),
        sheetComplete: ({ rows }) => new Map(rows.map((row) => [row.id, incomplete(row)])),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async load(actor: Actor, ids: readonly string[], lock: boolean): Promise<Row[]> {
    const rows = await this.reads.movable(actor, ids, lock);
    const scores = await this.reads.scores(rows.map(({ id }) => id));
    const wanted = await this.evaluations.scoreRows([...new Set(rows.map(({ taskId }) => taskId))]);
    return rows.map((row) => ({
      ...row,
      title: row.taskTitle,
      scores: scores.filter(({ scorerId }) => scorerId === row.id),
      wanted: wanted.get(row.taskId)!.map(({ id, ordinal }) => ({ id, ordinal })),
    }));
  }

  private async afterSave({ action, rows, comment }: Context): Promise<void> {
    if (action !== 'accept') await this.tasks.close(rows.map(({ id }) => id));
    if (action !== 'decline') return;
    for (const row of rows) for (const hook of this.declined) await hook(row, comment);
  }
}

function incomplete(row: Row): Refusal[] {
  const scored = new Set(row.scores.filter(({ score }) => score !== null).map(({ frameworkRowId }) => frameworkRowId));
  const missing = row.wanted.filter(({ id }) => !scored.has(id));
  return [
    ...missing.map(({ ordinal }) =>
      refusal('SHEET_ROW_MISSING', {
        ruleId: 'BS-02',
        field: `scores[${ordinal - 1}].input`,
        params: { row: ordinal },
        wayOut: 'SCORE_ROW',
      }),
    ),
    ...(row.opinion?.trim() ? [] : [refusal('SHEET_OPINION_MISSING', { ruleId: 'BS-02', field: 'opinion' })]),
  ];
}

/** A sheet is moved by its own seat; only the manager takes an invitation back, and never his own colleague's score. */
function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'withdraw') {
    const permission = row.taskKind === 'FINANCE' ? 'financeEvaluation.manage' : 'departmentEvaluation.manage';
    const isManager = managesTask(actor, { kind: row.taskKind, organiserAgencyId: row.organiserAgencyId });
    return isManager ? [] : [{ code: 'NO_PERMISSION', params: { permission }, wayOut: 'ASK_WHO_CAN' }];
  }
  return row.seatId === actor.seatId ? [] : [refusal('NOT_YOUR_SHEET', { wayOut: 'ASK_WHO_CAN' })];
}

function patch({ actor, action, comment }: Context, row: Row): Record<string, unknown> {
  switch (action) {
    case 'accept':
      return { declared_on: actor.today, account_id: actor.userId };
    case 'submit':
      return {
        submitted_on: actor.today,
        account_id: actor.userId,
        content_hash: contentHash({
          opinion: row.opinion,
          scores: row.scores.map(({ frameworkRowId, score, input }) => ({ frameworkRowId, score, input })),
        }),
      };
    default:
      return { state_note: comment };
  }
}
