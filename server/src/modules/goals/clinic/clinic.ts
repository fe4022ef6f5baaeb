import { Injectable } from '@nestjs/common';
import {
  type ClinicContext,
  type ClinicParameters,
  type ClinicRemark,
  type ClinicReport,
  costPlaceOf,
  examine,
  factKey,
  type IndicatorFacts,
  type Refusal,
} from '@jixiao/shared';
import { OrganizationsApi } from '../../organizations/index.js';
import { draftOf, type ObjectiveForm } from '../application/content.js';
import { Catalogues } from '../application/catalogues.js';
import { ObjectiveActuals } from '../application/objective-actuals.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord } from '../persistence/goal.records.js';
import { ClinicReads } from './clinic.reads.js';
import { FactSources } from './fact-sources.js';

export interface Examined {
  report: ClinicReport;
  context: ClinicContext;
  parameters: ClinicParameters;
}

interface PlaceRules extends ClinicParameters {
  /** Whether an objective must name a function or plan of its unit. */
  readonly functionRequired: boolean;
}

interface LastYear {
  readonly amount: string;
  readonly indicators: readonly IndicatorRecord[];
  readonly actuals: Readonly<Record<string, IndicatorFacts>>;
}

/** Examines stored objectives (目标体检): any number of them in a constant number of statements. */
@Injectable()
export class Clinic {
  constructor(
    private readonly goals: GoalReads,
    private readonly reads: ClinicReads,
    private readonly actuals: ObjectiveActuals,
    private readonly sources: FactSources,
    private readonly organizations: OrganizationsApi,
    private readonly catalogues: Catalogues,
  ) {}

  async examine(forms: readonly ObjectiveForm[]): Promise<Map<string, Examined>> {
    const parameters = await this.parametersOf(forms);
    const contexts = await this.contextsOf(forms, parameters);
    return new Map(
      forms.map((form) => {
        const { versionId, budgetYear } = form.objective;
        const rules = parameters.get(budgetYear)!;
        const context = contexts.get(versionId)!;
        return [versionId, { report: examine(draftOf(form), context, rules), context, parameters: rules }];
      }),
    );
  }

  /** What the place has made hard. Where it has made nothing hard, nothing more is asked of the database. */
  async refusals(forms: readonly ObjectiveForm[]): Promise<Map<string, Refusal[]>> {
    const parameters = await this.parametersOf(forms);
    const strict = forms.filter(({ objective }) =>
      Object.values(parameters.get(objective.budgetYear)!.severity).includes('HARD'),
    );
    if (strict.length === 0) return new Map();
    return new Map(
      [...(await this.examine(strict))].map(([versionId, { report }]) => [
        versionId,
        report.remarks.filter(({ severity }) => severity === 'HARD').map(refusalOf),
      ]),
    );
  }

  private async parametersOf(forms: readonly ObjectiveForm[]): Promise<Map<number, PlaceRules>> {
    const found = new Map<number, PlaceRules>();
    for (const year of new Set(forms.map(({ objective }) => objective.budgetYear))) {
      const rules = await this.organizations.parameters(year);
      found.set(year, {
        severity: rules.rule('clinic.severity'),
        principles: rules.rule('clinic.principles'),
        unitCostRise: String(rules.rule('clinic.unitCostRise')),
        functionRequired: rules.rule('goal.functionRequired'),
      });
    }
    return found;
  }

  private async contextsOf(
    forms: readonly ObjectiveForm[],
    rules: ReadonlyMap<number, PlaceRules>,
  ): Promise<Map<string, ClinicContext>> {
    const before = await this.lastYearOf(forms);
    const known = await this.sources.ask(forms.map(({ objective }) => objective.versionId));
    const peers = await this.peersOf(forms);
    const shelf = await this.catalogues.shelf(Math.max(0, ...forms.map(({ objective }) => objective.budgetYear)));
    return new Map(
      forms.map(({ objective, indicators, functions }) => {
        const last = before.get(objective.previousObjectiveId ?? '');
        const facts: Record<string, IndicatorFacts> = {};
        for (const row of indicators) {
          const key = factKey(row);
          const others = peers(objective.id, objective.budgetYear, row);
          facts[key] = { ...last?.actuals[key], ...known.get(objective.versionId)?.[key], peers: others };
        }
        const lastYear = last ? { amount: last.amount, indicators: last.indicators } : null;
        // Where the place does not ask for a function of the unit, the basis in words stands for it (R074).
        const asks = rules.get(objective.budgetYear)!.functionRequired;
        const duties = asks ? functions.map(({ name }) => name) : null;
        const { catalogueCode, objectType, budgetYear } = objective;
        const catalogue = objective.frozenCatalogue ?? shelf.of(catalogueCode, objectType, budgetYear);
        return [objective.versionId, { facts, lastYear, duties, costPlace: costPlaceOf(catalogue) }];
      }),
    );
  }

  /** The standing objectives that these continue, with what was confirmed to be reached. */
  private async lastYearOf(forms: readonly ObjectiveForm[]): Promise<Map<string, LastYear>> {
    const ids = forms.flatMap(({ objective }) =>
      objective.previousObjectiveId ? [objective.previousObjectiveId] : [],
    );
    const records = await this.goals.approvedOfObjectives(ids);
    const versionIds = records.map(({ versionId }) => versionId);
    const rows = await this.goals.indicators(versionIds);
    const actuals = await this.actuals.of(versionIds);
    return new Map(
      records.map((record) => {
        const own = rows.filter(({ objectiveVersionId }) => objectiveVersionId === record.versionId);
        const reached = own.flatMap((row): [string, IndicatorFacts][] => {
          const actual = actuals.get(row.id);
          const isKnown = row.horizon === 'ANNUAL' && actual?.isConfirmed && actual.actualValue !== null;
          return isKnown ? [[factKey(row), { lastActual: actual.actualValue }]] : [];
        });
        return [record.id, { amount: record.annualAmount, indicators: own, actuals: Object.fromEntries(reached) }];
      }),
    );
  }

  private async peersOf(
    forms: readonly ObjectiveForm[],
  ): Promise<(objectiveId: string, year: number, row: IndicatorRecord) => string[]> {
    const asked = new Map<string, IndicatorRecord>();
    for (const { indicators } of forms)
      for (const row of indicators) if (row.targetValue !== null) asked.set(`${row.level2}/${row.name}`, row);
    if (asked.size === 0) return () => [];
    const names = [...asked.values()];
    const found = await this.reads.peers(
      [...new Set(forms.map(({ objective }) => objective.budgetYear))],
      names.map(({ level2 }) => level2),
      names.map(({ name }) => name),
    );
    const keyOf = (
      year: number,
      row: Pick<IndicatorRecord, 'level2' | 'name' | 'unit'> & { direction: string },
    ): string => JSON.stringify([year, row.level2, row.name, row.direction, row.unit]);
    const byKey = new Map(found.map((group) => [keyOf(group.budgetYear, group), group]));
    return (objectiveId, year, row) => {
      const group = byKey.get(keyOf(year, row));
      return group ? group.targets.filter((_, index) => group.objectiveIds[index] !== objectiveId) : [];
    };
  }
}

/** A remark in the form in which reasons travel. */
export function refusalOf({ code, ruleId, field, params }: ClinicRemark): Refusal {
  return { code, ruleId, field, params, wayOut: 'TAKE_SUGGESTION' };
}
