import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkCriteria,
  checkSelfEvaluation,
  checkSteps,
  type Refusal,
  refusal,
  selfEvaluationWorkflow,
  selfRules,
} from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { type SelfEvaluationRecord, SelfEvaluationReads } from '../persistence/self-evaluation.reads.js';
import { SelfSurveyReads } from '../persistence/self-survey.reads.js';
import { SelfPartsReads } from '../persistence/self-parts.reads.js';
import { evaluationOf } from './sheet-draft.js';
import { ofSheet, StoredSheets } from './stored-sheets.js';

type Row = SelfEvaluationRecord & WorkflowRow;
type Context = TransitionContext<Row>;

/** The desk on which a self-evaluation lies, and what must be true before it goes on (domain S1). */
@Injectable()
export class SelfEvaluationBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: SelfEvaluationReads,
    private readonly parts: SelfPartsReads,
    private readonly surveys: SelfSurveyReads,
    private readonly sheets: StoredSheets,
    private readonly organizations: OrganizationsApi,
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: selfEvaluationWorkflow,
      table: 'evaluation.self_evaluation',
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.projectName })),
      policy,
      guards: {
        objectiveStands: (context) => this.objectiveStands(context),
        selfEvaluationComplete: (context) => this.complete(context),
        opinionGiven: ({ rows }) => Promise.resolve(new Map(rows.map((row) => [row.id, opinionRefusals(row)]))),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async objectiveStands({ rows, actor }: Context): Promise<Map<string, Refusal[]>> {
    const standing = await this.uow.query<{ id: string }>(
      `SELECT id FROM goals.objective_version WHERE jurisdiction_id = $1 AND id = ANY ($2) AND state IN ('APPROVED', 'SUPERSEDED')`,
      [actor.jurisdictionId, rows.map((row) => row.objectiveVersionId)],
    );
    const ids = new Set(standing.map(({ id }) => id));
    return new Map(
      rows.map((row) => [
        row.id,
        ids.has(row.objectiveVersionId)
          ? []
          : [refusal('OBJECTIVE_NOT_APPROVED', { ruleId: 'S-06', wayOut: 'APPROVE_GOALS_FIRST' })],
      ]),
    );
  }

  private async complete({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const stored = await this.sheets.complete(rows);
    const running = groupBy(await this.surveys.running(rows.map(({ id }) => id)), ({ sheetId }) => sheetId);
    const steps = groupBy(await this.parts.steps(rows.map(({ id }) => id)), ofSheet);
    const rules = await this.organizations.parametersOf(rows.map(({ workYear }) => workYear));
    return new Map(
      stored.map((one) => {
        const { sheet, criteria } = one;
        const own = rules.get(sheet.workYear)!;
        return [
          sheet.id,
          [
            ...checkSelfEvaluation(evaluationOf(one), selfRules(own)),
            ...(sheet.objectType.endsWith('_WHOLE') ? checkCriteria(criteria) : []),
            ...checkSteps(steps.get(sheet.id) ?? [], own.rule('self.workingGroup')),
            ...(running.get(sheet.id) ?? []).map(({ title }) =>
              refusal('SELF_SURVEY_RUNNING', { ruleId: 'SV-04', params: { title }, wayOut: 'CLOSE_SURVEY' }),
            ),
          ],
        ];
      }),
    );
  }

  private async afterSave(context: Context): Promise<void> {
    const { action, rows } = context;
    await this.tasks.close(rows.map(({ id }) => id));
    await this.tasks.open(await this.nextTasks(context));
    if (action === 'accept')
      await this.events.publish('SelfEvaluationAccepted', { selfEvaluationIds: rows.map(({ id }) => id) });
  }

  private async nextTasks({ action, rows, comment, actor }: Context): Promise<TaskToOpen[]> {
    const ids = rows.map(({ agencyId }) => agencyId);
    const base = (row: Row): Omit<TaskToOpen, 'kind' | 'agencyId' | 'role'> => ({
      workYear: row.workYear,
      subjectType: 'evaluation.self_evaluation',
      subjectId: row.id,
      subjectTitle: row.projectName,
      url: `/${row.workYear}/evaluation/self/${row.id}`,
    });
    if (action === 'submit') {
      const units = await this.organizations.firstLevelUnitsOf(ids);
      return rows.map((row) => ({
        ...base(row),
        kind: 'selfEvaluation.deptReview',
        agencyId: units.get(row.agencyId)!,
        role: 'UNIT_HEAD',
      }));
    }
    if (action === 'deptAccept') {
      const divisions = await this.organizations.divisionsOf(ids);
      return rows.flatMap((row): TaskToOpen[] => {
        const agencyId = divisions.get(row.agencyId);
        return agencyId ? [{ ...base(row), kind: 'selfEvaluation.review', agencyId, role: 'FIN_BUSINESS' }] : [];
      });
    }
    if (action !== 'deptReturn' && action !== 'finReturn') return [];
    const returnedBy = `${actor.agencyName ?? ''} ${actor.personName}`.trim();
    return rows.map((row) => ({
      ...base(row),
      kind: 'selfEvaluation.fill',
      agencyId: row.agencyId,
      role: 'UNIT_CLERK',
      returnedReason: comment,
      returnedBy,
    }));
  }
}

/** Figures confirmed and a word on the whole: a division that only ticks numbers has not reviewed (R125). */
function opinionRefusals({ figuresConfirmed, overallOpinion }: Row): Refusal[] {
  const found: Refusal[] = [];
  if (!figuresConfirmed)
    found.push(
      refusal('FIGURES_UNCONFIRMED', { ruleId: 'S-12', field: 'figuresConfirmed', wayOut: 'CONFIRM_FIGURES' }),
    );
  if (!overallOpinion?.trim())
    found.push(
      refusal('OVERALL_OPINION_REQUIRED', { ruleId: 'S-12', field: 'overallOpinion', wayOut: 'WRITE_OVERALL_OPINION' }),
    );
  return found;
}

function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'submit')
    return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
  return notOwnWork(actor, row.submittedBy, action.startsWith('dept') ? null : row.deptReviewedBy);
}

function patch({ actor, action, comment }: Context): Record<string, unknown> {
  switch (action) {
    case 'submit':
      return {
        submitted_by: actor.userId,
        submitted_at: new Date().toISOString(),
        submitted_on: actor.today,
        returned_reason: null,
        returned_by: null,
      };
    case 'deptAccept':
      return { dept_reviewed_by: actor.userId };
    case 'accept':
      return { completed_on: actor.today };
    default:
      return { returned_reason: comment, returned_by: `${actor.agencyName ?? ''} ${actor.personName}`.trim() };
  }
}
