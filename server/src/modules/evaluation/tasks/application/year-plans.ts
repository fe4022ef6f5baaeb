import { Injectable } from '@nestjs/common';
import {
  amountPoints,
  candidateTotal,
  checkCandidateScores,
  EVALUATION_OBJECTS,
  EVALUATORS,
  inHouseOnly,
  outsiderOf,
  parseMoney,
  readAreas,
  readCriteria,
  type Refusal,
  refusal,
  rotationPoints,
  type SelectionCriterion,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { PlanCandidateEntity, YearPlanEntity } from '../persistence/year-plan.entity.js';
import { type ProposalRecord, type YearPlanRecord, YearPlanReads } from '../persistence/year-plan.reads.js';

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

/** 年度财政重点评价计划: what is judged and chosen for a year (R136, R137, R153). */
@Injectable()
export class YearPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: YearPlanReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  begin(workYear: number): Promise<string> {
    return this.uow.write(async () => {
      if (workYear < 2000 || workYear > 2100)
        throw refused([refusal('YEAR_INVALID', { field: 'workYear', params: { year: workYear } })]);
      if (await this.reads.idOf(workYear))
        throw refused([refusal('EVALUATION_PLAN_EXISTS', { field: 'workYear', params: { year: workYear } })]);
      const rules = await this.organizations.parameters(workYear);
      const id = newId();
      await this.uow.insert(YearPlanEntity, [
        { id, workYear, criteria: readCriteria(rules.rule('eval.criteria')) ?? [] },
      ]);
      this.audit.record({ entity: 'evaluation.year_plan', entityId: id, action: 'begun', fields: { workYear } });
      return id;
    });
  }

  /** Takes over what was offered, with the points that follow from money and turn; the others are judged by people. */
  propose(planId: string, subjectYear: number, objects: readonly ObjectToPropose[]): Promise<string> {
    return this.uow.write(async () => {
      const plan = await this.open(planId);
      const offered = [
        ...(await this.reads.wholeProposals(plan.workYear, subjectYear, null, 2000)),
        ...(await this.reads.projectProposals(plan.workYear, subjectYear, null, 5000)),
      ];
      const keyOf = (one: ObjectToPropose): string => `${one.objectType}/${one.projectId ?? one.agencyId}`;
      const byKey = new Map(offered.map((one) => [keyOf(one), one]));
      const chosen = objects.map((one) => byKey.get(keyOf(one)));
      const refusals = chosen.flatMap((one, i) => (one ? [] : [refusal('NOT_FOUND', { field: `objects[${i}]` })]));
      if (refusals.length > 0) throw refused(refusals);
      const largest = Math.max(...offered.map(({ amount }) => Number(amount)), 0).toFixed(2);
      const rules = await this.organizations.parameters(plan.workYear);
      const cycle = rules.rule('eval.rotationYears');
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
      const object = await this.objectOf(draft, refusals);
      if (refusals.length > 0) throw refused(refusals);
      const facts = {
        title: draft.title.trim(),
        amount: object.amount,
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
      ...choice(draft.objectType, EVALUATION_OBJECTS, 'objectType'),
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

  private async objectOf(
    draft: CandidateToSave,
    refusals: Refusal[],
  ): Promise<{ projectId: string | null; agencyId: string; amount: string }> {
    const parsed = draft.amount ? parseMoney(draft.amount, { field: 'amount' }) : null;
    if (parsed && !parsed.ok) refusals.push(parsed.refusal);
    const typed = parsed?.ok ? parsed.value : null;
    const inside = (secrecy: string): Refusal[] => {
      const outsider = outsiderOf(draft.method ?? 'OWN', null);
      return outsider
        ? inHouseOnly({ isClassified: secrecy === 'CLASSIFIED', title: draft.title }, outsider, 'method')
        : [];
    };
    if (draft.objectType === 'PROJECT') {
      const project = draft.projectId ? await this.projects.visible(draft.projectId) : null;
      if (!project) throw notFound('projectId');
      refusals.push(...inside(project.secrecy));
      const [money] = await this.projects.execution([project.id], `${draft.subjectYear}-12-31`);
      return { projectId: project.id, agencyId: project.agencyId, amount: typed ?? money?.adjustedBudget ?? '0.00' };
    }
    const [agency] = draft.agencyId ? await this.organizations.agencies([draft.agencyId]) : [];
    if (!agency) throw notFound('agencyId');
    refusals.push(...inside(agency.secrecy));
    if (agency.level < 1) refusals.push(refusal('NOT_A_BUDGET_UNIT', { ruleId: 'E-11', field: 'agencyId' }));
    return { projectId: null, agencyId: agency.id, amount: typed ?? '0.00' };
  }

  private async open(planId: string): Promise<YearPlanRecord> {
    const [plan] = await this.reads.visible(currentActor(), [planId], true);
    if (!plan) throw notFound('planId');
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
