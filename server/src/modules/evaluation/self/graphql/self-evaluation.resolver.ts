import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { selfEvaluationWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { SelfEvaluationQueries } from '../application/self-evaluation-queries.js';
import { DivisionOpinion } from '../application/division-opinion.js';
import { OpenSelfEvaluations } from '../application/open-sheets.js';
import { gradeKey, GradeWords } from '../../tasks/application/grade-words.js';
import { SaveSelfEvaluation } from '../application/save-sheet.js';
import {
  MoveSelfEvaluationInput,
  OpenSelfEvaluationsInput,
  SaveDivisionOpinionInput,
  SaveSelfEvaluationInput,
} from './self-evaluation.inputs.js';
import {
  SelfEvaluationConnection,
  SelfEvaluationObject,
  SelfEvaluationRowObject,
  SelfEvaluationsArgs,
} from './self-evaluation.objects.js';

@Resolver(() => SelfEvaluationObject)
export class SelfEvaluationResolver {
  private readonly rowsOf = batched<SelfEvaluationRowObject[]>((ids) => this.queries.rows(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(selfEvaluationWorkflow.name, ids),
    [],
  );

  private readonly labelsOf = batched<string | null>((keys) => this.grades.of(keys), null);

  constructor(
    private readonly queries: SelfEvaluationQueries,
    private readonly grades: GradeWords,
    private readonly opening: OpenSelfEvaluations,
    private readonly saves: SaveSelfEvaluation,
    private readonly opinions: DivisionOpinion,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => SelfEvaluationConnection)
  selfEvaluations(@Args() args: SelfEvaluationsArgs): Promise<Page<SelfEvaluationObject>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('evaluation.read')
  @Query(() => SelfEvaluationObject)
  selfEvaluation(@Args('id', { type: () => ID }) id: string): Promise<SelfEvaluationObject> {
    return this.queries.one(id);
  }

  @Inherits()
  @ResolveField(() => [SelfEvaluationRowObject])
  rows(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationRowObject[]> {
    return this.rowsOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => String, { nullable: true, description: 'The grade in the words of the place.' })
  async gradeLabel(@Parent() { workYear, grade }: SelfEvaluationObject): Promise<string | null> {
    return grade === null ? null : this.labelsOf(gradeKey(workYear, grade));
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() sheet: SelfEvaluationObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(sheet.id);
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => Int, { description: 'Number of sheets that were opened.' })
  openSelfEvaluations(@Args('input') { idempotencyKey, ...input }: OpenSelfEvaluationsInput): Promise<number> {
    return this.idempotency.once('openSelfEvaluations', idempotencyKey, input, () => this.opening.open(input));
  }

  @Requires('selfEvaluation.fill')
  @Mutation(() => SelfEvaluationObject)
  async saveSelfEvaluation(
    @Args('input') { idempotencyKey, ...input }: SaveSelfEvaluationInput,
  ): Promise<SelfEvaluationObject> {
    const id = await this.idempotency.once('saveSelfEvaluation', idempotencyKey, input, () => this.saves.run(input));
    return this.queries.one(id);
  }

  @Requires('selfEvaluation.review')
  @Mutation(() => SelfEvaluationObject, {
    description: 'The division confirms the figures and says what it thinks of the whole.',
  })
  async saveDivisionOpinion(
    @Args('input') { idempotencyKey, ...input }: SaveDivisionOpinionInput,
  ): Promise<SelfEvaluationObject> {
    await this.idempotency.once('saveDivisionOpinion', idempotencyKey, input, () => this.opinions.save(input));
    return this.queries.one(input.id);
  }

  @Requires('evaluation.read')
  @Mutation(() => SelfEvaluationObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveSelfEvaluation(
    @Args('input') { idempotencyKey, ...input }: MoveSelfEvaluationInput,
  ): Promise<SelfEvaluationObject> {
    await this.idempotency.once('moveSelfEvaluation', idempotencyKey, input, () =>
      this.transitions.transition({
        workflow: selfEvaluationWorkflow.name,
        action: input.action,
        ids: [input.id],
        expectedVersions: new Map([[input.id, input.expectedVersion]]),
        comment: input.comment ?? null,
      }),
    );
    return this.queries.one(input.id);
  }
}
