import { Args, Field, ID, InputType, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { selfSurveyWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import {
  MoveSurveyInput,
  SurveyResultObject,
  SurveyWords,
  SurveyWordsInput,
} from '../../surveys/graphql/survey.objects.js';
import { SelfSurveys } from '../application/self-surveys.js';
import { SelfEvaluationObject } from './self-evaluation.objects.js';

@ObjectType('SelfEvaluationSurvey', { description: '满意度问卷 of a satisfaction indicator of a self-evaluation.' })
class SelfSurveyObject extends SurveyWords {
  @Field(() => ID) selfEvaluationId: string;
  @Field(() => ID) selfEvaluationRowId: string;
  @Field() rowName: string;
  @Field({ description: 'Whether the actual value of the row is its result.' }) isApplied: boolean;
  @Field(() => SurveyResultObject) result: SurveyResultObject;
}

@InputType()
class SaveSelfSurveyInput extends SurveyWordsInput {
  @Field(() => ID) @IsUUID() selfEvaluationId: string;
  @Field(() => ID, { description: 'A satisfaction indicator in per cent.' }) @IsUUID() selfEvaluationRowId: string;
}

@Resolver(() => SelfEvaluationObject)
export class SurveysOfSelfResolver {
  private readonly surveysOf = batched<SelfSurveyObject[]>((ids) => this.surveys.ofSheets(ids), []);

  constructor(private readonly surveys: SelfSurveys) {}

  @Inherits()
  @ResolveField(() => [SelfSurveyObject], { description: 'All that were ever begun, the oldest first.' })
  satisfactionSurveys(@Parent() sheet: SelfEvaluationObject): Promise<SelfSurveyObject[]> {
    return this.surveysOf(sheet.id);
  }
}

@Resolver(() => SelfSurveyObject)
export class SelfSurveyResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(selfSurveyWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly surveys: SelfSurveys,
    private readonly transitions: TransitionService,
  ) {}

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() survey: SelfSurveyObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(survey.id);
  }

  @Requires('selfEvaluation.fill')
  @Mutation(() => SelfSurveyObject)
  async saveSelfSurvey(@Args('input') input: SaveSelfSurveyInput): Promise<SelfSurveyObject> {
    return this.surveys.one(await this.surveys.save(input));
  }

  @Requires('selfEvaluation.fill')
  @Mutation(() => SelfSurveyObject, {
    description: 'Closing it writes the result into the row, where enough answered.',
  })
  async moveSelfSurvey(@Args('input') input: MoveSurveyInput): Promise<SelfSurveyObject> {
    await this.transitions.transition({
      workflow: selfSurveyWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: null,
    });
    return this.surveys.one(input.id);
  }
}
