import { Injectable, type OnModuleInit } from '@nestjs/common';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { DutyGates, type ListedDuty } from '../../../../platform/tasks/index.js';
import { ScorerReads } from '../../scorers/persistence/scorer.reads.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { EngagementReads } from '../persistence/engagement.reads.js';
import { ENGAGEMENT } from './engagements.js';

/** Duties on the desks of a firm: shown while their engagement runs, and gone with its last day (controls C22). */
@Injectable()
export class FirmDuties implements OnModuleInit {
  constructor(
    private readonly gates: DutyGates,
    private readonly engagements: EngagementReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly scorers: ScorerReads,
  ) {}

  onModuleInit(): void {
    this.gates.register(async (duties) => {
      const actor = currentActor();
      if (reachOf(actor).kind !== 'ENGAGEMENTS') return new Set();
      const asked = (type: string): string[] => idsOf(duties, type);
      const seen = new Set(
        [
          ...(await this.engagements.visible(actor, asked(ENGAGEMENT), false)),
          ...(await this.evaluations.visible(actor, asked('evaluation.evaluation_task'), false)),
          ...(await this.scorers.own()),
        ].map(({ id }) => id),
      );
      const known = [ENGAGEMENT, 'evaluation.evaluation_task', 'evaluation.scorer'].flatMap(asked);
      return new Set(known.filter((id) => !seen.has(id)));
    });
  }
}

const idsOf = (duties: readonly ListedDuty[], type: string): string[] =>
  duties.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
