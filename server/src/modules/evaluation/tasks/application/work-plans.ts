import { Injectable } from '@nestjs/common';
import {
  EVALUATION_METHODS,
  EVALUATION_STANDARDS,
  EVALUATORS,
  inHouseOnly,
  outsiderOf,
  readAreas,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { mayWorkOn } from '../domain/may-score.js';
import { EngagementDoors } from '../../firms/application/engagement-doors.js';
import { EngagementReads } from '../../firms/persistence/engagement.reads.js';
import { TaskMemberEntity } from '../persistence/evaluation-task.entity.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { type Conflict, TeamReads } from '../persistence/team.reads.js';
import { demandManager, managesTask } from './manages.js';

export interface MemberToSave {
  accountId: string;
  isLeader: boolean;
  isInCharge: boolean;
  duty?: string | null;
}

export interface WorkPlanToSave {
  id: string;
  expectedVersion: number;
  purpose?: string | null;
  methods: readonly string[];
  standards: readonly string[];
  schedule?: string | null;
  fieldFrom?: string | null;
  fieldTo?: string | null;
  area?: string | null;
  /** Left out: who carries it out stays as it is. */
  method?: string | null;
  engagementId?: string | null;
  members?: readonly MemberToSave[] | null;
}

const PLANNING = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED'];

/** 工作方案 of an evaluation: what for, by which methods and standards, who, when. */
@Injectable()
export class WorkPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly engagements: EngagementReads,
    private readonly doors: EngagementDoors,
    private readonly teams: TeamReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** The organiser writes all of it; the evaluator all but who the evaluator is. */
  save(draft: WorkPlanToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.found(draft.id);
      const manages = managesTask(actor, task);
      const names = draft.method !== undefined && draft.method !== null;
      if (!manages) {
        const stranger = mayWorkOn(actor, task);
        if (stranger.length > 0 || names || draft.members) demandManager(actor, task);
      }
      const refusals = [
        // Who was engaged is not changed afterwards: papers and signature hang on it.
        ...inState(task, names && task.isFirmGone ? PLANNING : planningOf(task), 'saveWorkPlan'),
        ...insideOnly(task, draft.method ?? task.method, draft.engagementId ?? null),
        ...unknown(draft.methods, EVALUATION_METHODS, 'methods'),
        ...unknown(draft.standards, EVALUATION_STANDARDS, 'standards'),
        ...(names ? unknown([draft.method!], EVALUATORS, 'method') : []),
        ...(await this.checkArea(task, draft.area ?? null)),
      ];
      if (draft.fieldFrom && draft.fieldTo && draft.fieldTo < draft.fieldFrom)
        refusals.push(refusal('DATES_REVERSED', { field: 'fieldTo' }));
      if (draft.engagementId) await this.demandEngagement(draft.engagementId);
      if (refusals.length > 0) throw refused(refusals);
      const method = draft.method ?? task.method;
      await updateVersioned(
        this.uow,
        'evaluation.evaluation_task',
        actor.jurisdictionId,
        task.id,
        draft.expectedVersion,
        {
          purpose: draft.purpose?.trim() || null,
          methods: draft.methods,
          standards: draft.standards,
          schedule: draft.schedule?.trim() || null,
          field_from: draft.fieldFrom ?? null,
          field_to: draft.fieldTo ?? null,
          area: draft.area ?? task.area,
          method,
          engagement_id: names ? (method === 'THIRD_PARTY' ? (draft.engagementId ?? null) : null) : task.engagementId,
        },
      );
      if (draft.engagementId) await this.doors.listed(draft.engagementId);
      if (draft.members) {
        await this.replaceTeam(task, draft.members);
        await this.tasks.close([task.id], ['evaluation.takeOver', 'evaluation.goInHouse']);
      }
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'workPlanSaved',
        fields: { ...draft },
      });
      return task.id;
    });
  }

  /** Of the bureau's people, or of the department's: a firm works under its engagement, and others do not evaluate. */
  private async replaceTeam(task: EvaluationTaskRecord, members: readonly MemberToSave[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    const taskId = task.id;
    const accountIds = members.map(({ accountId }) => accountId);
    const department = task.kind === 'DEPARTMENT' ? task.organiserAgencyId : null;
    const offered = await this.teams.people(department, accountIds);
    const people = new Map([...(await this.teams.anybody(accountIds)), ...offered].map((one) => [one.accountId, one]));
    const refusals: Refusal[] = members.flatMap(({ accountId }, index) => [
      ...(people.has(accountId) ? [] : [refusal('NOT_FOUND', { field: `members[${index}].accountId` })]),
      ...(members.findIndex((one) => one.accountId === accountId) === index
        ? []
        : [refusal('MEMBER_TWICE', { ruleId: 'E-14', field: `members[${index}].accountId` })]),
    ]);
    if (members.filter(({ isLeader }) => isLeader).length > 1)
      refusals.push(refusal('ONE_LEADER', { ruleId: 'E-14', field: 'members' }));
    if (refusals.length > 0) throw refused(refusals);
    await this.uow.affect('DELETE FROM evaluation.task_member WHERE jurisdiction_id = $1 AND task_id = $2', [
      jurisdictionId,
      taskId,
    ]);
    await this.uow.insert(
      TaskMemberEntity,
      members.map((member, index) => ({
        id: newId(),
        taskId,
        ordinal: index + 1,
        accountId: member.accountId,
        agencyId: people.get(member.accountId)!.agencyId,
        isLeader: member.isLeader,
        isInCharge: member.isInCharge,
        duty: member.duty?.trim() || null,
      })),
    );
    const conflicted = membersOfEvaluated(await this.teams.conflicted([taskId]));
    const tied = new Set(conflicted.map(({ field }) => field));
    const outside = members.flatMap(({ accountId }, index) => {
      const field = `members[${index}].accountId`;
      if (tied.has(field) || offered.some((one) => one.accountId === accountId)) return [];
      const { personName, agencyName } = people.get(accountId)!;
      const params = { personName, agencyName };
      return [refusal('MEMBER_FROM_OUTSIDE', { ruleId: 'E-14', field, params, wayOut: 'CHOOSE_ANOTHER_MEMBER' })];
    });
    if (conflicted.length + outside.length > 0) throw refused([...conflicted, ...outside]);
  }

  private async checkArea(task: EvaluationTaskRecord, area: string | null): Promise<Refusal[]> {
    if (area === null) return [];
    const rules = await this.organizations.parameters(task.workYear);
    return (readAreas(rules.rule('eval.areas')) ?? []).some(({ code }) => code === area)
      ? []
      : [refusal('AREA_UNKNOWN', { ruleId: 'E-11', field: 'area', params: { area } })];
  }

  private async demandEngagement(id: string): Promise<void> {
    if (!(await this.engagements.choices()).some((one) => one.id === id)) throw notFound('engagementId');
  }

  private async found(id: string): Promise<EvaluationTaskRecord> {
    const [task] = await this.reads.visible(currentActor(), [id], true);
    if (!task) throw notFound('id');
    return task;
  }
}

/**
 * Taken back from a firm half-way, an evaluation gets its own team before it goes on (E-21). What an engagement left unfinished
 * when it ended is finished by a team that is named for it: the firm stays on record.
 */
function planningOf(task: EvaluationTaskRecord): readonly string[] {
  const isTakenBack = task.isClassified && task.method === 'OWN' && task.memberIds.length === 0;
  return isTakenBack || task.isFirmGone ? [...PLANNING, 'PLAN_APPROVED', 'FIELD_WORK'] : PLANNING;
}

export function insideOnly(task: EvaluationTaskRecord, method: string, engagementId: string | null): Refusal[] {
  const outsider = outsiderOf(method, engagementId);
  return outsider ? inHouseOnly(task, outsider, engagementId ? 'engagementId' : 'method') : [];
}

export function inState(task: EvaluationTaskRecord, allowed: readonly string[], action: string): Refusal[] {
  return allowed.includes(task.state)
    ? []
    : [refusal('STATE_INVALID', { field: 'state', params: { state: task.state, action, allowed: allowed.join(',') } })];
}

function unknown(given: readonly string[], known: readonly string[], field: string): Refusal[] {
  return given
    .filter((code) => !known.includes(code))
    .map((code) => refusal('EVALUATION_CHOICE_UNKNOWN', { field, params: { value: code } }));
}

/** Members of the team who belong to what is evaluated (R139). */
export function membersOfEvaluated(conflicts: readonly Conflict[]): Refusal[] {
  return conflicts.map(({ ordinal, personName, agencyName }) =>
    refusal('MEMBER_NOT_INDEPENDENT', {
      ruleId: 'E-09',
      field: `members[${ordinal - 1}].accountId`,
      params: { personName, agencyName },
      wayOut: 'CHOOSE_ANOTHER_MEMBER',
    }),
  );
}
