import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  alertParameters,
  isInScope,
  type MonitoringScope,
  monitoringRoundWorkflow,
  type Refusal,
  refusal,
  storedScope,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { type JobRun, JobService } from '../../../platform/jobs/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { RoundReads } from '../persistence/round.reads.js';
import { PlanRound, type RoundToPlan } from './plan-round.js';
import { scopeRefusals } from '../domain/round.rules.js';

const KIND = 'monitoring.openRound';

/** What the transition needs to open a round; made before it begins. */
export interface Opening {
  /** Rules that judge the round, frozen with it. */
  readonly parameters: { readonly alerts: unknown };
  readonly onChunk: (done: number, total: number) => Promise<void>;
}

export interface RoundToOpen extends Omit<RoundToPlan, 'scope' | 'kind'> {
  /** Projects to be watched; empty means whatever the rules of the place say. */
  projectIds: readonly string[];
}

/**
 * Opens a round: one job, one transaction. It shows how far it is; when it is cancelled or fails, nothing of it is there
 * and the round is planned as before.
 */
@Injectable()
export class OpenRound implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RoundReads,
    private readonly plans: PlanRound,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly jobs: JobService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string; budgetYear: number }>(KIND, (run) => this.run(run));
  }

  /** What would refuse the opening is said at once; the job is begun only where nothing does. */
  start(id: string, expectedVersion: number): Promise<void> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [round] = await this.reads.rows(actor, [id], true);
      if (!round) throw notFound('id');
      if (round.version !== expectedVersion)
        throw await conflict(this.uow, 'monitoring.round', actor.jurisdictionId, id, expectedVersion);
      const actions = (await this.transitions.availableActions(monitoringRoundWorkflow.name, [id])).get(id) ?? [];
      const open = actions.find(({ action }) => action === 'open');
      const refusals: Refusal[] = open
        ? [...open.refusals]
        : [
            refusal('STATE_INVALID', {
              ruleId: 'W-02',
              field: 'state',
              params: { state: round.state, action: 'open', allowed: 'PLANNED' },
            }),
          ];
      if (await this.reads.isOpening(id)) refusals.push(refusal('ROUND_OPENING', { wayOut: 'WAIT_OR_CANCEL' }));
      if (refusals.length > 0) throw refused(refusals);
      const jobId = await this.jobs.enqueue(KIND, { roundId: id, budgetYear: round.budgetYear });
      await updateVersioned(this.uow, 'monitoring.round', actor.jurisdictionId, id, expectedVersion, { job_id: jobId });
      this.audit.record({ entity: 'monitoring.round', entityId: id, action: 'openingBegun', fields: { jobId } });
    });
  }

  /** Asks the job to stop; what it had done is undone with its transaction. */
  async cancel(id: string): Promise<void> {
    const jobId = await this.uow.write(async () => {
      const [row] = await this.uow.query<{ jobId: string | null }>(
        `SELECT job_id AS "jobId" FROM monitoring.round WHERE jurisdiction_id = $1 AND id = $2`,
        [currentActor().jurisdictionId, id],
      );
      return row?.jobId ?? null;
    });
    if (!jobId) throw notFound('id');
    await this.jobs.cancel(jobId);
  }

  /** Plans and opens in one step, on the spot: for a program, or a few projects by name. */
  now({ projectIds, ...draft }: RoundToOpen): Promise<string> {
    return this.uow.write(async () => {
      const plan: RoundToPlan = { ...draft, kind: 'PERIODIC' };
      const [ruled, refusals] = await this.plans.scopeOf(plan);
      // Projects by name are watched whatever the amount, and leave their unit nothing to choose.
      const scope: MonitoringScope =
        projectIds.length > 0
          ? { ...ruled, leastAmount: null, leastPerUnit: null, fundKinds: [], projectIds: [...new Set(projectIds)] }
          : ruled;
      const candidates = await this.reads.candidates(draft.budgetYear);
      refusals.push(...(await this.plans.check(plan, null)));
      refusals.push(...scopeRefusals(scope, candidates.filter((one) => isInScope(one, scope)).length));
      if (refusals.length > 0) throw refused(refusals);
      const id = await this.plans.insert(plan, scope);
      await this.transition(id, draft.budgetYear, async () => undefined);
      return id;
    });
  }

  private async run({
    input,
    progress,
    checkCancelled,
  }: JobRun<{ roundId: string; budgetYear: number }>): Promise<unknown> {
    let sheets = 0;
    await this.transition(input.roundId, input.budgetYear, async (done, total) => {
      sheets = total;
      await progress(done, total);
      await checkCancelled();
    });
    return { sheets };
  }

  private transition(id: string, year: number, onChunk: Opening['onChunk']): Promise<void> {
    return this.uow.write(async () => {
      const alerts = alertParameters(await this.organizations.parameters(year));
      await this.transitions.transition({
        workflow: monitoringRoundWorkflow.name,
        action: 'open',
        ids: [id],
        input: { parameters: { alerts }, onChunk } satisfies Opening,
      });
    });
  }
}

/** Scope of a round as it was planned. */
export const scopeOf = (round: { scope: unknown }): MonitoringScope => storedScope(round.scope);
