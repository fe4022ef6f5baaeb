import { Injectable } from '@nestjs/common';
import { type CellDifference, type ComparableObjective, compareObjectives, refusal } from '@jixiao/shared';
import { refused } from '../../../platform/errors/index.js';
import type { IndicatorActual } from '../domain/continue-objective.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord } from '../persistence/goal.records.js';
import { RoundRows } from '../persistence/round.rows.js';
import { Completeness } from './completeness.js';
import { comparableOf, hashOf, type ObjectiveForm } from './content.js';
import { ObjectiveActuals } from './objective-actuals.js';

export const COMPARISONS = ['PREVIOUS_ROUND', 'LAST_YEAR', 'VERSION', 'ROUND'] as const;
export type ComparedWith = (typeof COMPARISONS)[number];

/** Last year's objective with what was reached. */
export interface PreviousYear extends ObjectiveRecord {
  rows: (IndicatorRecord & { actual: IndicatorActual | null })[];
}

/** Side by side: the previous round, last year, an earlier version. */
@Injectable()
export class Comparisons {
  constructor(
    private readonly reads: GoalReads,
    private readonly rounds: RoundRows,
    private readonly completeness: Completeness,
    private readonly actuals: ObjectiveActuals,
  ) {}

  /** Cells that differ; null where there is nothing to compare with. */
  async compare(record: ObjectiveRecord, base: ComparedWith, number: number | null): Promise<CellDifference[] | null> {
    const [form] = await this.completeness.forms([record]);
    const other = await this.other(form!, base, number);
    return other && compareObjectives(other, comparableOf(form!));
  }

  /** The objective of the year before that this one continues, with the results that later modules know. */
  async previousYear(record: ObjectiveRecord): Promise<PreviousYear | null> {
    if (!record.previousObjectiveId) return null;
    const [previous] = await this.reads.approvedOfObjectives([record.previousObjectiveId]);
    if (!previous) return null;
    const [rows, actuals] = await Promise.all([
      this.reads.indicators([previous.versionId]),
      this.actuals.of([previous.versionId]),
    ]);
    return { ...previous, rows: rows.map((row) => ({ ...row, actual: actuals.get(row.id) ?? null })) };
  }

  private async other(
    form: ObjectiveForm,
    base: ComparedWith,
    number: number | null,
  ): Promise<ComparableObjective | null> {
    const { objective } = form;
    switch (base) {
      case 'PREVIOUS_ROUND':
        return this.rounds.before(objective.id, hashOf(form));
      case 'ROUND':
        return this.rounds.content(objective.id, asked(number));
      case 'LAST_YEAR': {
        if (!objective.previousObjectiveId) return null;
        return this.contentOf(await this.reads.approvedOfObjectives([objective.previousObjectiveId]));
      }
      case 'VERSION': {
        const ids = await this.reads.versionIdsOf(objective.id);
        const versions = await this.reads.byVersionIds(ids);
        const wanted = number ?? objective.versionNo - 1;
        return this.contentOf(versions.filter(({ versionNo }) => versionNo === wanted));
      }
    }
  }

  private async contentOf(records: readonly ObjectiveRecord[]): Promise<ComparableObjective | null> {
    const [form] = await this.completeness.forms(records);
    return form ? comparableOf(form) : null;
  }
}

function asked(number: number | null): number {
  if (number === null) throw refused([refusal('REQUIRED', { field: 'number' })]);
  return number;
}
