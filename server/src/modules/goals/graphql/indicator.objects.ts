import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Band, Direction, YearlyTarget } from '@jixiao/shared';
import { DateScalar, DecimalScalar } from '../../../platform/graphql/index.js';

@ObjectType('IndicatorBand')
class BandObject implements Band {
  @Field(() => DecimalScalar)
  from: string;

  @Field(() => DecimalScalar, { description: 'Per cent of the weight.' })
  share: string;
}

@ObjectType('YearlyTarget')
class YearlyTargetObject implements YearlyTarget {
  @Field(() => Int)
  year: number;

  @Field(() => DecimalScalar)
  value: string;
}

@ObjectType('PerformanceIndicator')
export class IndicatorObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The same over all versions of the objective.' })
  indicatorKey: string;

  @Field(() => String)
  horizon: 'ANNUAL' | 'MID_TERM';

  @Field(() => Int)
  ordinal: number;

  @Field()
  level1: string;

  @Field()
  level2: string;

  @Field()
  name: string;

  @Field(() => String)
  direction: Direction;

  @Field()
  isStrict: boolean;

  @Field(() => DecimalScalar, { nullable: true })
  targetValue: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  targetLow: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  targetHigh: string | null;

  @Field(() => String, { nullable: true })
  targetText: string | null;

  @Field(() => DateScalar, { nullable: true })
  targetOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  plannedStartOn: string | null;

  @Field(() => [BandObject], { nullable: true })
  bands: Band[] | null;

  @Field(() => String, { nullable: true })
  unit: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  weight: string | null;

  @Field(() => String, { nullable: true })
  targetBasis: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  baselineValue: string | null;

  @Field(() => Int, { nullable: true })
  baselineYear: number | null;

  @Field(() => [YearlyTargetObject], { nullable: true, description: 'Targets by year, where it takes several.' })
  yearlyTargets: YearlyTarget[] | null;

  @Field(() => String, { nullable: true })
  formulaText: string | null;

  @Field(() => String, { nullable: true })
  dataSource: string | null;

  @Field(() => String, { nullable: true })
  captureMethod: string | null;

  @Field()
  isCore: boolean;

  @Field(() => String, { nullable: true })
  remark: string | null;

  @Field(() => ID, { nullable: true, description: 'Indicator of the library that the row was taken from.' })
  libraryIndicatorId: string | null;
}
