import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { scoreOf100 } from '@jixiao/shared';
import { FileObject, Files } from '../../../platform/files/index.js';
import { batched, DecimalScalar, Inherits } from '../../../platform/graphql/index.js';
import { SCORE_ROW, SELF_EVALUATION_ROW } from '../application/evidence-files.js';
import { SelfEvaluationRowObject } from '../self/graphql/self-evaluation.objects.js';
import { FrameworkRowObject } from '../tasks/graphql/evaluation-task.objects.js';

@Resolver(() => SelfEvaluationRowObject)
export class EvidenceOfRowResolver {
  private readonly filesOf = batched<FileObject[]>((ids) => this.store.of(SELF_EVALUATION_ROW, ids), []);

  constructor(private readonly store: Files) {}

  @Inherits()
  @ResolveField(() => [FileObject])
  files(@Parent() row: SelfEvaluationRowObject): Promise<FileObject[]> {
    return this.filesOf(row.id);
  }

  @Inherits()
  @ResolveField(() => DecimalScalar, {
    nullable: true,
    description: 'The score on the scale of 0 to 100, comparable between rows of different weight (R050).',
  })
  scoreOf100(@Parent() row: SelfEvaluationRowObject): string | null {
    return scoreOf100(row.score, row.weight);
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
