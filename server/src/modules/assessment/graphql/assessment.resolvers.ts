import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { assessmentSheetWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { AssessmentQueries } from '../application/assessment-queries.js';
import { Schemes } from '../application/schemes.js';
import { AssessmentSheets } from '../application/sheets.js';
import {
  AnnounceAssessmentInput,
  AspectObject,
  AssessmentRowObject,
  AssessmentSheetConnection,
  AssessmentSheetObject,
  MoveAssessmentSheetInput,
  OpenSchemeInput,
  RankingArgs,
  SaveAssessmentScoresInput,
  SchemeObject,
} from './assessment.objects.js';

@Resolver(() => SchemeObject)
export class SchemeResolver {
  private readonly aspectsOf = batched<AspectObject[]>((ids) => this.queries.aspects(ids), []);

  constructor(
    private readonly queries: AssessmentQueries,
    private readonly useCases: Schemes,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('assessment.read')
  @Query(() => [SchemeObject])
  assessmentSchemes(@Args('workYear', { type: () => Int }) workYear: number): Promise<SchemeObject[]> {
    return this.queries.schemes(workYear);
  }

  @Inherits()
  @ResolveField(() => [AspectObject])
  aspects(@Parent() scheme: SchemeObject): Promise<AspectObject[]> {
    return this.aspectsOf(scheme.id);
  }

  @Requires('assessment.manage')
  @Mutation(() => SchemeObject)
  async openAssessment(@Args('input') { idempotencyKey, ...input }: OpenSchemeInput): Promise<SchemeObject> {
    const id = await this.idempotency.once('openAssessment', idempotencyKey, input, () => this.useCases.open(input));
    return this.queries.scheme(input.workYear, id);
  }

  @Requires('assessment.manage')
  @Mutation(() => SchemeObject, { description: 'Numbers the circular (通报).' })
  async announceAssessment(
    @Args('input') { idempotencyKey, ...input }: AnnounceAssessmentInput,
  ): Promise<SchemeObject> {
    const id = await this.idempotency.once('announceAssessment', idempotencyKey, input, () =>
      this.useCases.announce(input.schemeId, input.workYear, input.circularNo),
    );
    return this.queries.scheme(input.workYear, id);
  }
}

@Resolver(() => AssessmentSheetObject)
export class AssessmentSheetResolver {
  private readonly rowsOf = batched<AssessmentRowObject[]>((ids) => this.queries.rows(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(assessmentSheetWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: AssessmentQueries,
    private readonly useCases: AssessmentSheets,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('assessment.read')
  @Query(() => AssessmentSheetConnection, { description: 'Units in the order of their ranks.' })
  assessmentRanking(@Args() args: RankingArgs): Promise<Page<AssessmentSheetObject>> {
    return this.queries.ranking(args.workYear, args.first, args.after);
  }

  @Requires('assessment.read')
  @Query(() => AssessmentSheetObject)
  assessmentSheet(@Args('id', { type: () => ID }) id: string): Promise<AssessmentSheetObject> {
    return this.queries.sheet(id);
  }

  @Inherits()
  @ResolveField(() => [AssessmentRowObject])
  rows(@Parent() sheet: AssessmentSheetObject): Promise<AssessmentRowObject[]> {
    return this.rowsOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() sheet: AssessmentSheetObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(sheet.id);
  }

  @Requires('assessment.selfScore')
  @Mutation(() => AssessmentSheetObject)
  async saveSelfScores(
    @Args('input') { idempotencyKey, ...input }: SaveAssessmentScoresInput,
  ): Promise<AssessmentSheetObject> {
    const id = await this.idempotency.once('saveSelfScores', idempotencyKey, input, () =>
      this.useCases.saveScores(input.id, input.expectedVersion, input.scores, 'SELF'),
    );
    return this.queries.sheet(id);
  }

  @Requires('assessment.review')
  @Mutation(() => AssessmentSheetObject)
  async saveReviewScores(
    @Args('input') { idempotencyKey, ...input }: SaveAssessmentScoresInput,
  ): Promise<AssessmentSheetObject> {
    const id = await this.idempotency.once('saveReviewScores', idempotencyKey, input, () =>
      this.useCases.saveScores(input.id, input.expectedVersion, input.scores, 'REVIEW'),
    );
    return this.queries.sheet(id);
  }

  @Requires('assessment.read')
  @Mutation(() => AssessmentSheetObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveAssessmentSheet(
    @Args('input') { idempotencyKey, ...input }: MoveAssessmentSheetInput,
  ): Promise<AssessmentSheetObject> {
    await this.idempotency.once('moveAssessmentSheet', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow: assessmentSheetWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
      }),
    );
    return this.queries.sheet(input.id);
  }
}
