import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, recheckWorkflow, refusal } from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { RecheckReads, type RecheckRecord } from '../persistence/recheck.reads.js';
import { checkRecheck } from './rechecks.js';

type Row = RecheckRecord & WorkflowRow;
type Context = TransitionContext<Row>;

/** The way of a recheck: shown to the unit when every row has been looked at, answered or not, closed. */
@Injectable()
export class RecheckBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: RecheckReads,
    private readonly tasks: TaskService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: recheckWorkflow,
      table: 'evaluation.recheck',
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.projectName })),
      policy,
      guards: { everyRowRechecked: (context) => this.rechecked(context) },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async rechecked({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const lines = await this.reads.rows(rows.map(({ id }) => id));
    const of = (id: string): typeof lines => lines.filter(({ recheckId }) => recheckId === id);
    return new Map(rows.map((row) => [row.id, checkRecheck(of(row.id), row.opinion)]));
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    if (action !== 'issue') return;
    await this.tasks.open(
      rows.map((row) => ({
        kind: 'recheck.answer',
        agencyId: row.agencyId,
        role: 'UNIT_CLERK',
        workYear: row.workYear,
        subjectType: 'evaluation.recheck',
        subjectId: row.id,
        subjectTitle: row.projectName,
        url: `/${row.workYear}/evaluation/recheck/${row.id}`,
      })),
    );
  }
}

function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'answer')
    return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
  return notOwnWork(actor, row.submittedBy, row.deptReviewedBy);
}

function patch({ actor, action, comment }: Context): Record<string, unknown> {
  switch (action) {
    case 'issue':
      return { issued_on: actor.today };
    case 'answer':
      return { answer: comment, answered_by: actor.userId, answered_on: actor.today };
    default:
      return { close_note: comment, closed_on: actor.today };
  }
}
