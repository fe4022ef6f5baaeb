import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AvailableActionObject,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../../platform/graphql/index.js';
import { badInput } from '../../../../platform/errors/index.js';
import { HistoryEntryObject } from '../../../projects/index.js';
import { LibraryQueries, type LibraryRecord } from '../application/library-queries.js';
import { MoveLibrary } from '../application/move-library.js';
import { SaveLibrary } from '../application/save-library.js';
import {
  MoveLibraryInput,
  ProposeIndicatorInput,
  SaveLibraryIndicatorInput,
  SetStandardInput,
} from './library.inputs.js';
import { LibraryArgs, SuggestArgs } from './library.args.js';
import {
  CandidateObject,
  LibraryVersionObject,
  ReachedBeforeObject,
  StandardObject,
  UseObject,
} from './library-parts.objects.js';
import {
  FacetsObject,
  LibraryIndicatorConnection,
  LibraryIndicatorObject,
  SuggestionObject,
} from './library.objects.js';
import { contentOf, suggestionOf } from './library.presenter.js';

const MOST_AT_ONCE = 500;

@Resolver(() => LibraryIndicatorObject)
export class LibraryResolver {
  constructor(
    private readonly queries: LibraryQueries,
    private readonly saving: SaveLibrary,
    private readonly moving: MoveLibrary,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('library.read')
  @Query(() => LibraryIndicatorConnection, {
    description: 'Versions of one state, own, inherited and common, by name.',
  })
  libraryIndicators(@Args() args: LibraryArgs): Promise<Page<LibraryRecord>> {
    return this.queries.page(args, args.first, args.after);
  }

  @Requires('library.read')
  @Query(() => LibraryIndicatorObject, { description: 'The newest version that may be seen.' })
  libraryIndicator(@Args('id', { type: () => ID }) id: string): Promise<LibraryRecord> {
    return this.queries.one(id);
  }

  @Requires('library.read')
  @Query(() => FacetsObject)
  libraryFacets(): Promise<FacetsObject> {
    return this.queries.facets();
  }

  @Requires('library.read')
  @Query(() => [SuggestionObject], { description: 'While somebody types: admitted indicators, the best match first.' })
  async suggestIndicators(@Args() { first, ...question }: SuggestArgs): Promise<SuggestionObject[]> {
    return (await this.queries.suggest(question, first)).map(suggestionOf);
  }

  @Requires('library.propose')
  @Query(() => [CandidateObject], {
    description: 'What approved objectives and finished evaluations of a year have and the library has not.',
  })
  libraryCandidates(
    @Args('year', { type: () => Int }) year: number,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
  ): Promise<CandidateObject[]> {
    if (first < 1 || first > 200) throw badInput('FIRST_RANGE', 'first');
    return this.queries.candidates(year, first);
  }

  @Inherits()
  @ResolveField(() => [LibraryVersionObject], { description: 'All versions, the newest first.' })
  versions(@Parent() indicator: LibraryRecord): Promise<LibraryVersionObject[]> {
    return this.queries.versions(indicator.id);
  }

  @Inherits()
  @ResolveField(() => [StandardObject])
  standards(@Parent() indicator: LibraryRecord): Promise<StandardObject[]> {
    return this.queries.standards(indicator.id);
  }

  @Inherits()
  @ResolveField(() => Int, {
    description: 'Objectives that have taken it; those that came to nothing are not counted.',
  })
  useCount(@Parent() indicator: LibraryRecord): Promise<number> {
    return this.queries.useCount(indicator.id);
  }

  @Inherits()
  @ResolveField(() => [UseObject], {
    description: 'The objectives behind the count, inside the reach of the seat; at most fifty.',
  })
  uses(@Parent() indicator: LibraryRecord): Promise<UseObject[]> {
    return this.queries.uses(indicator.id);
  }

  @Inherits()
  @ResolveField(() => ReachedBeforeObject)
  reachedBefore(@Parent() indicator: LibraryRecord): Promise<ReachedBeforeObject> {
    return this.queries.reachedBefore(indicator);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() indicator: LibraryRecord): Promise<AvailableActionObject[]> {
    return this.queries.actions(indicator.versionId);
  }

  @Inherits()
  @ResolveField(() => [HistoryEntryObject])
  history(@Parent() indicator: LibraryRecord): Promise<HistoryEntryObject[]> {
    return this.queries.history(indicator);
  }

  @Requires('library.propose')
  @Mutation(() => LibraryIndicatorObject, {
    description: 'A new draft, a draft changed, or version n+1 of what stands.',
  })
  async saveLibraryIndicator(
    @Args('input') { idempotencyKey, ...input }: SaveLibraryIndicatorInput,
  ): Promise<LibraryRecord> {
    const { indicatorId, expectedVersion, changeReason } = input;
    const id = await this.idempotency.once('saveLibraryIndicator', idempotencyKey, input, () =>
      this.saving.save({ indicatorId, expectedVersion, changeReason, content: contentOf(input) }),
    );
    return this.queries.one(id);
  }

  @Requires('library.propose')
  @Mutation(() => LibraryIndicatorObject, {
    description: 'A draft from the row of an approved objective or a finished evaluation; the origin stays linked.',
  })
  async proposeIndicator(@Args('input') { idempotencyKey, ...input }: ProposeIndicatorInput): Promise<LibraryRecord> {
    const id = await this.idempotency.once('proposeIndicator', idempotencyKey, input, () =>
      this.saving.propose(input.source, input.originId),
    );
    return this.queries.one(id);
  }

  @Requires('library.propose')
  @Mutation(() => LibraryIndicatorObject)
  submitLibraryIndicator(@Args('input') input: MoveLibraryInput): Promise<LibraryRecord> {
    return this.move('submit', input);
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject)
  returnLibraryIndicator(@Args('input') input: MoveLibraryInput): Promise<LibraryRecord> {
    return this.move('return', input);
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject)
  admitLibraryIndicator(@Args('input') input: MoveLibraryInput): Promise<LibraryRecord> {
    return this.move('admit', input);
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject)
  rejectLibraryIndicator(@Args('input') input: MoveLibraryInput): Promise<LibraryRecord> {
    return this.move('reject', input);
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject, { description: 'Not suggested any more; who uses it keeps it.' })
  retireLibraryIndicator(@Args('input') input: MoveLibraryInput): Promise<LibraryRecord> {
    return this.move('retire', input);
  }

  @Requires('library.manage')
  @Mutation(() => [LibraryIndicatorObject], {
    description: 'Many at once, as after an import: all of them or none, with every reason.',
  })
  async moveLibraryIndicators(
    @Args('action') action: string,
    @Args('versionIds', { type: () => [ID] }) versionIds: string[],
  ): Promise<LibraryRecord[]> {
    if (!['submit', 'admit'].includes(action)) throw badInput('ACTION_UNKNOWN', 'action');
    if (versionIds.length > MOST_AT_ONCE) throw badInput('TOO_MANY', 'versionIds', { most: MOST_AT_ONCE });
    return this.queries.many(await this.moving.many(action, versionIds));
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject, {
    description: 'A standard of this place for an indicator, common ones included.',
  })
  async setLibraryStandard(@Args('input') { idempotencyKey, ...input }: SetStandardInput): Promise<LibraryRecord> {
    const id = await this.idempotency.once('setLibraryStandard', idempotencyKey, input, () =>
      this.saving.setStandard(input),
    );
    return this.queries.one(id);
  }

  @Requires('library.manage')
  @Mutation(() => LibraryIndicatorObject)
  async removeLibraryStandard(
    @Args('id', { type: () => ID }) id: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
  ): Promise<LibraryRecord> {
    return this.queries.one(await this.saving.removeStandard(id, expectedVersion));
  }

  private async move(action: string, { idempotencyKey, ...input }: MoveLibraryInput): Promise<LibraryRecord> {
    const id = await this.idempotency.once(`${action}LibraryIndicator`, idempotencyKey, input, () =>
      this.moving.one(action, input.versionId, input.expectedVersion, input.comment),
    );
    return this.queries.one(id);
  }
}
