import { Injectable } from '@nestjs/common';
import {
  type ClinicContext,
  type ClinicParameters,
  type ClinicRemark,
  type ClinicReport,
  examine,
  factKey,
  type IndicatorFacts,
  type Refusal,
} from '@jixiao/shared';
import { OrganizationsApi } from '../../organizations/index.js';
import { draftOf } from '../application/content.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord } from '../persistence/goal.records.js';
import { ClinicReads } from './clinic.reads.js';
import { FactSources } from './fact-sources.js';

export type IndicatorsByVersion = ReadonlyMap<string, readonly IndicatorRecord[]>;

export interface Examined {
  report: ClinicReport;
  context: ClinicContext;
  parameters: ClinicParameters;
}

/** Examines stored objectives (目标体检): any number of them in a constant number of statements. */
@Injectable()
export class Clinic {
  constructor(
    private readonly goals: GoalReads,
    private readonly reads: ClinicReads,
    private readonly sources: FactSources,
    private readonly organizations: OrganizationsApi,
  ) {}

  async examine(objectives: readonly ObjectiveRecord[], rows: IndicatorsByVersion): Promise<Map<string, Examined>> {
    const parameters = await this.parametersOf(objectives);
    const contexts = await this.contextsOf(objectives, rows);
    return new Map(
      objectives.map((objective) => {
        const rules = parameters.get(objective.budgetYear)!;
        const context = contexts.get(objective.versionId)!;
        const draft = draftOf(objective, rows.get(objective.versionId) ?? []);
        return [objective.versionId, { report: examine(draft, context, rules), context, parameters: rules }];
      }),
    );
  }

  /** What the place has made hard. Where it has made nothing hard, nothing is asked of the database. */
  async refusals(objectives: readonly ObjectiveRecord[], rows: IndicatorsByVersion): Promise<Map<string, Refusal[]>> {
    const parameters = await this.parametersOf(objectives);
    const strict = objectives.filter(({ budgetYear }) =>
      Object.values(parameters.get(budgetYear)!.severity).includes('HARD'),
    );
    if (strict.length === 0) return new Map();
    const examined = await this.examine(strict, rows);
    return new Map(
      [...examined].map(([versionId, { report }]) => [
        versionId,
        report.remarks.filter(({ severity }) => severity === 'HARD').map(refusalOf),
      ]),
    );
  }

  private async parametersOf(objectives: readonly ObjectiveRecord[]): Promise<Map<number, ClinicParameters>> {
    const found = new Map<number, ClinicParameters>();
    for (const year of new Set(objectives.map(({ budgetYear }) => budgetYear))) {
      const rules = await this.organizations.parameters(year);
      found.set(year, {
        severity: rules.rule('clinic.severity'),
        principles: rules.rule('clinic.principles'),
        unitCostRise: String(rules.rule('clinic.unitCostRise')),
      });
    }
    return found;
  }

  private async contextsOf(
    objectives: readonly ObjectiveRecord[],
    rows: IndicatorsByVersion,
  ): Promise<Map<string, ClinicContext>> {
    const versionIds = objectives.map(({ versionId }) => versionId);
    const previous = new Map((await this.reads.previous(versionIds)).map((row) => [row.versionId, row]));
    const before = new Map<string, IndicatorRecord[]>();
    for (const row of await this.goals.indicators([...previous.values()].map((one) => one.previousVersionId))) {
      before.set(row.objectiveVersionId, [...(before.get(row.objectiveVersionId) ?? []), row]);
    }
    const known = await this.sources.ask(
      versionIds.map((versionId) => ({
        versionId,
        previousVersionId: previous.get(versionId)?.previousVersionId ?? null,
      })),
    );
    const peers = await this.peersOf(objectives, rows);
    return new Map(
      objectives.map((objective) => {
        const last = previous.get(objective.versionId);
        const facts: Record<string, IndicatorFacts> = { ...known.get(objective.versionId) };
        for (const row of rows.get(objective.versionId) ?? []) {
          const key = factKey(row);
          const others = peers(objective, row);
          if (others.length > 0) facts[key] = { ...facts[key], peers: others };
        }
        const lastYear = last
          ? { amount: last.annualAmount, indicators: before.get(last.previousVersionId) ?? [] }
          : null;
        // Functions of a unit are not kept as a list: the basis that the form asks for stands for them (R074).
        return [objective.versionId, { facts, lastYear, duties: null }];
      }),
    );
  }

  private async peersOf(
    objectives: readonly ObjectiveRecord[],
    rows: IndicatorsByVersion,
  ): Promise<(objective: ObjectiveRecord, row: IndicatorRecord) => string[]> {
    const wanted = new Map<string, IndicatorRecord>();
    for (const list of rows.values())
      for (const row of list) if (row.targetValue !== null) wanted.set(`${row.level2}/${row.name}`, row);
    if (wanted.size === 0) return () => [];
    const years = [...new Set(objectives.map(({ budgetYear }) => budgetYear))];
    const asked = [...wanted.values()];
    const found = await this.reads.peers(
      years,
      asked.map(({ level2 }) => level2),
      asked.map(({ name }) => name),
    );
    const keyOf = (
      year: number,
      row: { level2: string; name: string; direction: string; unit: string | null },
    ): string => JSON.stringify([year, row.level2, row.name, row.direction, row.unit]);
    const byKey = new Map(found.map((group) => [keyOf(group.budgetYear, group), group]));
    return (objective, row) => {
      const group = byKey.get(keyOf(objective.budgetYear, row));
      return group ? group.targets.filter((_, index) => group.objectiveIds[index] !== objective.id) : [];
    };
  }
}

/** A remark in the form in which reasons travel. */
export function refusalOf({ code, ruleId, field, params }: ClinicRemark): Refusal {
  return { code, ruleId, field, params, wayOut: 'TAKE_SUGGESTION' };
}
