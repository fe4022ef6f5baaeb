import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { recheckWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { SelfEvaluationObject } from '../../self/graphql/self-evaluation.objects.js';
import { DrawRecheck } from '../application/draw-recheck.js';
import { RecheckQueries } from '../application/recheck-queries.js';
import { Rechecks } from '../application/rechecks.js';
import {
  DeviationObject,
  DrawRecheckSampleInput,
  MoveRecheckInput,
  RecheckObject,
  RecheckRowObject,
  RecheckSampleObject,
  SaveRecheckInput,
} from './recheck.objects.js';

@Resolver(() => RecheckSampleObject)
export class RecheckSampleResolver {
  private readonly rechecksOf = batched<RecheckObject[]>((ids) => this.queries.ofSamples(ids), []);

  constructor(
    private readonly queries: RecheckQueries,
    private readonly drawing: DrawRecheck,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [RecheckSampleObject])
  recheckSamples(@Args('workYear', { type: () => Int }) workYear: number): Promise<RecheckSampleObject[]> {
    return this.queries.samples(workYear);
  }

  @Inherits()
  @ResolveField(() => [RecheckObject])
  rechecks(@Parent() sample: RecheckSampleObject): Promise<RecheckObject[]> {
    return this.rechecksOf(sample.id);
  }

  @Requires('financeEvaluation.plan')
  @Mutation(() => RecheckSampleObject)
  async drawRecheckSample(@Args('input') input: DrawRecheckSampleInput): Promise<RecheckSampleObject> {
    return this.queries.sample(input.workYear, await this.drawing.draw(input));
  }
}

@Resolver(() => RecheckObject)
export class RecheckResolver {
  private readonly rowsOf = batched<RecheckRowObject[]>((ids) => this.queries.rows(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(recheckWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: RecheckQueries,
    private readonly useCases: Rechecks,
    private readonly transitions: TransitionService,
  ) {}

  @Requires('evaluation.read')
  @Query(() => RecheckObject)
  recheck(@Args('id', { type: () => ID }) id: string): Promise<RecheckObject> {
    return this.queries.recheck(id);
  }

  @Requires('evaluation.read')
  @Query(() => [DeviationObject], { description: 'The whole reach first, then its units, the furthest off on top.' })
  selfScoreDeviations(@Args('workYear', { type: () => Int }) workYear: number): Promise<DeviationObject[]> {
    return this.queries.statistics(workYear);
  }

  @Inherits()
  @ResolveField(() => [RecheckRowObject])
  rows(@Parent() recheck: RecheckObject): Promise<RecheckRowObject[]> {
    return this.rowsOf(recheck.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() recheck: RecheckObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(recheck.id);
  }

  @Requires('selfEvaluation.review')
  @Mutation(() => RecheckObject)
  async saveRecheck(@Args('input') input: SaveRecheckInput): Promise<RecheckObject> {
    return this.queries.recheck(await this.useCases.save(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => RecheckObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveRecheck(@Args('input') input: MoveRecheckInput): Promise<RecheckObject> {
    await this.transitions.transition({
      workflow: recheckWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
    });
    return this.queries.recheck(input.id);
  }
}

@Resolver(() => SelfEvaluationObject)
export class RecheckOfSelfEvaluationResolver {
  private readonly recheckOf = batched<RecheckObject | null>((ids) => this.queries.ofSelfEvaluations(ids), null);

  constructor(private readonly queries: RecheckQueries) {}

  @Inherits()
  @ResolveField(() => RecheckObject, { nullable: true, description: 'To the unit only once it has been issued.' })
  recheck(@Parent() sheet: SelfEvaluationObject): Promise<RecheckObject | null> {
    return this.recheckOf(sheet.id);
  }
}
