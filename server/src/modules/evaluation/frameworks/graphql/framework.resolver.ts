import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Inherits, Requires } from '../../../../platform/graphql/index.js';
import { EvaluationQueries } from '../../application/evaluation-queries.js';
import { EvaluationTaskObject } from '../../graphql/evaluation-task.objects.js';
import { Frameworks } from '../application/frameworks.js';
import {
  CopyFrameworkInput,
  fullRow,
  LibraryFrameworkObject,
  LibraryRowObject,
  SaveOwnFrameworkInput,
  SaveTaskFrameworkInput,
} from './framework.objects.js';

@Resolver(() => LibraryFrameworkObject)
export class FrameworkResolver {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly evaluations: EvaluationQueries,
  ) {}

  @Requires('evaluation.read')
  @Query(() => [LibraryFrameworkObject], { description: 'Common ones first, then the newest version of each own one.' })
  libraryFrameworks(): Promise<LibraryFrameworkObject[]> {
    return this.frameworks.list();
  }

  @Requires('evaluation.read')
  @Query(() => LibraryFrameworkObject)
  libraryFramework(@Args('id', { type: () => ID }) id: string): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(id);
  }

  @Inherits()
  @ResolveField(() => [LibraryRowObject])
  async rows(@Parent() framework: LibraryFrameworkObject): Promise<LibraryRowObject[]> {
    return (await this.frameworks.rows(framework.id)).map((row) => ({ ...row, grades: row.grades ?? [] }));
  }

  @Inherits()
  @ResolveField(() => [LibraryFrameworkObject], { description: 'The newest first.' })
  versions(@Parent() framework: LibraryFrameworkObject): Promise<LibraryFrameworkObject[]> {
    return this.frameworks.versions(framework.familyId);
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => LibraryFrameworkObject, { description: 'A new framework of the place, or the next version of one.' })
  async saveOwnFramework(@Args('input') { rows, ...input }: SaveOwnFrameworkInput): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(await this.frameworks.save({ ...input, rows: rows.map(fullRow) }));
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => EvaluationTaskObject)
  async copyFramework(@Args('input') input: CopyFrameworkInput): Promise<EvaluationTaskObject> {
    return this.evaluations.task(await this.frameworks.copyToTask(input));
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => LibraryFrameworkObject)
  async saveTaskFramework(@Args('input') input: SaveTaskFrameworkInput): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(await this.frameworks.saveFromTask(input));
  }
}
