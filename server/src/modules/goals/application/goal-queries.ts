import { Injectable } from '@nestjs/common';
import { type ObjectiveParameters, type Refusal, sumMoney } from '@jixiao/shared';
import { AuditHistory, type HistoryEntry } from '../../../platform/audit/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { batched, decodeCursor, groupBy, type Page, pageOf } from '../../../platform/graphql/index.js';
import { type AvailableAction, TransitionService } from '../../../platform/workflow/index.js';
import { type AgencyFunctionRecord, OrganizationsApi } from '../../organizations/index.js';
import { ClinicQueries } from '../clinic/clinic-queries.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { Origin } from '../domain/origins.js';
import type {
  AmountRecord,
  GoalFilter,
  IndicatorRecord,
  ObjectiveFunctionRecord,
  ObjectiveRecord,
  ObjectiveTaskRecord,
  ReviewRecord,
} from '../persistence/goal.records.js';
import { ObjectivePartsReads } from '../persistence/objective-parts.reads.js';
import { type RoundRecord, RoundRows } from '../persistence/round.rows.js';
import { Completeness } from './completeness.js';
import { OBJECTIVE_TABLE, OBJECTIVE_WORKFLOW } from './objective.binding.js';

export type { ObjectiveRecord };

export interface ObjectiveFindings {
  refusals: readonly Refusal[];
  advice: readonly Refusal[];
}

export interface GoalSummary {
  total: number;
  /** Null where objects contain one another, so that their money has no sum. */
  amount: string | null;
  states: { state: string; count: number; amount: string | null }[];
}

/** Lists and pages of objectives; children of a list are loaded for all its rows at once. */
@Injectable()
export class GoalQueries {
  constructor(
    private readonly reads: GoalReads,
    private readonly parts: ObjectivePartsReads,
    private readonly roundRows: RoundRows,
    private readonly log: AuditHistory,
    private readonly transitions: TransitionService,
    private readonly completeness: Completeness,
    private readonly clinic: ClinicQueries,
    private readonly organizations: OrganizationsApi,
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
      (row) => [row.sortKey],
      (row) => row,
    );
  }

  async summary(filter: GoalFilter): Promise<GoalSummary> {
    const states = await this.reads.summary(filter);
    // Money that stands in two layers must not be added: then there is no sum, and the reader asks for one kind of object.
    const isOneLayer = new Set(states.flatMap(({ layers }) => layers)).size <= 1;
    return {
      total: states.reduce((sum, { count }) => sum + count, 0),
      amount: isOneLayer ? sumMoney(states.map(({ amount }) => amount)) : null,
      states: states.map(({ state, count, amount }) => ({ state, count, amount: isOneLayer ? amount : null })),
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

  /** Rules by version, for all rows of a list at once. */
  readonly parameters = batched<ObjectiveParameters | null>(
    async (versionIds) => this.completeness.parametersOf(await this.reads.byVersionIds(versionIds)),
    null,
  );

  readonly findings = batched<ObjectiveFindings>(
    async (versionIds) => {
      const assessed = await this.completeness.assess(await this.reads.byVersionIds(versionIds));
      const forms = [...assessed.values()].map(({ form }) => form);
      const advice = await this.clinic.advice(forms);
      return new Map([...assessed].map(([id, { refusals }]) => [id, { refusals, advice: advice.get(id) ?? [] }]));
    },
    { refusals: [], advice: [] },
  );

  readonly tasks = batched<ObjectiveTaskRecord[]>(
    async (versionIds) => groupBy(await this.parts.tasks(versionIds), (row) => row.objectiveVersionId),
    [],
  );

  readonly amounts = batched<AmountRecord[]>(
    async (versionIds) => groupBy(await this.parts.amounts(versionIds), (row) => row.objectiveVersionId),
    [],
  );

  readonly functions = batched<ObjectiveFunctionRecord[]>(
    async (versionIds) => groupBy(await this.parts.functions(versionIds), (row) => row.objectiveVersionId),
    [],
  );

  /** What an objective of this unit and year may name; asked once per unit and year of a list. */
  servable({ agencyId, budgetYear }: ObjectiveRecord): Promise<AgencyFunctionRecord[]> {
    return this.servableOf(`${budgetYear}/${agencyId}`);
  }

  private readonly servableOf = batched<AgencyFunctionRecord[]>(async (keys) => {
    const found = new Map<string, AgencyFunctionRecord[]>();
    const byYear = groupBy(
      keys.map((key) => key.split('/')),
      ([year]) => year!,
    );
    for (const [year, pairs] of byYear) {
      const ids = pairs.map(([, agencyId]) => agencyId!);
      for (const [id, rows] of await this.organizations.functionsServable(ids, Number(year)))
        found.set(`${year}/${id}`, rows);
    }
    return found;
  }, []);

  readonly rounds = batched<RoundRecord[]>(
    async (ids) => groupBy(await this.roundRows.of(ids), (row) => row.objectiveId),
    [],
  );

  /** Parts of a transfer, as far as the seat may see them. */
  readonly children = batched<ObjectiveRecord[]>(async (ids) => {
    const links = await this.parts.childrenOf(ids);
    const records = await this.reads.objectives(links.map(({ id }) => id));
    return groupBy(records, (record) => record.parentObjectiveId!);
  }, []);

  /** Where the prefilled cells of a form come from, by the path of the cell as the form shows it. */
  async origins(record: ObjectiveRecord): Promise<{ field: string; origin: Origin }[]> {
    const rows = await this.indicators(record.versionId);
    const index = new Map(rows.map(({ indicatorKey }, at) => [indicatorKey, at]));
    return Object.entries(record.origins).flatMap(([path, origin]) => {
      const [, key, name] = /^indicators\.([^.]+)\.(.+)$/.exec(path) ?? [];
      if (!key) return [{ field: path, origin }];
      const at = index.get(key);
      return at === undefined ? [] : [{ field: `indicators[${at}].${name}`, origin }];
    });
  }

  async history(record: ObjectiveRecord): Promise<HistoryEntry[]> {
    return this.log.of(OBJECTIVE_TABLE, await this.reads.versionIdsOf(record.id));
  }
}
