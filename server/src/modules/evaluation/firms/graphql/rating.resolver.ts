import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { qualityRatingWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, DateScalar, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { FirmQueries } from '../application/firm-queries.js';
import { SecondScores } from '../application/second-scores.js';
import { QualityRatings } from '../application/quality-ratings.js';
import { presentRating } from './rating.presenter.js';
import {
  MoveRatingInput,
  QualityRatingObject,
  QualityRowObject,
  RatingLineObject,
  SaveRatingInput,
  SecondScoreObject,
} from './rating.objects.js';

@Resolver(() => QualityRatingObject)
export class RatingResolver {
  private readonly rowsOf = batched<QualityRowObject[]>((ids) => this.queries.ratingRows(ids), []);
  private readonly secondOf = batched<SecondScoreObject[]>((ids) => this.seconds.ofRatings(ids), []);
  private readonly lastDaysOf = batched<string | null>((ids) => this.queries.objectionDays(ids), null);
  private readonly linesOf = batched<RatingLineObject[]>((ids) => this.queries.ratingLines(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(qualityRatingWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: FirmQueries,
    private readonly useCases: QualityRatings,
    private readonly seconds: SecondScores,
    private readonly transitions: TransitionService,
  ) {}

  @Requires('engagement.read')
  @Query(() => [QualityRatingObject], { description: 'To a firm: its own, from the day on which it was issued.' })
  qualityRatings(@Args('workYear', { type: () => Int }) workYear: number): Promise<QualityRatingObject[]> {
    return this.queries.ratingsOfYear(workYear).then((ratings) => ratings.map(presentRating));
  }

  @Requires('engagement.read')
  @Query(() => QualityRatingObject)
  qualityRating(@Args('id', { type: () => ID }) id: string): Promise<QualityRatingObject> {
    return this.queries.rating(id).then(presentRating);
  }

  @Inherits()
  @ResolveField(() => [QualityRowObject])
  rows(@Parent() rating: QualityRatingObject): Promise<QualityRowObject[]> {
    return this.rowsOf(rating.id);
  }

  @Inherits()
  @ResolveField(() => [SecondScoreObject], { description: 'One for each evaluation of the engagement.' })
  secondScores(@Parent() rating: QualityRatingObject): Promise<SecondScoreObject[]> {
    return this.secondOf(rating.id);
  }

  @Inherits()
  @ResolveField(() => DateScalar, { nullable: true })
  objectionDueOn(@Parent() rating: QualityRatingObject): Promise<string | null> {
    return this.lastDaysOf(rating.id);
  }

  @Inherits()
  @ResolveField(() => [RatingLineObject])
  lines(@Parent() rating: QualityRatingObject): Promise<RatingLineObject[]> {
    return this.linesOf(rating.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() rating: QualityRatingObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(rating.id);
  }

  @Requires('engagement.manage')
  @Mutation(() => QualityRatingObject)
  async beginQualityRating(
    @Args('engagementId', { type: () => ID }) engagementId: string,
  ): Promise<QualityRatingObject> {
    return this.qualityRating(await this.useCases.begin(engagementId));
  }

  @Requires('engagement.manage')
  @Mutation(() => QualityRatingObject)
  async saveQualityRating(@Args('input') input: SaveRatingInput): Promise<QualityRatingObject> {
    const rechecks = input.rechecks.map(({ taskId, rows }) => ({
      taskId,
      rows: rows.map(({ frameworkRowId, reason, present, ...found }) => ({
        frameworkRowId,
        reason,
        input: { ...found, ...(present ? { present } : {}) },
      })),
    }));
    return this.qualityRating(await this.useCases.save({ ...input, rechecks }));
  }

  @Requires('engagement.read')
  @Mutation(() => QualityRatingObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveQualityRating(@Args('input') input: MoveRatingInput): Promise<QualityRatingObject> {
    await this.transitions.transition({
      workflow: qualityRatingWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
    });
    return this.qualityRating(input.id);
  }
}
