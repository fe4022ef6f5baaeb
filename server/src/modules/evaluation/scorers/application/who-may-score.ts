import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import type { EvaluationTaskRecord } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerReads, type SeatRecord } from '../persistence/scorer.reads.js';

const OF_BUREAU = ['THIRD_PARTY', 'FIN_BUSINESS', 'FIN_PERFORMANCE'] as const satisfies Role[];
const OF_DEPARTMENT = ['THIRD_PARTY', 'DEPARTMENT_OFFICER', 'UNIT_HEAD'] as const satisfies Role[];

export const scoringRoles = ({ kind }: Pick<EvaluationTaskRecord, 'kind'>): readonly Role[] =>
  kind === 'DEPARTMENT' ? OF_DEPARTMENT : OF_BUREAU;

export const roleOf = (task: Pick<EvaluationTaskRecord, 'kind'>, seat: SeatRecord): Role =>
  scoringRoles(task).find((role) => seat.roles.includes(role)) ?? 'EXPERT';

/**
 * Whom the panel of an evaluation is made of (R139): of the bureau's, staff of the bureau and nobody of the evaluated unit's
 * whole tree; of a department's own, people of its tree but nobody of the evaluated unit, nor whoever wrote the
 * self-evaluation. The engaged firm's people may sit on either.
 */
@Injectable()
export class WhoMayScore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ScorerReads,
  ) {}

  /** Bodies of whose people nobody scores. */
  async barred(task: EvaluationTaskRecord): Promise<Set<string>> {
    if (task.kind !== 'DEPARTMENT') return new Set((await this.reads.evaluatedTree(task.agencyId)).map(({ id }) => id));
    return new Set(task.agencyId === task.organiserAgencyId ? [] : [task.agencyId]);
  }

  /** Bodies of whose people somebody may score, beside the firm; null where any may. */
  async bodies(task: EvaluationTaskRecord): Promise<Set<string> | null> {
    if (task.kind !== 'DEPARTMENT') return null;
    const rows = await this.uow.query<{ id: string }>(
      `SELECT descendant_id AS id FROM organizations.agency_closure WHERE jurisdiction_id = $1 AND ancestor_id = $2`,
      [currentActor().jurisdictionId, task.organiserAgencyId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Seats whose holder wrote the self-evaluation that a department's evaluation rests on. */
  async ofAuthor(task: EvaluationTaskRecord): Promise<Set<string>> {
    if (task.kind !== 'DEPARTMENT' || !task.selfEvaluationId) return new Set();
    const rows = await this.uow.query<{ id: string }>(
      `SELECT m.seat_id AS id FROM evaluation.self_evaluation e
         JOIN organizations.appointment m ON m.jurisdiction_id = e.jurisdiction_id AND m.account_id = e.submitted_by
          AND m.valid_from <= platform.business_date() AND (m.valid_to IS NULL OR m.valid_to >= platform.business_date())
        WHERE e.jurisdiction_id = $1 AND e.id = $2`,
      [currentActor().jurisdictionId, task.selfEvaluationId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
