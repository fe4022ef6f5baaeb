import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { compareMoney, ZERO } from '@jixiao/shared';
import { IdempotencyService, Requires } from '../../../../platform/graphql/index.js';
import { ProjectObject } from '../../../projects/index.js';
import { AppraisalQueries } from '../application/appraisal-queries.js';
import { BudgetReviews } from '../application/budget-reviews.js';
import { RecordBudgetReviewInput, SavePreparationInput } from './appraisal.inputs.js';
import { AppraisalObject, BudgetReviewObject, PreparationObject } from './appraisal.objects.js';

/** Appraisal, budget review and preparation of a project, declared here because the earlier module does not know them. */
@Resolver(() => ProjectObject)
export class ProjectAppraisalResolver {
  constructor(
    private readonly queries: AppraisalQueries,
    private readonly reviews: BudgetReviews,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('appraisal.read')
  @ResolveField(() => AppraisalObject, { nullable: true })
  appraisal(@Parent() project: ProjectObject): Promise<AppraisalObject | null> {
    return this.queries.ofProject(project.id);
  }

  @Requires('appraisal.read')
  @ResolveField(() => BudgetReviewObject, { nullable: true, description: 'The latest; its amount is the ceiling.' })
  async budgetReview(@Parent() project: ProjectObject): Promise<BudgetReviewObject | null> {
    const row = await this.queries.budgetReview(project.id);
    return row && { ...row, result: resultOf(row.appliedAmount, row.reviewedAmount) };
  }

  @Requires('appraisal.read')
  @ResolveField(() => PreparationObject, { nullable: true })
  async preparation(@Parent() project: ProjectObject): Promise<PreparationObject | null> {
    const row = await this.queries.preparation(project.id);
    if (!row) return null;
    const { preparation } = await this.queries.yearRules(project.budgetYear);
    return { ...row, required: [...(preparation[row.projectType] ?? [])] };
  }

  @Requires('budgetReview.record')
  @Mutation(() => ProjectObject)
  async recordBudgetReview(
    @Args('input') { idempotencyKey, ...input }: RecordBudgetReviewInput,
  ): Promise<ProjectObject> {
    const id = await this.idempotency.once('recordBudgetReview', idempotencyKey, input, () =>
      this.reviews.record(input),
    );
    return this.reviews.project(id);
  }

  @Requires('appraisal.prepare')
  @Mutation(() => ProjectObject)
  async savePreparation(@Args('input') { idempotencyKey, ...input }: SavePreparationInput): Promise<ProjectObject> {
    const id = await this.idempotency.once('savePreparation', idempotencyKey, input, () =>
      this.reviews.savePreparation(input),
    );
    return this.reviews.project(id);
  }
}

function resultOf(applied: string, reviewed: string): string {
  if (compareMoney(reviewed, ZERO) === 0) return 'REJECTED';
  return { [-1]: 'REDUCED', 0: 'AGREED', 1: 'INCREASED' }[compareMoney(reviewed, applied)];
}
