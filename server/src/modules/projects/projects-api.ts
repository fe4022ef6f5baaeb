import { Injectable } from '@nestjs/common';
import { currentActor } from '../../platform/access/index.js';
import { AuditService } from '../../platform/audit/index.js';
import { TransitionService } from '../../platform/workflow/index.js';
import { BEFORE_REPLY, GateSubjects, type Given } from './application/gate-subjects.js';
import { PROJECT_WORKFLOW } from './application/project-doors.js';
import type { Door, GateAnswer } from './application/project-gates.js';
import { type ImportOutcome, ProjectImport, type ProjectToImport } from './application/project-import.js';
import { type PaidRecord, PaymentWatches } from './application/record-money.js';
import type { ExecutionRecord, FundingRecord, ProjectRecord } from './persistence/project.records.js';
import { ProjectReads } from './persistence/project.reads.js';
import { type BaseExecution, BasePayments } from './persistence/base-payment.store.js';
import { ExecutionReads, type SourceExecution } from './persistence/execution.reads.js';
import { ProjectWrites } from './persistence/project.writes.js';

/** What other modules may ask about projects. */
@Injectable()
export class ProjectsApi {
  constructor(
    private readonly reads: ProjectReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
    private readonly importer: ProjectImport,
    private readonly subjects: GateSubjects,
    private readonly transitions: TransitionService,
    private readonly money: ExecutionReads,
    private readonly watches: PaymentWatches,
    private readonly base: BasePayments,
  ) {}

  /** A module that judges payments looks at each of them here, inside the transaction that brings it. */
  watchPayments(watch: (payments: readonly PaidRecord[]) => Promise<void>): void {
    this.watches.register(watch);
  }

  /** Stops payments of a project, with what the gates and the treasury say of it (domain P2). */
  suspend(projectId: string, reason: string): Promise<void> {
    return this.transitions.transition({
      workflow: PROJECT_WORKFLOW,
      action: 'suspend',
      ids: [projectId],
      comment: reason,
    });
  }

  /** Initial budget of a unit's projects in a year, and what was added or moved into them since. */
  supplementVolume(agencyId: string, budgetYear: number): Promise<{ initial: string; supplements: string }> {
    return this.money.supplementVolume(agencyId, budgetYear);
  }

  /** Projects by id, not narrowed to the actor's units: the caller has checked its own document. */
  projects(ids: readonly string[]): Promise<ProjectRecord[]> {
    return this.reads.byIds(ids);
  }

  /** The project, if the actor may see it. */
  visible(id: string, lock = false): Promise<ProjectRecord | null> {
    return this.reads.visible(id, lock);
  }

  /** Budget and payments up to a business date, in one statement; null amounts for a classified project. */
  execution(projectIds: readonly string[], asOf: string, from: string | null = null): Promise<ExecutionRecord[]> {
    return this.money.execution(projectIds, asOf, from);
  }

  /** The same by where the money comes from, payments dated inside the period only; one statement. */
  executionBySource(projectIds: readonly string[], period: { from: string; to: string }): Promise<SourceExecution[]> {
    return this.money.bySource(projectIds, period);
  }

  /** What was paid for all projects of each unit and of those below it, payments dated inside the period only. */
  paidByUnits(agencyIds: readonly string[], period: { from: string; to: string }): Promise<Map<string, string>> {
    return this.money.paidByUnits(agencyIds, period);
  }

  /** 基本支出 of each body and of those below it; of a body that is absent the budget system has said nothing. */
  baseExecution(agencyIds: readonly string[], period: { from: string; to: string }): Promise<BaseExecution[]> {
    return this.base.execution(agencyIds, period);
  }

  /** What was paid for projects in periods of their own: asked once, answered by project and last day. */
  paidUntil(
    questions: readonly { projectId: string; from: string; to: string }[],
  ): Promise<(projectId: string, to: string) => string> {
    return this.money.paidUntil(questions);
  }

  /** The same of whole bodies, 基本支出 included; null where the budget system has said nothing of that. */
  bodiesPaidUntil(
    questions: readonly { agencyId: string; from: string; to: string }[],
  ): Promise<(agencyId: string, to: string) => string | null> {
    return this.money.bodiesPaidUntil(questions);
  }

  fundingLines(projectIds: readonly string[]): Promise<FundingRecord[]> {
    return this.money.funding(projectIds);
  }

  /** Changes a line as a decided budget linkage says; called inside the transaction that applies it. */
  async applyLinkage(change: {
    projectId: string;
    fundingLineId: string;
    amount: string;
    documentNo: string;
    reason: string;
  }): Promise<void> {
    await this.writes.adjust({ ...change, kind: 'LINKAGE', adjustedOn: currentActor().today });
    this.audit.record({
      entity: 'projects.project',
      entityId: change.projectId,
      action: 'budgetAdjusted',
      fields: { ...change, kind: 'LINKAGE' },
      comment: change.reason,
    });
  }

  /** What the gates of a door say of projects that are about to be given these amounts. */
  async askGates(door: Door, given: ReadonlyMap<string, Given>): Promise<Map<string, GateAnswer>> {
    return this.subjects.ask(door, await this.reads.byIds([...given.keys()]), given);
  }

  /** Called inside the transaction of a budget reply; a project that was replied before stays where it is. */
  async reply(projectIds: readonly string[], documentNo: string): Promise<void> {
    const ids = (await this.reads.byIds(projectIds)).filter(({ state }) => BEFORE_REPLY.includes(state));
    if (ids.length === 0) return;
    await this.transitions.transition({
      workflow: PROJECT_WORKFLOW,
      action: 'reply',
      ids: ids.map(({ id }) => id),
      comment: documentNo,
    });
  }

  /** All or nothing: with one refusal, no line is entered. Codes that stand already are reported, not changed. */
  import(rows: readonly ProjectToImport[], source: 'LOCAL' | 'EXTERNAL' = 'LOCAL'): Promise<ImportOutcome> {
    return this.importer.run(rows, source);
  }
}
