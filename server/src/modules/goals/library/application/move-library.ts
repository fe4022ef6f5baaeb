import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { currentActor } from '../../../../platform/access/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { LibraryReads } from '../persistence/library.reads.js';
import { LIBRARY_WORKFLOW } from './library-binding.js';

/** Moves versions; one version is a set of one. */
@Injectable()
export class MoveLibrary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: LibraryReads,
    private readonly transitions: TransitionService,
  ) {}

  /** @param ids versions @returns their indicators, in the order of the ids */
  many(action: string, ids: readonly string[]): Promise<string[]> {
    return this.move(action, ids, null, new Map());
  }

  async one(action: string, versionId: string, expectedVersion: number, comment?: string | null): Promise<string> {
    const [id] = await this.move(action, [versionId], comment ?? null, new Map([[versionId, expectedVersion]]));
    return id!;
  }

  private move(
    action: string,
    ids: readonly string[],
    comment: string | null,
    expectedVersions: ReadonlyMap<string, number>,
  ): Promise<string[]> {
    return this.uow.write(async () => {
      const records = await this.reads.byVersionIds(currentActor(), [...new Set(ids)], true);
      if (records.length === 0) throw notFound('ids');
      const indicatorIds = records.map(({ id }) => id);
      if (action === 'admit') {
        // Version n stands until n+1 is admitted, and never beside it.
        const standing = await this.reads.standing(indicatorIds);
        if (standing.length > 0) {
          await this.transitions.transition({ workflow: LIBRARY_WORKFLOW, action: 'supersede', ids: standing });
        }
      }
      await this.transitions.transition({ workflow: LIBRARY_WORKFLOW, action, ids, expectedVersions, comment });
      return indicatorIds;
    });
  }
}
