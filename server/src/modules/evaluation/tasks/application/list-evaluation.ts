import { Injectable } from '@nestjs/common';
import {
  inHouseOnly,
  outsiderOf,
  parseMoney,
  type Refusal,
  refusal,
  takesEvaluations,
  WHOLE_OBJECTS,
} from '@jixiao/shared';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { EngagementDoors } from '../../firms/application/engagement-doors.js';
import { EngagementReads } from '../../firms/persistence/engagement.reads.js';
import { EvaluationTaskEntity } from '../persistence/evaluation-task.entity.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';

export interface EvaluationToList {
  objectType?: string | null;
  /** The project; for every other object the unit. */
  projectId?: string | null;
  agencyId?: string | null;
  amount?: string | null;
  subjectYear: number;
  title: string;
  selectionReason: string;
  method: string;
  engagementId?: string | null;
  area?: string | null;
  firstTaskId?: string | null;
  reportDueOn?: string | null;
}

interface Chosen {
  readonly projectId: string | null;
  readonly agencyId: string;
  readonly amount: string;
  readonly selfEvaluationId: string | null;
  /** Of a state secret: nothing but this code is registered. */
  readonly stub: string | null;
}

/** Puts an object on the list of what is evaluated: by the bureau, or by a department among what its own tree evaluated. */
@Injectable()
export class ListEvaluation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly engagements: EngagementReads,
    private readonly doors: EngagementDoors,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** By the bureau, outside the yearly plan. */
  finance(draft: EvaluationToList): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals: Refusal[] = [];
      const chosen = await this.chosen(draft, refusals);
      refusals.push(
        ...checkTexts(draft, actor),
        ...insideOnly(draft, chosen),
        ...(await this.engaged(draft, actor, true)),
      );
      if (await this.isTwice('FINANCE', draft, chosen))
        refusals.push(refusal('EVALUATION_TWICE', { field: 'projectId', params: { year: draft.subjectYear } }));
      if (refusals.length > 0) throw refused(refusals);
      return this.enter('FINANCE', draft, chosen, actor);
    });
  }

  /** By a department, among the projects that its own tree has self-evaluated (R131). */
  department(draft: EvaluationToList): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals: Refusal[] = [];
      const chosen = await this.chosen({ ...draft, objectType: 'PROJECT' }, refusals);
      if (chosen.selfEvaluationId === null)
        refusals.push(
          refusal('SELF_EVALUATION_MISSING', {
            ruleId: 'E-13',
            field: 'projectId',
            params: { year: draft.subjectYear },
            wayOut: 'SELF_EVALUATE_FIRST',
          }),
        );
      refusals.push(
        ...checkTexts(draft, actor),
        ...insideOnly(draft, chosen),
        ...(await this.engaged(draft, actor, false)),
      );
      if (await this.isTwice('DEPARTMENT', draft, chosen))
        refusals.push(refusal('EVALUATION_TWICE', { field: 'projectId', params: { year: draft.subjectYear } }));
      if (refusals.length > 0) throw refused(refusals);
      const rules = await this.organizations.parameters(workYearOf(actor));
      const reportDueOn = draft.reportDueOn ?? `${workYearOf(actor)}-${rules.rule('eval.departmentDue')}`;
      return this.enter('DEPARTMENT', { ...draft, reportDueOn }, chosen, actor);
    });
  }

  private async chosen(draft: EvaluationToList, refusals: Refusal[]): Promise<Chosen> {
    const objectType = draft.objectType ?? 'PROJECT';
    if (objectType === 'PROJECT') {
      const project = draft.projectId ? await this.projects.visible(draft.projectId) : null;
      if (!project) throw notFound('projectId');
      const [money] = await this.projects.execution([project.id], `${draft.subjectYear}-12-31`);
      const basis = await this.reads.selfEvaluationOf(project.id, draft.subjectYear);
      return {
        projectId: project.id,
        agencyId: project.agencyId,
        amount: money?.adjustedBudget ?? '0.00',
        selfEvaluationId: basis?.id ?? null,
        stub: project.secrecy === 'CLASSIFIED' ? project.code : null,
      };
    }
    const [agency] = draft.agencyId ? await this.organizations.agencies([draft.agencyId]) : [];
    if (!agency) throw notFound('agencyId');
    if (agency.level < 1) refusals.push(refusal('NOT_A_BUDGET_UNIT', { ruleId: 'E-11', field: 'agencyId' }));
    // A programme's money is the sum of its items.
    const amount = parseMoney(draft.amount ?? (objectType === 'PROGRAMME' ? '0' : ''), { field: 'amount' });
    if (!amount.ok) refusals.push(amount.refusal);
    return {
      projectId: null,
      agencyId: agency.id,
      amount: amount.ok && agency.secrecy !== 'CLASSIFIED' ? amount.value : '0.00',
      selfEvaluationId: null,
      stub: agency.secrecy === 'CLASSIFIED' ? agency.code : null,
    };
  }

  private isTwice(kind: string, draft: EvaluationToList, { projectId, agencyId }: Chosen): Promise<boolean> {
    const objectType = draft.objectType ?? 'PROJECT';
    if (objectType !== 'PROJECT' && !WHOLE_OBJECTS.includes(objectType)) return Promise.resolve(false);
    return this.reads.listedBefore({ kind, projectId, agencyId, objectType, subjectYear: draft.subjectYear });
  }

  /** A firm works under a running engagement; one that is commissioned at once names it. */
  private async engaged(draft: EvaluationToList, actor: Actor, isNeeded: boolean): Promise<Refusal[]> {
    if (!draft.engagementId)
      return draft.method === 'THIRD_PARTY' && isNeeded
        ? [refusal('ENGAGEMENT_REQUIRED', { ruleId: 'E-05', field: 'engagementId', wayOut: 'CHOOSE_ENGAGEMENT' })]
        : [];
    const engagement = (await this.engagements.choices()).find(({ id }) => id === draft.engagementId);
    if (!engagement) throw notFound('engagementId');
    return takesEvaluations(engagement.state) && (engagement.endsOn === null || engagement.endsOn >= actor.today)
      ? []
      : [refusal('ENGAGEMENT_ENDED', { ruleId: 'E-05', field: 'engagementId', params: { endsOn: engagement.endsOn } })];
  }

  private async enter(
    kind: 'FINANCE' | 'DEPARTMENT',
    draft: EvaluationToList,
    { stub, ...chosen }: Chosen,
    actor: Actor,
  ): Promise<string> {
    if (draft.firstTaskId) {
      const [first] = await this.reads.visible(actor, [draft.firstTaskId], false);
      if (!first) throw notFound('firstTaskId');
    }
    const id = newId();
    const workYear = workYearOf(actor);
    const title = stub ?? draft.title.trim();
    await this.uow.insert(EvaluationTaskEntity, [
      {
        id,
        kind,
        objectType: draft.objectType ?? 'PROJECT',
        ...chosen,
        organiserAgencyId: actor.agencyId!,
        subjectYear: draft.subjectYear,
        workYear,
        title,
        method: draft.method,
        selectionReason: draft.selectionReason.trim(),
        engagementId: draft.engagementId ?? null,
        area: draft.area ?? null,
        firstTaskId: draft.firstTaskId ?? null,
        reportDueOn: draft.reportDueOn ?? null,
        stateSince: actor.today,
      },
    ]);
    // A firm's evaluation owes its papers from the day on which it joins the contract.
    if (draft.engagementId) await this.doors.listed(draft.engagementId);
    this.audit.record({
      entity: 'evaluation.evaluation_task',
      entityId: id,
      action: 'listed',
      fields: { ...draft, title },
    });
    await this.tasks.open([
      {
        kind: 'evaluation.manage',
        agencyId: actor.agencyId!,
        role: kind === 'FINANCE' ? 'FIN_PERFORMANCE' : 'DEPARTMENT_OFFICER',
        workYear,
        subjectType: 'evaluation.evaluation_task',
        subjectId: id,
        subjectTitle: title,
        url: `/${workYear}/evaluation/tasks/${id}`,
      },
    ]);
    return id;
  }
}

/** 涉密: by the body itself, whoever lists it (E-21). */
function insideOnly({ method, engagementId, title }: EvaluationToList, { stub }: Chosen): Refusal[] {
  const outsider = outsiderOf(method, engagementId ?? null);
  const field = engagementId ? 'engagementId' : 'method';
  return outsider ? inHouseOnly({ isClassified: stub !== null, title: stub ?? title }, outsider, field) : [];
}

const workYearOf = (actor: Actor): number => Number(actor.today.slice(0, 4));

function checkTexts(draft: EvaluationToList, actor: Actor): Refusal[] {
  const isEarly = draft.subjectYear > workYearOf(actor);
  return [
    ...(['title', 'selectionReason'] as const).flatMap((field) =>
      draft[field].trim() ? [] : [refusal('REQUIRED', { field })],
    ),
    ...(isEarly ? [refusal('YEAR_NOT_OVER', { field: 'subjectYear', params: { year: draft.subjectYear } })] : []),
  ];
}
