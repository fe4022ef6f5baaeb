import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Page, Requires } from '../../../platform/graphql/index.js';
import { FoundationService } from '../application/foundation.service.js';
import {
  ChannelArgs,
  FoundationArgs,
  RemoveFoundationRecordInput,
  SaveArticleInput,
  SaveBaseFigureInput,
  SaveChannelInput,
  SaveDocumentInput,
  SaveTrainingInput,
} from './foundation.inputs.js';
import {
  ArticleConnection,
  ArticleObject,
  BaseFigureConnection,
  BaseFigureObject,
  ChannelConnection,
  ChannelObject,
  DocumentConnection,
  DocumentObject,
  TrainingConnection,
  TrainingObject,
} from './foundation.objects.js';

@Resolver()
export class FoundationResolver {
  constructor(private readonly service: FoundationService) {}

  @Requires('foundation.read')
  @Query(() => DocumentConnection)
  documents(@Args() args: FoundationArgs): Promise<Page<DocumentObject>> {
    return this.service.documents(args);
  }

  @Requires('foundation.read')
  @Query(() => TrainingConnection)
  trainings(@Args() args: FoundationArgs): Promise<Page<TrainingObject>> {
    return this.service.trainings(args);
  }

  @Requires('foundation.read')
  @Query(() => ArticleConnection)
  publicityArticles(@Args() args: FoundationArgs): Promise<Page<ArticleObject>> {
    return this.service.articles(args);
  }

  @Requires('foundation.read')
  @Query(() => BaseFigureConnection, { description: 'Bases of coverage rates; year is the budget year.' })
  baseFigures(@Args() args: FoundationArgs): Promise<Page<BaseFigureObject>> {
    return this.service.baseFigures(args);
  }

  @Requires('foundation.read')
  @Query(() => ChannelConnection)
  disclosureChannels(@Args() args: ChannelArgs): Promise<Page<ChannelObject>> {
    return this.service.channels(args);
  }

  @Requires('foundation.manage')
  @Mutation(() => DocumentObject)
  saveDocument(@Args('input') input: SaveDocumentInput): Promise<DocumentObject> {
    return this.service.saveDocument(input);
  }

  @Requires('foundation.manage')
  @Mutation(() => TrainingObject)
  saveTraining(@Args('input') input: SaveTrainingInput): Promise<TrainingObject> {
    return this.service.saveTraining(input);
  }

  @Requires('foundation.manage')
  @Mutation(() => ArticleObject)
  savePublicityArticle(@Args('input') input: SaveArticleInput): Promise<ArticleObject> {
    return this.service.saveArticle(input);
  }

  @Requires('foundation.manage')
  @Mutation(() => BaseFigureObject)
  saveBaseFigure(@Args('input') input: SaveBaseFigureInput): Promise<BaseFigureObject> {
    return this.service.saveBaseFigure(input);
  }

  @Requires('foundation.manage')
  @Mutation(() => ChannelObject)
  saveDisclosureChannel(@Args('input') input: SaveChannelInput): Promise<ChannelObject> {
    return this.service.saveChannel(input);
  }

  @Requires('foundation.manage')
  @Mutation(() => ID, { description: 'Takes a record out that should not have been entered; the log keeps it.' })
  removeFoundationRecord(@Args('input') input: RemoveFoundationRecordInput): Promise<string> {
    return this.service.remove(input.kind, input.id, input.expectedVersion, input.reason);
  }
}
