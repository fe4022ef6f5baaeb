import { Injectable } from '@nestjs/common';
import { CLINIC_RULES, type Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { batched, decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';
import { Completeness } from '../application/completeness.js';
import type { ObjectiveForm } from '../application/content.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { Clinic, type Examined, refusalOf } from './clinic.js';
import { ClinicReads } from './clinic.reads.js';

export interface WeakObjective {
  objective: ObjectiveRecord;
  remarks: number;
  hard: number;
  rules: RuleCount[];
}

export interface RuleCount {
  ruleId: string;
  code: string;
  count: number;
}

export interface WeakFilter {
  year: number;
  states?: readonly string[] | null;
  ruleId?: string | null;
  /** A body with everything below it. */
  agencyId?: string | null;
  text?: string | null;
}

export interface WeakPage extends Page<WeakObjective> {
  /** Objectives examined, with and without remarks. */
  examined: number;
  rules: RuleCount[];
}

/** A year of a large district; beyond it the list says what it examined. */
const MOST = 5_000;
/** What lies with reviewers unless other states are asked for. */
const IN_REVIEW = ['SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED'];

/** What the clinic says of one objective, of all that a page shows, and which are the weak ones of a year (R054). */
@Injectable()
export class ClinicQueries {
  constructor(
    private readonly goals: GoalReads,
    private readonly reads: ClinicReads,
    private readonly clinic: Clinic,
    private readonly completeness: Completeness,
  ) {}

  /** For objectives that the reader has already been given. */
  readonly examined = batched<Examined | null>(async (versionIds) => (await this.of(versionIds)).examined, null);

  async advice(forms: readonly ObjectiveForm[]): Promise<Map<string, Refusal[]>> {
    return new Map(
      [...(await this.clinic.examine(forms))].map(([versionId, { report }]) => [
        versionId,
        report.remarks.filter(({ severity }) => severity === 'ADVICE').map(refusalOf),
      ]),
    );
  }

  async weak(filter: WeakFilter, first: number, after?: string | null): Promise<WeakPage> {
    const states = filter.states ?? IN_REVIEW;
    const cursor = decodeCursor(after, 2);
    const versionIds = await this.reads.versionIds(currentActor(), filter, states, MOST);
    const { records, examined } = await this.of(versionIds);
    const all = records.map((objective) => weaknessOf(objective, examined.get(objective.versionId)!));
    const weak = all
      .filter(
        ({ remarks, rules }) => remarks > 0 && (!filter.ruleId || rules.some((one) => one.ruleId === filter.ruleId)),
      )
      .sort((a, b) => b.remarks - a.remarks || (a.objective.id < b.objective.id ? -1 : 1));
    const isAfter = ({ remarks, objective }: WeakObjective): boolean =>
      !cursor || remarks < Number(cursor[0]) || (remarks === Number(cursor[0]) && objective.id > String(cursor[1]));
    const page = pageOf(
      weak.filter(isAfter).slice(0, first + 1),
      first,
      weak.length,
      ({ remarks, objective }) => [remarks, objective.id],
      (row) => row,
    );
    return { ...page, examined: all.length, rules: sumOf(all) };
  }

  private async of(
    versionIds: readonly string[],
  ): Promise<{ records: ObjectiveRecord[]; examined: Map<string, Examined> }> {
    const records = await this.goals.byVersionIds(versionIds);
    return { records, examined: await this.clinic.examine(await this.completeness.forms(records)) };
  }
}

function weaknessOf(objective: ObjectiveRecord, { report }: Examined): WeakObjective {
  const counts = new Map<string, number>();
  for (const { ruleId } of report.remarks) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return {
    objective,
    remarks: report.remarks.length,
    hard: report.remarks.filter(({ severity }) => severity === 'HARD').length,
    rules: inOrder(counts),
  };
}

/** Per rule the objectives that it remarks, not the remarks: one bad form shall not look like many. */
function sumOf(all: readonly WeakObjective[]): RuleCount[] {
  const counts = new Map<string, number>();
  for (const { rules } of all) for (const { ruleId } of rules) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return inOrder(counts);
}

function inOrder(counts: ReadonlyMap<string, number>): RuleCount[] {
  return CLINIC_RULES.filter(({ id }) => counts.has(id)).map(({ id, code }) => ({
    ruleId: id,
    code,
    count: counts.get(id)!,
  }));
}
