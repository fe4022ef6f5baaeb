import { Injectable } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import type { DomainEvents } from '../../../contracts/index.js';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, newId, UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { OnDomainEvent } from '../../../platform/events/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { SuspensionConsentEntity } from '../persistence/suspension-consent.entity.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { PoolTasks } from './pool-tasks.js';

export interface SuspensionConsent {
  readonly projectId: string;
  readonly reason: string;
  readonly consentedBy: string;
  readonly consentedByName: string;
  readonly consentedOn: string;
}

/** 国库同意暂停拨款: asked for when monitoring disposes of a sheet with SUSPEND, used up by the step that it allows. */
@Injectable()
export class SuspensionConsents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: PoolTasks,
    private readonly audit: AuditService,
  ) {}

  async open(projectIds: readonly string[]): Promise<Map<string, SuspensionConsent>> {
    const rows = await this.uow.query<SuspensionConsent>(
      `SELECT project_id AS "projectId", reason, consented_by AS "consentedBy", consented_by_name AS "consentedByName",
              consented_on::text AS "consentedOn"
         FROM projects.suspension_consent
        WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND used_on IS NULL`,
      [currentActor().jurisdictionId, projectIds],
    );
    return new Map(rows.map((row) => [row.projectId, row]));
  }

  give(draft: { projectId: string; expectedVersion: number; reason: string }): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      if (!actor.roles.includes('FIN_TREASURY'))
        throw new DomainError('FORBIDDEN', [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'FIN_TREASURY' })]);
      const project = await this.projects.visible(draft.projectId, true);
      if (!project) throw notFound('projectId');
      if (project.version !== draft.expectedVersion)
        throw await conflict(this.uow, 'projects.project', actor.jurisdictionId, project.id, draft.expectedVersion);
      const reason = draft.reason.trim();
      const given = await this.open([project.id]);
      const found = [
        ...(project.state === 'EXECUTING'
          ? []
          : [
              refusal('STATE_INVALID', {
                ruleId: 'W-02',
                field: 'state',
                params: { state: project.state, action: 'consent', allowed: 'EXECUTING' },
                wayOut: 'FOLLOW_THE_STEPS',
              }),
            ]),
        ...(reason ? [] : [refusal('REQUIRED', { field: 'reason' })]),
        ...(given.has(project.id) ? [refusal('SUSPENSION_CONSENT_TWICE', { ruleId: 'P-02' })] : []),
      ];
      if (found.length > 0) throw refused(found);
      const consent = {
        id: newId(),
        projectId: project.id,
        reason,
        consentedBy: actor.userId!,
        consentedByName: actor.personName,
        consentedOn: actor.today,
      };
      await this.uow.insert(SuspensionConsentEntity, [consent]);
      this.audit.record({
        entity: 'projects.project',
        entityId: project.id,
        action: 'suspensionAgreed',
        fields: { consent: consent.id },
        comment: reason,
      });
      await this.tasks.treasuryAgreed(project);
      return project.id;
    });
  }

  async use(projectIds: readonly string[]): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    await this.uow.affect(
      `UPDATE projects.suspension_consent SET used_on = $3
        WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND used_on IS NULL`,
      [jurisdictionId, projectIds, today],
    );
  }

  /** What monitoring has found lies on the desks of the two offices at once. */
  @OnDomainEvent('MonitoringDisposed')
  async ask(news: DomainEvents['MonitoringDisposed']): Promise<void> {
    if (news.kind !== 'SUSPEND' || news.projectId === null) return;
    const [project] = await this.projects.byIds([news.projectId]);
    if (project?.state !== 'EXECUTING') return;
    await this.tasks.suspensionAsked(project, await this.organizations.seatsWithRole('FIN_TREASURY'));
  }
}
