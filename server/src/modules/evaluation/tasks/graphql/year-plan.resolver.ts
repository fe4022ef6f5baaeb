import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { evaluationPlanWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { type CandidateRecord, PlanQueries } from '../application/plan-queries.js';
import { YearPlans } from '../application/year-plans.js';
import {
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
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(evaluationPlanWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: PlanQueries,
    private readonly plans: YearPlans,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => YearPlanObject, { nullable: true, description: 'Null for whoever is not of the bureau.' })
  evaluationYearPlan(@Args('workYear', { type: () => Int }) workYear: number): Promise<YearPlanObject | null> {
    return this.queries.plan(workYear);
  }

  @Requires('financeEvaluation.plan')
  @Query(() => [ProposalObject])
  evaluationProposals(@Args() args: ProposalsArgs): Promise<ProposalObject[]> {
    return this.queries.proposals(args);
  }

  @Requires('evaluation.read')
  @Query(() => [PlanYearObject], { description: 'Of the bureau; at most twenty years.' })
  evaluationPlanYears(
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<PlanYearObject[]> {
    return this.queries.years(from, to);
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

  @Requires('financeEvaluation.plan')
  @Mutation(() => YearPlanObject)
  async beginYearPlan(
    @Args('workYear', { type: () => Int }) workYear: number,
    @Args('idempotencyKey', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<YearPlanObject> {
    const id = await this.idempotency.once('beginYearPlan', key, { workYear }, () => this.plans.begin(workYear));
    return this.queries.byId(id);
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => YearPlanObject)
  async takeEvaluationProposals(@Args('input') input: TakeProposalsInput): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.propose(input.planId, input.subjectYear, input.objects));
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => YearPlanObject)
  async saveEvaluationCandidate(@Args('input') input: SaveCandidateInput): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.saveCandidate(input));
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => YearPlanObject)
  async removeEvaluationCandidate(
    @Args('planId', { type: () => ID }) planId: string,
    @Args('candidateId', { type: () => ID }) candidateId: string,
  ): Promise<YearPlanObject> {
    return this.queries.byId(await this.plans.remove(planId, candidateId));
  }

  @Requires('evaluation.read')
  @Mutation(() => YearPlanObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveYearPlan(@Args('input') input: MoveYearPlanInput): Promise<YearPlanObject> {
    await this.transitions.transition({
      workflow: evaluationPlanWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
      input: { documentNo: input.documentNo ?? null },
    });
    return this.queries.byId(input.id);
  }
}
