import { Args, ArgsType, Field, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { OBJECT_TYPES, type ObjectType as ObjectKind } from '@jixiao/shared';
import { IdempotencyService, Requires } from '../../../platform/graphql/index.js';
import { Catalogues } from '../application/catalogues.js';
import { ListedCatalogueObject, SaveCatalogueInput } from './catalogue.objects.js';

@ArgsType()
class CataloguesArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => String, { defaultValue: 'PROJECT' })
  @IsIn(OBJECT_TYPES)
  objectType: ObjectKind;
}

@Resolver(() => ListedCatalogueObject)
export class CatalogueResolver {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [ListedCatalogueObject], {
    description: 'Forms that objectives of a year and object may be declared by: own, inherited, national.',
  })
  indicatorCatalogues(@Args() { year, objectType }: CataloguesArgs): Promise<ListedCatalogueObject[]> {
    return this.catalogues.list(year, objectType);
  }

  @Requires('goal.manage')
  @Mutation(() => [ListedCatalogueObject], {
    description: 'Keeps a catalogue of the place and gives the list of its year. Approved objectives keep theirs.',
  })
  async saveIndicatorCatalogue(
    @Args('input') { idempotencyKey, ...input }: SaveCatalogueInput,
  ): Promise<ListedCatalogueObject[]> {
    const saved = await this.idempotency.once('saveIndicatorCatalogue', idempotencyKey, input, () =>
      this.catalogues.save({
        ...input,
        yearTo: input.yearTo ?? null,
        totalWeight: input.totalWeight ?? null,
        copiedFrom: input.copiedFrom ?? null,
        levels: input.levels.map((level) => ({
          ...level,
          weight: level.weight ?? null,
          level2: level.level2.map((group) => ({ ...group, weight: group.weight ?? null })),
        })),
      }),
    );
    return this.catalogues.list(saved.yearFrom, saved.objectType);
  }
}
