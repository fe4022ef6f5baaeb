import { Injectable } from '@nestjs/common';
import { inHouseOnly, outsiderOf, readAreas, type Refusal, refusal, takesEvaluations } from '@jixiao/shared';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementDoors } from '../../firms/application/engagement-doors.js';
import { EngagementReads } from '../../firms/persistence/engagement.reads.js';
import { EvaluatedObjectReads } from '../persistence/evaluated-object.reads.js';
import { EvaluationTaskEntity } from '../persistence/evaluation-task.entity.js';
import { EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { type ChosenObject, EvaluatedObjects } from './evaluated-objects.js';

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

/** Puts an object on the list of what is evaluated: by the bureau, or by a department among what its own tree evaluated. */
@Injectable()
export class ListEvaluation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly engagements: EngagementReads,
    private readonly doors: EngagementDoors,
    private readonly objects: EvaluatedObjects,
    private readonly known: EvaluatedObjectReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** By the bureau, outside the yearly plan. */
  finance(draft: EvaluationToList): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals: Refusal[] = [];
      const chosen = await this.chosen(draft, null, refusals);
      refusals.push(
        ...checkTexts(draft, actor),
        ...insideOnly(draft, chosen),
        ...(await this.checkArea(draft, actor)),
        ...(await this.engaged(draft, actor, true)),
        ...(await this.follows(draft, chosen, actor)),
        ...(await this.twice('FINANCE', draft, chosen)),
      );
      if (refusals.length > 0) throw refused(refusals);
      return this.enter('FINANCE', draft, chosen, actor);
    });
  }

  /** By a department, among the projects and units that its own tree has self-evaluated (R131). */
  department(draft: EvaluationToList): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals: Refusal[] = [];
      const chosen = await this.chosen(draft, actor.agencyId, refusals);
      if (chosen.selfEvaluationId === null)
        refusals.push(
          refusal('SELF_EVALUATION_MISSING', {
            ruleId: 'E-13',
            field: draft.projectId ? 'projectId' : 'agencyId',
            params: { year: draft.subjectYear },
            wayOut: 'SELF_EVALUATE_FIRST',
          }),
        );
      refusals.push(
        ...checkTexts(draft, actor),
        ...insideOnly(draft, chosen),
        ...(await this.checkArea(draft, actor)),
        ...(await this.engaged(draft, actor, false)),
        ...(await this.follows(draft, chosen, actor)),
        ...(await this.twice('DEPARTMENT', draft, chosen)),
      );
      if (refusals.length > 0) throw refused(refusals);
      const rules = await this.organizations.parameters(workYearOf(actor));
      const reportDueOn = draft.reportDueOn ?? `${workYearOf(actor)}-${rules.rule('eval.departmentDue')}`;
      return this.enter('DEPARTMENT', { ...draft, reportDueOn }, chosen, actor);
    });
  }

  private async chosen(
    draft: EvaluationToList,
    department: string | null,
    refusals: Refusal[],
  ): Promise<ChosenObject & { amount: string }> {
    const objectType = draft.objectType ?? 'PROJECT';
    const found = await this.objects.find({ ...draft, objectType }, department, refusals, true);
    // A programme's money is the sum of its items; of everything else somebody has to know it.
    if (found.amount === null && found.stub === null && objectType !== 'PROGRAMME' && !draft.amount?.trim())
      refusals.push(refusal('EVALUATED_AMOUNT_UNKNOWN', { ruleId: 'E-11', field: 'amount', wayOut: 'ENTER_AMOUNT' }));
    return { ...found, amount: found.amount ?? '0.00' };
  }

  private async twice(kind: string, draft: EvaluationToList, chosen: ChosenObject): Promise<Refusal[]> {
    const { subjectYear, title } = draft;
    const objectType = draft.objectType ?? 'PROJECT';
    const { projectId, agencyId } = chosen;
    const before = await this.known.listedBefore(kind, [
      { objectType, projectId, agencyId, subjectYear, title: title.trim() },
    ]);
    if (before.size === 0) return [];
    const field = projectId ? 'projectId' : 'agencyId';
    return [refusal('EVALUATION_TWICE', { field, params: { year: subjectYear, title: title.trim() } })];
  }

  private async checkArea({ area }: EvaluationToList, actor: Actor): Promise<Refusal[]> {
    if (!area) return [];
    const rules = await this.organizations.parameters(workYearOf(actor));
    return (readAreas(rules.rule('eval.areas')) ?? []).some(({ code }) => code === area)
      ? []
      : [refusal('AREA_UNKNOWN', { ruleId: 'E-11', field: 'area', params: { area } })];
  }

  /** A follow-up is about the object of the first one, in a later year (R151). */
  private async follows(draft: EvaluationToList, chosen: ChosenObject, actor: Actor): Promise<Refusal[]> {
    if (!draft.firstTaskId) return [];
    const [first] = await this.reads.visible(actor, [draft.firstTaskId], false);
    if (!first) throw notFound('firstTaskId');
    const isSame =
      first.objectType === (draft.objectType ?? 'PROJECT') &&
      first.projectId === chosen.projectId &&
      first.agencyId === chosen.agencyId;
    const about = { ruleId: 'E-11', field: 'firstTaskId', params: { title: first.title, year: first.subjectYear } };
    return [
      ...(isSame ? [] : [refusal('FIRST_EVALUATION_DIFFERS', about)]),
      ...(first.subjectYear < draft.subjectYear ? [] : [refusal('FIRST_EVALUATION_NOT_EARLIER', about)]),
    ];
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
    { stub, ...chosen }: ChosenObject & { amount: string },
    actor: Actor,
  ): Promise<string> {
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
function insideOnly({ method, engagementId, title }: EvaluationToList, { stub }: ChosenObject): Refusal[] {
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
