import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FileObject, Files } from '../../../platform/files/index.js';
import { batched, Inherits } from '../../../platform/graphql/index.js';
import { SCORE_ROW, SELF_EVALUATION_ROW } from '../application/evidence-files.js';
import { FrameworkRowObject } from './evaluation-task.objects.js';
import { SelfEvaluationRowObject } from './self-evaluation.objects.js';

@Resolver(() => SelfEvaluationRowObject)
export class EvidenceOfRowResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.store.of(SELF_EVALUATION_ROW, ids), []);

  constructor(private readonly store: Files) {}

  @Inherits()
  @ResolveField(() => [FileObject])
  files(@Parent() row: SelfEvaluationRowObject): Promise<FileObject[]> {
    return this.filesOf(row.id);
  }
}

@Resolver(() => FrameworkRowObject)
export class EvidenceOfScoreResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.store.of(SCORE_ROW, ids), []);

  constructor(private readonly store: Files) {}

  @Inherits()
  @ResolveField(() => [FileObject])
  async files(@Parent() row: FrameworkRowObject): Promise<FileObject[]> {
    return row.scoreId ? this.filesOf(row.scoreId) : [];
  }
}
