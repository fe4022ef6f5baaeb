import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { runInContext } from '../access/context.js';
import { systemActor } from '../access/system-actor.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileFolder } from './file-folder.js';
import { FileRows } from './file-rows.js';
import { Uploads } from './uploads.service.js';

const HOUR_MS = 3_600_000;

/**
 * After a crash between the file and its row, the file is an orphan: it is taken away when the server starts. Whatever is
 * younger than an hour is left alone, for another process may be about to write its row.
 */
@Injectable()
export class FileSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger('Files');

  constructor(
    private readonly folder: FileFolder,
    private readonly rows: FileRows,
    private readonly uploads: Uploads,
    private readonly uow: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    this.sweep(Date.now() - HOUR_MS).then(
      (swept) => {
        if (swept > 0) this.logger.log(`${swept} files without an owner taken away`);
      },
      (error: unknown) => this.logger.error(error),
    );
  }

  /** @returns how many files were taken away */
  async sweep(before: number): Promise<number> {
    let swept = await this.folder.sweepIncoming(before);
    for (const jurisdictionId of await this.folder.jurisdictions()) {
      swept += await this.sweepParts(jurisdictionId, before);
      const ids = await this.folder.idsOf(jurisdictionId, before);
      if (ids.length === 0) continue;
      const actor = systemActor(jurisdictionId, new Date(before).toISOString().slice(0, 10));
      const orphans = await runInContext({ actor, traceId: newId(), ip: null }, async () => {
        const found = await this.rows.unknown(ids);
        await this.uow.endRead();
        return found;
      });
      for (const id of orphans) await this.folder.remove(jurisdictionId, id);
      swept += orphans.length;
    }
    return swept;
  }

  /** Uploads whose time is over, and pieces of uploads that no row knows any more. */
  private async sweepParts(jurisdictionId: string, before: number): Promise<number> {
    const actor = systemActor(jurisdictionId, new Date(before).toISOString().slice(0, 10));
    return runInContext({ actor, traceId: newId(), ip: null }, async () => {
      const expired = await this.uow.write(() => this.uploads.expire());
      const lost = await this.uploads.unknown(await this.folder.partsOf(jurisdictionId));
      await this.uow.endRead();
      for (const id of lost) await this.folder.removePart(jurisdictionId, id);
      return expired + lost.length;
    });
  }
}
