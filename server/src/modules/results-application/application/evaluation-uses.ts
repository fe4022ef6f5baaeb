import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatWan } from '@jixiao/shared';
import { EvaluationApi, type TaskUse } from '../../evaluation/index.js';
import { ResultsReads } from '../persistence/results.reads.js';

const DECISION_WORDS: Readonly<Record<string, string>> = {
  PRIORITISE: '优先保障',
  INCREASE: '调增预算',
  MAINTAIN: '预算维持',
  REDUCE: '调减预算',
  CANCEL: '取消安排',
};

/** Tells the room of evaluation what became of its results: corrections, budget, publication. */
@Injectable()
export class EvaluationUses implements OnModuleInit {
  constructor(
    private readonly evaluation: EvaluationApi,
    private readonly reads: ResultsReads,
  ) {}

  onModuleInit(): void {
    this.evaluation.registerUses((taskIds) => this.of(taskIds));
  }

  private async of(taskIds: readonly string[]): Promise<Map<string, TaskUse>> {
    const rows = await this.reads.usesOfEvaluations(taskIds);
    return new Map(
      rows.map(({ taskId, items, closedItems, linkages, isPublished }) => [
        taskId,
        {
          items,
          closedItems,
          uses: [
            ...(items > 0 ? [`整改 ${closedItems}/${items}`] : []),
            ...linkages.map(({ decision, change }) => {
              const word = DECISION_WORDS[decision] ?? decision;
              return Number(change) === 0 ? word : `${word}${formatWan(change.replace('-', ''), { decimals: 2 })}万元`;
            }),
            ...(isPublished ? ['公开'] : []),
          ],
        },
      ]),
    );
  }
}
