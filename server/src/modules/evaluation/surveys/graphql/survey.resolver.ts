import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { surveyWorkflow } from '@jixiao/shared';
import { AvailableActionObject, batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { TaskQueries } from '../../tasks/application/task-queries.js';
import { EvaluationTaskObject } from '../../tasks/graphql/evaluation-task.objects.js';
import { Surveys } from '../application/surveys.js';
import {
  ApplySurveyInput,
  MoveSurveyInput,
  SaveSurveyInput,
  SurveyObject,
  SurveyResultObject,
} from './survey.objects.js';

@Resolver(() => SurveyObject)
export class SurveyResolver {
  private readonly resultOf = batched<SurveyResultObject | null>((ids) => this.surveys.resultsOf(ids), null);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(surveyWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly surveys: Surveys,
    private readonly transitions: TransitionService,
    private readonly evaluations: TaskQueries,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [SurveyObject])
  satisfactionSurveys(@Args('taskId', { type: () => ID }) taskId: string): Promise<SurveyObject[]> {
    return this.surveys.ofTask(taskId);
  }

  @Inherits()
  @ResolveField(() => SurveyResultObject)
  async result(@Parent() survey: SurveyObject): Promise<SurveyResultObject> {
    return (await this.resultOf(survey.id))!;
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() survey: SurveyObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(survey.id);
  }

  @Requires('evaluation.read')
  @Mutation(() => SurveyObject, { description: 'By whoever organises the evaluation.' })
  async saveSurvey(@Args('input') input: SaveSurveyInput): Promise<SurveyObject> {
    return this.surveys.survey(await this.surveys.save(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => SurveyObject, { description: 'By whoever organises the evaluation.' })
  async moveSurvey(@Args('input') input: MoveSurveyInput): Promise<SurveyObject> {
    await this.transitions.transition({
      workflow: surveyWorkflow.name,
      action: input.action,
      ids: [input.id],
      expectedVersions: new Map([[input.id, input.expectedVersion]]),
      comment: null,
    });
    return this.surveys.survey(input.id);
  }

  @Requires('financeEvaluation.score')
  @Mutation(() => EvaluationTaskObject, { description: 'The result into the row that it answers, with its n.' })
  async applySurvey(@Args('input') input: ApplySurveyInput): Promise<EvaluationTaskObject> {
    return this.evaluations.task(await this.surveys.applyResult(input));
  }
}
