import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { Opinions } from '../application/opinions.js';
import { ReportTexts } from '../application/report-texts.js';
import { TaskQueries } from '../application/task-queries.js';
import { EvaluationTaskObject } from './evaluation-task.objects.js';
import {
  DecideOpinionInput,
  EvaluationReportObject,
  ExchangeMeetingObject,
  OpinionObject,
  RaiseOpinionsInput,
  RecordExchangeMeetingInput,
  ReportVersionObject,
  SaveReportSectionInput,
} from './opinion.objects.js';

/** Report, its versions, and what was said about them. */
@Resolver(() => EvaluationTaskObject)
export class OpinionResolver {
  private readonly opinionsOf = batched<OpinionObject[]>((ids) => this.queries.opinions(ids), []);
  private readonly versionsOf = batched<ReportVersionObject[]>((ids) => this.queries.versions(ids), []);
  private readonly reportOf = batched<EvaluationReportObject>((ids) => this.queries.reportTexts(ids), {
    sections: [],
    sources: [],
  });
  private readonly meetingsOf = batched<ExchangeMeetingObject[]>((ids) => this.queries.meetings(ids), []);

  constructor(
    private readonly queries: TaskQueries,
    private readonly useCases: Opinions,
    private readonly texts: ReportTexts,
  ) {}

  @Inherits()
  @ResolveField(() => [OpinionObject])
  opinions(@Parent() task: EvaluationTaskObject): Promise<OpinionObject[]> {
    return this.opinionsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [ReportVersionObject])
  reportVersions(@Parent() task: EvaluationTaskObject): Promise<ReportVersionObject[]> {
    return this.versionsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => [ExchangeMeetingObject])
  meetings(@Parent() task: EvaluationTaskObject): Promise<ExchangeMeetingObject[]> {
    return this.meetingsOf(task.id);
  }

  @Inherits()
  @ResolveField(() => EvaluationReportObject, { description: 'The text as it stands, every number from its record.' })
  report(@Parent() task: EvaluationTaskObject): Promise<EvaluationReportObject> {
    return this.reportOf(task.id);
  }

  @Requires('opinion.reply')
  @Mutation(() => EvaluationTaskObject)
  async raiseOpinions(@Args('input') input: RaiseOpinionsInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.useCases.raise(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'By whoever organises the evaluation.' })
  async decideOpinion(@Args('input') input: DecideOpinionInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.useCases.decide(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'By whoever organises the evaluation.' })
  async recordExchangeMeeting(@Args('input') input: RecordExchangeMeetingInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.useCases.recordMeeting(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'By the evaluator or whoever organises the evaluation.' })
  async saveReportSection(@Args('input') input: SaveReportSectionInput): Promise<EvaluationTaskObject> {
    return this.queries.task(await this.texts.save(input));
  }
}
