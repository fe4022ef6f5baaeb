import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkSurvey,
  type Refusal,
  refusal,
  scoreFrameworkRow,
  type SurveyDraft,
  type SurveyResult,
  surveyResult,
  surveyWorkflow,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { ScoreRowEntity } from '../../tasks/persistence/evaluation-task.entity.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { SurveyDoorEntity, SurveyEntity } from '../persistence/survey.entity.js';
import { SurveyReads, type SurveyRecord } from '../persistence/survey.reads.js';

export interface SurveyToSave extends SurveyDraft {
  id?: string | null;
  expectedVersion?: number | null;
  taskId: string;
  frameworkRowId?: string | null;
  intro?: string | null;
}

type Row = SurveyRecord & WorkflowRow;
const TABLE = 'evaluation.survey';

/** Questionnaires of an evaluation, from the draft to the row that their result answers (R049). */
@Injectable()
export class Surveys implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SurveyReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly panels: OpenPanels,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: surveyWorkflow,
      table: TABLE,
      load: (actor, ids, lock) => this.reads.visible(actor, ids, lock),
      policy: () => [],
      guards: {
        surveyComplete: ({ rows }) => new Map(rows.map((row) => [row.id, openable(row)])),
      },
      // A questionnaire that is closed before its last day has ended on the day of its closing.
      patch: ({ action, actor }: TransitionContext<Row>, row) =>
        action === 'close' && actor.today < row.closesOn && actor.today >= row.opensOn
          ? { closes_on: actor.today }
          : { closes_on: row.closesOn },
    });
  }

  async survey(id: string): Promise<SurveyRecord> {
    const [survey] = await this.reads.visible(currentActor(), [id], false);
    if (!survey) throw notFound('id');
    return survey;
  }

  async ofTask(taskId: string): Promise<SurveyRecord[]> {
    const [task] = await this.evaluations.visible(currentActor(), [taskId], false);
    if (!task) throw notFound('taskId');
    return this.reads.ofTask(taskId);
  }

  async resultsOf(ids: readonly string[]): Promise<Map<string, SurveyResult & { least: number }>> {
    return this.results(await this.reads.visible(currentActor(), ids, false));
  }

  /** While it runs, only how many have answered; the result stands when it is closed. */
  async results(surveys: readonly SurveyRecord[]): Promise<Map<string, SurveyResult & { least: number }>> {
    const sums = await this.reads.sums(surveys.map(({ id }) => id));
    const rules = await this.organizations.parametersOf(surveys.map(({ workYear }) => workYear));
    return new Map(
      surveys.map((survey) => {
        const { n, sums: given } = sums.get(survey.id) ?? { n: 0, sums: [] };
        const least = rules.get(survey.workYear)!.rule('survey.leastAnswers');
        const result =
          survey.state === 'CLOSED'
            ? surveyResult(survey.questions, survey.scale, given, n, least)
            : { n, rate: null, questions: [] };
        return [survey.id, { ...result, least }];
      }),
    );
  }

  save(draft: SurveyToSave): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const [task] = await this.evaluations.visible(currentActor(), [draft.taskId], true);
      if (!task) throw notFound('taskId');
      const before = draft.id ? await this.survey(draft.id) : null;
      if (before && before.taskId !== task.id) throw notFound('id');
      const found = checkSurvey(draft);
      if (before && before.state !== 'DRAFT') {
        const params = { state: before.state, action: 'save', allowed: 'DRAFT' };
        found.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (draft.frameworkRowId) found.push(...(await this.answersSurveyRow(task.id, draft.frameworkRowId)));
      if (found.length > 0) throw refused(found);
      const questions = draft.questions.map((question) => question.trim());
      const facts = {
        frameworkRowId: draft.frameworkRowId ?? null,
        title: draft.title.trim(),
        intro: draft.intro?.trim() || null,
        scale: draft.scale,
        questions,
        opensOn: draft.opensOn,
        closesOn: draft.closesOn,
      };
      const id = before?.id ?? newId();
      if (before) {
        await updateVersioned(this.uow, TABLE, jurisdictionId, id, draft.expectedVersion ?? 0, {
          framework_row_id: facts.frameworkRowId,
          title: facts.title,
          intro: facts.intro,
          scale: facts.scale,
          questions,
          opens_on: facts.opensOn,
          closes_on: facts.closesOn,
        });
      } else {
        // Guessing it is hopeless: 128 bits, and nothing lists them.
        const code = randomBytes(16).toString('base64url');
        await this.uow.insert(SurveyEntity, [{ id, taskId: task.id, code, ...facts }]);
        await this.uow.insert(SurveyDoorEntity, [{ code, surveyId: id }]);
      }
      this.audit.record({ entity: TABLE, entityId: id, action: before ? 'changed' : 'drafted', fields: facts });
      return id;
    });
  }

  /** The result into the row that it answers, with its n; too few answers conclude nothing. */
  applyResult(draft: { surveyId: string; expectedVersion: number }): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const survey = await this.survey(draft.surveyId);
      const [task] = await this.evaluations.visible(actor, [survey.taskId], true);
      if (!task) throw notFound('surveyId');
      const result = (await this.results([survey])).get(survey.id)!;
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

/** What is asked is fixed when it opens; a questionnaire whose last day has passed would take no answer. */
function openable(row: Row): Refusal[] {
  const found = checkSurvey(row);
  if (row.closesOn < currentActor().today)
    found.push(refusal('SURVEY_DATES', { ruleId: 'SV-01', field: 'closesOn', params: { opensOn: row.opensOn } }));
  return found;
}
