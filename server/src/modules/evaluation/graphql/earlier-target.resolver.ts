import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateScalar, DecimalScalar, Inherits } from '../../../platform/graphql/index.js';
import { type EarlierTarget, EarlierTargets } from '../application/earlier-targets.js';
import { SelfEvaluationRowObject } from '../self/graphql/self-evaluation.objects.js';

@ObjectType('EarlierTarget', { description: 'What the indicator promised in the version before the adjustment.' })
class EarlierTargetObject implements Omit<EarlierTarget, 'rowId'> {
  @Field(() => Int) versionNo: number;
  @Field() direction: string;
  @Field(() => DecimalScalar, { nullable: true }) targetValue: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetLow: string | null;
  @Field(() => DecimalScalar, { nullable: true }) targetHigh: string | null;
  @Field(() => String, { nullable: true }) targetText: string | null;
  @Field(() => DateScalar, { nullable: true }) targetOn: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
}

/** Against which version a self-evaluation measures, and what stood before (R084). */
@Resolver(() => SelfEvaluationRowObject)
export class EarlierTargetResolver {
  constructor(private readonly targets: EarlierTargets) {}

  @Inherits()
  @ResolveField(() => EarlierTargetObject, { nullable: true, description: 'Null where nothing was adjusted.' })
  earlierTarget(@Parent() row: SelfEvaluationRowObject): Promise<EarlierTarget | null> {
    return this.targets.ofRow(row.id);
  }
}
