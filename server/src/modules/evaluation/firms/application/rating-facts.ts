import { Injectable } from '@nestjs/common';
import {
  Exact,
  gradeOf,
  type RatingFact,
  type RatingFactKind,
  roundHalfUp,
  scoreFrameworkRow,
  type WorkCalendar,
  workingDaysLate,
  yearsNotEntered,
} from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluationTaskReads, type FindingRecord } from '../../tasks/persistence/evaluation-task.reads.js';
import {
  type EngagedTaskRecord,
  type EngagementPaperRecord,
  EngagementReads,
  type EngagementRecord,
} from '../persistence/engagement.reads.js';
import type { RecheckedRow } from '../persistence/rating.reads.js';
import { type SecondScore, SecondScores } from './second-scores.js';

const LATE_OF: Readonly<Record<string, RatingFactKind>> = {
  FIELD_PAPERS: 'FIELD_PAPERS_LATE',
  FIELD_RECEIPT: 'FIELD_RECEIPT_LATE',
};

/** What can be found out about a firm's work without asking anybody: computed again, compared, counted in working days. */
@Injectable()
export class RatingFacts {
  constructor(
    private readonly reads: EngagementReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly second: SecondScores,
  ) {}

  async of(
    engagement: EngagementRecord,
    again: readonly RecheckedRow[],
    overturned: readonly { findingId: string; reason: string }[],
  ): Promise<RatingFact[]> {
    const tasks = await this.reads.tasks([engagement.id]);
    const findings = await this.findings(tasks.map(({ id }) => id));
    const papers = await this.reads.papers([engagement.id]);
    const calendar = engagement.dueOn
      ? await this.organizations.calendarFrom(engagement.dueOn, engagement.submittedOn ?? engagement.dueOn)
      : null;
    return [
      ...(await this.slips(engagement, tasks)),
      ...gaps(
        tasks,
        await this.second.of(
          tasks.map(({ id }) => id),
          again,
        ),
      ),
      ...overturned.map(({ findingId, reason }): RatingFact => {
        const finding = findings.find(({ id }) => id === findingId)!;
        return { kind: 'OVERTURNED', subject: finding.description, amount: '1', detail: reason };
      }),
      ...lateness(engagement, calendar),
      ...latePapers(engagement, papers),
    ];
  }

  findings(taskIds: readonly string[]): Promise<FindingRecord[]> {
    return this.evaluations.findings(taskIds);
  }

  /** Rows whose points are not what their input gives, and totals and grades that are not those of the rows. */
  private async slips(engagement: EngagementRecord, tasks: readonly EngagedTaskRecord[]): Promise<RatingFact[]> {
    const scale = (await this.organizations.parameters(engagement.workYear)).rule('grade.scale');
    const rows = await this.evaluations.scoreRows(tasks.map(({ id }) => id));
    return tasks.flatMap((task) => {
      const scored = rows.get(task.id)!.filter(({ score }) => score !== null);
      const wrong = scored.flatMap((row): RatingFact[] => {
        const again = scoreFrameworkRow(row, row.input ?? {}).score;
        return again === null || new Exact(again).eq(row.score!)
          ? []
          : [slip(`${task.title} · ${row.name}`, `${row.score} ≠ ${again}`)];
      });
      if (task.statedTotal === null || scored.length === 0) return wrong;
      const total = roundHalfUp(
        scored.reduce((sum, { score }) => sum.plus(score!), new Exact(0)),
        2,
      );
      if (!new Exact(task.statedTotal).eq(total)) wrong.push(slip(task.title, `${task.statedTotal} ≠ ${total}`));
      const grade = gradeOf(task.statedTotal, scale);
      if (task.statedGrade !== grade) wrong.push(slip(task.title, `${task.statedGrade} ≠ ${grade}`));
      return wrong;
    });
  }
}

const slip = (subject: string, detail: string): RatingFact => ({ kind: 'ARITHMETIC', subject, amount: '1', detail });

/** How far the second score lies from what the firm stated. */
function gaps(tasks: readonly EngagedTaskRecord[], second: ReadonlyMap<string, SecondScore>): RatingFact[] {
  return tasks.flatMap(({ id, title, statedTotal, totalScore }): RatingFact[] => {
    const other = second.get(id);
    const stated = statedTotal ?? totalScore;
    if (stated === null || !other) return [];
    const { total, source, basis } = other;
    const amount = new Exact(stated).minus(total).abs().toFixed(2);
    return [{ kind: 'RECHECK_GAP', subject: title, amount, detail: `|${stated} − ${total}|`, source, basis }];
  });
}

function lateness(engagement: EngagementRecord, calendar: WorkCalendar | null): RatingFact[] {
  const { dueOn, submittedOn, title } = engagement;
  if (!dueOn || !submittedOn || !calendar) return [];
  const days = workingDaysLate(dueOn, submittedOn, calendar.exceptions);
  if (days === 0) return [];
  const missing = yearsNotEntered(dueOn, submittedOn, calendar.years);
  const detail = `${dueOn} → ${submittedOn}`;
  const fact = { kind: 'LATE_DAYS' as const, subject: title, amount: String(days), detail };
  return [missing.length > 0 ? { ...fact, yearsNotEntered: missing } : fact];
}

/** Papers of the firm that were not there on the day they were due. */
function latePapers(engagement: EngagementRecord, papers: readonly EngagementPaperRecord[]): RatingFact[] {
  const { dueOn } = engagement;
  if (!dueOn) return [];
  return papers
    .filter(({ kind, filedOn }) => kind !== 'OFFICE_OPINION' && (filedOn === null || filedOn > dueOn))
    .map(({ kind, taskTitle, filedOn }) => ({
      kind: LATE_OF[kind] ?? 'OTHER_PAPERS_LATE',
      subject: taskTitle ?? engagement.title,
      amount: '1',
      detail: `${dueOn} → ${filedOn ?? '—'}`,
    }));
}
