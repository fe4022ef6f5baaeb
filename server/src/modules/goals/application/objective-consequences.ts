import { Injectable } from '@nestjs/common';
import { reached, type Refusal } from '@jixiao/shared';
import { groupBy } from '../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { BindingRows, type HeldProject } from '../persistence/binding.rows.js';
import { GoalReads } from '../persistence/goal.reads.js';
import { ObjectiveActuals } from './objective-actuals.js';
import { binding } from './objective-gate.js';

export interface Held extends HeldProject {
  refusals: readonly Refusal[];
}

/** An objective of the year before with targets that were not met, as the new budget must know it. */
export interface MissedObjective {
  objectiveId: string;
  title: string;
  agencyId: string;
  agencyName: string;
  subjectYear: number;
  /** What the place does about it: EXPLAIN, REDUCE or SUSPEND. */
  consequence: string;
  missed: { name: string; target: string; actual: string; unit: string | null }[];
}

/** What an objective binds: payments inside it, and next year's budget by what was reached (导向、约束, R091). */
@Injectable()
export class ObjectiveConsequences {
  constructor(
    private readonly rows: BindingRows,
    private readonly reads: GoalReads,
    private readonly actuals: ObjectiveActuals,
    private readonly organizations: OrganizationsApi,
  ) {}

  async held(year: number, agencyId: string | null): Promise<Held[]> {
    return (await this.rows.held(year, agencyId)).map((row) => ({
      ...row,
      refusals: binding(
        row.paid,
        row.approved === null ? null : { projectId: row.projectId, versionNo: 0, amount: row.approved },
      ),
    }));
  }

  /** For the budget of a year: objectives of the year before, most missed targets first; two hundred at most. */
  async missed(year: number, agencyId: string | null): Promise<MissedObjective[]> {
    const records = await this.reads.approvedOfObjectives(await this.rows.approvedIds(year - 1, agencyId));
    if (records.length === 0) return [];
    const versionIds = records.map(({ versionId }) => versionId);
    const indicators = groupBy(await this.reads.indicators(versionIds), (row) => row.objectiveVersionId);
    const actuals = await this.actuals.of(versionIds);
    const consequence = (await this.organizations.parameters(year)).rule('goal.missedConsequence');
    return records
      .map((record): MissedObjective => ({
        objectiveId: record.id,
        title: record.title,
        agencyId: record.agencyId,
        agencyName: record.agencyName,
        subjectYear: record.budgetYear,
        consequence,
        missed: (indicators.get(record.versionId) ?? []).flatMap((row) => {
          const known = actuals.get(row.id);
          const actual = known ? { value: known.actualValue, text: known.actualText } : null;
          if (reached(row, actual) !== 'MISSED') return [];
          const target = row.targetValue ?? row.targetOn ?? row.targetText ?? `${row.targetLow}~${row.targetHigh}`;
          return [{ name: row.name, target, actual: actual!.value ?? actual!.text ?? '', unit: row.unit }];
        }),
      }))
      .filter(({ missed }) => missed.length > 0)
      .sort((a, b) => b.missed.length - a.missed.length || (a.title < b.title ? -1 : 1))
      .slice(0, 200);
  }
}
