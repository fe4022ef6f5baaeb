import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SelfRules } from '@jixiao/shared';
import { batched, FactsScalar, Inherits } from '../../../../platform/graphql/index.js';
import type { JudgedSheet } from '../application/rules-of-sheet.js';
import { SelfEvaluationParts } from '../application/self-evaluation-parts.js';
import {
  SelfEvaluationCommonObject,
  SelfEvaluationCriterionObject,
  SelfEvaluationMoneyObject,
  SelfEvaluationObject,
  SelfEvaluationStepObject,
  SelfEvaluationTaskObject,
} from './self-evaluation.objects.js';

/** What hangs on a sheet beside its indicators. */
@Resolver(() => SelfEvaluationObject)
export class SelfPartsResolver {
  private readonly moneysOf = batched<SelfEvaluationMoneyObject[]>((ids) => this.parts.moneys(ids), []);
  private readonly tasksOf = batched<SelfEvaluationTaskObject[]>((ids) => this.parts.tasks(ids), []);
  private readonly commonOf = batched<SelfEvaluationCommonObject[]>((ids) => this.parts.common(ids), []);
  private readonly criteriaOf = batched<SelfEvaluationCriterionObject[]>((ids) => this.parts.criteria(ids), []);
  private readonly stepsOf = batched<SelfEvaluationStepObject[]>((ids) => this.parts.steps(ids), []);

  constructor(private readonly parts: SelfEvaluationParts) {}

  @Inherits()
  @ResolveField(() => [SelfEvaluationMoneyObject])
  moneys(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationMoneyObject[]> {
    return this.moneysOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SelfEvaluationTaskObject])
  tasks(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationTaskObject[]> {
    return this.tasksOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SelfEvaluationCommonObject])
  common(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationCommonObject[]> {
    return this.commonOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SelfEvaluationCriterionObject])
  criteria(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationCriterionObject[]> {
    return this.criteriaOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => [SelfEvaluationStepObject], { description: 'All nine, in their order.' })
  steps(@Parent() sheet: SelfEvaluationObject): Promise<SelfEvaluationStepObject[]> {
    return this.stepsOf(sheet.id);
  }

  @Inherits()
  @ResolveField(() => FactsScalar, { description: 'What the sheet is scored by; the browser previews with it.' })
  rules(@Parent() sheet: SelfEvaluationObject & JudgedSheet): Promise<SelfRules> {
    return this.parts.rules(sheet);
  }
}
