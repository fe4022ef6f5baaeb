import { Injectable } from '@nestjs/common';
import { parseMoney, PREPARATION_TYPES, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { type ProjectRecord, ProjectsApi } from '../../../projects/index.js';
import { ReviewStore } from '../persistence/review.store.js';

export interface BudgetReviewToRecord {
  projectId: string;
  appliedAmount: string;
  reviewedAmount: string;
  reviewer: string;
  documentNo: string;
  reviewedOn: string;
  opinion?: string | null;
}

export interface PreparationToSave {
  projectId: string;
  expectedVersion?: number | null;
  projectType: string;
  documents: readonly { code: string; isPresent: boolean; reference?: string | null }[];
}

const READY = ['CANDIDATE', 'IN_REVIEW'];

/** 预算评审 of an amount, and the preparation (前期准备) of a decision. */
@Injectable()
export class BudgetReviews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectsApi,
    private readonly store: ReviewStore,
    private readonly events: EventBus,
    private readonly audit: AuditService,
  ) {}

  record(draft: BudgetReviewToRecord): Promise<string> {
    return this.uow.write(async () => {
      const project = await this.open(draft.projectId);
      const { today } = currentActor();
      const found: Refusal[] = [];
      const applied = parseMoney(draft.appliedAmount, { field: 'appliedAmount' });
      const reviewed = parseMoney(draft.reviewedAmount, { field: 'reviewedAmount' });
      for (const amount of [applied, reviewed]) if (!amount.ok) found.push(amount.refusal);
      for (const name of ['reviewer', 'documentNo'] as const)
        if (!draft[name].trim()) found.push(refusal('REQUIRED', { field: name }));
      if (draft.reviewedOn > today)
        found.push(refusal('DATE_IN_FUTURE', { field: 'reviewedOn', params: { date: draft.reviewedOn, today } }));
      if (found.length > 0 || !applied.ok || !reviewed.ok) throw refused(found);
      const row = {
        projectId: project.id,
        appliedAmount: applied.value,
        reviewedAmount: reviewed.value,
        reviewer: draft.reviewer.trim(),
        documentNo: draft.documentNo.trim(),
        reviewedOn: draft.reviewedOn,
        opinion: draft.opinion?.trim() || null,
      };
      if (!(await this.store.record(row)))
        throw refused([
          refusal('DOCUMENT_NO_TAKEN', { field: 'documentNo', params: { documentNo: draft.documentNo.trim() } }),
        ]);
      this.audit.record({ entity: 'projects.project', entityId: project.id, action: 'budgetReviewed', fields: row });
      await this.events.publish('BudgetReviewRecorded', { projectId: project.id, budgetYear: project.budgetYear });
      return project.id;
    });
  }

  /** The documents of the decision, by the unit that runs the project (R064). */
  savePreparation(draft: PreparationToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const project = await this.open(draft.projectId, true);
      if (actor.agencyId !== project.agencyId)
        throw new DomainError('FORBIDDEN', [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' })]);
      const [known] = await this.store.preparations([project.id]);
      if (known && known.version !== draft.expectedVersion)
        throw new DomainError('CONFLICT', [
          refusal('STALE_VERSION', {
            field: 'expectedVersion',
            params: {
              expected: draft.expectedVersion ?? null,
              current: known.version,
              changedBy: null,
              changedAt: null,
            },
            wayOut: 'RELOAD_AND_COMPARE',
          }),
        ]);
      const found: Refusal[] = [];
      if (!(PREPARATION_TYPES as readonly string[]).includes(draft.projectType))
        found.push(refusal('REQUIRED', { field: 'projectType' }));
      if (!READY.includes(project.state))
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: project.state, action: 'savePreparation', allowed: READY.join(',') },
          }),
        );
      if (found.length > 0) throw refused(found);
      const documents = draft.documents.map((one) => ({ ...one, reference: one.reference?.trim() || null }));
      await this.store.savePreparation(project.id, draft.projectType, documents);
      this.audit.record({
        entity: 'projects.project',
        entityId: project.id,
        action: 'preparationSaved',
        fields: { projectType: draft.projectType, documents },
      });
      return project.id;
    });
  }

  async project(id: string): Promise<ProjectRecord> {
    const project = await this.projects.visible(id);
    if (!project) throw notFound('id');
    return project;
  }

  private async open(projectId: string, lock = false): Promise<ProjectRecord> {
    const project = await this.projects.visible(projectId, lock);
    if (!project) throw notFound('projectId');
    if (project.secrecy === 'CLASSIFIED') throw refused([refusal('CLASSIFIED_STUB', { ruleId: 'C31' })]);
    return project;
  }
}
