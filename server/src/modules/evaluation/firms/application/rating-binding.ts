import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkRating, qualityRatingWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { RatingReads, type RatingRecord } from '../persistence/rating.reads.js';
import { ENGAGEMENT } from './engagements.js';
import { ObjectionClock } from './objection-clock.js';
import { RATING } from './quality-ratings.js';

type Row = RatingRecord & WorkflowRow;
type Context = TransitionContext<Row>;
type Verdict = Map<string, Refusal[]>;

/** A rating is shown with its facts; the firm may object; settled, the engagement may take it over (R158; T3). */
@Injectable()
export class RatingBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: RatingReads,
    private readonly objections: ObjectionClock,
    private readonly tasks: TaskService,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: qualityRatingWorkflow,
      table: RATING,
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.engagementTitle })),
      policy,
      guards: {
        everyItemRated: ({ rows }) => this.rated(rows),
        inTime: ({ rows, actor }) => this.deadline(rows, (last) => last >= actor.today, 'OBJECTION_LATE'),
        objectionTimeOver: ({ rows, actor }) =>
          this.deadline(rows, (last) => last < actor.today, 'OBJECTION_TIME_RUNS'),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async rated(rows: readonly Row[]): Promise<Verdict> {
    const items = await this.reads.rows(rows.map(({ id }) => id));
    return new Map(
      rows.map((row) => [
        row.id,
        checkRating(
          row.sheet,
          items.filter(({ ratingId }) => ratingId === row.id),
        ),
      ]),
    );
  }

  private async deadline(rows: readonly Row[], holds: (last: string) => boolean, code: string): Promise<Verdict> {
    const lasts = await this.objections.lastDays(rows);
    return new Map(
      rows.map((row) => {
        const last = lasts.get(row.id)!;
        return [row.id, holds(last) ? [] : [refusal(code, { ruleId: 'T-10', field: 'state', params: { last } })]];
      }),
    );
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    const settled = qualityRatingWorkflow.transitions[action]!.to === 'SETTLED';
    for (const row of rows) {
      await this.tasks.close([row.id]);
      const base = {
        workYear: row.workYear,
        subjectType: RATING,
        subjectId: row.id,
        subjectTitle: row.engagementTitle,
        url: `/${row.workYear}/evaluation/ratings/${row.id}`,
      };
      if (action === 'issue')
        await this.tasks.open([{ ...base, kind: 'rating.answer', agencyId: row.firmAgencyId, role: 'THIRD_PARTY' }]);
      if (action === 'object')
        await this.tasks.open([
          { ...base, kind: 'rating.decide', agencyId: await this.clientOf(row), role: 'FIN_PERFORMANCE' },
        ]);
      if (settled)
        await this.tasks.open([
          {
            ...base,
            kind: 'engagement.manage',
            agencyId: await this.clientOf(row),
            role: 'FIN_PERFORMANCE',
            subjectType: ENGAGEMENT,
            subjectId: row.engagementId,
            url: `/${row.workYear}/evaluation/engagements/${row.engagementId}`,
          },
        ]);
    }
  }

  private async clientOf(row: Row): Promise<string> {
    const [found] = await this.uow.query<{ id: string }>(
      'SELECT client_agency_id AS id FROM evaluation.engagement WHERE jurisdiction_id = $1 AND id = $2',
      [currentActor().jurisdictionId, row.engagementId],
    );
    return found!.id;
  }
}

/** Nobody decides on an objection to his own scores. */
function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  return action === 'decide' ? notOwnWork(actor, row.scoredBy) : [];
}

function patch({ actor, action, comment }: Context): Record<string, unknown> {
  switch (action) {
    case 'issue':
      return { issued_on: actor.today };
    case 'object':
      return { objection: comment, objected_on: actor.today };
    case 'decide':
      return { objection_decision: comment, decided_by: actor.userId, settled_on: actor.today };
    default:
      return { settled_on: actor.today };
  }
}
