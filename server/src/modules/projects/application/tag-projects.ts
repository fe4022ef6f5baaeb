import { Injectable } from '@nestjs/common';
import { FUND_TAGS, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectWrites } from '../persistence/project.writes.js';

export interface ProjectsToTag {
  items: readonly { id: string; expectedVersion: number }[];
  tags: readonly string[];
}

/** 资金标签 of projects: which of them are special funds, poverty money, or money that goes straight to the people. */
@Injectable()
export class TagProjects {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
  ) {}

  run({ items, tags: given }: ProjectsToTag): Promise<string[]> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const tags = [...new Set(given)].sort();
      const ids = items.map(({ id }) => id);
      const projects = await this.reads.visibleMany(actor, ids, true);
      if (items.length === 0 || projects.length !== new Set(ids).size) throw notFound('items');
      const found: Refusal[] = tags
        .filter((tag) => !FUND_TAGS.some((known) => known === tag))
        .map((tag) => refusal('FUND_TAG_UNKNOWN', { field: 'tags', params: { value: tag } }));
      if (projects.some(({ secrecy }) => secrecy === 'CLASSIFIED'))
        found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      if (found.length > 0) throw refused(found);
      const versions = new Map(projects.map(({ id, version }) => [id, version]));
      const stale = items.find(({ id, expectedVersion }) => versions.get(id) !== expectedVersion);
      if (stale)
        throw await conflict(this.uow, 'projects.project', actor.jurisdictionId, stale.id, stale.expectedVersion);
      await this.writes.tag(items, tags);
      this.audit.recordAll(
        ids.map((entityId) => ({ entity: 'projects.project', entityId, action: 'tagged', fields: { tags } })),
      );
      return ids;
    });
  }
}
