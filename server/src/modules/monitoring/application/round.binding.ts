import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isInScope, monitoringRoundWorkflow, type Refusal, storedScope, unitDuty } from '@jixiao/shared';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { type TransitionContext, TransitionService } from '../../../platform/workflow/index.js';
import { missingRefusals, type RoundAtItsEnd, reviewRefusals, scopeRefusals } from '../domain/round.rules.js';
import { MonitoringRoundUnitEntity } from '../persistence/monitoring-round.entity.js';
import { RoundEndReads } from '../persistence/round-end.reads.js';
import { RoundReads } from '../persistence/round.reads.js';
import type { CandidateRecord, RoundRow } from '../persistence/round.records.js';
import { MakeSheets } from './make-sheets.js';
import type { Opening } from './open-round.js';

type Context = TransitionContext<RoundRow>;

export interface Closing {
  readonly confirmedMissing: number | null;
}

/** A round on its way: planned, open, closed, reported. */
@Injectable()
export class RoundBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: RoundReads,
    private readonly ends: RoundEndReads,
    private readonly sheets: MakeSheets,
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<RoundRow>({
      workflow: monitoringRoundWorkflow,
      table: 'monitoring.round',
      load: (actor, ids, lock) => this.reads.rows(actor, ids, lock),
      policy: () => [],
      guards: {
        scopeNotEmpty: (context) => this.scopeNotEmpty(context),
        nothingUnderReview: (context) => this.atEnd(context, reviewRefusals),
        missingNamed: (context) => this.atEnd(context, (end) => missing(context, end)),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async scopeNotEmpty({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const byYear = await this.candidates(rows);
    return new Map(
      rows.map((row) => {
        const scope = storedScope(row.scope);
        const selected = byYear.get(row.budgetYear)!.filter((one) => isInScope(one, scope)).length;
        return [row.id, scopeRefusals(scope, selected)];
      }),
    );
  }

  private async atEnd(context: Context, judge: (end: RoundAtItsEnd) => Refusal[]): Promise<Map<string, Refusal[]>> {
    const ends = await this.ends.of(context.rows.map(({ id }) => id));
    return new Map(context.rows.map(({ id }) => [id, judge(ends.get(id)!)]));
  }

  private async afterSave(context: Context): Promise<void> {
    if (context.action === 'open') {
      const byYear = await this.candidates(context.rows);
      for (const row of context.rows) await this.open(row, byYear.get(row.budgetYear)!, context);
    }
    // Who has not filed stays on record as such; nobody is asked for it any more.
    if (context.action === 'close')
      await this.tasks.close(await this.ends.openSubjects(context.rows.map(({ id }) => id)));
  }

  private async open(
    round: RoundRow,
    candidates: readonly CandidateRecord[],
    { actor, input }: Context,
  ): Promise<void> {
    const scope = storedScope(round.scope);
    const selected = candidates.filter((one) => isInScope(one, scope));
    const byUnit = new Map<string | null, number>();
    for (const { unitId } of selected) byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + 1);
    const isDaily = round.kind === 'DAILY';
    const units = (await this.reads.firstLevelUnits(actor.today)).map((unit) => ({
      id: newId(),
      roundId: round.id,
      agencyId: unit.id,
      ...unitDuty(byUnit.get(unit.id) ?? 0, unit.isSecret, isDaily ? { ...scope, leastPerUnit: 0 } : scope),
    }));
    await this.uow.insert(MonitoringRoundUnitEntity, units);
    if (scope.leastPerUnit === null && !isDaily) {
      await this.sheets.make(round, selected, (input as Opening).onChunk);
    } else {
      await this.tasks.open(
        units
          .filter(({ requiredCount }) => requiredCount > 0)
          .map((unit) => ({
            kind: 'monitoring.choose',
            agencyId: unit.agencyId,
            role: 'UNIT_CLERK',
            workYear: round.budgetYear,
            subjectType: 'monitoring.round_unit',
            subjectId: unit.id,
            subjectTitle: round.title,
            url: `/${round.budgetYear}/monitoring/choose/${unit.id}`,
            dueOn: round.dueOn,
          })),
      );
    }
    await this.events.publish('MonitoringRoundOpened', { roundId: round.id });
  }

  private async candidates(rows: readonly RoundRow[]): Promise<Map<number, CandidateRecord[]>> {
    const byYear = new Map<number, CandidateRecord[]>();
    for (const year of new Set(rows.map(({ budgetYear }) => budgetYear)))
      byYear.set(year, await this.reads.candidates(year));
    return byYear;
  }
}

/** Without input this is a preview: whoever closes will be asked for the number then. */
function missing({ input }: Context, end: RoundAtItsEnd): Refusal[] {
  if (input === undefined && end.kind !== 'CLEARING') return [];
  return missingRefusals(end, (input as Closing | undefined)?.confirmedMissing ?? null);
}

function patch({ action, actor, comment, input }: Context): Record<string, unknown> {
  switch (action) {
    case 'open':
      return { opened_on: actor.today, opened_by: actor.userId, parameters: (input as Opening).parameters };
    case 'close':
      return { closed_on: actor.today, closing_note: comment };
    case 'report':
      return { reported_on: actor.today, report_note: comment };
    default:
      return {};
  }
}
