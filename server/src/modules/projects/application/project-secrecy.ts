import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { EraseTexts } from '../../../platform/security/index.js';
import { eraseQuarantined, PROJECT_ERASURE } from '../persistence/project.erasure.js';
import { ProjectReads } from '../persistence/project.reads.js';

/** From open to secret; what hangs on a project bears the project's label, because it has none of its own (C26). */
export const SECRECY_LABELS = ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'] as const;
export type SecrecyLabel = (typeof SECRECY_LABELS)[number];

const TABLE = 'projects.project';
/** Columns of a project that a stub leaves empty; its name is its code. */
const STUB = { field: null, overview: null, responsible_person: null, responsible_phone: null, fund_tags: [] };

/** Raises the secrecy label of a project. Lowering one is a decision outside of this system. */
@Injectable()
export class ProjectSecrecy implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectReads,
    private readonly erase: EraseTexts,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.erase.declare(PROJECT_ERASURE);
  }

  /**
   * A state secret leaves a stub: what could be read of it in its rows and theirs, in the log, on desks and in attachments
   * is taken away, amounts as well. Later rooms take back what has gone out (C30).
   */
  raise(draft: { projectId: string; expectedVersion: number; label: SecrecyLabel; reason: string }): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const project = await this.projects.visible(draft.projectId, true);
      if (!project) throw notFound('projectId');
      if (project.version !== draft.expectedVersion)
        throw await conflict(this.uow, TABLE, jurisdictionId, project.id, draft.expectedVersion);
      const found = refusalsOf(project.secrecy as SecrecyLabel, draft.label, draft.reason);
      if (found.length > 0) throw refused(found);
      const isSecret = draft.label === 'CLASSIFIED';
      await updateVersioned(this.uow, TABLE, jurisdictionId, project.id, project.version, {
        secrecy: draft.label,
        ...(isSecret ? { ...STUB, name: project.code } : {}),
      });
      const erased = isSecret ? await this.erase.of(TABLE, project.id) : 0;
      if (isSecret) await eraseQuarantined(this.uow, jurisdictionId, project);
      this.audit.record({
        entity: TABLE,
        entityId: project.id,
        action: 'secrecyRaised',
        fields: { before: project.secrecy, secrecy: draft.label, erased },
        // The reason of a secret may be part of it.
        comment: isSecret ? null : draft.reason.trim(),
      });
      await this.events.publish('ProjectSecrecyRaised', { projectId: project.id, label: draft.label });
      return project.id;
    });
  }
}

function refusalsOf(before: SecrecyLabel, label: SecrecyLabel, reason: string): Refusal[] {
  return [
    ...(SECRECY_LABELS.indexOf(label) > SECRECY_LABELS.indexOf(before)
      ? []
      : [refusal('SECRECY_NOT_RAISED', { ruleId: 'C26', field: 'label', params: { before, label } })]),
    ...(reason.trim() ? [] : [refusal('REQUIRED', { field: 'reason' })]),
  ];
}
