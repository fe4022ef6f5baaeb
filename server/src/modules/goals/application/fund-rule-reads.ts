import { Injectable } from '@nestjs/common';
import { type FundRule, type FundTag, readFundRules } from '@jixiao/shared';
import { OrganizationsApi } from '../../organizations/index.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { SpecialFundRows } from '../persistence/special-fund.rows.js';

/** Rules that the money of an objective brings with it: those of every kind of funds that pays for the project (R090). */
@Injectable()
export class FundRuleReads {
  constructor(
    private readonly rows: SpecialFundRows,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** By version; one statement for any number of objectives. */
  async rulesOf(objectives: readonly ObjectiveRecord[]): Promise<Map<string, FundRule[]>> {
    const projectIds = objectives.flatMap(({ projectId }) => projectId ?? []);
    const tags = projectIds.length === 0 ? new Map<string, string[]>() : await this.rows.tagsOf(projectIds);
    if (tags.size === 0) return new Map();
    const parameters = await this.organizations.parametersOf(objectives.map(({ budgetYear }) => budgetYear));
    return new Map(
      objectives.map(({ versionId, projectId, budgetYear }) => {
        const rules = readFundRules(parameters.get(budgetYear)!.rule('goal.fundRules')) ?? {};
        const own = tags.get(projectId ?? '') ?? [];
        return [versionId, own.flatMap((tag) => rules[tag as FundTag] ?? [])];
      }),
    );
  }
}
