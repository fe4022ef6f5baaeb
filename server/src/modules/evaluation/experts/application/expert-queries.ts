import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import {
  type DrawRecord,
  ExpertReads,
  type ExpertRecord,
  type ExpertUseRecord,
  type LotRecord,
  type RecusalRecord,
} from '../persistence/expert.reads.js';
import { ScorerReads, type SeatRecord } from '../../scorers/persistence/scorer.reads.js';
import { DrawExperts } from './draw-experts.js';

/** Reads for the screens of the pool. */
@Injectable()
export class ExpertQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ExpertReads,
    private readonly scorers: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly drawing: DrawExperts,
    private readonly audit: AuditService,
  ) {}

  list(filter: { field?: string | null; state?: string | null; text?: string | null }): Promise<ExpertRecord[]> {
    return this.reads.list(filter);
  }

  seats(): Promise<SeatRecord[]> {
    return this.scorers.seats(null, ['EXPERT']);
  }

  async recusals(ids: readonly string[]): Promise<Map<string, RecusalRecord[]>> {
    return groupBy(await this.reads.recusals(ids), ({ expertId }) => expertId);
  }

  async usesOf(ids: readonly string[]): Promise<Map<string, ExpertUseRecord[]>> {
    return groupBy(await this.reads.uses({ expertIds: ids }), ({ expertId }) => expertId);
  }

  async draws(taskId: string): Promise<DrawRecord[]> {
    await this.task(taskId);
    return this.reads.draws(taskId);
  }

  async lots(ids: readonly string[]): Promise<Map<string, LotRecord[]>> {
    return groupBy(await this.reads.lots(ids), ({ drawId }) => drawId);
  }

  async field(taskId: string): Promise<string | null> {
    await this.task(taskId);
    return this.reads.fieldOf(taskId);
  }

  nameField(taskId: string, field: string): Promise<boolean> {
    return this.uow.write(async () => {
      await this.task(taskId);
      await this.drawing.nameField(taskId, field);
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: taskId,
        action: 'fieldNamed',
        fields: { field: field.trim() },
      });
      return true;
    });
  }

  private async task(taskId: string): Promise<void> {
    const [task] = await this.evaluations.visible(currentActor(), [taskId], false);
    if (!task) throw notFound('taskId');
  }
}
