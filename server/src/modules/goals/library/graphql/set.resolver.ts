import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput } from '../../../../platform/errors/index.js';
import { IdempotencyService, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { DepartmentSets, type SetProject, type SetView, type TemplateRow } from '../application/department-sets.js';
import { SaveDepartmentSetInput, SaveTemplateInput } from './set.inputs.js';
import {
  DepartmentSetObject,
  SetProjectObject,
  TemplateDraftObject,
  TemplateObject,
  TemplateRowObject,
} from './set.objects.js';

@Resolver(() => TemplateObject)
export class TemplateResolver {
  constructor(
    private readonly sets: DepartmentSets,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('library.read')
  @Query(() => [TemplateObject], {
    description: 'Per project type, per kind of unit, and the whole-unit set; own ones first.',
  })
  libraryTemplates(
    @Args('kind', { type: () => String, nullable: true }) kind?: string | null,
  ): Promise<TemplateObject[]> {
    return this.sets.templates(kind);
  }

  @Inherits()
  @ResolveField(() => [TemplateRowObject], {
    description: 'Rows to start from, under the levels of a preset (2015 or 2021).',
  })
  rows(
    @Parent() template: TemplateObject,
    @Args('catalogueCode', { type: () => String, defaultValue: '2015' }) catalogueCode: string,
  ): Promise<TemplateRow[]> {
    return this.sets.templateRows(template, catalogueCode);
  }

  @Requires('library.manage')
  @Mutation(() => [TemplateObject], { description: 'A template of this place; it must reach 3/5/7 in every preset.' })
  async saveLibraryTemplate(@Args('input') { idempotencyKey, ...input }: SaveTemplateInput): Promise<TemplateObject[]> {
    const id = await this.idempotency.once('saveLibraryTemplate', idempotencyKey, input, () =>
      this.sets.saveTemplate(input),
    );
    return (await this.sets.templates()).filter((template) => template.id === id);
  }

  @Requires('library.manage')
  @Query(() => TemplateDraftObject)
  templateFromObjective(
    @Args('objectiveId', { type: () => ID }) objectiveId: string,
    @Args('catalogueCode', { type: () => String, defaultValue: '2015' }) catalogueCode: string,
  ): Promise<TemplateDraftObject> {
    return this.sets.rowsOfObjective(objectiveId, catalogueCode) as Promise<TemplateDraftObject>;
  }

  @Requires('library.manage')
  @Mutation(() => ID, { description: 'Nobody starts from it any more; what was filled from it stays.' })
  retireLibraryTemplate(
    @Args('id', { type: () => ID }) id: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
  ): Promise<string> {
    return this.sets.retireTemplate(id, expectedVersion);
  }
}

@Resolver(() => DepartmentSetObject)
export class DepartmentSetResolver {
  constructor(
    private readonly sets: DepartmentSets,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('library.read')
  @Query(() => DepartmentSetObject)
  departmentSet(@Args('agencyId', { type: () => ID }) agencyId: string): Promise<SetView> {
    return this.sets.view(agencyId);
  }

  @Inherits()
  @ResolveField(() => [SetProjectObject], {
    description: 'Projects of the department and its units, the least use first.',
  })
  projects(
    @Parent() set: SetView,
    @Args('year', { type: () => Int }) year: number,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
  ): Promise<SetProject[]> {
    if (first < 1 || first > 200) throw badInput('FIRST_RANGE', 'first');
    return this.sets.projects(set, year, first);
  }

  @Requires('library.propose')
  @Mutation(() => DepartmentSetObject)
  async saveDepartmentSet(@Args('input') { idempotencyKey, ...input }: SaveDepartmentSetInput): Promise<SetView> {
    const agencyId = await this.idempotency.once('saveDepartmentSet', idempotencyKey, input, () =>
      this.sets.save(input),
    );
    return this.sets.view(agencyId);
  }
}
