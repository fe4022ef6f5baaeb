import { Injectable } from '@nestjs/common';

/** What became of an evaluation in the rooms that come later. */
export interface TaskUse {
  /** Problem items of its corrective actions, and those that were put right. */
  readonly items: number;
  readonly closedItems: number;
  /** How the result was used, in words. */
  readonly uses: readonly string[];
}

export const NO_USE: TaskUse = { items: 0, closedItems: 0, uses: [] };

type Ask = (taskIds: readonly string[]) => Promise<ReadonlyMap<string, TaskUse>>;

/** A later module tells here what it made of evaluations; without one, nothing was made of them. */
@Injectable()
export class TaskUses {
  private ask: Ask | null = null;

  register(ask: Ask): void {
    this.ask = ask;
  }

  async of(taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskUse>> {
    const known = (await this.ask?.(taskIds)) ?? new Map<string, TaskUse>();
    return new Map(taskIds.map((id) => [id, known.get(id) ?? NO_USE]));
  }
}
