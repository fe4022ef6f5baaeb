import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../../../contracts/index.js';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OnDomainEvent } from '../../../../platform/events/index.js';
import { OpenCorrectionEntity } from '../persistence/open-correction.entity.js';

/**
 * Corrective actions that follow from evaluations and are not closed yet. They belong to a later module, which enters one
 * through the door in the transaction that issues it, so that no evaluation can be closed in between, and tells of its
 * end by an event.
 */
@Injectable()
export class OpenCorrections {
  constructor(private readonly uow: UnitOfWork) {}

  async open(taskId: string, correctiveActionId: string): Promise<void> {
    await this.uow.insert(OpenCorrectionEntity, [{ id: correctiveActionId, taskId, issuedOn: currentActor().today }]);
  }

  @OnDomainEvent('CorrectiveActionClosed')
  async close(news: DomainEvents['CorrectiveActionClosed']): Promise<void> {
    if (news.sourceType !== 'EVALUATION') return;
    await this.uow.affect(
      `DELETE FROM evaluation.open_correction WHERE jurisdiction_id = $1 AND task_id = $2 AND id = $3`,
      [currentActor().jurisdictionId, news.sourceId, news.correctiveActionId],
    );
  }

  /** Which of the evaluations wait for a correction. */
  async waiting(taskIds: readonly string[]): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT DISTINCT task_id AS id FROM evaluation.open_correction WHERE jurisdiction_id = $1 AND task_id = ANY ($2)`,
      [currentActor().jurisdictionId, taskIds],
    );
    return rows.map(({ id }) => id);
  }
}
