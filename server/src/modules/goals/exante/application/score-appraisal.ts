import { Injectable } from '@nestjs/common';
import { checkScoreSheet, checkScoreValues, type ItemScore, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import type { AppraisalRecord, ScorerRecord } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { AppraisalWrites } from '../persistence/appraisal.writes.js';
import { APPRAISAL_TABLE } from './appraisal.binding.js';
import { AppraisalTasks } from './appraisal-tasks.js';
import { askedRole, PANEL_ROLES } from './panels.js';

const SCORING = ['REPORTED', 'FIN_REVIEW', 'REASSESSMENT'];

/** The finance side's part before the conclusion: who scores, the scores themselves, and what repeats what. */
@Injectable()
export class ScoreAppraisal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AppraisalReads,
    private readonly writes: AppraisalWrites,
    private readonly projects: ProjectsApi,
    private readonly tasks: AppraisalTasks,
    private readonly audit: AuditService,
  ) {}

  appoint(draft: {
    id: string;
    expectedVersion: number;
    seatIds: readonly string[];
    chairSeatId?: string | null;
  }): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.inReview(draft.id, 'appoint');
      const ids = [...new Set(draft.seatIds)];
      const seats = await this.reads.seats(ids);
      if (seats.length !== ids.length) throw notFound('seatIds');
      const found: Refusal[] = [];
      if (ids.length === 0) found.push(refusal('SELECTION_EMPTY', { field: 'seatIds' }));
      if (draft.chairSeatId && !ids.includes(draft.chairSeatId))
        found.push(refusal('APPRAISAL_CHAIR_OUTSIDE', { field: 'chairSeatId' }));
      for (const seat of seats) {
        if (!PANEL_ROLES.some((role) => seat.roles.includes(role)))
          found.push(refusal('APPRAISAL_SCORER_ROLE', { field: 'seatIds', params: { seat: seat.title } }));
        if ([record.agencyId, record.departmentId].includes(seat.agencyId))
          found.push(refusal('APPRAISAL_SCORER_OWN_UNIT', { field: 'seatIds', params: { seat: seat.title } }));
      }
      if (found.length > 0) throw refused(found);
      await this.touch(record, draft.expectedVersion, {});
      await this.writes.scorers(
        record.id,
        ids.map((seatId) => ({ seatId, isChair: seatId === draft.chairSeatId })),
      );
      this.audit.record({ entity: APPRAISAL_TABLE, entityId: record.id, action: 'appointed', fields: { ...draft } });
      await this.tasks.askScorers(
        record,
        seats.map(({ agencyId, roles }) => ({
          agencyId,
          role: askedRole(roles),
        })),
      );
      return record.id;
    });
  }

  /** A scorer's own sheet; handed in, it stands. */
  save(draft: { id: string; scores: readonly ItemScore[]; submit: boolean }): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.inReview(draft.id, 'score');
      const scorers = await this.reads.scorers([record.id]);
      const mine = this.own(scorers);
      const before = (await this.reads.scores([record.id])).filter(({ scorerId }) => scorerId === mine.id);
      const found = checkScoreValues(record.criteria, draft.scores);
      const given = new Set(draft.scores.map(({ itemCode }) => itemCode));
      const whole = [...draft.scores, ...before.filter(({ itemCode }) => !given.has(itemCode))];
      if (draft.submit && found.length === 0) found.push(...checkScoreSheet(record.criteria, whole));
      if (found.length > 0) throw refused(found);
      await this.writes.scores(mine.id, draft.scores, draft.submit);
      this.audit.record({
        entity: APPRAISAL_TABLE,
        entityId: record.id,
        action: draft.submit ? 'scoresSubmitted' : 'scoresSaved',
        fields: { scores: draft.scores },
      });
      const waiting = scorers.filter(({ id, submittedAt }) => submittedAt === null && id !== mine.id);
      if (draft.submit) {
        const isLastHere = waiting.every(({ agencyId }) => agencyId !== mine.agencyId);
        if (isLastHere) await this.tasks.scored(record, mine.agencyId, waiting.length === 0);
      }
      return record.id;
    });
  }

  /** What the finance side found in the list of overlaps: a repeated project is not supported whatever its total. */
  markDuplicate(draft: { id: string; expectedVersion: number; projectId?: string | null }): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.inReview(draft.id, 'markDuplicate');
      if (draft.projectId && !(await this.projects.visible(draft.projectId))) throw notFound('projectId');
      if (draft.projectId && draft.projectId === record.projectId)
        throw refused([refusal('APPRAISAL_DUPLICATE_SELF', { field: 'projectId' })]);
      await this.touch(record, draft.expectedVersion, { duplicate_of_id: draft.projectId ?? null });
      this.audit.record({
        entity: APPRAISAL_TABLE,
        entityId: record.id,
        action: 'duplicateMarked',
        fields: { ...draft },
      });
      return record.id;
    });
  }

  private touch(record: AppraisalRecord, expectedVersion: number, patch: Record<string, unknown>): Promise<void> {
    const { jurisdictionId } = currentActor();
    return updateVersioned(this.uow, APPRAISAL_TABLE, jurisdictionId, record.id, expectedVersion, patch);
  }

  private own(scorers: readonly ScorerRecord[]): ScorerRecord {
    const actor = currentActor();
    const mine = scorers.find(({ seatId }) => seatId === actor.seatId);
    if (!mine)
      throw new DomainError('FORBIDDEN', [
        refusal('APPRAISAL_NOT_SCORER', { wayOut: 'ASK_WHO_CAN', who: 'FIN_PERFORMANCE' }),
      ]);
    if (mine.submittedAt) throw refused([refusal('APPRAISAL_SCORES_HANDED_IN', { wayOut: 'ASK_FOR_REASSESSMENT' })]);
    return mine;
  }

  private async inReview(id: string, action: string): Promise<AppraisalRecord> {
    const [record] = await this.reads.visible(currentActor(), [id], true);
    if (!record) throw notFound('id');
    if (!SCORING.includes(record.state))
      throw refused([
        refusal('STATE_INVALID', {
          field: 'state',
          params: { state: record.state, action, allowed: SCORING.join(',') },
        }),
      ]);
    return record;
  }
}
