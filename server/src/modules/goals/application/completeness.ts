import { Injectable } from '@nestjs/common';
import { checkObjective, type ObjectiveParameters, type Refusal, sumMoney, withFundRules } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { groupBy } from '../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { Clinic } from '../clinic/clinic.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { ObjectivePartsReads, type SurroundingMoney } from '../persistence/objective-parts.reads.js';
import { Catalogues } from './catalogues.js';
import { LibraryChecks } from '../library/application/library-checks.js';
import { draftOf, hashOf, type ObjectiveForm } from './content.js';
import { FundRuleReads } from './fund-rule-reads.js';

export interface Assessment {
  refusals: readonly Refusal[];
  parameters: ObjectiveParameters;
  contentHash: string;
  form: ObjectiveForm;
}

type YearRules = Pick<
  ObjectiveParameters,
  'totalWeight' | 'minLevel1' | 'minLevel2' | 'minLevel3' | 'quantitativeShare'
>;

/** Judges stored objectives by the rules of their place and year; any number of them in a constant number of questions. */
@Injectable()
export class Completeness {
  constructor(
    private readonly reads: GoalReads,
    private readonly parts: ObjectivePartsReads,
    private readonly organizations: OrganizationsApi,
    private readonly projects: ProjectsApi,
    private readonly catalogues: Catalogues,
    private readonly clinic: Clinic,
    private readonly library: LibraryChecks,
    private readonly funds: FundRuleReads,
  ) {}

  async assess(objectives: readonly ObjectiveRecord[]): Promise<Map<string, Assessment>> {
    return this.judge(await this.forms(objectives));
  }

  /** Judges forms as they are given, such as one with proposed changes in it. */
  async judge(forms: readonly ObjectiveForm[]): Promise<Map<string, Assessment>> {
    const objectives = forms.map(({ objective }) => objective);
    const parameters = await this.parametersOf(objectives);
    const hard = await this.clinic.refusals(forms);
    const shares = await this.library.refusals(forms);
    return new Map(
      forms.map((form) => {
        const { versionId } = form.objective;
        const rules = parameters.get(versionId)!;
        const refusals = [
          ...checkObjective(draftOf(form), rules),
          ...(hard.get(versionId) ?? []),
          ...(shares.get(versionId) ?? []),
        ];
        return [versionId, { refusals, parameters: rules, contentHash: hashOf(form), form }];
      }),
    );
  }

  /** Objectives with all blocks of their forms. */
  async forms(objectives: readonly ObjectiveRecord[]): Promise<ObjectiveForm[]> {
    const ids = objectives.map(({ versionId }) => versionId);
    const [indicators, tasks, amounts, functions] = await Promise.all([
      this.reads.indicators(ids),
      this.parts.tasks(ids),
      this.parts.amounts(ids),
      this.parts.functions(ids),
    ]);
    const byVersion = {
      indicators: groupBy(indicators, (row) => row.objectiveVersionId),
      tasks: groupBy(tasks, (row) => row.objectiveVersionId),
      amounts: groupBy(amounts, (row) => row.objectiveVersionId),
      functions: groupBy(functions, (row) => row.objectiveVersionId),
    };
    return objectives.map((objective) => ({
      objective,
      indicators: byVersion.indicators.get(objective.versionId) ?? [],
      tasks: byVersion.tasks.get(objective.versionId) ?? [],
      amounts: byVersion.amounts.get(objective.versionId) ?? [],
      functions: byVersion.functions.get(objective.versionId) ?? [],
    }));
  }

  /** Rules by version: the jurisdiction's for the year, the form's catalogue, and the money that it must be about. */
  async parametersOf(objectives: readonly ObjectiveRecord[]): Promise<Map<string, ObjectiveParameters>> {
    if (objectives.length === 0) return new Map();
    const years = [...new Set(objectives.map(({ budgetYear }) => budgetYear))];
    const rules = new Map<number, YearRules>();
    for (const year of years) rules.set(year, await this.rulesOf(year));
    const kinds = await this.funds.rulesOf(objectives);
    const shelf = await this.catalogues.shelf(Math.max(...years));
    const funding = await this.fundingOf(objectives);
    const around = new Map(
      (await this.parts.surroundingMoney(objectives.map(({ id }) => id))).map((row) => [row.objectiveId, row]),
    );
    return new Map(
      objectives.map((objective) => [
        objective.versionId,
        {
          ...withFundRules(rules.get(objective.budgetYear)!, kinds.get(objective.versionId) ?? []),
          catalogue:
            objective.frozenCatalogue ?? shelf.of(objective.catalogueCode, objective.objectType, objective.budgetYear),
          fundingTotal: funding.get(objective.versionId) ?? null,
          controlAmount: objective.budgetRound === 'SECOND_UP' ? objective.controlAmount : null,
          ...limitsOf(around.get(objective.id)),
        },
      ]),
    );
  }

  /** An adjustment is about the budget as it has become, a first declaration about the budget as it was given. */
  private async fundingOf(objectives: readonly ObjectiveRecord[]): Promise<Map<string, string>> {
    const projectIds = objectives.flatMap(({ projectId }) => (projectId ? [projectId] : []));
    const lines = groupBy(await this.projects.fundingLines(projectIds), (row) => row.projectId);
    const adjusted = objectives.some(({ budgetRound }) => budgetRound === 'ADJUSTMENT')
      ? new Map((await this.projects.execution(projectIds, currentActor().today)).map((row) => [row.projectId, row]))
      : new Map<string, { adjustedBudget: string | null }>();
    return new Map(
      objectives.flatMap(({ projectId, versionId, budgetRound }): [string, string][] => {
        const own = projectId ? lines.get(projectId) : undefined;
        if (!projectId || !own) return [];
        const original = sumMoney(own.map((line) => line.originalAmount));
        const now = adjusted.get(projectId)?.adjustedBudget ?? original;
        return [[versionId, budgetRound === 'ADJUSTMENT' ? now : original]];
      }),
    );
  }

  private async rulesOf(year: number): Promise<YearRules> {
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

function limitsOf(
  money: SurroundingMoney | undefined,
): Pick<ObjectiveParameters, 'parentRemainder' | 'childrenTotal' | 'projectsTotal'> {
  return {
    parentRemainder: money?.parentRemainder ?? null,
    childrenTotal: money?.childrenTotal ?? null,
    projectsTotal: money?.projectsTotal ?? null,
  };
}
