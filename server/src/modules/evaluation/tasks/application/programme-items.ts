import { Injectable } from '@nestjs/common';
import {
  checkItemScore,
  gradeOf,
  parseMoney,
  programmeAmount,
  readAreas,
  type Refusal,
  refusal,
  sumMoney,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { mayWorkOn } from '../domain/may-score.js';
import { TaskItemEntity } from '../persistence/evaluation-task.entity.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';
import { TeamReads } from '../persistence/team.reads.js';
import { demandManager } from './manages.js';
import { inState, membersOfEvaluated } from './work-plans.js';

export interface ItemToSave {
  /** Null for a new one; one that is known keeps its points. */
  id?: string | null;
  agencyId: string;
  projectId?: string | null;
  name: string;
  category?: string | null;
  area?: string | null;
  amount: string;
  isRepresentative: boolean;
}

const BEFORE_REPORT = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED', 'FIELD_WORK'];

/** Items of an evaluation over many bodies (专项评价, R140): named by the organiser, each scored by whoever evaluates. */
@Injectable()
export class ProgrammeItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly teams: TeamReads,
    private readonly panels: OpenPanels,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  /** Replaces the items. @param takesSum whether the evaluated money becomes their sum, whatever was stated before */
  save(taskId: string, expectedVersion: number, items: readonly ItemToSave[], takesSum: boolean): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const task = await this.found(taskId);
      demandManager(currentActor(), task);
      const refusals = [...inState(task, BEFORE_REPORT, 'saveItems'), ...notAProgramme(task)];
      const amounts = items.map((item, index) => {
        const parsed = parseMoney(item.amount, { field: `items[${index}].amount` });
        return parsed.ok ? { amount: parsed.value, refusals: [] } : { amount: '0.00', refusals: [parsed.refusal] };
      });
      const bodies = await this.checkBodies(items);
      const others = await this.checkProjects(items, task.workYear);
      items.forEach((_, index) => refusals.push(...bodies[index]!, ...amounts[index]!.refusals, ...others[index]!));
      if (refusals.length > 0) throw refused(refusals);
      const before = await this.teams.items([task.id]);
      const known = new Map(before.map((one) => [one.id, one]));
      await this.uow.affect('DELETE FROM evaluation.task_item WHERE jurisdiction_id = $1 AND task_id = $2', [
        jurisdictionId,
        task.id,
      ]);
      const after = items.map((item, index) => {
        const old = item.id ? known.get(item.id) : undefined;
        return {
          id: old?.id ?? newId(),
          taskId: task.id,
          ordinal: index + 1,
          agencyId: item.agencyId,
          projectId: item.projectId ?? null,
          name: item.name.trim(),
          category: item.category?.trim() || null,
          area: item.area ?? null,
          amount: amounts[index]!.amount,
          score: old?.score ?? null,
          grade: old?.grade ?? null,
          isRepresentative: item.isRepresentative,
        };
      });
      await this.uow.insert(TaskItemEntity, after);
      const conflicted = membersOfEvaluated(await this.teams.conflicted([task.id]));
      if (conflicted.length > 0) throw refused(conflicted);
      const amount = programmeAmount(task.amount, before, after, takesSum);
      await updateVersioned(this.uow, 'evaluation.evaluation_task', jurisdictionId, task.id, expectedVersion, {
        amount,
      });
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'itemsSaved',
        fields: { items: items.length, sum: sumMoney(after.map((one) => one.amount)), amount },
      });
      return task.id;
    });
  }

  /** Points of items while the work is on; the grade follows from the scale of the place. */
  saveScores(
    taskId: string,
    expectedVersion: number,
    scores: readonly { itemId: string; score?: string | null }[],
  ): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.found(taskId);
      const stranger = mayWorkOn(actor, task);
      if (stranger.length > 0) throw refused(stranger);
      const open = (await this.panels.whileOpen([task.id])).get(task.id);
      if (open) throw refused(open);
      const known = new Set((await this.teams.items([task.id])).map(({ id }) => id));
      const rules = await this.organizations.parameters(task.workYear);
      const refusals = [...inState(task, ['FIELD_WORK'], 'saveItemScores'), ...notAProgramme(task)];
      const graded = scores.map(({ itemId, score: typed }, index) => {
        if (!known.has(itemId)) refusals.push(refusal('NOT_FOUND', { field: `scores[${index}].itemId` }));
        const score = typed?.trim() || null;
        const wrong = score === null ? [] : checkItemScore(score, `scores[${index}].score`);
        refusals.push(...wrong);
        return {
          id: itemId,
          score,
          grade: wrong.length === 0 && score !== null ? gradeOf(score, rules.rule('grade.scale')) : null,
        };
      });
      if (refusals.length > 0) throw refused(refusals);
      await this.teams.saveItemScores(task.id, graded);
      await updateVersioned(this.uow, 'evaluation.evaluation_task', actor.jurisdictionId, task.id, expectedVersion, {
        amount: task.amount,
      });
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'itemsScored',
        fields: { scores },
      });
      return task.id;
    });
  }

  private async checkBodies(items: readonly ItemToSave[]): Promise<Refusal[][]> {
    const bodies = new Map(
      (await this.organizations.agencies(items.map(({ agencyId }) => agencyId))).map((one) => [one.id, one]),
    );
    return items.map(({ name, agencyId }, index) => {
      const body = bodies.get(agencyId);
      const field = `items[${index}].agencyId`;
      return [
        ...(name.trim() ? [] : [refusal('REQUIRED', { field: `items[${index}].name` })]),
        ...(body ? [] : [refusal('NOT_FOUND', { field })]),
        ...(body && body.level < 1 ? [refusal('NOT_A_BUDGET_UNIT', { ruleId: 'E-11', field })] : []),
        ...(body?.secrecy === 'CLASSIFIED'
          ? [refusal('OBJECT_CLASSIFIED', { ruleId: 'C31', field, params: { name: body.name } })]
          : []),
      ];
    });
  }

  /** A project of the records is its own body's, no secret, and named once. */
  private async checkProjects(items: readonly ItemToSave[], workYear: number): Promise<Refusal[][]> {
    const areas = readAreas((await this.organizations.parameters(workYear)).rule('eval.areas')) ?? [];
    const wanted = items.flatMap(({ projectId }) => projectId ?? []);
    const projects = new Map((await this.teams.projects(wanted)).map((one) => [one.id, one]));
    const seen = new Set<string>();
    return items.map(({ projectId, agencyId, name, area }, index) => {
      const field = `items[${index}].projectId`;
      const unknownArea =
        area && !areas.some(({ code }) => code === area)
          ? [refusal('AREA_UNKNOWN', { ruleId: 'E-11', field: `items[${index}].area`, params: { area } })]
          : [];
      if (!projectId) return unknownArea;
      const project = projects.get(projectId);
      if (!project) return [...unknownArea, refusal('NOT_FOUND', { field })];
      const isTwice = seen.has(projectId);
      seen.add(projectId);
      return [
        ...unknownArea,
        ...(project.isClassified ? [refusal('CLASSIFIED_STUB', { ruleId: 'C31', field })] : []),
        ...(isTwice ? [refusal('ITEM_TWICE', { ruleId: 'E-17', field, params: { name } })] : []),
        ...(project.agencyId === agencyId
          ? []
          : [refusal('ITEM_OF_ANOTHER_UNIT', { ruleId: 'E-17', field, params: { name }, wayOut: 'CHOOSE_ITS_UNIT' })]),
      ];
    });
  }

  private async found(id: string): Promise<EvaluationTaskRecord> {
    const [task] = await this.reads.visible(currentActor(), [id], true);
    if (!task) throw notFound('id');
    return task;
  }
}

const notAProgramme = ({ objectType }: EvaluationTaskRecord): Refusal[] =>
  objectType === 'PROGRAMME' ? [] : [refusal('NOT_A_PROGRAMME', { ruleId: 'E-11', field: 'id' })];
