import { Injectable } from '@nestjs/common';
import { adviseObjective, type ObjectiveParameters, type Refusal, sumMoney } from '@jixiao/shared';
import { AuditHistory, type HistoryEntry } from '../../../platform/audit/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { batched, decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';
import { type AvailableAction, TransitionService } from '../../../platform/workflow/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { GoalFilter, IndicatorRecord, ObjectiveRecord, ReviewRecord } from '../persistence/goal.records.js';
import { Completeness } from './completeness.js';
import { groupBy } from './group-by.js';
import { LibraryChecks } from '../library/application/library-checks.js';
import { draftOf } from './content.js';
import { OBJECTIVE_TABLE, OBJECTIVE_WORKFLOW } from './objective.binding.js';

export type { ObjectiveRecord };

export interface GoalSummary {
  total: number;
  amount: string;
  states: { state: string; count: number; amount: string }[];
}

/** Lists and pages of objectives; children of a list are loaded for all its rows at once. */
@Injectable()
export class GoalQueries {
  constructor(
    private readonly reads: GoalReads,
    private readonly log: AuditHistory,
    private readonly transitions: TransitionService,
    private readonly completeness: Completeness,
    private readonly library: LibraryChecks,
  ) {}

  readonly actions = batched<AvailableAction[]>(
    (versionIds) => this.transitions.availableActions(OBJECTIVE_WORKFLOW, versionIds),
    [],
  );

  readonly indicators = batched<IndicatorRecord[]>(
    async (versionIds) => groupBy(await this.reads.indicators(versionIds), (row) => row.objectiveVersionId),
    [],
  );

  readonly reviews = batched<ReviewRecord[]>(
    async (ids) => groupBy(await this.reads.reviews(ids), (row) => row.objectiveId),
    [],
  );

  /** Objective of a project by project, for the project's page. */
  readonly ofProject = batched<ObjectiveRecord | null>(async (projectIds) => {
    const ids = await this.reads.objectivesOfProjects(projectIds);
    return new Map((await this.reads.objectives(ids)).map((record) => [record.projectId!, record]));
  }, null);

  async page(filter: GoalFilter, first: number, after?: string | null): Promise<Page<ObjectiveRecord>> {
    const cursor = decodeCursor(after, 1);
    const [rows, summary] = await Promise.all([
      this.reads.page(filter, first, cursor ? String(cursor[0]) : null),
      this.reads.summary(filter),
    ]);
    const total = summary.reduce((sum, { count }) => sum + count, 0);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.projectCode ?? row.id],
      (row) => row,
    );
  }

  async summary(filter: GoalFilter): Promise<GoalSummary> {
    const states = await this.reads.summary(filter);
    return {
      total: states.reduce((sum, { count }) => sum + count, 0),
      amount: sumMoney(states.map(({ amount }) => amount)),
      states,
    };
  }

  async one(id: string): Promise<ObjectiveRecord> {
    const [record] = await this.reads.objectives([id]);
    if (!record) throw notFound('id');
    return record;
  }

  async many(ids: readonly string[]): Promise<ObjectiveRecord[]> {
    return this.reads.objectives(ids);
  }

  async parameters(record: ObjectiveRecord): Promise<ObjectiveParameters> {
    return (await this.completeness.parametersOf([record])).get(record.versionId)!;
  }

  async findings(record: ObjectiveRecord): Promise<{ refusals: readonly Refusal[]; advice: Refusal[] }> {
    const assessed = (await this.completeness.assess([record])).get(record.versionId)!;
    const indicators = await this.reads.indicators([record.versionId]);
    return {
      refusals: assessed.refusals,
      advice: [...adviseObjective(draftOf(record, indicators)), ...(await this.library.advice(record, indicators))],
    };
  }

  async history(record: ObjectiveRecord): Promise<HistoryEntry[]> {
    return this.log.of(OBJECTIVE_TABLE, await this.reads.versionIdsOf(record.id));
  }
}
