import { Injectable } from '@nestjs/common';
import { sumMoney } from '@jixiao/shared';
import { PoolReads } from '../persistence/pool.reads.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import type { ProjectRecord } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { type Door, type GateAnswer, ProjectGates, type GateSubject } from './project-gates.js';

export const BEFORE_REPLY = ['CANDIDATE', 'IN_REVIEW', 'POOLED', 'BUDGETED'];

/** What is about to be given to a project, and why. */
export interface Given {
  readonly amount: string | null;
  readonly reason?: string | null;
  readonly added?: GateSubject['added'];
}

/** Puts projects before a door, any number of them in a constant number of questions. */
@Injectable()
export class GateSubjects {
  constructor(
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly pool: PoolReads,
    private readonly gates: ProjectGates,
  ) {}

  /**
   * @param given amounts by project; a project without one is asked with its whole budget at ALLOCATE, else without amount
   */
  async ask(
    door: Door,
    projects: readonly ProjectRecord[],
    given: ReadonlyMap<string, Given> = new Map(),
  ): Promise<Map<string, GateAnswer>> {
    return this.gates.ask(door, await this.of(door, projects, given));
  }

  private async of(
    door: Door,
    projects: readonly ProjectRecord[],
    given: ReadonlyMap<string, Given>,
  ): Promise<GateSubject[]> {
    const ids = projects.map(({ id }) => id);
    const lines = new Map<string, { fundSource: string; originalAmount: string }[]>();
    for (const line of await this.money.funding(ids))
      lines.set(line.projectId, [...(lines.get(line.projectId) ?? []), line]);
    const allocated = new Map(
      door === 'ALLOCATE' ? (await this.pool.lastAllocations(ids)).map((row) => [row.projectId, row]) : [],
    );
    return projects.map((project): GateSubject => {
      const own = lines.get(project.id) ?? [];
      const budget = sumMoney(own.map(({ originalAmount }) => originalAmount));
      const decided = given.get(project.id);
      const amount = decided ? decided.amount : door === 'ALLOCATE' ? budget : null;
      const earlier = allocated.get(project.id);
      return {
        key: project.id,
        projectId: project.id,
        previousProjectId: project.previousProjectId,
        code: project.code,
        agencyId: project.agencyId,
        added: decided?.added ?? null,
        budgetYear: project.budgetYear,
        nature: project.nature,
        isMajor: project.isMajor,
        isRenewal: project.isRenewal,
        fundSources: own.map(({ fundSource }) => fundSource),
        budget,
        amount,
        // The reason of an allocation covers the reply of the same amount.
        reason: decided?.reason?.trim() || (earlier && earlier.amount === amount ? earlier.reason : null),
        isReplied: !BEFORE_REPLY.includes(project.state),
        overview: project.overview,
        startsOn: project.startsOn,
        endsOn: project.endsOn,
      };
    });
  }
}
