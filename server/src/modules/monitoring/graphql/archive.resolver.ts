import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../platform/graphql/index.js';
import { RoundArchives } from '../exchange/round-archives.js';
import { ArchiveObject, PrepareArchiveInput } from './archive.objects.js';

@Resolver(() => ArchiveObject)
export class ArchiveResolver {
  constructor(private readonly archives: RoundArchives) {}

  @Requires('monitoring.read')
  @Query(() => [ArchiveObject], { description: 'The latest that I asked for, newest first.' })
  monitoringArchives(@Args('roundId', { type: () => ID }) roundId: string): Promise<ArchiveObject[]> {
    return this.archives.mine(roundId);
  }

  @Requires('monitoring.read')
  @Mutation(() => ArchiveObject)
  prepareMonitoringArchive(@Args('input') { roundId, what }: PrepareArchiveInput): Promise<ArchiveObject> {
    return this.archives.start(roundId, what);
  }

  @Requires('monitoring.read')
  @Mutation(() => ArchiveObject)
  cancelMonitoringArchive(@Args('id', { type: () => ID }) id: string): Promise<ArchiveObject> {
    return this.archives.cancel(id);
  }
}
