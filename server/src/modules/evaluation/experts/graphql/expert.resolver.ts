import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { expertWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { ScoringSeatObject } from '../../scorers/graphql/scorer.objects.js';
import { DrawExperts } from '../application/draw-experts.js';
import { ExpertPool } from '../application/expert-pool.js';
import { ExpertQueries } from '../application/expert-queries.js';
import { ExpertUses } from '../application/expert-uses.js';
import {
  DrawExpertsInput,
  DrawObject,
  ExpertObject,
  ExpertsArgs,
  ExpertUseObject,
  LotObject,
  MoveExpertInput,
  NameEvaluationFieldInput,
  PrivateDataObject,
  RecordExpertUseInput,
  RecusalObject,
  RevealExpertInput,
  SaveExpertInput,
  SupplyObject,
} from './expert.objects.js';

@Resolver(() => ExpertObject)
export class ExpertResolver {
  private readonly recusalsOf = batched<RecusalObject[]>((ids) => this.queries.recusals(ids), []);
  private readonly usesOf = batched<ExpertUseObject[]>((ids) => this.queries.usesOf(ids), []);
  private readonly maskedOf = batched<PrivateDataObject | null>((ids) => this.pool.maskedData(ids), null);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(expertWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: ExpertQueries,
    private readonly pool: ExpertPool,
    private readonly recording: ExpertUses,
    private readonly transitions: TransitionService,
  ) {}

  @Requires('expert.read')
  @Query(() => [ExpertObject])
  experts(@Args() args: ExpertsArgs): Promise<ExpertObject[]> {
    return this.queries.list(args);
  }

  @Requires('expert.read')
  @Query(() => ExpertObject)
  expert(@Args('id', { type: () => ID }) id: string): Promise<ExpertObject> {
    return this.pool.expert(id);
  }

  @Requires('expert.read')
  @Query(() => [SupplyObject], { description: 'The widest gap first.' })
  expertSupply(@Args('workYear', { type: () => Int }) workYear: number): Promise<SupplyObject[]> {
    return this.recording.supply(workYear);
  }

  @Requires('expert.manage')
  @Query(() => [ScoringSeatObject], { description: 'Seats by which experts sign in.' })
  expertSeats(): Promise<ScoringSeatObject[]> {
    return this.queries.seats();
  }

  @Inherits()
  @ResolveField(() => [RecusalObject])
  recusals(@Parent() expert: ExpertObject): Promise<RecusalObject[]> {
    return this.recusalsOf(expert.id);
  }

  @Inherits()
  @ResolveField(() => [ExpertUseObject])
  history(@Parent() expert: ExpertObject): Promise<ExpertUseObject[]> {
    return this.usesOf(expert.id);
  }

  @Requires('expert.manage')
  @ResolveField(() => PrivateDataObject, { nullable: true, description: 'Masked.' })
  contact(@Parent() expert: ExpertObject): Promise<PrivateDataObject | null> {
    return this.maskedOf(expert.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() expert: ExpertObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(expert.id);
  }

  @Requires('expert.manage')
  @Mutation(() => ExpertObject)
  async saveExpert(@Args('input') input: SaveExpertInput): Promise<ExpertObject> {
    return this.pool.expert(await this.pool.save(input));
  }

  @Requires('expert.manage')
  @Mutation(() => ExpertObject)
  async moveExpert(@Args('input') input: MoveExpertInput): Promise<ExpertObject> {
    await this.transitions.transition({
      workflow: expertWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: input.comment ?? null,
    });
    return this.pool.expert(input.id);
  }

  @Requires('expert.reveal')
  @Mutation(() => PrivateDataObject, { description: 'In clear, for a reason that is kept.' })
  revealExpert(@Args('input') input: RevealExpertInput): Promise<PrivateDataObject> {
    return this.pool.reveal(input.id, input.reason);
  }

  @Requires('expert.manage')
  @Mutation(() => ExpertObject, { description: 'Fee and assessment; two low assessments suspend (R164).' })
  async recordExpertUse(
    @Args('input') { score = null, comment = null, ...input }: RecordExpertUseInput,
  ): Promise<ExpertObject> {
    return this.pool.expert(await this.recording.record({ ...input, score, comment }));
  }
}

@Resolver(() => DrawObject)
export class DrawResolver {
  private readonly lotsOf = batched<LotObject[]>((ids) => this.queries.lots(ids), []);

  constructor(
    private readonly queries: ExpertQueries,
    private readonly drawing: DrawExperts,
  ) {}

  @Requires('expert.read')
  @Query(() => [DrawObject])
  expertDraws(@Args('taskId', { type: () => ID }) taskId: string): Promise<DrawObject[]> {
    return this.queries.draws(taskId);
  }

  @Inherits()
  @ResolveField(() => [LotObject], { description: 'The whole order of the lot.' })
  lots(@Parent() draw: DrawObject): Promise<LotObject[]> {
    return this.lotsOf(draw.id);
  }

  @Requires('expert.manage')
  @Mutation(() => DrawObject)
  async drawExperts(@Args('input') { dueOn = null, ...input }: DrawExpertsInput): Promise<DrawObject> {
    const id = await this.drawing.draw({ ...input, dueOn });
    return (await this.queries.draws(input.taskId)).find((one) => one.id === id)!;
  }

  @Requires('financeEvaluation.manage')
  @Query(() => String, { nullable: true, description: 'The field of experts that was named for an evaluation.' })
  evaluationField(@Args('taskId', { type: () => ID }) taskId: string): Promise<string | null> {
    return this.queries.field(taskId);
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => Boolean, { description: 'What the year needs of a field is counted by it (R163).' })
  nameEvaluationField(@Args('input') input: NameEvaluationFieldInput): Promise<boolean> {
    return this.queries.nameField(input.taskId, input.field);
  }
}
