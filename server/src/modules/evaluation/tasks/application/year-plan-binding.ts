import { Injectable, type OnModuleInit } from '@nestjs/common';
import { evaluationPlanWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluationTaskEntity } from '../persistence/evaluation-task.entity.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { type CandidateRecord, type YearPlanRecord, YearPlanReads } from '../persistence/year-plan.reads.js';

type Row = YearPlanRecord & WorkflowRow & { candidates: CandidateRecord[] };
type Context = TransitionContext<Row>;

/** Steps of the plan of the year; what is approved becomes evaluations. */
@Injectable()
export class YearPlanBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: YearPlanReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: evaluationPlanWorkflow,
      table: 'evaluation.year_plan',
      load: async (actor, ids, lock) => {
        const plans = await this.reads.visible(actor, ids, lock);
        const candidates = await this.reads.candidates(plans.map(({ id }) => id));
        return plans.map((plan) => ({ ...plan, candidates: candidates.filter(({ planId }) => planId === plan.id) }));
      },
      policy: (actor, action, row) => (action === 'approve' ? notOwnWork(actor, row.submittedBy) : []),
      guards: {
        choiceStands: ({ rows }) => new Map(rows.map((row) => [row.id, choiceFalls(row.candidates)])),
      },
      patch: ({ actor, action, input }) => {
        if (action === 'submit') return { submitted_by: actor.userId };
        if (action === 'approve')
          return {
            approved_by: actor.userId,
            approved_on: actor.today,
            document_no: (input as { documentNo?: string | null } | undefined)?.documentNo?.trim() || null,
          };
        return {};
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async afterSave({ action, rows, actor, comment }: Context): Promise<void> {
    for (const row of rows) {
      await this.tasks.close([row.id]);
      if (action === 'approve') await this.enter(row);
      else if (action === 'submit') {
        for (const agencyId of await this.officesOf('BUREAU_LEADER'))
          await this.tasks.open([this.duty(row, agencyId, 'BUREAU_LEADER')]);
      } else {
        const back = { returnedReason: comment, returnedBy: actor.personName };
        for (const agencyId of await this.officesOf('FIN_PERFORMANCE'))
          await this.tasks.open([{ ...this.duty(row, agencyId, 'FIN_PERFORMANCE'), ...back }]);
      }
    }
  }

  private async officesOf(role: 'BUREAU_LEADER' | 'FIN_PERFORMANCE'): Promise<Set<string>> {
    return new Set((await this.organizations.seatsWithRole(role)).map(({ agencyId }) => agencyId));
  }

  private duty(row: Row, agencyId: string, role: 'BUREAU_LEADER' | 'FIN_PERFORMANCE'): TaskToOpen {
    return {
      kind: role === 'BUREAU_LEADER' ? 'evaluationPlan.approve' : 'evaluationPlan.revise',
      agencyId,
      role,
      workYear: row.workYear,
      subjectType: 'evaluation.year_plan',
      subjectId: row.id,
      subjectTitle: `${row.workYear}`,
      url: `/${row.workYear}/evaluation/plan`,
    };
  }

  /** Every chosen object becomes an evaluation of the plan, in one statement. */
  private async enter(plan: Row): Promise<void> {
    const actor = currentActor();
    const [office] = await this.organizations.seatsWithRole('FIN_PERFORMANCE');
    const chosen = plan.candidates.filter(({ decision }) => decision === 'SELECTED');
    const basis = await this.evaluations.selfEvaluationsOf(
      chosen.flatMap(({ projectId, subjectYear }) => (projectId ? [{ projectId, subjectYear }] : [])),
    );
    const entered = chosen.map((candidate) => ({ candidate, taskId: newId() }));
    await this.uow.insert(
      EvaluationTaskEntity,
      entered.map(({ candidate, taskId }) => ({
        id: taskId,
        kind: 'FINANCE',
        objectType: candidate.objectType,
        projectId: candidate.projectId,
        agencyId: candidate.agencyId,
        organiserAgencyId: office?.agencyId ?? actor.agencyId!,
        subjectYear: candidate.subjectYear,
        workYear: plan.workYear,
        title: candidate.title,
        amount: candidate.amount,
        method: candidate.method!,
        selectionReason: candidate.reason!,
        area: candidate.area,
        planId: plan.id,
        selfEvaluationId: (candidate.projectId && basis.get(candidate.projectId)) || null,
        stateSince: actor.today,
      })),
    );
    await this.uow.affect(
      `UPDATE evaluation.plan_candidate c SET task_id = x.task_id, version = c.version + 1, updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, task_id uuid) WHERE c.jurisdiction_id = $1 AND c.id = x.id`,
      [
        actor.jurisdictionId,
        JSON.stringify(entered.map(({ candidate, taskId }) => ({ id: candidate.id, task_id: taskId }))),
      ],
    );
    await this.tasks.open(
      entered.map(({ candidate, taskId }) => ({
        kind: 'evaluation.manage',
        agencyId: office?.agencyId ?? actor.agencyId!,
        role: 'FIN_PERFORMANCE' as const,
        workYear: plan.workYear,
        subjectType: 'evaluation.evaluation_task',
        subjectId: taskId,
        subjectTitle: candidate.title,
        url: `/${plan.workYear}/evaluation/tasks/${taskId}`,
      })),
    );
  }
}

/** Something is chosen, and each choice was judged; reason and evaluator are asked for when it is chosen. */
function choiceFalls(candidates: readonly CandidateRecord[]): Refusal[] {
  const chosen = candidates.filter(({ decision }) => decision === 'SELECTED');
  if (chosen.length === 0) return [refusal('CHOICE_EMPTY', { ruleId: 'E-11', field: 'candidates' })];
  return chosen
    .filter(({ points }) => points === null)
    .map(({ title }) =>
      refusal('CANDIDATE_NOT_JUDGED', {
        ruleId: 'E-11',
        field: 'candidates',
        params: { title },
        wayOut: 'JUDGE_CANDIDATES',
      }),
    );
}
