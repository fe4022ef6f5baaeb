import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Refusal } from '@jixiao/shared';
import { DateScalar, MoneyScalar, RefusalObject, Requires } from '../../../platform/graphql/index.js';
import { ObjectiveConsequences } from '../application/objective-consequences.js';
import { ProgressArgs } from './progress.objects.js';

@ObjectType('HeldProject', {
  description: 'Paid without an approved objective, or beyond it: no certificate is given.',
})
class HeldProjectObject {
  @Field(() => ID)
  projectId: string;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => MoneyScalar)
  paid: string;

  @Field(() => MoneyScalar, { nullable: true, description: 'Amount of the approved objective; null: there is none.' })
  approved: string | null;

  @Field(() => ID, { nullable: true })
  objectiveId: string | null;

  @Field(() => DateScalar)
  lastPaidOn: string;

  @Field(() => [RefusalObject])
  refusals: readonly Refusal[];
}

@ObjectType('MissedTarget')
class MissedTargetObject {
  @Field()
  name: string;

  @Field()
  target: string;

  @Field()
  actual: string;

  @Field(() => String, { nullable: true })
  unit: string | null;
}

@ObjectType('MissedObjective', { description: 'An objective of the year before whose targets were not all met.' })
class MissedObjectiveObject {
  @Field(() => ID)
  objectiveId: string;

  @Field()
  title: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => Int)
  subjectYear: number;

  @Field({ description: 'What the place does about it (goal.missedConsequence): EXPLAIN, REDUCE or SUSPEND.' })
  consequence: string;

  @Field(() => [MissedTargetObject])
  missed: MissedTargetObject[];
}

/** What objectives bind: payments, and the budget of the next year. */
@Resolver(() => HeldProjectObject)
export class ConsequenceResolver {
  constructor(private readonly consequences: ObjectiveConsequences) {}

  @Requires('goal.read')
  @Query(() => [HeldProjectObject], { description: 'Projects held by name, the largest excess first; two hundred.' })
  heldProjects(@Args() { year, agencyId }: ProgressArgs): Promise<HeldProjectObject[]> {
    return this.consequences.held(year, agencyId ?? null);
  }

  @Requires('goal.read')
  @Query(() => [MissedObjectiveObject], {
    description: 'For the budget of a year: what was missed in the year before, with its consequence; two hundred.',
  })
  missedObjectives(@Args() { year, agencyId }: ProgressArgs): Promise<MissedObjectiveObject[]> {
    return this.consequences.missed(year, agencyId ?? null);
  }
}
