import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { REVIEW_GRADES, type ReviewGrade, type ReviewItems } from '@jixiao/shared';
import {
  DateTimeScalar,
  IdempotencyService,
  Inherits,
  IsPlainText,
  Requires,
} from '../../../platform/graphql/index.js';
import { GoalQueries } from '../application/goal-queries.js';
import { RefineObjective, type RefinementRecord } from '../application/refine-objective.js';
import { MoveObjectiveInput, ReviewItemInput } from './objective.inputs.js';
import { ObjectiveObject } from './objective.objects.js';

@ObjectType('CellChange', { description: 'One cell that a reviewer would have otherwise.' })
class CellChangeObject {
  @Field({ description: 'Path of the cell, such as indicators[3].weight.' })
  field: string;

  @Field(() => ID, { nullable: true })
  indicatorKey: string | null;

  @Field(() => String, { nullable: true, description: 'Indicator that the cell belongs to.' })
  row: string | null;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field()
  after: string;

  @Field(() => String, { nullable: true })
  reason: string | null;
}

@ObjectType('ObjectiveRefinement', { description: 'Cells proposed with the grade 良, and what the unit said to them.' })
class RefinementObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  versionNo: number;

  @Field({ description: 'OPEN, ACCEPTED, DECLINED or TAKEN_BACK.' })
  state: string;

  @Field(() => [CellChangeObject])
  changes: CellChangeObject[];

  @Field(() => String, { nullable: true })
  opinion: string | null;

  @Field(() => String, { nullable: true })
  proposedByName: string | null;

  @Field(() => DateTimeScalar)
  proposedAt: Date;

  @Field(() => String, { nullable: true })
  answer: string | null;

  @Field(() => String, { nullable: true })
  answeredByName: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  answeredAt: Date | null;
}

@InputType()
class ProposedCellInput {
  @Field({ description: 'Path of the cell, such as indicators[3].weight.' })
  @IsString()
  @MaxLength(100)
  field: string;

  @Field()
  @IsString()
  @MaxLength(2000)
  @IsPlainText()
  value: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @IsPlainText()
  reason?: string | null;
}

@InputType({
  description: 'The eight-item form with the grade 良, and the cells to be refined. The comment is its opinion.',
})
class ProposeRefinementInput extends MoveObjectiveInput {
  @Field(() => [ReviewItemInput])
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => ReviewItemInput)
  items: ReviewItemInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(REVIEW_GRADES)
  overallGrade?: ReviewGrade | null;

  @Field(() => [ProposedCellInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ProposedCellInput)
  proposals: ProposedCellInput[];
}

@InputType({ description: 'Who does not consent says why: the objective then comes back like any other.' })
class AnswerRefinementInput extends MoveObjectiveInput {
  @Field()
  @IsBoolean()
  consents: boolean;
}

@Resolver(() => ObjectiveObject)
export class RefinementResolver {
  constructor(
    private readonly refining: RefineObjective,
    private readonly queries: GoalQueries,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Inherits()
  @ResolveField(() => [RefinementObject], { description: 'Proposals of all versions, the latest first.' })
  refinements(@Parent() objective: ObjectiveObject): Promise<RefinementRecord[]> {
    return this.refining.ofObjective(objective.id);
  }

  @Requires('goal.finReview')
  @Mutation(() => ObjectiveObject, {
    description: '良: proposes cells to the unit instead of returning the objective.',
  })
  async proposeRefinement(
    @Args('input') { idempotencyKey, ...input }: ProposeRefinementInput,
  ): Promise<ObjectiveObject> {
    const items: ReviewItems = Object.fromEntries(input.items.map(({ item, grade }) => [item, grade]));
    const remarks = input.proposals.map(({ field, value, reason }) => ({
      field,
      text: reason?.trim() || value.trim(),
    }));
    const review = { items, overallGrade: input.overallGrade ?? null, remarks };
    const id = await this.idempotency.once('proposeRefinement', idempotencyKey, input, () =>
      this.refining.propose(input, review, input.proposals),
    );
    return this.queries.one(id);
  }

  @Requires('goal.submit')
  @Mutation(() => ObjectiveObject, { description: 'The unit consents, and the objective goes on; or it does not.' })
  async answerRefinement(@Args('input') { idempotencyKey, ...input }: AnswerRefinementInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('answerRefinement', idempotencyKey, input, () =>
      this.refining.answer(input, input.consents),
    );
    return this.queries.one(id);
  }

  @Requires('goal.finReview')
  @Mutation(() => ObjectiveObject, { description: 'The reviewer takes the proposal back and decides anew.' })
  async takeBackRefinement(@Args('input') { idempotencyKey, ...input }: MoveObjectiveInput): Promise<ObjectiveObject> {
    const id = await this.idempotency.once('takeBackRefinement', idempotencyKey, input, () =>
      this.refining.takeBack(input),
    );
    return this.queries.one(id);
  }
}
