import { Injectable } from '@nestjs/common';
import { type DrawnFor, exclusionOf, inHouseOnly, type Refusal, refusal, type Role } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { ExpertReads, type ExpertRecord } from '../../experts/persistence/expert.reads.js';
import { demandManager } from '../../tasks/application/manages.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerEntity } from '../persistence/scorer.entity.js';
import { ScorerReads, type ScorerRecord, type SeatRecord } from '../persistence/scorer.reads.js';
import { roleOf, scoringRoles, WhoMayScore } from './who-may-score.js';

const APPOINTING = ['PLAN_APPROVED', 'FIELD_WORK'];

export interface Appointment {
  taskId: string;
  seatIds: readonly string[];
  expertIds: readonly string[];
  dueOn: string | null;
}

/** Who scores an evaluation: staff of the bureau, people of the engaged firm, experts; nobody of the evaluated unit (R139). */
@Injectable()
export class AppointScorers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly experts: ExpertReads,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly who: WhoMayScore,
  ) {}

  appoint(draft: Appointment): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.open(draft.taskId);
      const found = await this.stillBlind(task);
      const { today } = currentActor();
      if (draft.seatIds.length + draft.expertIds.length === 0)
        found.push(refusal('SELECTION_EMPTY', { field: 'seatIds' }));
      if (draft.dueOn && draft.dueOn <= today)
        found.push(refusal('DUE_IN_PAST', { ruleId: 'BS-01', field: 'dueOn', params: { today } }));
      const experts = await this.askedExperts(task, draft.expertIds, found);
      const seats = await this.askedSeats(task, draft.seatIds, found);
      const asked = [
        ...seats.map((seat) => ({
          seatId: seat.id,
          agencyId: seat.agencyId,
          role: roleOf(task, seat),
          expertId: null,
          duty: seat.roles.includes('THIRD_PARTY') ? 'FIRM' : 'STAFF',
        })),
        ...experts.map((expert) => ({
          seatId: expert.seatId!,
          agencyId: expert.seatAgencyId!,
          role: 'EXPERT' as const,
          expertId: expert.id,
          duty: 'EXPERT',
        })),
      ];
      const already = new Set(
        (await this.reads.ofTasks([task.id]))
          .filter(({ state }) => !['DECLINED', 'WITHDRAWN'].includes(state))
          .map(({ seatId }) => seatId),
      );
      if (asked.some(({ seatId }) => already.has(seatId)))
        found.push(refusal('SCORER_TWICE', { ruleId: 'BS-01', field: 'seatIds' }));
      if (found.length > 0) throw refused(found);
      await this.invite(task, asked, draft.dueOn);
      return task.id;
    });
  }

  /** Locked, in reach, and in a state in which somebody may still be asked. */
  async open(taskId: string): Promise<EvaluationTaskRecord> {
    const [task] = await this.evaluations.visible(currentActor(), [taskId], true);
    if (!task) throw notFound('taskId');
    demandManager(currentActor(), task);
    if (!APPOINTING.includes(task.state)) {
      const params = { state: task.state, action: 'appoint', allowed: APPOINTING.join(',') };
      throw refused([refusal('STATE_INVALID', { field: 'state', params })]);
    }
    return task;
  }

  /** Nobody is added to sheets that are open to each other, or beside a score that can be read already. */
  async stillBlind(task: EvaluationTaskRecord): Promise<Refusal[]> {
    const rows = (await this.evaluations.scoreRows([task.id])).get(task.id)!;
    const [progress] = await this.reads.progress([task.id]);
    const found: Refusal[] = [];
    if (rows.length === 0) found.push(refusal('FRAMEWORK_MISSING', { ruleId: 'E-01', wayOut: 'MAKE_FRAMEWORK' }));
    if (progress && progress.waiting === 0) found.push(refusal('PANEL_CLOSED', { ruleId: 'BS-01', field: 'seatIds' }));
    else if (rows.some(({ score }) => score !== null))
      found.push(refusal('PANEL_AFTER_SCORES', { ruleId: 'BS-01', field: 'seatIds' }));
    return found;
  }

  async drawnFor(task: EvaluationTaskRecord, field: string): Promise<DrawnFor> {
    return {
      field,
      bodies: await this.reads.evaluatedTree(task.agencyId),
      firm: task.firmId ? { id: task.firmId, name: task.firmName! } : null,
      today: currentActor().today,
    };
  }

  /** Where the asker is an expert himself, who does not see the evaluation. */
  async drawnForEvaluation(taskId: string, field: string): Promise<DrawnFor> {
    return this.drawnFor((await this.evaluations.unseen(taskId))!, field);
  }

  /** The next of the lot in the place of whoever declined, with the same day. */
  async replaceBy(declined: ScorerRecord, expertId: string): Promise<void> {
    const [expert] = await this.experts.byIds([expertId]);
    if (!expert?.seatId) return;
    const task = (await this.evaluations.unseen(declined.taskId))!;
    const asked = {
      seatId: expert.seatId,
      agencyId: expert.seatAgencyId!,
      role: 'EXPERT' as const,
      expertId: expert.id,
      duty: 'EXPERT',
    };
    await this.invite(task, [asked], declined.dueOn);
  }

  private async askedExperts(
    task: EvaluationTaskRecord,
    ids: readonly string[],
    found: Refusal[],
  ): Promise<ExpertRecord[]> {
    if (ids.length === 0) return [];
    found.push(...inHouseOnly(task, 'EXPERT', 'expertIds'));
    const experts = await this.experts.byIds([...new Set(ids)]);
    if (experts.length !== new Set(ids).size) throw notFound('expertIds');
    const facts = new Map((await this.experts.facts()).map((one) => [one.id, one]));
    const drawn = await this.drawnFor(task, '');
    for (const expert of experts) {
      const one = facts.get(expert.id)!;
      // Named by hand, he may be of another field; what ties him counts all the same.
      const why = expert.seatId ? exclusionOf({ ...one, fields: [''] }, drawn) : 'NO_SEAT';
      if (why)
        found.push(
          refusal('EXPERT_EXCLUDED', { ruleId: 'XP-01', field: 'expertIds', params: { name: expert.name, why } }),
        );
    }
    return experts;
  }

  private async askedSeats(
    task: EvaluationTaskRecord,
    ids: readonly string[],
    found: Refusal[],
  ): Promise<SeatRecord[]> {
    if (ids.length === 0) return [];
    const unique = [...new Set(ids)];
    const seats = await this.reads.seats(unique, []);
    if (seats.length !== unique.length) throw notFound('seatIds');
    const tree = await this.who.barred(task);
    const inTree = await this.reads.seatsOfPeopleIn(unique, [...tree]);
    const bodies = await this.who.bodies(task);
    const authors = await this.who.ofAuthor(task);
    for (const seat of seats) {
      const at = { ruleId: 'E-09', field: 'seatIds', params: { seat: `${seat.agencyName} ${seat.title}` } };
      if (tree.has(seat.agencyId) || inTree.has(seat.id)) found.push(refusal('SCORER_OWN_UNIT', at));
      else if (authors.has(seat.id)) found.push(refusal('SCORER_IS_AUTHOR', at));
      else if (!scoringRoles(task).some((role) => seat.roles.includes(role))) found.push(refusal('SCORER_ROLE', at));
      else if (bodies && !seat.roles.includes('THIRD_PARTY') && !bodies.has(seat.agencyId))
        found.push(refusal('SCORER_OTHER_DEPARTMENT', at));
      else if (seat.roles.includes('THIRD_PARTY') && task.isClassified)
        found.push(...inHouseOnly(task, 'FIRM', 'seatIds'));
      else if (seat.roles.includes('THIRD_PARTY') && seat.agencyId !== task.firmAgencyId)
        found.push(refusal('SCORER_OTHER_FIRM', at));
    }
    return seats;
  }

  private async invite(
    task: EvaluationTaskRecord,
    asked: readonly { seatId: string; agencyId: string; role: Role; expertId: string | null; duty: string }[],
    dueOn: string | null,
  ): Promise<void> {
    const rows = asked.map((one) => ({ ...one, id: newId() }));
    await this.uow.insert(
      ScorerEntity,
      rows.map(({ id, seatId, agencyId, expertId, duty }) => ({
        id,
        taskId: task.id,
        seatId,
        agencyId,
        expertId,
        duty,
        dueOn,
      })),
    );
    this.audit.record({
      entity: 'evaluation.evaluation_task',
      entityId: task.id,
      action: 'scorersAppointed',
      fields: { scorers: rows.map(({ id, duty }) => ({ id, duty })), dueOn },
    });
    await this.tasks.open(
      rows.map((row) => ({
        kind: 'evaluation.scoreBlind',
        agencyId: row.agencyId,
        role: row.role,
        seatId: row.seatId,
        workYear: task.workYear,
        subjectType: 'evaluation.scorer',
        subjectId: row.id,
        subjectTitle: task.title,
        url: `/${task.workYear}/evaluation/sheets/${row.id}`,
        dueOn,
      })),
    );
  }
}
