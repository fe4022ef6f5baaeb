import { Injectable } from '@nestjs/common';
import {
  NOT_RECORDED,
  NOTHING_YET,
  REPORT_OUTLINE,
  type ReportSectionCode,
  type ReportSentence,
  type ReportSources,
  type Refusal,
  refusal,
  sentencesOf,
  typedScores,
  unknownChips,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { mayWorkOn } from '../domain/may-score.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { OpinionReads, type SectionRecord } from '../persistence/opinion.reads.js';
import { ReportSectionTextEntity } from '../persistence/report-version.entity.js';
import { TeamReads } from '../persistence/team.reads.js';
import { draftSections, isElsewhere, type ReportRecords, reportSources } from '../reports/report-sources.js';
import { demandManager, managesTask } from './manages.js';
import { inState } from './work-plans.js';

export interface ReportSectionText {
  readonly code: ReportSectionCode;
  readonly heading: string;
  readonly body: string;
  /** Nobody has written it: it is made anew from the records each time. */
  readonly isDraft: boolean;
  readonly isStale: boolean;
  readonly sentences: readonly ReportSentence[];
  readonly version: number | null;
}

export interface ReportText {
  readonly records: ReportRecords;
  readonly sources: ReportSources;
  readonly sections: readonly ReportSectionText[];
  /** What stands where a record says nothing. */
  readonly nothing: string;
}

export interface SectionToSave {
  id: string;
  code: string;
  body: string;
  expectedSectionVersion?: number | null;
}

const WRITABLE = ['FIELD_WORK', 'DRAFT_REPORT', 'EXCHANGING_OPINIONS'];

/** Text of the report by the outline of 10号: every number is quoted from its record, never typed. */
@Injectable()
export class ReportTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly teams: TeamReads,
    private readonly opinions: OpinionReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async of(task: EvaluationTaskRecord): Promise<ReportText> {
    return (await this.ofAll([task])).get(task.id)!;
  }

  /** The texts of a set of evaluations, as many questions as for one. */
  async ofAll(tasks: readonly EvaluationTaskRecord[]): Promise<Map<string, ReportText>> {
    const saved = await this.opinions.sections(tasks.map(({ id }) => id));
    const all = await this.records(tasks);
    return new Map(
      all.map((records) => {
        const own = saved.filter(({ taskId }) => taskId === records.task.id);
        return [records.task.id, textOf(records, own)];
      }),
    );
  }

  /** Saving a section confirms what it quotes as it stands now. An empty text goes back to the draft from the records. */
  save(draft: SectionToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [task] = await this.reads.visible(actor, [draft.id], true);
      if (!task) throw notFound('id');
      if (!managesTask(actor, task) && mayWorkOn(actor, task).length > 0) demandManager(actor, task);
      const refusals: Refusal[] = inState(task, WRITABLE, 'saveReportSection');
      const { sections, sources } = await this.of(task);
      const section = sections.find(({ code }) => code === draft.code);
      if (!section)
        refusals.push(refusal('EVALUATION_CHOICE_UNKNOWN', { field: 'code', params: { value: draft.code } }));
      for (const name of unknownChips(draft.body, sources))
        refusals.push(refusal('REPORT_SOURCE_UNKNOWN', { ruleId: 'E-16', field: 'body', params: { name } }));
      for (const value of typedScores(draft.body))
        refusals.push(refusal('REPORT_NUMBER_TYPED', { ruleId: 'E-16', field: 'body', params: { value } }));
      if (refusals.length > 0) throw refused(refusals);
      await this.write(task.id, section!, draft, sources);
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'reportSectionSaved',
        fields: { code: draft.code },
      });
      return task.id;
    });
  }

  private async write(
    taskId: string,
    section: ReportSectionText,
    draft: SectionToSave,
    sources: ReportSources,
  ): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    const body = draft.body.trim();
    if (!body) {
      await this.uow.affect(
        'DELETE FROM evaluation.report_section WHERE jurisdiction_id = $1 AND task_id = $2 AND code = $3',
        [jurisdictionId, taskId, section.code],
      );
      return;
    }
    if (section.version === null) {
      await this.uow.insert(ReportSectionTextEntity, [
        { id: newId(), taskId, code: section.code, body, sources, savedBy: userId },
      ]);
      return;
    }
    const [row] = await this.uow.query<{ id: string }>(
      'SELECT id FROM evaluation.report_section WHERE jurisdiction_id = $1 AND task_id = $2 AND code = $3',
      [jurisdictionId, taskId, section.code],
    );
    await updateVersioned(
      this.uow,
      'evaluation.report_section',
      jurisdictionId,
      row!.id,
      draft.expectedSectionVersion ?? section.version,
      { body, sources: JSON.stringify(sources), saved_by: userId },
    );
  }

  private async records(tasks: readonly EvaluationTaskRecord[]): Promise<ReportRecords[]> {
    const ids = tasks.map(({ id }) => id);
    const rules = await this.organizations.parametersOf(tasks.map(({ workYear }) => workYear));
    const rows = await this.reads.scoreRows(ids);
    const findings = await this.reads.findings(ids);
    const members = await this.teams.members(ids);
    const items = await this.teams.items(ids);
    const opinions = await this.opinions.opinions(ids);
    const selfScores = await this.reads.selfScores(tasks.flatMap((task) => task.selfEvaluationId ?? []));
    const own = <Row extends { taskId: string }>(all: readonly Row[], id: string): Row[] =>
      all.filter(({ taskId }) => taskId === id);
    return tasks.map((task) => ({
      task,
      rows: rows.get(task.id)!,
      findings: own(findings, task.id),
      members: own(members, task.id),
      items: own(items, task.id),
      opinions: own(opinions, task.id),
      selfScore: (task.selfEvaluationId && selfScores.get(task.selfEvaluationId)) || null,
      scale: rules.get(task.workYear)!.rule('grade.scale'),
    }));
  }
}

function textOf(records: ReportRecords, saved: readonly SectionRecord[]): ReportText {
  const sources = reportSources(records);
  const drafts = draftSections(records);
  const nothing = isElsewhere(records) ? NOT_RECORDED : NOTHING_YET;
  const sections = REPORT_OUTLINE.map(({ code, heading }): ReportSectionText => {
    const own = saved.find((one) => one.code === code);
    const body = own?.body ?? drafts[code];
    const sentences = sentencesOf(body, own ? own.sources : sources, sources, nothing);
    const isStale = sentences.some((sentence) => sentence.isStale);
    return { code, heading, body, isDraft: !own, isStale, sentences, version: own?.version ?? null };
  });
  return { records, sources, sections, nothing };
}
