import { Injectable } from '@nestjs/common';
import { isDate, milestoneDelay, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { MilestoneEntity } from '../persistence/milestone.entity.js';
import { type MilestoneRecord, MilestoneReads } from '../persistence/milestone.reads.js';

export interface MilestoneToSave {
  name: string;
  plannedOn: string;
  actualOn?: string | null;
  note?: string | null;
}

/** A milestone and by how many days it is late on the business date. */
export interface MilestoneView extends MilestoneRecord {
  delayDays: number;
}

/** 项目建设进度: planned against actual, kept by the unit (R113). */
@Injectable()
export class Milestones {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: MilestoneReads,
    private readonly projects: ProjectsApi,
    private readonly audit: AuditService,
  ) {}

  async of(projectIds: readonly string[]): Promise<Map<string, MilestoneView[]>> {
    const { today } = currentActor();
    const rows = await this.reads.of(projectIds);
    const views = rows.map((row) => ({ ...row, delayDays: milestoneDelay(row.plannedOn, row.actualOn, today) }));
    return groupsOf(projectIds, views, ({ projectId }) => projectId);
  }

  /** The whole schedule of one project, in its order; the project is locked, so that two savers do not mix. */
  save(projectId: string, milestones: readonly MilestoneToSave[]): Promise<string> {
    return this.uow.write(async () => {
      const { today, agencyId } = currentActor();
      const project = await this.projects.visible(projectId, true);
      if (!project) throw notFound('projectId');
      const found = milestones.flatMap((one, index) => check(one, index, today));
      if (project.agencyId !== agencyId)
        found.push(refusal('NOT_YOUR_UNIT', { field: 'projectId', wayOut: 'ASK_UNIT_CLERK' }));
      if (project.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      if (found.length > 0) throw refused(found);
      await this.reads.clear(projectId);
      await this.uow.insert(
        MilestoneEntity,
        milestones.map((one, index) => ({
          id: newId(),
          projectId,
          ordinal: index + 1,
          name: one.name.trim(),
          plannedOn: one.plannedOn,
          actualOn: one.actualOn || null,
          note: one.note?.trim() || null,
        })),
      );
      this.audit.record({
        entity: 'projects.project',
        entityId: projectId,
        action: 'milestonesSaved',
        fields: { milestones },
      });
      return projectId;
    });
  }
}

function check(one: MilestoneToSave, index: number, today: string): Refusal[] {
  const found: Refusal[] = [];
  const field = (name: string): string => `milestones[${index}].${name}`;
  if (!one.name.trim()) found.push(refusal('REQUIRED', { field: field('name') }));
  if (!isDate(one.plannedOn)) found.push(refusal('REQUIRED', { field: field('plannedOn') }));
  if (one.actualOn && one.actualOn > today)
    found.push(refusal('DATE_IN_FUTURE', { field: field('actualOn'), params: { date: one.actualOn, today } }));
  return found;
}
