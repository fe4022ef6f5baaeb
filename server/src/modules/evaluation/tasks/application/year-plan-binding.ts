import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  departmentPlanWorkflow,
  evaluationPlanWorkflow,
  type Refusal,
  refusal,
  type Role,
  type Workflow,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import {
  type AvailableAction,
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluatedObjectReads, objectKey } from '../persistence/evaluated-object.reads.js';
import { EvaluationTaskEntity } from '../persistence/evaluation-task.entity.js';
import { type CandidateRecord, type YearPlanRecord, YearPlanReads } from '../persistence/year-plan.reads.js';

type Row = YearPlanRecord & WorkflowRow & { candidates: CandidateRecord[] };
type Context = TransitionContext<Row>;

/** Steps of a plan of the year, the bureau's or a department's; what is approved becomes evaluations. */
@Injectable()
export class YearPlanBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: YearPlanReads,
    private readonly objects: EvaluatedObjectReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly uow: UnitOfWork,
  ) {}

  /** What the actor may do with each, whichever machine it stands in. */
  async actionsOf(ids: readonly string[]): Promise<Map<string, AvailableAction[]>> {
    const [ofBureau, ofDepartments] = await Promise.all(
      [evaluationPlanWorkflow, departmentPlanWorkflow].map(({ name }) => this.transitions.availableActions(name, ids)),
    );
    return new Map([...ofBureau!, ...ofDepartments!]);
  }

  onModuleInit(): void {
    this.bind(evaluationPlanWorkflow, false);
    this.bind(departmentPlanWorkflow, true);
  }

  private bind(workflow: Workflow, isOfDepartment: boolean): void {
    this.transitions.bind<Row>({
      workflow,
      table: 'evaluation.year_plan',
      load: async (actor, ids, lock) => {
        const seen = await this.reads.visible(actor, ids, lock);
        const plans = seen.filter(({ ownerAgencyId }) => (ownerAgencyId !== null) === isOfDepartment);
        const candidates = await this.reads.candidates(plans.map(({ id }) => id));
        return plans.map((plan) => ({ ...plan, candidates: candidates.filter(({ planId }) => planId === plan.id) }));
      },
      policy: (actor, action, row) => (action === 'approve' ? notOwnWork(actor, row.submittedBy) : []),
      guards: {
        choiceStands: ({ rows }) => new Map(rows.map((row) => [row.id, choiceFalls(row.candidates)])),
        objectsStand: ({ rows }) => this.objectsFall(rows),
      },
      patch: ({ actor, action, input }) => {
        if (action === 'submit') return { submitted_by: actor.userId };
        if (action === 'report') return { reported_on: actor.today };
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
      const back = action === 'return' ? { returnedReason: comment, returnedBy: actor.personName } : {};
      const next = (row.ownerAgencyId ? NEXT_OF_DEPARTMENT : NEXT_OF_BUREAU)[action];
      if (!next) continue;
      const [kind, role] = next;
      const desks = row.ownerAgencyId ? [row.ownerAgencyId] : await this.officesOf(role);
      await this.tasks.open(desks.map((agencyId) => ({ ...duty(row, kind, agencyId, role), ...back })));
    }
  }

  /** Nothing is chosen that was listed meanwhile; and a department chooses among what its tree has self-evaluated (E-13). */
  private async objectsFall(rows: readonly Row[]): Promise<Map<string, Refusal[]>> {
    const found = new Map<string, Refusal[]>();
    for (const { id, ownerAgencyId, candidates } of rows) {
      const chosen = candidates.filter(({ decision }) => decision === 'SELECTED');
      const listed = await this.objects.listedBefore(kindOf(ownerAgencyId), chosen);
      const basis = ownerAgencyId ? await this.objects.selfEvaluationsOf(chosen) : null;
      found.set(
        id,
        chosen.flatMap((one, at) => [
          ...(listed.has(at)
            ? [
                refusal('EVALUATION_TWICE', {
                  ruleId: 'E-11',
                  field: 'candidates',
                  params: { year: one.subjectYear, title: one.title },
                  wayOut: 'LEAVE_CANDIDATE_OUT',
                }),
              ]
            : []),
          ...(basis && !basis.has(objectKey(one))
            ? [
                refusal('CANDIDATE_NOT_SELF_EVALUATED', {
                  ruleId: 'E-13',
                  field: 'candidates',
                  params: { year: one.subjectYear, title: one.title },
                  wayOut: 'SELF_EVALUATE_FIRST',
                }),
              ]
            : []),
        ]),
      );
    }
    return found;
  }

  private async officesOf(role: Role): Promise<string[]> {
    return [...new Set((await this.organizations.seatsWithRole(role)).map(({ agencyId }) => agencyId))];
  }

  /** Every chosen object becomes an evaluation of the plan, in one statement. */
  private async enter(plan: Row): Promise<void> {
    const actor = currentActor();
    const { workYear, ownerAgencyId } = plan;
    const [office] = ownerAgencyId ? [] : await this.organizations.seatsWithRole('FIN_PERFORMANCE');
    const organiser = ownerAgencyId ?? office?.agencyId ?? actor.agencyId!;
    const rules = await this.organizations.parameters(workYear);
    const chosen = plan.candidates.filter(({ decision }) => decision === 'SELECTED');
    const basis = await this.objects.selfEvaluationsOf(chosen);
    const entered = chosen.map((candidate) => ({ candidate, taskId: newId() }));
    await this.uow.insert(
      EvaluationTaskEntity,
      entered.map(({ candidate, taskId }) => ({
        id: taskId,
        kind: kindOf(ownerAgencyId),
        objectType: candidate.objectType,
        projectId: candidate.projectId,
        agencyId: candidate.agencyId,
        organiserAgencyId: organiser,
        subjectYear: candidate.subjectYear,
        workYear,
        title: candidate.title,
        amount: candidate.amount,
        method: candidate.method!,
        selectionReason: candidate.reason!,
        area: candidate.area,
        planId: plan.id,
        selfEvaluationId: basis.get(objectKey(candidate)) ?? null,
        reportDueOn: ownerAgencyId ? `${workYear}-${rules.rule('eval.departmentDue')}` : null,
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
        agencyId: organiser,
        role: ownerAgencyId ? ('DEPARTMENT_OFFICER' as const) : ('FIN_PERFORMANCE' as const),
        workYear,
        subjectType: 'evaluation.evaluation_task',
        subjectId: taskId,
        subjectTitle: candidate.title,
        url: `/${workYear}/evaluation/tasks/${taskId}`,
      })),
    );
  }
}

type Desk = readonly [kind: string, role: Role];
/** On whose desk the plan lies after a step. */
const NEXT_OF_BUREAU: Readonly<Record<string, Desk>> = {
  submit: ['evaluationPlan.approve', 'BUREAU_LEADER'],
  return: ['evaluationPlan.revise', 'FIN_PERFORMANCE'],
};
const NEXT_OF_DEPARTMENT: Readonly<Record<string, Desk>> = {
  submit: ['evaluationPlan.approve', 'UNIT_HEAD'],
  return: ['evaluationPlan.revise', 'DEPARTMENT_OFFICER'],
  approve: ['evaluationPlan.report', 'DEPARTMENT_OFFICER'],
};

const kindOf = (owner: string | null): 'FINANCE' | 'DEPARTMENT' => (owner ? 'DEPARTMENT' : 'FINANCE');

const duty = ({ id, workYear }: Row, kind: string, agencyId: string, role: Role): TaskToOpen => ({
  kind,
  agencyId,
  role,
  workYear,
  subjectType: 'evaluation.year_plan',
  subjectId: id,
  subjectTitle: `${workYear}`,
  url: `/${workYear}/evaluation/plan`,
});

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
