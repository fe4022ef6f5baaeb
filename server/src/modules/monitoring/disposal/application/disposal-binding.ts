import { Injectable, type OnModuleInit } from '@nestjs/common';
import { monitoringDisposalWorkflow, type Refusal, refusal } from '@jixiao/shared';
import type { DomainEvents } from '../../../../contracts/index.js';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { OnDomainEvent } from '../../../../platform/events/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import {
  type GuardVerdict,
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { type DisposalRecord, DisposalReads } from '../persistence/disposal.reads.js';

type Row = DisposalRecord & WorkflowRow;
type Context = TransitionContext<Row>;

const CORRECTED: readonly string[] = ['CORRECT', 'SUSPEND', 'RECOVER_FUNDS'];
const STANDING: readonly string[] = ['PROPOSED', 'IN_FORCE'];
const RUNNING: readonly string[] = ['EXECUTING', 'SUSPENDED'];

/** How a disposal comes into force and ends: approved by the budget office where payments stop, ended by what it asked for. */
@Injectable()
export class DisposalBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: DisposalReads,
    private readonly projects: ProjectsApi,
    private readonly tasks: TaskService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: monitoringDisposalWorkflow,
      table: 'monitoring.disposal',
      load: (actor, ids, lock) => this.reads.visible(actor, ids, lock),
      policy: (actor: Actor, action, row) => (action === 'end' ? [] : notOwnWork(actor, row.decidedBy)),
      guards: {
        projectRuns: (context) => this.projectRuns(context),
        askedForIsDone: (context) => askedForIsDone(context),
      },
      patch: ({ actor, action, comment }) => {
        if (action === 'approve') return { approved_by: actor.userId, approved_on: actor.today };
        if (action === 'reject') return { rejected_reason: comment, ended_on: actor.today };
        return { ended_on: actor.today, end_note: comment };
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  @OnDomainEvent('CorrectiveActionClosed')
  async onCorrected({ sourceType, sourceId }: DomainEvents['CorrectiveActionClosed']): Promise<void> {
    if (sourceType === 'MONITORING') await this.end([sourceId], '整改已核实办结');
  }

  @OnDomainEvent('BudgetLinkageApplied')
  async onApplied({ disposalId }: DomainEvents['BudgetLinkageApplied']): Promise<void> {
    if (!disposalId) return;
    const [row] = await this.reads.visible(currentActor(), [disposalId], false);
    // Money that was taken back is one thing, the correction that was asked for with it another.
    if (row?.kind === 'ADJUST_BUDGET') await this.end([row.id], '预算已调整');
  }

  @OnDomainEvent('ObjectiveApproved')
  async onApproved({ objectiveVersionIds }: DomainEvents['ObjectiveApproved']): Promise<void> {
    const rows = await this.reads.waitingForVersions(objectiveVersionIds);
    await this.end(
      rows.map(({ id }) => id),
      '目标调整已批复',
    );
  }

  /** The budget office may take the step on the project's own page: the disposal is in force from then on. */
  @OnDomainEvent('ProjectSuspended')
  async onSuspended({ projectId }: DomainEvents['ProjectSuspended']): Promise<void> {
    const rows = await this.reads.standingOfProjects([projectId]);
    const ids = rows.filter(({ kind, state }) => kind === 'SUSPEND' && state === 'PROPOSED').map(({ id }) => id);
    if (ids.length > 0)
      await this.transitions.transition({ workflow: monitoringDisposalWorkflow.name, action: 'approve', ids });
  }

  /** By the system, when what was asked for is done; a delivery that is repeated changes nothing. */
  private async end(ids: readonly string[], comment: string): Promise<void> {
    const rows = await this.reads.visible(currentActor(), ids, true);
    const open = rows.filter(({ state }) => STANDING.includes(state)).map(({ id }) => id);
    if (open.length > 0)
      await this.transitions.transition({
        workflow: monitoringDisposalWorkflow.name,
        action: 'end',
        ids: open,
        comment,
      });
  }

  private async projectRuns({ rows }: Context): Promise<GuardVerdict> {
    const ids = rows.flatMap(({ projectId }) => (projectId ? [projectId] : []));
    const states = new Map((await this.projects.projects(ids)).map(({ id, state }) => [id, state]));
    return new Map(
      rows.map((row): [string, Refusal[]] => {
        const state = row.projectId ? states.get(row.projectId) : undefined;
        if (state && RUNNING.includes(state)) return [row.id, []];
        return [row.id, [refusal('PROJECT_NOT_RUNNING', { ruleId: 'M-22', params: { state: state ?? '' } })]];
      }),
    );
  }

  /** Whoever has suspended the project itself is not in the way; the treasury's word is asked by the project's own step. */
  private async suspend(rows: readonly Row[]): Promise<void> {
    const ids = rows.flatMap(({ projectId }) => projectId ?? []);
    const states = new Map((await this.projects.projects(ids)).map(({ id, state }) => [id, state]));
    for (const row of rows)
      if (row.projectId && states.get(row.projectId) === 'EXECUTING')
        await this.projects.suspend(row.projectId, row.note);
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    if (action === 'approve') {
      await this.suspend(rows);
      return;
    }
    await this.reads.endSheets(rows.filter(({ sourceType }) => sourceType === 'SHEET').map(({ sourceId }) => sourceId));
  }
}

/** A correction is ended by its verification, never by a click; an adjustment may be given up with a reason (M2). */
function askedForIsDone({ actor, rows }: Context): GuardVerdict {
  return new Map(
    rows.map((row): [string, Refusal[]] => [
      row.id,
      actor.kind !== 'SYSTEM' && CORRECTED.includes(row.kind)
        ? [refusal('CORRECTION_NOT_CLOSED', { ruleId: 'M-23', wayOut: 'CLOSE_CORRECTION_FIRST' })]
        : [],
    ]),
  );
}
