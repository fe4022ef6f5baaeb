import { Injectable } from '@nestjs/common';
import { APPRAISAL_MATERIALS, type AppraisalKind, parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { conflict, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { type ProjectRecord, ProjectsApi } from '../../../projects/index.js';
import type { AppraisalRecord, AppraisedObjective } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { AppraisalWrites } from '../persistence/appraisal.writes.js';
import { APPRAISAL_TABLE } from './appraisal.binding.js';
import { AppraisalRules } from './appraisal-rules.js';
import { AppraisalTasks } from './appraisal-tasks.js';
import { WRITABLE } from './material-files.js';

export interface AppraisalToPlan {
  objectKind: AppraisalKind;
  projectId?: string | null;
  objectiveId?: string | null;
  /** For a policy; a project brings its own. */
  objectCode?: string | null;
  title?: string | null;
  field?: string | null;
  beneficiary?: string | null;
  budgetYear: number;
  amountAsked: string;
}

export interface AppraisalToSave {
  id: string;
  /** Objective of a policy; a project brings its own. Absent: as it was. */
  objectiveId?: string | null;
  expectedVersion: number;
  amountAsked: string;
  beneficiary?: string | null;
  background?: string | null;
  content?: string | null;
  funding?: string | null;
  workDone?: string | null;
  suggestions?: string | null;
  otherMatters?: string | null;
  materials: readonly { code: string; isPresent: boolean; reference?: string | null }[];
}

/** The unit's part: plans the appraisal of a project or policy and writes what it rests on. */
@Injectable()
export class PrepareAppraisal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AppraisalReads,
    private readonly writes: AppraisalWrites,
    private readonly projects: ProjectsApi,
    private readonly rules: AppraisalRules,
    private readonly tasks: AppraisalTasks,
    private readonly audit: AuditService,
  ) {}

  plan(draft: AppraisalToPlan): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const project = await this.projectOf(draft);
      const objective = await this.objectiveOf(draft.objectiveId);
      const amount = parseMoney(draft.amountAsked, { field: 'amountAsked' });
      const code = project?.code ?? objective?.code ?? draft.objectCode?.trim() ?? '';
      const title = project?.name ?? objective?.title ?? draft.title?.trim() ?? '';
      const found = await this.checkPlan(draft, project, code, title);
      if (!amount.ok) found.push(amount.refusal);
      if (objective && !fitsObject(objective, draft, actor.agencyId)) found.push(objectiveOfOther());
      if (found.length > 0 || !amount.ok) throw refused(found);
      const { criteria } = await this.rules.of(draft.budgetYear);
      const id = await this.writes.appraisal({
        objectKind: draft.objectKind,
        projectId: project?.id ?? null,
        objectiveId: draft.objectiveId ?? null,
        objectCode: code,
        title,
        agencyId: project?.agencyId ?? actor.agencyId!,
        field: project?.field ?? textOrNull(draft.field),
        beneficiary: textOrNull(draft.beneficiary),
        budgetYear: draft.budgetYear,
        amountAsked: amount.value,
        criteria: criteria[draft.objectKind],
      });
      // Every line of the checklist has its row from the first day: files hang on it.
      await this.writes.materials(
        id,
        APPRAISAL_MATERIALS[draft.objectKind].map(({ code }) => ({ code, isPresent: false, reference: null })),
      );
      this.audit.record({
        entity: APPRAISAL_TABLE,
        entityId: id,
        action: 'planned',
        fields: { ...draft, code, title },
      });
      const [record] = await this.reads.visible(actor, [id]);
      await this.tasks.planned(record!);
      return id;
    });
  }

  save(form: AppraisalToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const record = await this.writable(form.id, form.expectedVersion);
      const amount = parseMoney(form.amountAsked, { field: 'amountAsked' });
      const found: Refusal[] = amount.ok ? [] : [amount.refusal];
      const objective = await this.objectiveOf(form.objectiveId);
      if (objective && !fitsObject(objective, record, actor.agencyId)) found.push(objectiveOfOther());
      const known = APPRAISAL_MATERIALS[record.objectKind].map(({ code }) => code);
      form.materials.forEach(({ code }, index) => {
        if (!known.includes(code)) found.push(refusal('NOT_FOUND', { field: `materials[${index}].code` }));
      });
      // What was concluded is about the amount that was asked; a new amount is a new appraisal.
      if (record.state === 'SUPPORTED_AFTER_CHANGE' && amount.ok && amount.value !== record.amountAsked)
        found.push(refusal('APPRAISAL_AMOUNT_FIXED', { ruleId: 'X-05', field: 'amountAsked' }));
      if (found.length > 0 || !amount.ok) throw refused(found);
      await updateVersioned(this.uow, APPRAISAL_TABLE, actor.jurisdictionId, record.id, form.expectedVersion, {
        ...(objective && record.objectKind === 'POLICY' ? { objective_id: objective.id } : {}),
        amount_asked: amount.value,
        beneficiary: textOrNull(form.beneficiary),
        background: textOrNull(form.background),
        content: textOrNull(form.content),
        funding: textOrNull(form.funding),
        work_done: textOrNull(form.workDone),
        suggestions: textOrNull(form.suggestions),
        other_matters: textOrNull(form.otherMatters),
        prepared_by: actor.userId,
      });
      await this.writes.materials(
        record.id,
        form.materials.map((one) => ({ ...one, reference: textOrNull(one.reference) })),
      );
      this.audit.record({ entity: APPRAISAL_TABLE, entityId: record.id, action: 'saved', fields: { ...form } });
      return record.id;
    });
  }

  private async projectOf(draft: AppraisalToPlan): Promise<ProjectRecord | null> {
    if (!draft.projectId) return null;
    const project = await this.projects.visible(draft.projectId);
    if (!project) throw notFound('projectId');
    return project;
  }

  private async objectiveOf(id: string | null | undefined): Promise<AppraisedObjective | null> {
    if (!id) return null;
    const objective = await this.reads.objective(id);
    if (!objective) throw notFound('objectiveId');
    return objective;
  }

  private async checkPlan(
    draft: AppraisalToPlan,
    project: ProjectRecord | null,
    code: string,
    title: string,
  ): Promise<Refusal[]> {
    const found: Refusal[] = [];
    if (draft.objectKind === 'PROJECT' && !project) found.push(refusal('REQUIRED', { field: 'projectId' }));
    if (draft.objectKind === 'POLICY' && !code) found.push(refusal('REQUIRED', { field: 'objectCode' }));
    if (draft.objectKind === 'POLICY' && !title) found.push(refusal('REQUIRED', { field: 'title' }));
    if (project?.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
    if (project && project.budgetYear !== draft.budgetYear)
      found.push(refusal('APPRAISAL_OTHER_YEAR', { field: 'budgetYear', params: { year: project.budgetYear } }));
    if (project && currentActor().agencyId !== project.agencyId)
      found.push(refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' }));
    if (code && (await this.reads.codeTaken(draft.budgetYear, code)))
      found.push(refusal('APPRAISAL_TWICE', { field: 'projectId', params: { code, year: draft.budgetYear } }));
    return found;
  }

  private async writable(id: string, expectedVersion: number): Promise<AppraisalRecord> {
    const actor = currentActor();
    const [record] = await this.reads.visible(actor, [id], true);
    if (!record) throw notFound('id');
    if (actor.agencyId !== record.agencyId)
      throw new DomainError('FORBIDDEN', [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' })]);
    if (record.version !== expectedVersion)
      throw await conflict(this.uow, APPRAISAL_TABLE, actor.jurisdictionId, id, expectedVersion);
    if (!WRITABLE.includes(record.state))
      throw refused([
        refusal('STATE_INVALID', {
          field: 'state',
          params: { state: record.state, action: 'save', allowed: WRITABLE.join(',') },
        }),
      ]);
    return record;
  }
}

/** The objective is that of the very object: a policy's own, or one of the project. */
function fitsObject(
  objective: AppraisedObjective,
  object: { objectKind: AppraisalKind; projectId?: string | null; budgetYear: number },
  agencyId: string | null,
): boolean {
  if (objective.budgetYear !== object.budgetYear || objective.agencyId !== agencyId) return false;
  if (object.objectKind === 'POLICY') return objective.objectType === 'POLICY';
  return objective.projectId !== null && objective.projectId === object.projectId;
}

const objectiveOfOther = (): Refusal =>
  refusal('APPRAISAL_OBJECTIVE_OTHER', { ruleId: 'X-01', field: 'objectiveId', wayOut: 'CHOOSE_OWN_OBJECTIVE' });

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}
