import { Injectable } from '@nestjs/common';
import {
  checkObjective,
  DEFAULT_OBJECTIVE_PARAMETERS,
  type ObjectiveParameters,
  type Refusal,
  sumMoney,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord } from '../persistence/goal.records.js';
import { LibraryChecks } from '../library/application/library-checks.js';
import { draftOf, hashOf } from './content.js';
import { groupBy } from './group-by.js';

export interface Assessment {
  refusals: readonly Refusal[];
  parameters: ObjectiveParameters;
  contentHash: string;
}

/** Judges stored objectives by the rules of their place and year; any number of them in a constant number of questions. */
@Injectable()
export class Completeness {
  constructor(
    private readonly reads: GoalReads,
    private readonly organizations: OrganizationsApi,
    private readonly projects: ProjectsApi,
    private readonly library: LibraryChecks,
  ) {}

  async assess(objectives: readonly ObjectiveRecord[]): Promise<Map<string, Assessment>> {
    const indicators = groupBy(
      await this.reads.indicators(objectives.map(({ versionId }) => versionId)),
      (row) => row.objectiveVersionId,
    );
    const parameters = await this.parametersOf(objectives);
    const shares = await this.library.refusals(objectives, indicators);
    return new Map(
      objectives.map((objective) => {
        const rows: IndicatorRecord[] = indicators.get(objective.versionId) ?? [];
        const rules = parameters.get(objective.versionId)!;
        return [
          objective.versionId,
          {
            refusals: [...checkObjective(draftOf(objective, rows), rules), ...(shares.get(objective.versionId) ?? [])],
            parameters: rules,
            contentHash: hashOf(objective, rows),
          },
        ];
      }),
    );
  }

  /** Rules by version: the jurisdiction's for the year, and the money that the objective must be about. */
  async parametersOf(objectives: readonly ObjectiveRecord[]): Promise<Map<string, ObjectiveParameters>> {
    const years = [...new Set(objectives.map(({ budgetYear }) => budgetYear))];
    const rules = new Map<number, Omit<ObjectiveParameters, 'fundingTotal' | 'catalogueCode'>>();
    for (const year of years) rules.set(year, await this.rulesOf(year));
    const projectIds = objectives.flatMap(({ projectId }) => (projectId ? [projectId] : []));
    const lines = groupBy(await this.projects.fundingLines(projectIds), (row) => row.projectId);
    // An adjustment is about the budget as it has become, a first declaration about the budget as it was given.
    const adjusted = objectives.some(({ budgetRound }) => budgetRound === 'ADJUSTMENT')
      ? new Map((await this.projects.execution(projectIds, currentActor().today)).map((row) => [row.projectId, row]))
      : new Map<string, { adjustedBudget: string | null }>();
    return new Map(
      objectives.map((objective) => {
        const own = objective.projectId ? lines.get(objective.projectId) : undefined;
        const original = own ? sumMoney(own.map((line) => line.originalAmount)) : null;
        const now = objective.projectId ? (adjusted.get(objective.projectId)?.adjustedBudget ?? original) : null;
        return [
          objective.versionId,
          {
            ...rules.get(objective.budgetYear)!,
            catalogueCode: objective.catalogueCode,
            fundingTotal: objective.budgetRound === 'ADJUSTMENT' ? now : original,
          },
        ];
      }),
    );
  }

  private async rulesOf(year: number): Promise<Omit<ObjectiveParameters, 'fundingTotal' | 'catalogueCode'>> {
    const resolved = await this.organizations.parameters(year);
    const fallback = DEFAULT_OBJECTIVE_PARAMETERS;
    const share = resolved.get<string | number | null>('goal.quantitativeShare', fallback.quantitativeShare);
    return {
      totalWeight: String(resolved.get<string | number>('goal.totalWeight', fallback.totalWeight)),
      minLevel1: Number(resolved.get('goal.minLevel1', fallback.minLevel1)),
      minLevel2: Number(resolved.get('goal.minLevel2', fallback.minLevel2)),
      minLevel3: Number(resolved.get('goal.minLevel3', fallback.minLevel3)),
      quantitativeShare: share === null ? null : String(share),
    };
  }
}
