import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkSurvey,
  type Refusal,
  refusal,
  scoreFrameworkRow,
  type SurveyDraft,
  surveyWorkflow,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { demandManager, managesTask } from '../../tasks/application/manages.js';
import { ScoreRowEntity } from '../../tasks/persistence/evaluation-task.entity.js';
import { showsResults } from '../../tasks/application/shown-results.js';
import { mayWorkOn } from '../../tasks/domain/may-score.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { SURVEY_TABLE, SurveyWrites } from '../persistence/survey.writes.js';
import { SurveyReads, type SurveyRecord } from '../persistence/survey.reads.js';
import { type KnownResult, lastDay, openable, SurveyResults } from './survey-results.js';

export interface SurveyToSave extends SurveyDraft {
  id?: string | null;
  expectedVersion?: number | null;
  taskId: string;
  frameworkRowId?: string | null;
  intro?: string | null;
}

type Row = SurveyRecord & WorkflowRow;

/** Questionnaires of an evaluation, from the draft to the row that their result answers (R049). */
@Injectable()
export class Surveys implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SurveyReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly writes: SurveyWrites,
    private readonly known: SurveyResults,
    private readonly transitions: TransitionService,
    private readonly panels: OpenPanels,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: surveyWorkflow,
      table: SURVEY_TABLE,
      load: (actor, ids, lock) => this.reads.visible(actor, ids, lock),
      policy: (actor, _action, row) =>
        managesTask(actor, { kind: row.taskKind, organiserAgencyId: row.organiserAgencyId })
          ? []
          : [refusal('NO_PERMISSION', { params: { permission: 'evaluation.manage' }, wayOut: 'ASK_WHO_CAN' })],
      guards: {
        surveyComplete: ({ rows }) => new Map(rows.map((row) => [row.id, openable(row)])),
      },
      patch: ({ action }, row) => lastDay(action, row),
    });
  }

  async survey(id: string): Promise<SurveyRecord> {
    const [survey] = await this.reads.visible(currentActor(), [id], false);
    if (!survey) throw notFound('id');
    return survey;
  }

  /** The evaluated unit learns of questionnaires, and of what they bring, when it is asked for its opinion. */
  async ofTask(taskId: string): Promise<SurveyRecord[]> {
    const actor = currentActor();
    const [task] = await this.evaluations.visible(actor, [taskId], false);
    if (!task) throw notFound('taskId');
    return showsResults(actor, task) ? this.reads.ofTask(taskId) : [];
  }

  async resultsOf(ids: readonly string[]): Promise<Map<string, KnownResult>> {
    const actor = currentActor();
    const surveys = await this.reads.visible(actor, ids, false);
    const tasks = await this.evaluations.visible(actor, [...new Set(surveys.map(({ taskId }) => taskId))], false);
    const shown = new Set(tasks.filter((task) => showsResults(actor, task)).map(({ id }) => id));
    return this.known.of(surveys.filter(({ taskId }) => shown.has(taskId)));
  }

  save(draft: SurveyToSave): Promise<string> {
    return this.uow.write(async () => {
      const [task] = await this.evaluations.visible(currentActor(), [draft.taskId], true);
      if (!task) throw notFound('taskId');
      demandManager(currentActor(), task);
      const before = draft.id ? await this.survey(draft.id) : null;
      if (before && before.taskId !== task.id) throw notFound('id');
      const found = checkSurvey(draft);
      if (before && before.state !== 'DRAFT') {
        const params = { state: before.state, action: 'save', allowed: 'DRAFT' };
        found.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (draft.frameworkRowId) found.push(...(await this.answersSurveyRow(task.id, draft.frameworkRowId)));
      if (found.length > 0) throw refused(found);
      const { id, expectedVersion, taskId, frameworkRowId, ...facts } = draft;
      const subject = { taskId, frameworkRowId: frameworkRowId ?? null };
      return this.writes.save(facts, subject, id ? { id, expectedVersion: expectedVersion ?? 0 } : null);
    });
  }

  /** The evaluator takes the result into the row that it answers, with its n; too few answers conclude nothing (E-09). */
  applyResult(draft: { surveyId: string; expectedVersion: number }): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const survey = await this.survey(draft.surveyId);
      const [task] = await this.evaluations.visible(actor, [survey.taskId], true);
      if (!task) throw notFound('surveyId');
      const stranger = mayWorkOn(actor, task);
      if (stranger.length > 0) throw refused(stranger);
      const result = (await this.known.of([survey])).get(survey.id)!;
      const row = (await this.evaluations.scoreRows([task.id]))
        .get(task.id)!
        .find(({ id }) => id === survey.frameworkRowId);
      const found: Refusal[] = [...((await this.panels.whileOpen([task.id])).get(task.id) ?? [])];
      if (task.state !== 'FIELD_WORK') {
        const params = { state: task.state, action: 'applyResult', allowed: 'FIELD_WORK' };
        found.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (!row) found.push(refusal('SURVEY_ROW_MISSING', { ruleId: 'SV-03', field: 'frameworkRowId' }));
      if (survey.state !== 'CLOSED') found.push(refusal('SURVEY_STILL_OPEN', { ruleId: 'SV-03', field: 'surveyId' }));
      else if (result.rate === null)
        found.push(
          refusal('SURVEY_TOO_FEW', {
            ruleId: 'SV-03',
            field: 'surveyId',
            params: { n: result.n, least: result.least },
          }),
        );
      if (found.length > 0) throw refused(found);
      const input = { rate: result.rate, answers: result.n };
      const { score, working } = scoreFrameworkRow(row!, input);
      const evidence = `问卷“${survey.title}”，有效答卷 ${result.n} 份`;
      await this.uow.insert(
        ScoreRowEntity,
        [
          {
            id: newId(),
            taskId: task.id,
            frameworkRowId: row!.id,
            input,
            score,
            working,
            evidence,
            reason: `满意度 ${result.rate}%（n = ${result.n}）`,
            scoredBy: actor.userId,
          },
        ],
        {
          key: ['jurisdictionId', 'taskId', 'frameworkRowId'],
          take: ['input', 'score', 'working', 'evidence', 'reason', 'scoredBy'],
        },
      );
      await updateVersioned(
        this.uow,
        'evaluation.evaluation_task',
        actor.jurisdictionId,
        task.id,
        draft.expectedVersion,
        {},
      );
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'surveyApplied',
        fields: { surveyId: survey.id, ...input, score },
      });
      return task.id;
    });
  }

  private async answersSurveyRow(taskId: string, rowId: string): Promise<Refusal[]> {
    const row = (await this.evaluations.scoreRows([taskId])).get(taskId)!.find(({ id }) => id === rowId);
    if (!row) throw notFound('frameworkRowId');
    return row.kind === 'SURVEY'
      ? []
      : [refusal('SURVEY_ROW_KIND', { ruleId: 'SV-03', field: 'frameworkRowId', params: { name: row.name } })];
  }
}
