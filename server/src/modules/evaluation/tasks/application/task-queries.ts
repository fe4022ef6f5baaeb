import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { badInput, notFound } from '../../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../../platform/graphql/index.js';
import {
  type EvaluationTaskFilter,
  type EvaluationTaskRecord,
  EvaluationTaskReads,
  type FindingRecord,
  type FrameworkRowRecord,
} from '../persistence/evaluation-task.reads.js';

/** Evaluations by departments and by the bureau, for the screens, inside the actor's reach. */
@Injectable()
export class TaskQueries {
  constructor(private readonly taskReads: EvaluationTaskReads) {}

  async tasks(filter: EvaluationTaskFilter, first: number, after?: string | null): Promise<Page<EvaluationTaskRecord>> {
    const rows = await this.taskReads.page(filter, first, cursorOf(after));
    return pageOf(
      rows,
      first,
      await this.taskReads.count(filter),
      (row) => [row.id],
      (row) => row,
    );
  }

  async task(id: string): Promise<EvaluationTaskRecord> {
    const [row] = await this.taskReads.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return row;
  }

  scoreRows(taskIds: readonly string[]): Promise<Map<string, FrameworkRowRecord[]>> {
    return this.taskReads.scoreRows(taskIds);
  }

  async findings(taskIds: readonly string[]): Promise<Map<string, FindingRecord[]>> {
    const rows = await this.taskReads.findings(taskIds);
    return new Map(taskIds.map((id) => [id, rows.filter(({ taskId }) => taskId === id)]));
  }

  engagements(): ReturnType<EvaluationTaskReads['engagements']> {
    return this.taskReads.engagements();
  }
}

function cursorOf(after: string | null | undefined): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
