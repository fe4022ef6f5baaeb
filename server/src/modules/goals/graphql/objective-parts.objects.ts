import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AmountBlock, AmountKind, CellDifference } from '@jixiao/shared';
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../platform/graphql/index.js';
import { IndicatorObject } from './indicator.objects.js';
import { ObjectiveObject } from './objective.objects.js';

@ObjectType('ObjectiveTask', { description: 'Row of 年度主要任务.' })
export class ObjectiveTaskObject {
  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  content: string | null;

  @Field(() => MoneyScalar)
  fiscalAmount: string;

  @Field(() => MoneyScalar)
  otherAmount: string;
}

@ObjectType('ObjectiveAmount', { description: 'Cell of the funding or budget block.' })
export class ObjectiveAmountObject {
  @Field(() => String)
  block: AmountBlock;

  @Field(() => String)
  kind: AmountKind;

  @Field(() => MoneyScalar)
  amount: string;
}

@ObjectType('FieldOrigin', { description: 'Where a prefilled value comes from; a cell that is not named was typed.' })
export class FieldOriginObject {
  @Field({ description: 'Path of the cell, such as indicators[3].targetValue.' })
  field: string;

  @Field(() => String, { description: 'LAST_YEAR, BUDGET_SYSTEM or LIBRARY.' })
  origin: string;
}

@ObjectType('ObjectiveRound', { description: 'The form as it went up or came down on a day (二上二下).' })
export class ObjectiveRoundObject {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'FIRST_UP, FIRST_DOWN, SECOND_UP, SECOND_DOWN, SUPPLEMENT or ADJUSTMENT.' })
  round: string;

  @Field(() => Int)
  sequence: number;

  @Field(() => Int)
  versionNo: number;

  @Field(() => DateScalar)
  takenOn: string;

  @Field(() => String, { nullable: true })
  takenByName: string | null;

  @Field(() => MoneyScalar)
  annualAmount: string;

  @Field(() => MoneyScalar, { nullable: true })
  controlAmount: string | null;

  @Field(() => String, { nullable: true })
  opinion: string | null;

  @Field(() => String, { nullable: true })
  documentNo: string | null;

  @Field()
  contentHash: string;
}

@ObjectType('CellDifference', { description: 'One cell that differs between two forms.' })
export class CellDifferenceObject implements CellDifference {
  @Field(() => String)
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';

  @Field()
  field: string;

  @Field(() => String, { nullable: true, description: 'Indicator or task that the cell belongs to.' })
  row: string | null;

  @Field(() => ID, { nullable: true })
  indicatorKey: string | null;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ObjectType('IndicatorActual', { description: 'What was really reached.' })
class IndicatorActualObject {
  @Field(() => DecimalScalar, { nullable: true })
  actualValue: string | null;

  @Field(() => String, { nullable: true })
  actualText: string | null;

  @Field()
  source: string;

  @Field()
  isConfirmed: boolean;
}

@ObjectType('PreviousYearIndicator')
class PreviousYearIndicatorObject extends IndicatorObject {
  @Field(() => IndicatorActualObject, { nullable: true })
  actual: IndicatorActualObject | null;
}

@ObjectType('PreviousYearObjective', { description: "Last year's objective with its results." })
export class PreviousYearObject extends ObjectiveObject {
  @Field(() => [PreviousYearIndicatorObject])
  rows: PreviousYearIndicatorObject[];
}
