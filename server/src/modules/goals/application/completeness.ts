import { Injectable } from '@nestjs/common';
import { checkObjective, type ObjectiveParameters, type Refusal, sumMoney } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord } from '../persistence/goal.records.js';
import { draftOf, hashOf } from './content.js';

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
  ) {}

  async assess(objectives: readonly ObjectiveRecord[]): Promise<Map<string, Assessment>> {
    const indicators = groupBy(
      await this.reads.indicators(objectives.map(({ versionId }) => versionId)),
      (row) => row.objectiveVersionId,
    );
    const parameters = await this.parametersOf(objectives);
    return new Map(
      objectives.map((objective) => {
        const rows: IndicatorRecord[] = indicators.get(objective.versionId) ?? [];
        const rules = parameters.get(objective.versionId)!;
        return [
          objective.versionId,
          {
            refusals: checkObjective(draftOf(objective, rows), rules),
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
    const rules = await this.organizations.parameters(year);
    const share = rules.rule('goal.quantitativeShare');
    return {
      totalWeight: String(rules.rule('goal.totalWeight')),
      minLevel1: rules.rule('goal.minLevel1'),
      minLevel2: rules.rule('goal.minLevel2'),
      minLevel3: rules.rule('goal.minLevel3'),
      quantitativeShare: share === null ? null : String(share),
    };
  }
}

export function groupBy<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
