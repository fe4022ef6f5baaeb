import { Injectable } from '@nestjs/common';
import { parseMoney, type Refusal, refusal, WHOLE_OBJECTS } from '@jixiao/shared';
import { notFound } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { EvaluatedObjectReads, objectKey } from '../persistence/evaluated-object.reads.js';

export interface ObjectToEvaluate {
  objectType: string;
  /** The project; for every other object the unit. */
  projectId?: string | null;
  agencyId?: string | null;
  subjectYear: number;
  /** Yuan; what is left out is taken from the records. */
  amount?: string | null;
}

export interface ChosenObject {
  readonly projectId: string | null;
  readonly agencyId: string;
  /** Null where nobody typed it and no record tells it. */
  readonly amount: string | null;
  readonly selfEvaluationId: string | null;
  /** Of a state secret: nothing but this code is registered. */
  readonly stub: string | null;
}

type Found = Omit<ChosenObject, 'selfEvaluationId'> & { readonly refused: Refusal };

/** Looks an object of evaluation up, the same for the plans and for what is listed outside of them. */
@Injectable()
export class EvaluatedObjects {
  constructor(
    private readonly reads: EvaluatedObjectReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
  ) {}

  /**
   * @param department whose own evaluation it is; null: the bureau's
   * @param takesStubs whether a state secret may be registered, by its code alone (E-21)
   */
  async find(
    draft: ObjectToEvaluate,
    department: string | null,
    refusals: Refusal[],
    takesStubs = false,
  ): Promise<ChosenObject> {
    const parsed = draft.amount?.trim() ? parseMoney(draft.amount, { field: 'amount' }) : null;
    if (parsed && !parsed.ok) refusals.push(parsed.refusal);
    const typed = parsed?.ok ? parsed.value : null;
    const found =
      draft.objectType === 'PROJECT'
        ? await this.project(draft, department)
        : await this.body(draft, department, refusals);
    if (found.stub !== null && !takesStubs) refusals.push(found.refused);
    const { refused: _refused, ...facts } = found;
    const key = { ...found, objectType: draft.objectType, subjectYear: draft.subjectYear };
    const selfEvaluationId = (await this.reads.selfEvaluationsOf([key])).get(objectKey(key)) ?? null;
    return { ...facts, amount: facts.stub === null ? (typed ?? facts.amount) : '0.00', selfEvaluationId };
  }

  private async project({ projectId, subjectYear }: ObjectToEvaluate, department: string | null): Promise<Found> {
    const project = projectId ? await this.projects.visible(projectId) : null;
    if (!project || !(await this.isOf(department, project.agencyId))) throw notFound('projectId');
    const [money] = await this.projects.execution([project.id], `${subjectYear}-12-31`);
    return {
      projectId: project.id,
      agencyId: project.agencyId,
      amount: money?.adjustedBudget ?? '0.00',
      stub: project.secrecy === 'CLASSIFIED' ? project.code : null,
      refused: refusal('CLASSIFIED_STUB', { ruleId: 'C31', field: 'projectId' }),
    };
  }

  private async body(
    { agencyId, objectType, subjectYear }: ObjectToEvaluate,
    department: string | null,
    refusals: Refusal[],
  ): Promise<Found> {
    const [agency] = agencyId ? await this.organizations.agencies([agencyId]) : [];
    if (!agency || !(await this.isOf(department, agency.id))) throw notFound('agencyId');
    const { id, name, level } = agency;
    const about = { ruleId: 'E-11', field: 'agencyId' };
    if (level < 1) refusals.push(refusal('NOT_A_BUDGET_UNIT', about));
    if (objectType === 'DEPARTMENT_WHOLE' && level > 1)
      refusals.push(refusal('NOT_A_DEPARTMENT', { ...about, params: { name }, wayOut: 'LIST_AS_UNIT' }));
    if (department === id) refusals.push(refusal('NOT_A_SUBORDINATE', { ...about, wayOut: 'CHOOSE_SUBORDINATE' }));
    const amount = WHOLE_OBJECTS.includes(objectType)
      ? await this.reads.wholeAmount(id, objectType, subjectYear)
      : null;
    return {
      projectId: null,
      agencyId: id,
      amount,
      stub: agency.secrecy === 'CLASSIFIED' ? agency.code : null,
      refused: refusal('OBJECT_CLASSIFIED', { ...about, ruleId: 'C31', params: { name } }),
    };
  }

  private async isOf(department: string | null, agencyId: string): Promise<boolean> {
    return department === null || (await this.reads.below(department, [agencyId])).has(agencyId);
  }
}
