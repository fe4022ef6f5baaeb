import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { Uploads } from '../../../../platform/files/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { RUNNING_ENGAGEMENT } from '@jixiao/shared';
import { PAPER } from './engagement-papers.js';

const ENDED = '委托已经结束';

interface LeftBehind {
  id: string;
  kind: string;
  title: string;
  workYear: number;
  organiserAgencyId: string;
}

interface Ending {
  engagementIds: readonly string[] | null;
  taskIds: readonly string[] | null;
}

/**
 * What a firm loses when its engagement ends. Reading needs nothing done: every question asks whether the engagement runs.
 * What is under way is ended here: blind sheets and duties on the firm's desks, and uploads that are not finished.
 */
@Injectable()
export class EngagementEnd {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uploads: Uploads,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  async of(engagementIds: readonly string[]): Promise<void> {
    await this.close({ engagementIds, taskIds: null });
    await this.handBack(engagementIds);
  }

  /** Of single evaluations that are taken out of their engagements, which go on for the others. */
  ofTasks(taskIds: readonly string[]): Promise<void> {
    return this.close({ engagementIds: null, taskIds });
  }

  private async close({ engagementIds, taskIds }: Ending): Promise<void> {
    const params = [currentActor().jurisdictionId, engagementIds, taskIds];
    await this.withdrawSheets(params);
    await this.uow.affect(
      `UPDATE platform.task d SET state = 'CANCELLED', closed_at = now()
         FROM evaluation.engagement g
         JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
         LEFT JOIN evaluation.evaluation_task t ON t.jurisdiction_id = g.jurisdiction_id AND t.engagement_id = g.id
        WHERE g.jurisdiction_id = $1 AND (g.id = ANY ($2::uuid[]) OR t.id = ANY ($3::uuid[])) AND d.jurisdiction_id = $1
          AND d.state = 'OPEN' AND d.agency_id = f.agency_id
          AND (d.subject_id = t.id OR $2::uuid[] IS NOT NULL AND d.subject_id = g.id)`,
      params,
    );
    const papers = await this.uow.query<{ id: string }>(
      `SELECT id FROM evaluation.engagement_paper
        WHERE jurisdiction_id = $1 AND (engagement_id = ANY ($2::uuid[]) OR task_id = ANY ($3::uuid[]))`,
      params,
    );
    const scores = await this.uow.query<{ id: string }>(
      `SELECT s.id FROM evaluation.score_row s
         JOIN evaluation.evaluation_task t ON t.jurisdiction_id = s.jurisdiction_id AND t.id = s.task_id
        WHERE s.jurisdiction_id = $1 AND (t.engagement_id = ANY ($2::uuid[]) OR t.id = ANY ($3::uuid[]))`,
      params,
    );
    await this.uploads.endOf(
      PAPER,
      papers.map(({ id }) => id),
    );
    await this.uploads.endOf(
      'evaluation.score_row',
      scores.map(({ id }) => id),
    );
  }

  /**
   * Nobody waits any more for a sheet that the firm can no longer hand in. The end of the contract does it, not a person who
   * organises the evaluation, so nobody's leave is asked.
   */
  private async withdrawSheets(params: readonly unknown[]): Promise<void> {
    const sheets = await this.uow.query<{ id: string }>(
      `UPDATE evaluation.scorer s SET state = 'WITHDRAWN', state_note = $4, version = s.version + 1, updated_at = now()
         FROM evaluation.evaluation_task t
        WHERE s.jurisdiction_id = $1 AND t.jurisdiction_id = $1 AND t.id = s.task_id AND (t.engagement_id = ANY ($2::uuid[]) OR t.id = ANY ($3::uuid[]))
          AND s.duty = 'FIRM' AND s.state IN ('INVITED', 'ACCEPTED') RETURNING s.id`,
      [...params, ENDED],
    );
    if (sheets.length === 0) return;
    const ids = sheets.map(({ id }) => id);
    await this.uow.affect(
      `UPDATE platform.task SET state = 'CANCELLED', closed_at = now()
        WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[]) AND state = 'OPEN'`,
      [currentActor().jurisdictionId, ids],
    );
    this.audit.recordAll(
      ids.map((id) => ({ entity: 'evaluation.scorer', entityId: id, action: 'withdraw', comment: ENDED })),
    );
  }

  /** What the firm leaves in mid-work goes back to its organiser, who names a team that finishes it. */
  private async handBack(engagementIds: readonly string[]): Promise<void> {
    const left = await this.uow.query<LeftBehind>(
      `SELECT t.id, t.kind, t.title, t.work_year AS "workYear", t.organiser_agency_id AS "organiserAgencyId" FROM evaluation.evaluation_task t
        WHERE t.jurisdiction_id = $1 AND t.engagement_id = ANY ($2::uuid[]) AND t.state IN ('PLAN_APPROVED', 'FIELD_WORK')
          AND NOT EXISTS (SELECT 1 FROM evaluation.task_member m WHERE m.jurisdiction_id = $1 AND m.task_id = t.id) ORDER BY t.id`,
      [currentActor().jurisdictionId, engagementIds],
    );
    await this.tasks.open(
      left.map((task) => ({
        kind: 'evaluation.takeOver',
        agencyId: task.organiserAgencyId,
        role: task.kind === 'FINANCE' ? ('FIN_PERFORMANCE' as const) : ('DEPARTMENT_OFFICER' as const),
        workYear: task.workYear,
        subjectType: 'evaluation.evaluation_task',
        subjectId: task.id,
        subjectTitle: task.title,
        url: `/${task.workYear}/evaluation/tasks/${task.id}`,
      })),
    );
  }

  /** Daily: contracts whose last day was before today. */
  async sweep(today: string): Promise<void> {
    const over = await this.uow.query<{ id: string }>(
      `SELECT id FROM evaluation.engagement WHERE jurisdiction_id = $1 AND state = ANY ($2::text[]) AND ends_on < $3::date`,
      [currentActor().jurisdictionId, RUNNING_ENGAGEMENT, today],
    );
    if (over.length > 0) await this.of(over.map(({ id }) => id));
  }
}
