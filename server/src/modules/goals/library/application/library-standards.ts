import { Injectable, type OnModuleInit } from '@nestjs/common';
import { factKey, type IndicatorFacts, proposedStandard } from '@jixiao/shared';
import { groupBy } from '../../../../platform/graphql/index.js';
import { type FactsByVersion, FactSources } from '../../clinic/fact-sources.js';
import { GoalReads } from '../../persistence/goal.reads.js';
import { LibraryReads } from '../persistence/library.reads.js';

/** Tells the clinic which standard holds for a row that was taken from the library (R045). */
@Injectable()
export class LibraryStandards implements OnModuleInit {
  constructor(
    private readonly sources: FactSources,
    private readonly goals: GoalReads,
    private readonly reads: LibraryReads,
  ) {}

  onModuleInit(): void {
    this.sources.register((versionIds) => this.facts(versionIds));
  }

  private async facts(versionIds: readonly string[]): Promise<FactsByVersion> {
    const rows = (await this.goals.indicators(versionIds)).filter((row) => row.libraryIndicatorId !== null);
    if (rows.length === 0) return new Map();
    const years = new Map((await this.goals.byVersionIds(versionIds)).map((one) => [one.versionId, one.budgetYear]));
    const ids = [...new Set(rows.map((row) => row.libraryIndicatorId!))];
    const standards = groupBy(await this.reads.standards(ids), (one) => one.indicatorId);
    const found = new Map<string, Record<string, IndicatorFacts>>();
    for (const row of rows) {
      const year = years.get(row.objectiveVersionId);
      const own = year === undefined ? null : proposedStandard(standards.get(row.libraryIndicatorId!) ?? [], year);
      if (!own?.value) continue;
      const standard = { value: own.value, tolerance: own.tolerance };
      found.set(row.objectiveVersionId, { ...found.get(row.objectiveVersionId), [factKey(row)]: { standard } });
    }
    return found;
  }
}
