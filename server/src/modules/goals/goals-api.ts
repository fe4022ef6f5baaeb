import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { groupBy } from '../../platform/graphql/index.js';
import { AdjustObjective } from './application/adjust-objective.js';
import { type FactSource, FactSources } from './clinic/fact-sources.js';
import { type ActualsQuestion, ObjectiveActuals } from './application/objective-actuals.js';
import { type AchievedSource, type CandidateSource, LibrarySources } from './library/application/library-sources.js';
import { ObjectiveUse, type UseQuestion } from './application/objective-use.js';
import { GoalReads } from './persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord } from './persistence/goal.records.js';

/** An objective as it was approved, with its indicators in the order of the form. */
export interface ApprovedObjective extends ObjectiveRecord {
  indicators: IndicatorRecord[];
}

/** What later modules may ask about objectives. */
@Injectable()
export class GoalsApi {
  constructor(
    private readonly reads: GoalReads,
    private readonly use: ObjectiveUse,
    private readonly actuals: ObjectiveActuals,
    private readonly facts: FactSources,
    private readonly library: LibrarySources,
    private readonly adjusting: AdjustObjective,
  ) {}

  /** What stands against adjusting an objective because monitoring asks for it. */
  checkAdjustment(objectiveId: string, reason: string): Promise<Refusal[]> {
    return this.adjusting.checkForMonitoring(objectiveId, reason);
  }

  /** Opens version n+1 with the reason of monitoring on the unit's desk. Gives the new version. */
  openAdjustment(objectiveId: string, reason: string): Promise<string> {
    return this.adjusting.openForMonitoring(objectiveId, reason);
  }

  /** The standing objective of each project, if it has one; two statements for any number of projects. */
  async approvedObjectives(projectIds: readonly string[]): Promise<ApprovedObjective[]> {
    return this.withIndicators(await this.reads.approvedOf(projectIds));
  }

  /** Versions that a later document names, whatever has become of them since. */
  async versions(versionIds: readonly string[]): Promise<ApprovedObjective[]> {
    return this.withIndicators(await this.reads.byVersionIds(versionIds));
  }

  /** A module that measures or judges objectives says here how to ask it; a judged version is not revoked. */
  askBeforeRevoking(question: UseQuestion): void {
    this.use.register(question);
  }

  /** The same for adjusting: once a later document such as a self-evaluation is handed in, its objective stays. */
  askBeforeAdjusting(question: UseQuestion): void {
    this.use.register(question, 'adjust');
  }

  /** A module that knows what was reached says here how to ask it: baselines of next year, and the comparison with it. */
  registerActuals(question: ActualsQuestion): void {
    this.actuals.register(question);
  }

  /** Whoever keeps standards of indicators says here how to ask for them; the goal clinic compares with them. */
  askForFacts(source: FactSource): void {
    this.facts.register(source);
  }

  /** The module that measures what was reached says here how to ask it, for the indicator library. */
  tellAchieved(source: AchievedSource): void {
    this.library.registerAchieved(source);
  }

  /** The module that finishes evaluations offers their indicators to the library here (R044). */
  offerCandidates(source: CandidateSource): void {
    this.library.registerCandidates(source);
  }

  private async withIndicators(records: readonly ObjectiveRecord[]): Promise<ApprovedObjective[]> {
    if (records.length === 0) return [];
    const rows = await this.reads.indicators(records.map(({ versionId }) => versionId));
    const byVersion = groupBy(rows, (row) => row.objectiveVersionId);
    return records.map((record) => ({ ...record, indicators: byVersion.get(record.versionId) ?? [] }));
  }
}
