import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FileObject } from '../../../platform/files/index.js';
import { batched, Inherits } from '../../../platform/graphql/index.js';
import { notesOf } from '../domain/records.js';
import { FoundationService } from '../application/foundation.service.js';
import { DocumentObject } from './foundation.objects.js';

@Resolver(() => DocumentObject)
export class DocumentResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.service.filesOf(ids), []);

  constructor(private readonly service: FoundationService) {}

  @Inherits()
  @ResolveField(() => [String], {
    description: 'What to look at again: OTHER_YEAR_NUMBER for a number of another year.',
  })
  notes(@Parent() document: DocumentObject): string[] {
    return notesOf(document);
  }

  @Inherits()
  @ResolveField(() => [FileObject], { description: 'Full text.' })
  files(@Parent() document: DocumentObject): Promise<FileObject[]> {
    return this.filesOf(document.id);
  }
}
