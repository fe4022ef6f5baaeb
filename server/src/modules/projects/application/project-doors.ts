import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseMoney, projectWorkflow, type Refusal, refusal } from '@jixiao/shared';
import type { Actor } from '../../../platform/access/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import {
  type GuardVerdict,
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { PoolReads } from '../persistence/pool.reads.js';
import { PoolWrites } from '../persistence/pool.writes.js';
import type { ProjectRecord } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { GateSubjects, type Given } from './gate-subjects.js';
import { SuspensionConsents } from './suspension-consents.js';
import { PoolTasks } from './pool-tasks.js';
import type { Door, GateBasis } from './project-gates.js';

export const PROJECT_WORKFLOW = projectWorkflow.name;

/** Steps of a project whose budget has been replied. */
export const RUNNING_STEPS = ['start', 'suspend', 'resume', 'complete', 'close', 'terminate'];

type Row = ProjectRecord & WorkflowRow & { appliedBy: string | null; basis?: GateBasis };
type Context = TransitionContext<Row>;

/** Amount and letter of an application, or amount and reason of an allocation. */
export interface DoorInput extends Given {
  readonly letterNo?: string;
}

export interface Application {
  projectId?: string | null;
  expectedVersion?: number | null;
  amount: string;
  letterNo: string;
}

/** How projects move through the pool: who may, which gates are asked, what is written beside the state. */
@Injectable()
export class ProjectDoors implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: ProjectReads,
    private readonly pool: PoolReads,
    private readonly writes: PoolWrites,
    private readonly subjects: GateSubjects,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: PoolTasks,
    private readonly consents: SuspensionConsents,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: projectWorkflow,
      table: 'projects.project',
      load: (actor, ids, lock) => this.load(actor, ids, lock),
      policy,
      guards: {
        gateApply: (context) => this.gate('APPLY', context),
        gatePool: (context) => this.gate('POOL', context),
        gateAllocate: (context) => this.gate('ALLOCATE', context),
        gateSuspend: (context) => this.gate('SUSPEND', context),
        gateResume: (context) => this.gate('RESUME', context),
        gateClose: (context) => this.gate('CLOSE', context),
        treasuryAgrees: (context) => this.treasuryAgrees(context),
        pooledFirst: (context) => this.pooledFirst(context),
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  /**
   * An application names its project: a letter with an amount is none (以资金申请替代项目申报, R065). Everything else that
   * is missing is said by the gates.
   */
  async apply(draft: Application): Promise<string> {
    const found: Refusal[] = [];
    const amount = parseMoney(draft.amount, { field: 'amount' });
    if (!amount.ok) found.push(amount.refusal);
    if (!draft.letterNo.trim()) found.push(refusal('REQUIRED', { field: 'letterNo' }));
    if (!draft.projectId)
      found.push(
        refusal('APPLICATION_WITHOUT_PROJECT', { ruleId: 'X-08', field: 'projectId', wayOut: 'ENTER_PROJECT_FIRST' }),
      );
    if (found.length > 0 || !amount.ok || !draft.projectId) throw refused(found);
    await this.transitions.transition({
      workflow: PROJECT_WORKFLOW,
      action: 'apply',
      ids: [draft.projectId],
      expectedVersions: versions(draft.projectId, draft.expectedVersion),
      input: { amount: amount.value, letterNo: draft.letterNo.trim() } satisfies DoorInput,
    });
    return draft.projectId;
  }

  async allocate(draft: {
    projectId: string;
    expectedVersion: number;
    amount: string;
    reason?: string | null;
  }): Promise<string> {
    const amount = parseMoney(draft.amount, { field: 'amount' });
    if (!amount.ok) throw refused([amount.refusal]);
    await this.transitions.transition({
      workflow: PROJECT_WORKFLOW,
      action: 'allocate',
      ids: [draft.projectId],
      expectedVersions: versions(draft.projectId, draft.expectedVersion),
      comment: draft.reason ?? null,
      input: { amount: amount.value, reason: draft.reason ?? null } satisfies DoorInput,
    });
    return draft.projectId;
  }

  private async load(actor: Actor, ids: readonly string[], lock: boolean): Promise<Row[]> {
    const projects = await this.reads.visibleMany(actor, ids, lock);
    const applied = new Map(
      (await this.pool.lastApplications(projects.map(({ id }) => id))).map((row) => [row.projectId, row.appliedBy]),
    );
    return projects.map((project) => ({ ...project, title: project.name, appliedBy: applied.get(project.id) ?? null }));
  }

  private async gate(door: Door, context: Context): Promise<GuardVerdict> {
    const input = context.input as DoorInput | undefined;
    const given = new Map(input ? context.rows.map(({ id }) => [id, input] as const) : []);
    const answers = await this.subjects.ask(door, context.rows, given);
    return new Map(
      context.rows.map((row) => {
        const { refusals, basis } = answers.get(row.id)!;
        row.basis = basis;
        const isStub = row.secrecy === 'CLASSIFIED' ? [refusal('CLASSIFIED_STUB', { ruleId: 'C31' })] : [];
        return [row.id, [...isStub, ...refusals]];
      }),
    );
  }

  /** Where the pool is kept here, nothing is replied past it; elsewhere the budget system has kept it. */
  private async pooledFirst(context: Context): Promise<GuardVerdict> {
    const found = new Map<string, Refusal[]>();
    for (const year of new Set(context.rows.map(({ budgetYear }) => budgetYear))) {
      const isKept = (await this.organizations.parameters(year)).rule('project.poolSteps');
      for (const row of context.rows.filter((one) => isKept && one.budgetYear === year && one.state !== 'BUDGETED'))
        found.set(row.id, [
          refusal('PROJECT_NOT_BUDGETED', {
            params: { state: row.state },
            wayOut: 'ALLOCATE_FIRST',
            who: 'FIN_BUDGET',
          }),
        ]);
    }
    return found;
  }

  /** The office that pays and the office that budgets are two pairs of eyes. */
  private async treasuryAgrees(context: Context): Promise<GuardVerdict> {
    const open = await this.consents.open(context.rows.map(({ id }) => id));
    return new Map(
      context.rows.map(({ id }) => {
        const consent = open.get(id);
        if (!consent)
          return [
            id,
            [refusal('SUSPENSION_WITHOUT_TREASURY', { ruleId: 'P-02', wayOut: 'ASK_WHO_CAN', who: 'FIN_TREASURY' })],
          ];
        return [id, notOwnWork(context.actor, consent.consentedBy)];
      }),
    );
  }

  private async afterSave(context: Context): Promise<void> {
    const { action, rows, input } = context;
    const given = input as DoorInput | undefined;
    if (action === 'apply' && given?.amount)
      for (const { id } of rows) await this.writes.application(id, given.amount, given.letterNo ?? '');
    if (action === 'allocate' && given?.amount)
      await this.writes.allocations(
        rows.map(({ id, budgetYear, basis }) => ({
          projectId: id,
          budgetYear,
          amount: given.amount!,
          reason: given.reason?.trim() || null,
          supportedAmount: basis?.supportedAmount ?? null,
          reviewedAmount: basis?.reviewedAmount ?? null,
          appraisalId: basis?.appraisalId ?? null,
        })),
      );
    if (['suspend', 'complete', 'terminate'].includes(action)) await this.consents.use(rows.map(({ id }) => id));
    if (action === 'suspend')
      for (const { id } of rows) await this.events.publish('ProjectSuspended', { projectId: id });
    await this.tasks.after(action, rows, context.comment);
  }

  /** Steps that a person takes with several projects at once; each with the version that he has seen. */
  /** Only the steps of a running project; the pool has its own doors. */
  async advance(
    action: string,
    item: { id: string; expectedVersion: number },
    comment: string | null,
  ): Promise<string[]> {
    if (!RUNNING_STEPS.includes(action))
      throw refused([refusal('ACTION_UNKNOWN', { field: 'action', params: { action } })]);
    return this.move(action, [item], comment);
  }

  async move(
    action: string,
    items: readonly { id: string; expectedVersion: number }[],
    comment: string | null,
  ): Promise<string[]> {
    if (items.length === 0) throw notFound('items');
    await this.transitions.transition({
      workflow: PROJECT_WORKFLOW,
      action,
      ids: items.map(({ id }) => id),
      expectedVersions: new Map(items.map(({ id, expectedVersion }) => [id, expectedVersion])),
      comment,
    });
    return items.map(({ id }) => id);
  }
}

const versions = (id: string, expected: number | null | undefined): Map<string, number> | undefined =>
  expected === null || expected === undefined ? undefined : new Map([[id, expected]]);

/**
 * The unit applies for its own projects and says when they begin and end; only the budget office gives money or stops it;
 * nobody decides on what he applied for.
 */
function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  const elsewhere = (who: string): Refusal[] => [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who })];
  switch (action) {
    case 'apply':
    case 'start':
    case 'complete':
      return actor.agencyId === row.agencyId ? [] : elsewhere('UNIT_CLERK');
    case 'allocate':
      return [
        ...(actor.roles.includes('FIN_BUDGET') ? [] : elsewhere('FIN_BUDGET')),
        ...notOwnWork(actor, row.appliedBy),
      ];
    case 'suspend':
    case 'resume':
    case 'close':
    case 'terminate':
      return actor.roles.includes('FIN_BUDGET') ? [] : elsewhere('FIN_BUDGET');
    case 'admit':
    case 'return':
    case 'remove':
      return notOwnWork(actor, row.appliedBy);
    default:
      return [];
  }
}
