import { Injectable } from '@nestjs/common';
import { Exact, roundHalfUp } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditHistory, type HistoryEntry } from '../../../platform/audit/index.js';
import { batched, decodeCursor, groupBy, type Page, pageOf } from '../../../platform/graphql/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import type {
  AdjustmentRecord,
  FundingRecord,
  PaymentRecord,
  ProjectFilter,
  ProjectRecord,
} from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';

export interface ExecutionView {
  asOf: string;
  originalBudget: string | null;
  adjustedBudget: string | null;
  executedAmount: string | null;
  executionRate: string | null;
}

/** Lists and pages of projects. Children of a list are loaded for all its rows at once. */
@Injectable()
export class ProjectQueries {
  constructor(
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly log: AuditHistory,
  ) {}

  readonly execution = batched<ExecutionView | null>(async (ids) => {
    const asOf = currentActor().today;
    const rows = await this.money.execution(ids, asOf);
    return new Map(
      rows.map(({ projectId, ...money }) => [
        projectId,
        { asOf, ...money, executionRate: rate(money.executedAmount, money.adjustedBudget) },
      ]),
    );
  }, null);

  count(filter: ProjectFilter): Promise<number> {
    return this.reads.count(filter);
  }

  readonly fundingLines = batched<FundingRecord[]>(
    async (ids) => groupBy(await this.money.funding(ids), ofProject),
    [],
  );

  readonly adjustments = batched<AdjustmentRecord[]>(
    async (ids) => groupBy(await this.money.adjustments(ids, currentActor().today), ofProject),
    [],
  );

  readonly payments = batched<PaymentRecord[]>(
    async (ids) => groupBy(await this.money.payments(ids, currentActor().today), ofProject),
    [],
  );

  async page(filter: ProjectFilter, first: number, after?: string | null): Promise<Page<ProjectRecord>> {
    const cursor = decodeCursor(after, 1);
    const [rows, total] = await Promise.all([
      this.reads.page(filter, first, cursor ? String(cursor[0]) : null),
      this.reads.count(filter),
    ]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.code],
      (row) => row,
    );
  }

  async one(id: string): Promise<ProjectRecord> {
    const project = await this.reads.visible(id);
    if (!project) throw notFound('id');
    return project;
  }

  many(ids: readonly string[]): Promise<ProjectRecord[]> {
    return this.reads.visibleMany(currentActor(), ids, false);
  }

  history(id: string): Promise<HistoryEntry[]> {
    return this.log.of('projects.project', [id]);
  }
}

function rate(paid: string | null, budget: string | null): string | null {
  if (paid === null || budget === null || new Exact(budget).lte(0)) return null;
  return roundHalfUp(new Exact(paid).div(budget).times(100), 2);
}

const ofProject = ({ projectId }: { projectId: string }): string => projectId;
