import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, Inherits, Requires } from '../../../../platform/graphql/index.js';
import { TaskQueries } from '../../tasks/application/task-queries.js';
import { EvaluationTaskObject } from '../../tasks/graphql/evaluation-task.objects.js';
import { Frameworks } from '../application/frameworks.js';
import {
  CopyFrameworkInput,
  fullRow,
  LibraryFrameworkObject,
  LibraryRowObject,
  RetireFrameworkInput,
  SaveOwnFrameworkInput,
  SaveTaskFrameworkInput,
} from './framework.objects.js';

@Resolver(() => LibraryFrameworkObject)
export class FrameworkResolver {
  private readonly rowsOf = batched<LibraryRowObject[]>((ids) => this.frameworks.rowsOf(ids), []);
  private readonly versionsOf = batched<LibraryFrameworkObject[]>((ids) => this.frameworks.versionsOf(ids), []);

  constructor(
    private readonly frameworks: Frameworks,
    private readonly evaluations: TaskQueries,
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
  rows(@Parent() framework: LibraryFrameworkObject): Promise<LibraryRowObject[]> {
    return this.rowsOf(framework.id);
  }

  @Inherits()
  @ResolveField(() => [LibraryFrameworkObject], { description: 'The newest first.' })
  async versions(@Parent() framework: LibraryFrameworkObject): Promise<LibraryFrameworkObject[]> {
    return framework.familyId ? this.versionsOf(framework.familyId) : [];
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => LibraryFrameworkObject, { description: 'A new framework of the place, or the next version of one.' })
  async saveOwnFramework(@Args('input') { rows, ...input }: SaveOwnFrameworkInput): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(await this.frameworks.save({ ...input, rows: rows.map(fullRow) }));
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => LibraryFrameworkObject, {
    description: 'All its versions are out of use; what was made by them stays.',
  })
  async retireFramework(@Args('input') input: RetireFrameworkInput): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(await this.frameworks.retire(input));
  }

  @Requires('evaluation.read')
  @Mutation(() => EvaluationTaskObject, { description: 'By whoever organises or carries out the evaluation.' })
  async copyFramework(@Args('input') input: CopyFrameworkInput): Promise<EvaluationTaskObject> {
    return this.evaluations.task(await this.frameworks.copyToTask(input));
  }

  @Requires('financeEvaluation.manage')
  @Mutation(() => LibraryFrameworkObject)
  async saveTaskFramework(@Args('input') input: SaveTaskFrameworkInput): Promise<LibraryFrameworkObject> {
    return this.frameworks.framework(await this.frameworks.saveFromTask(input));
  }
}
