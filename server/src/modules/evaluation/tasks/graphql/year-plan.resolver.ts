import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { departmentPlanWorkflow, evaluationPlanWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { type CandidateRecord, PlanQueries } from '../application/plan-queries.js';
import { YearPlanBinding } from '../application/year-plan-binding.js';
import { YearPlans } from '../application/year-plans.js';
import {
  DepartmentPlanObject,
  EvaluationAreaObject,
  MoveYearPlanInput,
  PlanCandidateObject,
  PlanYearObject,
  ProposalObject,
  ProposalsArgs,
  SaveCandidateInput,
  TakeProposalsInput,
  YearPlanObject,
} from './year-plan.objects.js';

@Resolver(() => YearPlanObject)
export class YearPlanResolver {
  private readonly candidatesOf = batched<CandidateRecord[]>((ids) => this.queries.candidates(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>((ids) => this.binding.actionsOf(ids), []);

  constructor(
    private readonly queries: PlanQueries,
    private readonly plans: YearPlans,
    private readonly binding: YearPlanBinding,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => YearPlanObject, {
    nullable: true,
    description: 'The bureau’s, to the bureau; a department’s, to itself and once it is reported to the bureau.',
  })
  evaluationYearPlan(
    @Args('workYear', { type: () => Int }) workYear: number,
    @Args('departmentId', { type: () => ID, nullable: true }) departmentId?: string | null,
  ): Promise<YearPlanObject | null> {
    return this.queries.plan(workYear, departmentId ?? null);
  }

  @Requires('evaluation.read')
  @Query(() => [DepartmentPlanObject], {
    description: 'To the bureau: every department with its plan of the year, those without one as well.',
  })
  departmentEvaluationPlans(@Args('workYear', { type: () => Int }) workYear: number): Promise<DepartmentPlanObject[]> {
    return this.queries.departments(workYear);
  }

  @Requires('evaluation.read')
  @Query(() => [ProposalObject], { description: 'To whoever draws the plan up.' })
  evaluationProposals(@Args() args: ProposalsArgs): Promise<ProposalObject[]> {
    return this.queries.proposals(args);
  }

  @Requires('evaluation.read')
  @Query(() => [PlanYearObject], { description: 'Of the bureau or of a department; at most twenty years.' })
  evaluationPlanYears(
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
    @Args('departmentId', { type: () => ID, nullable: true }) departmentId?: string | null,
  ): Promise<PlanYearObject[]> {
    return this.queries.years(from, to, departmentId ?? null);
  }

  @Requires('evaluation.read')
  @Query(() => [EvaluationAreaObject])
  evaluationAreas(@Args('workYear', { type: () => Int }) workYear: number): Promise<EvaluationAreaObject[]> {
    return this.queries.areas(workYear);
  }

  @Inherits()
  @ResolveField(() => [PlanCandidateObject])
  async candidates(@Parent() plan: YearPlanObject): Promise<PlanCandidateObject[]> {
    return (await this.candidatesOf(plan.id)).map((row) => ({
      ...row,
      scores: Object.entries(row.scores).map(([code, points]) => ({ code, points })),
    }));
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() plan: YearPlanObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(plan.id);
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'Of the bureau, or of the own department: whose plan it is decides.' })
  async beginYearPlan(
    @Args('workYear', { type: () => Int }) workYear: number,
    @Args('departmentId', { type: () => ID, nullable: true }) departmentId?: string | null,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<YearPlanObject> {
    const input = { workYear, departmentId: departmentId ?? null };
    const id = await this.idempotency.once('beginYearPlan', key, input, () =>
      this.plans.begin(workYear, input.departmentId),
    );
    return this.queries.byId(id);
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'Whose plan it is decides.' })
  async takeEvaluationProposals(@Args('input') input: TakeProposalsInput): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.propose(input.planId, input.subjectYear, input.objects));
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'Whose plan it is decides.' })
  async saveEvaluationCandidate(@Args('input') input: SaveCandidateInput): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.saveCandidate(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'Whose plan it is decides.' })
  async removeEvaluationCandidate(
    @Args('planId', { type: () => ID }) planId: string,
    @Args('candidateId', { type: () => ID }) candidateId: string,
  ): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.remove(planId, candidateId));
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveYearPlan(@Args('input') input: MoveYearPlanInput): Promise<YearPlanObject> {
    const { ownerAgencyId } = await this.queries.byId(input.id);
    await this.transitions.transition({
      workflow: (ownerAgencyId ? departmentPlanWorkflow : evaluationPlanWorkflow).name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
      input: { documentNo: input.documentNo ?? null },
    });
    return this.queries.byId(input.id);
  }
}
