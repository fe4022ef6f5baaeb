import { Injectable } from '@nestjs/common';
import { checkReport, type ReportCheck } from '@jixiao/shared';
import { currentActor, may, reachOf } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { badInput, notFound } from '../../../../platform/errors/index.js';
import { decodeCursor, groupsOf, type Page, pageOf } from '../../../../platform/graphql/index.js';
import {
  type EvaluationTaskFilter,
  type EvaluationTaskRecord,
  EvaluationTaskReads,
  type FindingRecord,
  type FrameworkRowRecord,
} from '../persistence/evaluation-task.reads.js';
import {
  type MeetingRecord,
  type OpinionRecord,
  OpinionReads,
  type ReportVersionRecord,
} from '../persistence/opinion.reads.js';
import { type PersonRecord, type TaskItemRecord, type TaskMemberRecord, TeamReads } from '../persistence/team.reads.js';
import { GradeWords } from './grade-words.js';
import { type ReportText, ReportTexts } from './report-texts.js';
import { showsResults } from './shown-results.js';

/** Evaluations by departments and by the bureau, for the screens, inside the actor's reach. */
@Injectable()
export class TaskQueries {
  constructor(
    private readonly taskReads: EvaluationTaskReads,
    private readonly teams: TeamReads,
    private readonly reports: OpinionReads,
    private readonly texts: ReportTexts,
    private readonly grades: GradeWords,
  ) {}

  async tasks(filter: EvaluationTaskFilter, first: number, after?: string | null): Promise<Page<EvaluationTaskView>> {
    const rows = await this.taskReads.page(filter, first, cursorOf(after));
    return pageOf(rows, first, await this.taskReads.count(filter), (row) => [row.id], viewOf);
  }

  async task(id: string): Promise<EvaluationTaskView> {
    const [row] = await this.taskReads.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return viewOf(row);
  }

  async scoreRows(taskIds: readonly string[]): Promise<Map<string, FrameworkRowRecord[]>> {
    const rows = await this.taskReads.scoreRows(taskIds);
    const shown = await this.shown(taskIds);
    return new Map([...rows].map(([id, own]) => [id, shown.has(id) ? own : own.map(withoutScore)]));
  }

  async findings(taskIds: readonly string[]): Promise<Map<string, FindingRecord[]>> {
    const shown = await this.shown(taskIds);
    const rows = (await this.taskReads.findings(taskIds)).filter(({ taskId }) => shown.has(taskId));
    return groupsOf(taskIds, rows, ({ taskId }) => taskId);
  }

  async members(taskIds: readonly string[]): Promise<Map<string, TaskMemberRecord[]>> {
    return byTask(taskIds, await this.teams.members(taskIds));
  }

  /** All of a programme, or the reader's own part; points once the result is shown. */
  async items(taskIds: readonly string[]): Promise<Map<string, TaskItemView[]>> {
    const tasks = new Map(
      (await this.taskReads.visible(currentActor(), taskIds, false)).map((task) => [task.id, task]),
    );
    const rows = (await this.teams.items([...tasks.keys()])).filter(
      (one) => one.isOwn || !tasks.get(one.taskId)!.isPart,
    );
    const shown = rows.map((one) =>
      showsResults(currentActor(), tasks.get(one.taskId)!) ? one : { ...one, score: null, grade: null },
    );
    return byTask(taskIds, await this.grades.worded(shown, ({ taskId }) => tasks.get(taskId)!.workYear));
  }

  async opinions(taskIds: readonly string[]): Promise<Map<string, OpinionRecord[]>> {
    const whole = await this.whole(taskIds);
    return byTask(taskIds, await this.reports.opinions(whole));
  }

  async versions(taskIds: readonly string[]): Promise<Map<string, ReportVersionRecord[]>> {
    const shown = await this.shown(taskIds);
    return byTask(
      taskIds,
      (await this.reports.versions(taskIds)).filter(({ taskId }) => shown.has(taskId)),
    );
  }

  async meetings(taskIds: readonly string[]): Promise<Map<string, MeetingRecord[]>> {
    return byTask(taskIds, await this.reports.meetings(await this.whole(taskIds)));
  }

  /** The quality checklist of each report as it stands (R148). */
  async checks(taskIds: readonly string[]): Promise<Map<string, CheckRecord[]>> {
    const actor = currentActor();
    const tasks = (await this.taskReads.visible(actor, taskIds, false)).filter((task) => showsResults(actor, task));
    const rows = await this.taskReads.scoreRows(taskIds);
    const findings = await this.findings(taskIds);
    return new Map(
      tasks.map(({ id, methods, reportSummary }) => {
        const facts = { rows: rows.get(id)!, findings: findings.get(id)!, methods, summary: reportSummary };
        return [id, checkReport(facts).map((check) => ({ ...check, at: [...check.at] }))];
      }),
    );
  }

  async reportTexts(taskIds: readonly string[]): Promise<Map<string, ReportRecord>> {
    const actor = currentActor();
    const tasks = (await this.taskReads.visible(actor, taskIds, false)).filter((task) => showsResults(actor, task));
    const texts = await this.texts.ofAll(tasks);
    return new Map(
      [...texts].map(([id, { sections, sources }]) => [
        id,
        { sections, sources: Object.entries(sources).map(([name, value]) => ({ name, value })) },
      ]),
    );
  }

  /** Of these, the evaluations whose points and findings the actor may see. */
  private async shown(taskIds: readonly string[]): Promise<ReadonlySet<string>> {
    const actor = currentActor();
    if (reachOf(actor).kind !== 'SUBTREE') return new Set(taskIds);
    const tasks = await this.taskReads.visible(actor, taskIds, false);
    return new Set(tasks.filter((task) => showsResults(actor, task)).map(({ id }) => id));
  }

  /** Of these, the evaluations that concern the actor as a whole: talk about a report is not for who has an item in it. */
  private async whole(taskIds: readonly string[]): Promise<readonly string[]> {
    const actor = currentActor();
    if (reachOf(actor).kind !== 'SUBTREE') return taskIds;
    const tasks = await this.taskReads.visible(actor, taskIds, false);
    return tasks.filter(({ isPart }) => !isPart).map(({ id }) => id);
  }

  /** Whom the organiser may name: the bureau its own people, a department its own. */
  people(): Promise<PersonRecord[]> {
    const actor = currentActor();
    if (may(actor, 'financeEvaluation.manage')) return this.teams.people(null);
    if (may(actor, 'departmentEvaluation.manage') && actor.agencyId) return this.teams.people(actor.agencyId);
    return Promise.resolve([]);
  }
}

type TaskItemView = TaskItemRecord & { gradeLabel: string | null };
export type EvaluationTaskView = EvaluationTaskRecord & { isPlanned: boolean };
type CheckRecord = Omit<ReportCheck, 'at'> & { at: number[] };
export interface ReportRecord {
  sections: ReportText['sections'];
  sources: { name: string; value: string | null }[];
}

const viewOf = (row: EvaluationTaskRecord): EvaluationTaskView => ({
  ...row,
  isPlanned: row.planId !== null,
  reportSummary: showsResults(currentActor(), row) ? row.reportSummary : null,
});

const withoutScore = (row: FrameworkRowRecord): FrameworkRowRecord => ({
  ...row,
  input: null,
  score: null,
  working: null,
  evidence: null,
  noEvidenceReason: null,
  reason: null,
  scoredBy: null,
  scoredByName: null,
  scoreId: null,
  fileCount: 0,
});

function byTask<Row extends { taskId: string }>(taskIds: readonly string[], rows: readonly Row[]): Map<string, Row[]> {
  return groupsOf(taskIds, rows, ({ taskId }) => taskId);
}

function cursorOf(after: string | null | undefined): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
