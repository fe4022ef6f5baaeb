import { Injectable } from '@nestjs/common';
import { isFundCategory, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectWrites } from '../persistence/project.writes.js';

export interface FundingToClassify {
  projectId: string;
  expectedVersion: number;
  lines: readonly { id: string; category?: string | null }[];
}

/** 资金类别 of the lines of a project: what each part of its money is for. */
@Injectable()
export class ClassifyFunding {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly execution: ExecutionReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
  ) {}

  run({ projectId, expectedVersion, lines }: FundingToClassify): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [project] = await this.reads.visibleMany(actor, [projectId], true);
      if (!project) throw notFound('projectId');
      const known = new Set((await this.execution.funding([projectId])).map(({ id }) => id));
      const found = lines.flatMap(({ id, category }, index): Refusal[] => [
        ...(known.has(id) ? [] : [refusal('NOT_FOUND', { field: `lines[${index}].id` })]),
        ...(category && !isFundCategory(category)
          ? [refusal('FUND_CATEGORY_UNKNOWN', { field: `lines[${index}].category`, params: { value: category } })]
          : []),
      ]);
      if (project.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      if (found.length > 0) throw refused(found);
      await updateVersioned(this.uow, 'projects.project', actor.jurisdictionId, projectId, expectedVersion, {});
      await this.writes.classify(lines.map(({ id, category }) => ({ id, category: category || null })));
      this.audit.record({
        entity: 'projects.project',
        entityId: projectId,
        action: 'classified',
        fields: { lines: lines.map(({ id, category }) => ({ id, category: category || null })) },
      });
      return projectId;
    });
  }
}
