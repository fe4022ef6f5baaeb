import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OnDomainEvent } from '../../../platform/events/index.js';
import type { DomainEvents } from '../../../contracts/index.js';
import { type FeedLine, PoolReads } from '../persistence/pool.reads.js';
import { PoolWrites } from '../persistence/pool.writes.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectWrites } from '../persistence/project.writes.js';
import { newProject } from './create-project.js';
import {
  draftOf,
  faultsOf,
  isReplied,
  moneyOf,
  newLines,
  standsAlready,
  subjectOf,
  totalOf,
  type FedProject,
} from './fed-project.js';
import { type GateAnswer, ProjectGates } from './project-gates.js';

export type { FeedLine };

export interface FeedOutcome {
  /** Source keys of lines that were entered. */
  entered: string[];
  /** Source keys of lines that stand already. */
  present: string[];
  quarantined: { sourceKey: string; projectCode: string; refusals: readonly Refusal[] }[];
}

/**
 * Lines of the budget system. What it sends is always kept: where a gate or a check fails, the line waits by name with
 * the reasons, and is entered when the gate opens (design §8.17; controls D70).
 */
@Injectable()
export class BudgetFeed {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly writes: ProjectWrites,
    private readonly pool: PoolReads,
    private readonly poolWrites: PoolWrites,
    private readonly gates: ProjectGates,
    private readonly audit: AuditService,
  ) {}

  receive(year: number, lines: readonly FeedLine[]): Promise<FeedOutcome> {
    return this.uow.write(async () => {
      const released = await this.pool.releasedKeys(lines.map(({ sourceKey }) => sourceKey));
      const fresh = new Map(
        lines.filter(({ sourceKey }) => !released.has(sourceKey)).map((one) => [one.sourceKey, one]),
      );
      const outcome = await this.enter(year, [...fresh.values()], null);
      await this.poolWrites.quarantine(
        year,
        outcome.quarantined.map(({ sourceKey, refusals }) => ({ line: fresh.get(sourceKey)!, refusals })),
      );
      await this.poolWrites.release([...outcome.entered, ...outcome.present], null);
      return { ...outcome, present: [...outcome.present, ...released] };
    });
  }

  /** Asks the gates again about everything that waits; what passes is entered. Gives the number of lines released. */
  recheck(years: readonly number[]): Promise<number> {
    return this.uow.write(async () => {
      let count = 0;
      const waiting = await this.pool.waiting(years);
      for (const year of new Set(waiting.map(({ budgetYear }) => budgetYear)))
        count += await this.again(
          year,
          waiting.filter((row) => row.budgetYear === year).map(({ payload }) => payload),
          null,
        );
      return count;
    });
  }

  /** Lets one line in with a reason, where a reason is what the gate asks for. @throws DomainError with what still stands */
  release(id: string, reason: string): Promise<string> {
    return this.uow.write(async () => {
      const [row] = await this.pool.waiting([], [id]);
      if (!row) throw notFound('id');
      if (!reason.trim()) throw refused([refusal('REQUIRED', { field: 'reason' })]);
      const outcome = await this.enter(row.budgetYear, [row.payload], reason.trim());
      if (outcome.quarantined[0]) throw refused(outcome.quarantined[0].refusals);
      await this.poolWrites.release([row.sourceKey], reason.trim());
      return row.id;
    });
  }

  @OnDomainEvent('ExAnteAppraisalConcluded')
  async onAppraisalConcluded({ budgetYear, validToYear }: DomainEvents['ExAnteAppraisalConcluded']): Promise<void> {
    await this.recheck(Array.from({ length: validToYear - budgetYear + 1 }, (_, index) => budgetYear + index));
  }

  /** 追加 waits for its objective; once that is handed in, the line is asked again (R077). */
  @OnDomainEvent('ObjectiveDeclared')
  async onObjectiveDeclared({ budgetYears }: DomainEvents['ObjectiveDeclared']): Promise<void> {
    await this.recheck(budgetYears);
  }

  @OnDomainEvent('BudgetReviewRecorded')
  async onReviewRecorded({ budgetYear }: DomainEvents['BudgetReviewRecorded']): Promise<void> {
    await this.recheck([budgetYear]);
  }

  private async again(year: number, lines: readonly FeedLine[], reason: string | null): Promise<number> {
    const outcome = await this.enter(year, lines, reason);
    const passed = [...outcome.entered, ...outcome.present];
    await this.poolWrites.release(passed, reason);
    const byKey = new Map(lines.map((line) => [line.sourceKey, line]));
    await this.poolWrites.quarantine(
      year,
      outcome.quarantined.map(({ sourceKey, refusals }) => ({ line: byKey.get(sourceKey)!, refusals })),
    );
    return passed.length;
  }

  /** Judges the lines project by project and enters those that pass. */
  private async enter(year: number, lines: readonly FeedLine[], reason: string | null): Promise<FeedOutcome> {
    const groups = await this.gather(year, lines);
    const judged = groups.map((group) => ({ group, faults: faultsOf(group) }));
    const sound = judged.filter(({ faults }) => faults.length === 0).map(({ group }) => group);
    const answers = await this.gates.ask(
      'FEED',
      sound.map((group) => subjectOf(year, group, reason)),
    );
    const outcome: FeedOutcome = { entered: [], present: [], quarantined: [] };
    const passed: FedProject[] = [];
    for (const { group, faults } of judged) {
      const refusals = faults.length > 0 ? faults : answers.get(group.code)!.refusals;
      if (refusals.length === 0) passed.push(group);
      else
        outcome.quarantined.push(
          ...group.lines.map(({ sourceKey, projectCode }) => ({ sourceKey, projectCode, refusals })),
        );
    }
    for (const group of passed) {
      outcome.present.push(...group.lines.filter((line) => standsAlready(group, line)).map((line) => line.sourceKey));
      outcome.entered.push(...newLines(group).map((line) => line.sourceKey));
    }
    await this.write(year, passed, answers, reason);
    return outcome;
  }

  private async gather(year: number, lines: readonly FeedLine[]): Promise<FedProject[]> {
    const agencies = new Map(
      (await this.reads.agenciesInReach(lines.map(({ agencyCode }) => agencyCode))).map(({ id, code }) => [code, id]),
    );
    const codes = [...new Set(lines.map(({ projectCode }) => projectCode))];
    const projects = new Map((await this.reads.byCodes(year, codes)).map((project) => [project.code, project]));
    const funding = await this.money.funding([...projects.values()].map(({ id }) => id));
    return codes.map((code) => {
      const own = lines.filter(({ projectCode }) => projectCode === code);
      const project = projects.get(code) ?? null;
      return {
        code,
        lines: own,
        project,
        agencyId: agencies.get(own[0]!.agencyCode) ?? null,
        standing: funding.filter(({ projectId }) => projectId === project?.id),
      };
    });
  }

  private async write(
    year: number,
    groups: readonly FedProject[],
    answers: ReadonlyMap<string, GateAnswer>,
    reason: string | null,
  ): Promise<void> {
    const fresh = groups
      .filter(({ project }) => project === null)
      .map((group) => ({ group, project: { ...newProject(draftOf(year, group), group.agencyId!), state: 'POOLED' } }));
    if (fresh.length > 0)
      await this.writes.insert(
        fresh.map(({ project }) => project),
        'EXTERNAL',
      );
    const idOf = new Map(fresh.map(({ group, project }) => [group.code, project.id]));
    await this.writes.addLines(
      groups.flatMap((group) =>
        group.project
          ? newLines(group).map((line) => ({
              projectId: group.project!.id,
              isSupplement: isReplied(group),
              ...moneyOf(line),
            }))
          : [],
      ),
    );
    const changed = groups.filter((group) => newLines(group).length > 0);
    if (reason)
      await this.poolWrites.allocations(
        changed.map((group) => {
          const { basis } = answers.get(group.code)!;
          return {
            projectId: group.project?.id ?? idOf.get(group.code)!,
            budgetYear: year,
            amount: totalOf(group),
            reason,
            supportedAmount: basis.supportedAmount ?? null,
            reviewedAmount: basis.reviewedAmount ?? null,
            appraisalId: basis.appraisalId ?? null,
          };
        }),
      );
    this.audit.recordAll(
      changed.map((group) => ({
        entity: 'projects.project',
        entityId: group.project?.id ?? idOf.get(group.code)!,
        action: 'fed',
        fields: { lines: newLines(group).map((line) => ({ ...line })), receivedBy: currentActor().personName },
        comment: reason,
      })),
    );
  }
}
