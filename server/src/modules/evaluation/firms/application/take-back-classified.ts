import { Injectable } from '@nestjs/common';
import { engagementWorkflow, isPrepared, RUNNING_ENGAGEMENT, scorerWorkflow } from '@jixiao/shared';
import type { DomainEvents } from '../../../../contracts/index.js';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OnDomainEvent } from '../../../../platform/events/index.js';
import { EraseTexts } from '../../../../platform/security/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { TransitionService } from '../../../../platform/workflow/index.js';
import { classifiedSql } from '../../tasks/persistence/classified.js';
import { EngagementEnd } from './engagement-end.js';
import { ENGAGEMENT } from './engagements.js';

interface Outside extends Record<string, unknown> {
  id: string;
  kind: string;
  title: string;
  code: string | null;
  workYear: number;
  organiserAgencyId: string;
  engagementId: string | null;
  engagementState: string | null;
}

const TASK = 'evaluation.evaluation_task';
const WHY = '评价对象已确定为涉密，改为自行组织评价';

/**
 * What became a state secret is taken back from whoever is not of the house: the firm and the experts have lost sight of it
 * with the label itself (`runningSql`, `ScorerReads`); here their duties and sheets are ended, the evaluation is put back into
 * the hands of its organiser, and an engagement that was for nothing else is ended (E-21).
 */
@Injectable()
export class TakeBackClassified {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly end: EngagementEnd,
    private readonly transitions: TransitionService,
    private readonly erase: EraseTexts,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  @OnDomainEvent('ProjectSecrecyRaised')
  async ofProject({ projectId, label }: DomainEvents['ProjectSecrecyRaised']): Promise<void> {
    if (label === 'CLASSIFIED') await this.takeBack(projectId);
  }

  @OnDomainEvent('AgencySecrecyRaised')
  async ofAgency({ agencyId, label }: DomainEvents['AgencySecrecyRaised']): Promise<void> {
    if (label === 'CLASSIFIED') await this.takeBack(agencyId);
  }

  private async takeBack(objectId: string): Promise<void> {
    const outside = await this.outside(objectId);
    if (outside.length === 0) return;
    const ids = outside.map(({ id }) => id);
    await this.endSheets(ids);
    await this.end.ofTasks(ids);
    await this.intoTheHouse(outside);
    await this.endEmptied([...new Set(outside.flatMap(({ engagementId }) => engagementId ?? []))]);
    await this.tasks.open(
      outside.map((task) => ({
        kind: 'evaluation.goInHouse',
        agencyId: task.organiserAgencyId,
        role: task.kind === 'FINANCE' ? 'FIN_PERFORMANCE' : 'DEPARTMENT_OFFICER',
        workYear: task.workYear,
        subjectType: TASK,
        subjectId: task.id,
        subjectTitle: task.code ?? task.title,
        url: `/${task.workYear}/evaluation/tasks/${task.id}`,
      })),
    );
  }

  /** Evaluations of the object that are not finished and that somebody from outside works on or shall work on. */
  private outside(objectId: string): Promise<Outside[]> {
    return this.uow.query<Outside>(
      `SELECT t.id, t.kind, t.title, p.code, t.work_year AS "workYear", t.organiser_agency_id AS "organiserAgencyId",
              g.id AS "engagementId", g.state AS "engagementState"
         FROM evaluation.evaluation_task t
         LEFT JOIN projects.project p ON p.jurisdiction_id = t.jurisdiction_id AND p.id = t.project_id
         LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
              AND (g.state = ANY ($3::text[]) OR g.state IN ('NEED', 'PROCURING', 'SELECTED'))
        WHERE t.jurisdiction_id = $1 AND t.state NOT IN ('CLOSED', 'ARCHIVED', 'CANCELLED') AND ${classifiedSql('t')}
          AND (t.project_id = $2 OR t.agency_id = $2 OR EXISTS (SELECT 1 FROM evaluation.task_item i
                WHERE i.jurisdiction_id = $1 AND i.task_id = t.id AND $2 IN (i.project_id, i.agency_id)))
          AND (g.id IS NOT NULL OR t.method <> 'OWN' AND t.engagement_id IS NULL OR EXISTS (SELECT 1 FROM evaluation.scorer s
                WHERE s.jurisdiction_id = $1 AND s.task_id = t.id AND s.duty <> 'STAFF' AND s.state IN ('INVITED', 'ACCEPTED')))
        ORDER BY t.id FOR UPDATE OF t`,
      [currentActor().jurisdictionId, objectId, RUNNING_ENGAGEMENT],
    );
  }

  private async endSheets(taskIds: readonly string[]): Promise<void> {
    const open = await this.uow.query<{ id: string }>(
      `SELECT id FROM evaluation.scorer WHERE jurisdiction_id = $1 AND task_id = ANY ($2::uuid[])
          AND duty <> 'STAFF' AND state IN ('INVITED', 'ACCEPTED')`,
      [currentActor().jurisdictionId, taskIds],
    );
    if (open.length === 0) return;
    await this.transitions.transition({
      workflow: scorerWorkflow.name,
      action: 'withdraw',
      ids: open.map(({ id }) => id),
      comment: WHY,
    });
  }

  /** The title of a stub is its code: what a firm called it may be part of the secret. */
  private async intoTheHouse(outside: readonly Outside[]): Promise<void> {
    await this.uow.affect(
      `UPDATE evaluation.evaluation_task t SET engagement_id = NULL, method = 'OWN', title = COALESCE(x.code, t.title),
              version = t.version + 1, updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, code text) WHERE t.jurisdiction_id = $1 AND t.id = x.id`,
      [currentActor().jurisdictionId, JSON.stringify(outside.map(({ id, code }) => ({ id, code })))],
    );
    for (const { id, engagementId } of outside)
      this.audit.record({ entity: TASK, entityId: id, action: 'takenBack', fields: { engagementId }, comment: WHY });
  }

  /** An engagement for nothing but the secret ends; its own words may tell of it, and go as well. */
  private async endEmptied(engagementIds: readonly string[]): Promise<void> {
    const emptied = await this.uow.query<{ id: string; state: string }>(
      `SELECT g.id, g.state FROM evaluation.engagement g WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[])
          AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t
                WHERE t.jurisdiction_id = $1 AND t.engagement_id = g.id AND t.state <> 'CANCELLED')`,
      [currentActor().jurisdictionId, engagementIds],
    );
    for (const { id, state } of emptied) {
      if (isPrepared(state) || (RUNNING_ENGAGEMENT as readonly string[]).includes(state))
        await this.transitions.transition({
          workflow: engagementWorkflow.name,
          action: 'terminate',
          ids: [id],
          comment: WHY,
        });
      await this.uow.affect(
        `UPDATE evaluation.engagement SET title = '—', reason = '—', duties = NULL, version = version + 1, updated_at = now()
          WHERE jurisdiction_id = $1 AND id = $2`,
        [currentActor().jurisdictionId, id],
      );
      await this.erase.of(ENGAGEMENT, id);
    }
  }
}
