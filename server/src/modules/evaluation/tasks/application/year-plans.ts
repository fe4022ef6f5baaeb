import { Injectable } from '@nestjs/common';
import {
  amountPoints,
  candidateTotal,
  checkCandidateScores,
  DEPARTMENT_OBJECTS,
  EVALUATION_OBJECTS,
  EVALUATORS,
  readAreas,
  readCriteria,
  type Refusal,
  refusal,
  rotationPoints,
  type SelectionCriterion,
  WHOLE_OBJECTS,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { PlanCandidateEntity, YearPlanEntity } from '../persistence/year-plan.entity.js';
import { type EvaluatedObject, EvaluatedObjectReads, objectKey } from '../persistence/evaluated-object.reads.js';
import { EvaluatedObjects } from './evaluated-objects.js';
import { demandPlanner } from './manages.js';
import {
  type CandidateRecord,
  type ProposalRecord,
  type YearPlanRecord,
  YearPlanReads,
} from '../persistence/year-plan.reads.js';

export interface CandidateToSave {
  planId: string;
  /** Null for a new one. */
  id?: string | null;
  expectedCandidateVersion?: number | null;
  objectType: string;
  projectId?: string | null;
  agencyId?: string | null;
  subjectYear: number;
  title: string;
  amount?: string | null;
  area?: string | null;
  scores: readonly { code: string; points: string }[];
  decision: string;
  reason?: string | null;
  method?: string | null;
}

export interface ObjectToPropose {
  objectType: string;
  projectId?: string | null;
  agencyId?: string | null;
}

const DECISIONS = ['OPEN', 'SELECTED', 'LEFT'];

/** 年度评价计划 of the bureau or of a department: what is judged and chosen for a year (R131, R136, R137, R153). */
@Injectable()
export class YearPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: YearPlanReads,
    private readonly objects: EvaluatedObjects,
    private readonly listed: EvaluatedObjectReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  /** @param owner the department whose plan it is; null: the bureau's */
  begin(workYear: number, owner: string | null): Promise<string> {
    return this.uow.write(async () => {
      demandPlanner(currentActor(), owner);
      const refusals: Refusal[] = [];
      if (workYear < 2000 || workYear > 2100)
        refusals.push(refusal('YEAR_INVALID', { field: 'workYear', params: { year: workYear } }));
      const [department] = owner ? await this.organizations.agencies([owner]) : [];
      if (department && department.level !== 1)
        refusals.push(
          refusal('NOT_A_DEPARTMENT', {
            ruleId: 'E-11',
            field: 'departmentId',
            params: { name: department.name },
            wayOut: 'ASK_DEPARTMENT',
          }),
        );
      if (refusals.length === 0 && (await this.reads.idOf(workYear, owner)))
        refusals.push(refusal('EVALUATION_PLAN_EXISTS', { field: 'workYear', params: { year: workYear } }));
      if (refusals.length > 0) throw refused(refusals);
      const rules = await this.organizations.parameters(workYear);
      const id = newId();
      await this.uow.insert(YearPlanEntity, [
        { id, workYear, ownerAgencyId: owner, criteria: readCriteria(rules.rule('eval.criteria')) ?? [] },
      ]);
      this.audit.record({ entity: 'evaluation.year_plan', entityId: id, action: 'begun', fields: { workYear, owner } });
      return id;
    });
  }

  /** Takes over what was offered, with the points that follow from money and turn; the others are judged by people. */
  propose(planId: string, subjectYear: number, objects: readonly ObjectToPropose[]): Promise<string> {
    return this.uow.write(async () => {
      const plan = await this.open(planId);
      const rules = await this.organizations.parameters(plan.workYear);
      const cycle = rules.rule('eval.rotationYears');
      const of = { workYear: plan.workYear, subjectYear, owner: plan.ownerAgencyId, text: null, cycle };
      const offered = [
        ...(await this.reads.wholeProposals({ ...of, first: 2000 })),
        ...(await this.reads.projectProposals({ ...of, first: 5000 })),
      ];
      const keyOf = (one: ObjectToPropose): string => `${one.objectType}/${one.projectId ?? one.agencyId}`;
      const byKey = new Map(offered.map((one) => [keyOf(one), one]));
      const chosen = objects.map((one) => byKey.get(keyOf(one)));
      const refusals = chosen.flatMap((one, i) => {
        const field = `objects[${i}]`;
        if (!one) return [refusal('NOT_FOUND', { field })];
        const params = { year: subjectYear, title: one.title };
        return chosen.indexOf(one) < i ? [refusal('EVALUATION_TWICE', { ruleId: 'E-11', field, params })] : [];
      });
      if (refusals.length > 0) throw refused(refusals);
      const largest = Math.max(...offered.map(({ amount }) => Number(amount)), 0).toFixed(2);
      await this.uow.insert(
        PlanCandidateEntity,
        chosen.map((one) => {
          const scores = suggested(plan, one!, largest, cycle);
          const { objectType, projectId, agencyId, title, amount, lastYear } = one!;
          const facts = { objectType, projectId, agencyId, title, amount, lastYear };
          return { id: newId(), planId, subjectYear, ...facts, scores, points: candidateTotal(scores) };
        }),
      );
      this.audit.record({
        entity: 'evaluation.year_plan',
        entityId: planId,
        action: 'candidatesTaken',
        fields: { objects: objects.length },
      });
      return planId;
    });
  }

  saveCandidate(draft: CandidateToSave): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const plan = await this.open(draft.planId);
      const known = await this.reads.candidates([plan.id]);
      const old = draft.id ? known.find(({ id }) => id === draft.id) : null;
      if (draft.id && !old) throw notFound('id');
      const scores = Object.fromEntries(draft.scores.map(({ code, points }) => [code, points.trim()]));
      const refusals = [...(await this.check(draft, plan)), ...checkCandidateScores(plan.criteria, scores, 'scores')];
      const object = await this.objects.find(draft, plan.ownerAgencyId, refusals);
      refusals.push(...(await this.twice({ ...draft, ...object }, plan, known)));
      if (refusals.length > 0) throw refused(refusals);
      const facts = {
        title: draft.title.trim(),
        amount: object.amount ?? '0.00',
        area: draft.area ?? null,
        points: candidateTotal(scores),
        decision: draft.decision,
        reason: draft.reason?.trim() || null,
        method: draft.method ?? null,
      };
      if (old) {
        const version = draft.expectedCandidateVersion ?? old.version;
        await updateVersioned(this.uow, 'evaluation.plan_candidate', jurisdictionId, old.id, version, {
          ...facts,
          scores: JSON.stringify(scores),
        });
      } else {
        const { objectType, subjectYear } = draft;
        const { projectId, agencyId } = object;
        await this.uow.insert(PlanCandidateEntity, [
          { id: newId(), planId: plan.id, objectType, subjectYear, projectId, agencyId, ...facts, scores },
        ]);
      }
      this.audit.record({
        entity: 'evaluation.year_plan',
        entityId: plan.id,
        action: 'candidateSaved',
        fields: { ...draft, scores },
      });
      return plan.id;
    });
  }

  remove(planId: string, candidateId: string): Promise<string> {
    return this.uow.write(async () => {
      const plan = await this.open(planId);
      const gone = await this.uow.affect(
        'DELETE FROM evaluation.plan_candidate WHERE jurisdiction_id = $1 AND plan_id = $2 AND id = $3',
        [currentActor().jurisdictionId, plan.id, candidateId],
      );
      if (gone === 0) throw notFound('candidateId');
      this.audit.record({
        entity: 'evaluation.year_plan',
        entityId: plan.id,
        action: 'candidateRemoved',
        fields: { candidateId },
      });
      return plan.id;
    });
  }

  private async check(draft: CandidateToSave, plan: YearPlanRecord): Promise<Refusal[]> {
    const rules = await this.organizations.parameters(plan.workYear);
    const areas = (readAreas(rules.rule('eval.areas')) ?? []).map(({ code }) => code);
    const isUnreasoned = draft.decision === 'SELECTED' && !(draft.reason?.trim() && draft.method);
    const choice = (value: string | null | undefined, known: readonly string[], field: string): Refusal[] =>
      !value || known.includes(value) ? [] : [refusal('EVALUATION_CHOICE_UNKNOWN', { field, params: { value } })];
    return [
      ...(draft.title.trim() ? [] : [refusal('REQUIRED', { field: 'title' })]),
      ...choice(draft.objectType, plan.ownerAgencyId ? DEPARTMENT_OBJECTS : EVALUATION_OBJECTS, 'objectType'),
      ...choice(draft.decision, DECISIONS, 'decision'),
      ...choice(draft.method, EVALUATORS, 'method'),
      ...(!draft.area || areas.includes(draft.area)
        ? []
        : [refusal('AREA_UNKNOWN', { ruleId: 'E-11', field: 'area', params: { area: draft.area } })]),
      ...(isUnreasoned
        ? [
            refusal('CANDIDATE_REASON_REQUIRED', {
              ruleId: 'E-11',
              field: draft.reason?.trim() ? 'method' : 'reason',
              params: { title: draft.title },
            }),
          ]
        : []),
    ];
  }

  /** An object of a year stands in the plan once, and is not chosen where it was listed outside of the plan. */
  private async twice(
    draft: CandidateToSave & Pick<EvaluatedObject, 'agencyId' | 'projectId'>,
    plan: YearPlanRecord,
    known: readonly CandidateRecord[],
  ): Promise<Refusal[]> {
    const about = {
      ruleId: 'E-11',
      field: draft.objectType === 'PROJECT' ? 'projectId' : 'agencyId',
      params: { year: draft.subjectYear, title: draft.title.trim() },
    };
    const isOne = ['PROJECT', ...WHOLE_OBJECTS].includes(draft.objectType);
    if (isOne && known.some((one) => one.id !== draft.id && objectKey(one) === objectKey(draft)))
      return [refusal('EVALUATION_TWICE', about)];
    if (draft.decision !== 'SELECTED') return [];
    const before = await this.listed.listedBefore(plan.ownerAgencyId ? 'DEPARTMENT' : 'FINANCE', [draft]);
    return before.size > 0 ? [refusal('EVALUATION_TWICE', { ...about, wayOut: 'LEAVE_CANDIDATE_OUT' })] : [];
  }

  private async open(planId: string): Promise<YearPlanRecord> {
    const [plan] = await this.reads.visible(currentActor(), [planId], true);
    if (!plan) throw notFound('planId');
    demandPlanner(currentActor(), plan.ownerAgencyId);
    if (plan.state !== 'DRAFT')
      throw refused([
        refusal('STATE_INVALID', {
          field: 'state',
          params: { state: plan.state, action: 'saveCandidate', allowed: 'DRAFT' },
        }),
      ]);
    return plan;
  }
}

/** Points that the records themselves give: by money and by turn, where the plan has such criteria. */
function suggested(
  { criteria, workYear }: YearPlanRecord,
  { amount, lastYear }: ProposalRecord,
  largest: string,
  cycle: number,
): Record<string, string> {
  const of = (code: string): SelectionCriterion | undefined => criteria.find((one) => one.code === code);
  const [money, turn] = [of('AMOUNT'), of('ROTATION')];
  return {
    ...(money ? { AMOUNT: amountPoints(amount, largest, money.points) } : {}),
    ...(turn ? { ROTATION: rotationPoints(lastYear, workYear, cycle, turn.points) } : {}),
  };
}
