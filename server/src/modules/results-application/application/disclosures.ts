import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addWorkingDays, disclosureWorkflow, type Refusal, refusal } from '@jixiao/shared';
import type { DomainEvents } from '../../../contracts/index.js';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus, OnDomainEvent } from '../../../platform/events/index.js';
import { contentHash } from '../../../platform/integrity/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { EvaluationApi } from '../../evaluation/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { DisclosureEntity } from '../persistence/disclosure.entity.js';
import { type DisclosureRecord, type PublicSnapshot, ResultsReads } from '../persistence/results.reads.js';

type Row = DisclosureRecord & WorkflowRow;
type Context = TransitionContext<Row>;

/** 公开: what is published is a snapshot, and the public page reads nothing else. */
@Injectable()
export class Disclosures implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ResultsReads,
    private readonly evaluation: EvaluationApi,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: disclosureWorkflow,
      table: 'results.disclosure',
      load: (actor, ids, lock) => this.reads.visibleDisclosures(actor, ids, lock),
      policy: (actor: Actor, action, row) =>
        action === 'prepare'
          ? []
          : notOwnWork(actor, row.state === 'SECRECY_REVIEW' ? row.preparedBy : row.secrecyReviewedBy),
      guards: { mayBePublic: (context) => mayBePublic(context) },
      patch: ({ actor, action, comment }) => {
        if (action === 'prepare') return { prepared_by: actor.userId };
        if (action === 'clear' || action === 'exempt')
          return { secrecy_reviewed_by: actor.userId, secrecy_reason: comment };
        return action === 'publish' ? { published_by: actor.userId, published_on: actor.today } : {};
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  /** Puts an evaluation's result on the list of what is due to be public, with the snapshot that will be shown. */
  require(evaluationTaskId: string): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.evaluation.task(evaluationTaskId);
      if (!task) throw notFound('evaluationTaskId');
      const refusals: Refusal[] = [];
      if (!task.grade)
        refusals.push(
          refusal('EVALUATION_NOT_GRADED', { ruleId: 'R-03', field: 'evaluationTaskId', wayOut: 'GRADE_FIRST' }),
        );
      const twice = await this.uow.query(
        `SELECT 1 FROM results.disclosure WHERE jurisdiction_id = $1 AND subject_type = 'EVALUATION' AND subject_id = $2`,
        [actor.jurisdictionId, task.id],
      );
      if (twice.length > 0) refusals.push(refusal('DISCLOSURE_TWICE', { field: 'evaluationTaskId' }));
      if (refusals.length > 0) throw refused(refusals);
      const findings = await this.evaluation.findings(task.id);
      const snapshot: PublicSnapshot = {
        kind: 'EVALUATION',
        title: task.title,
        agencyName: task.agencyName,
        year: task.subjectYear,
        amount: task.amount,
        score: task.totalScore,
        grade: task.grade,
        summary: task.reportSummary,
        findings: findings.map(({ description, recommendation }) => ({ description, recommendation })),
      };
      const from = task.completedOn ?? actor.today;
      const rules = await this.organizations.parameters(task.workYear);
      const { exceptions } = await this.organizations.calendarFrom(from);
      const id = newId();
      await this.uow.insert(DisclosureEntity, [
        {
          id,
          subjectType: 'EVALUATION',
          subjectId: task.id,
          agencyId: task.agencyId,
          projectId: task.projectId,
          workYear: task.workYear,
          title: task.title,
          clock: 'FOI_20_WORKING_DAYS',
          dueOn: addWorkingDays(from, rules.rule('disclosure.workingDays'), exceptions),
          snapshot,
          snapshotHash: contentHash(snapshot),
        },
      ]);
      this.audit.record({
        entity: 'results.disclosure',
        entityId: id,
        action: 'required',
        fields: { evaluationTaskId },
      });
      return id;
    });
  }

  /** A label that is raised takes back at once what the public reads (controls C30); what it was is kept by its hash. */
  @OnDomainEvent('ProjectSecrecyRaised')
  async takeBack({ projectId }: DomainEvents['ProjectSecrecyRaised']): Promise<void> {
    const published = await this.uow.query<{ id: string }>(
      `SELECT id FROM results.disclosure WHERE jurisdiction_id = $1 AND project_id = $2 AND state = 'PUBLISHED'`,
      [currentActor().jurisdictionId, projectId],
    );
    if (published.length === 0) return;
    await this.transitions.transition({
      workflow: disclosureWorkflow.name,
      action: 'withdraw',
      ids: published.map(({ id }) => id),
      comment: '项目公开属性已提高',
    });
  }

  private async afterSave({ action, rows, actor }: Context): Promise<void> {
    const ids = rows.map(({ id }) => id);
    if (action === 'publish') {
      await this.uow.affect(
        `INSERT INTO portal.published_item (jurisdiction_id, id, jurisdiction_name, work_year, title, agency_name, published_on, payload, content_hash)
         SELECT d.jurisdiction_id, d.id, j.full_name, d.work_year, d.title, a.name, d.published_on, d.snapshot, d.snapshot_hash
           FROM results.disclosure d
           JOIN organizations.jurisdiction j ON j.jurisdiction_id = d.jurisdiction_id
           JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
          WHERE d.jurisdiction_id = $1 AND d.id = ANY ($2)`,
        [actor.jurisdictionId, ids],
      );
      for (const id of ids) await this.events.publish('ResultPublished', { disclosureId: id });
    }
    if (action === 'withdraw') {
      await this.uow.affect('DELETE FROM portal.published_item WHERE jurisdiction_id = $1 AND id = ANY ($2)', [
        actor.jurisdictionId,
        ids,
      ]);
    }
  }
}

/** What carries a label never goes out, whoever presses the button (controls C31). */
function mayBePublic({ rows }: Context): Map<string, Refusal[]> {
  return new Map(
    rows.map((row) => {
      const labels = [row.secrecy, row.agencySecrecy].filter((label) => label !== 'PUBLIC');
      return [
        row.id,
        labels.length > 0
          ? [refusal('WITHHELD', { ruleId: 'C31', params: { label: labels[0]! }, wayOut: 'EXEMPT_WITH_REASON' })]
          : [],
      ];
    }),
  );
}
