import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FileObject, Files } from '../../../platform/files/index.js';
import { batched, Inherits } from '../../../platform/graphql/index.js';
import { CORRECTIVE_ITEM } from '../application/reply-files.js';
import { CorrectiveItemObject } from './results.objects.js';

@Resolver(() => CorrectiveItemObject)
export class ReplyFilesResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.store.of(CORRECTIVE_ITEM, ids), []);

  constructor(private readonly store: Files) {}

  @Inherits()
  @ResolveField(() => [FileObject])
  files(@Parent() item: CorrectiveItemObject): Promise<FileObject[]> {
    return this.filesOf(item.id);
  }
}
