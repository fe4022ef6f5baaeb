import { Injectable } from '@nestjs/common';
import {
  catalogueForYear,
  checkObjectiveFormat,
  type IndicatorDraft,
  parseMoney,
  type Refusal,
  refusal,
  sumMoney,
  ZERO,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, isId, newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites, type IndicatorToWrite } from '../persistence/goal.writes.js';
import { LibraryChecks } from '../library/application/library-checks.js';
import { deskPolicy } from './desk.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';
import { ObjectiveTasks } from './objective-tasks.js';

export interface IndicatorToSave extends IndicatorDraft {
  indicatorKey?: string | null;
  formulaText?: string | null;
  dataSource?: string | null;
  captureMethod?: string | null;
  isCore?: boolean | null;
  remark?: string | null;
  libraryIndicatorId?: string | null;
}

export interface ObjectiveToSave {
  objectiveId: string;
  expectedVersion: number;
  annualAmount: string;
  overallGoal?: string | null;
  annualGoal?: string | null;
  basis?: string | null;
  scheduleText?: string | null;
  indicators: readonly IndicatorToSave[];
}

const OPEN = ['DRAFT', 'RETURNED'];
const ENDED = ['REMOVED', 'CLOSED'];

/** Begins objectives and keeps their drafts. A draft may be incomplete; it may not be unreadable. */
@Injectable()
export class SaveObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly writes: GoalWrites,
    private readonly projects: ProjectsApi,
    private readonly tasks: ObjectiveTasks,
    private readonly library: LibraryChecks,
    private readonly audit: AuditService,
  ) {}

  /** One objective per project and year: a second call gives the one that is there (设定谁申请、谁设定, 财预〔2015〕88号). */
  begin(projectId: string): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const project = await this.projects.visible(projectId);
      if (!project) throw notFound('projectId');
      const found: Refusal[] = [];
      if (project.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      if (ENDED.includes(project.state)) found.push(refusal('PROJECT_CLOSED', { params: { state: project.state } }));
      if (actor.agencyId !== project.agencyId) {
        found.push(refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' }));
      }
      if (found.length > 0) throw refused(found);
      const present = await this.reads.objectiveOfProject(projectId);
      if (present) return present;
      const lines = await this.projects.fundingLines([projectId]);
      const id = await this.writes.objective(projectId, project.agencyId, project.budgetYear);
      const versionId = await this.writes.version({
        objectiveId: id,
        versionNo: 1,
        budgetRound: project.isSupplement ? 'SUPPLEMENT' : 'FIRST_UP',
        catalogueCode: catalogueForYear(project.budgetYear).code,
        annualAmount: lines.length > 0 ? sumMoney(lines.map((line) => line.originalAmount)) : ZERO,
      });
      this.audit.record({ entity: OBJECTIVE_TABLE, entityId: versionId, action: 'created', fields: { projectId } });
      const [record] = await this.reads.objectives([id]);
      await this.tasks.declare(record!);
      return id;
    });
  }

  save(form: ObjectiveToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const record = await this.writable(form.objectiveId, form.expectedVersion, 'save');
      const found: Refusal[] = [...checkObjectiveFormat({ ...form, budgetYear: record.budgetYear })];
      if (!OPEN.includes(record.state)) {
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: record.state, action: 'save', allowed: OPEN.join(',') },
          }),
        );
      }
      found.push(...(await this.library.unknown(form.indicators)));
      const amount = parseMoney(form.annualAmount, { field: 'annualAmount' });
      if (found.length > 0 || !amount.ok) throw refused(found);
      await updateVersioned(this.uow, OBJECTIVE_TABLE, actor.jurisdictionId, record.versionId, form.expectedVersion, {
        annual_amount: amount.value,
        overall_goal: textOrNull(form.overallGoal),
        annual_goal: textOrNull(form.annualGoal),
        basis: textOrNull(form.basis),
        schedule_text: textOrNull(form.scheduleText),
        drafted_by: actor.userId,
        edit_session_id: actor.sessionId,
      });
      await this.writes.replaceIndicators(record.versionId, form.indicators.map(rowOf));
      // Autosave is one entry per editing session (design §8.13).
      if (!actor.sessionId || record.editSessionId !== actor.sessionId) {
        this.audit.record({
          entity: OBJECTIVE_TABLE,
          entityId: record.versionId,
          action: 'saved',
          fields: {
            annualAmount: amount.value,
            annualGoal: form.annualGoal ?? null,
            indicators: form.indicators.map(({ name, weight }) => ({ name, weight: weight ?? null })),
          },
        });
      }
      return record.id;
    });
  }

  /** Version n+1 of an approved objective; version n stands until n+1 is approved (domain §4.5 G4). */
  adjust(objectiveId: string, expectedVersion: number, reason: string): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.writable(objectiveId, expectedVersion, 'adjust');
      const found: Refusal[] = [];
      if (record.state !== 'APPROVED') {
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: record.state, action: 'adjust', allowed: 'APPROVED' },
          }),
        );
      }
      if (!reason.trim()) found.push(refusal('REQUIRED', { field: 'reason' }));
      if (found.length > 0) throw refused(found);
      const versionId = await this.writes.version({
        objectiveId,
        versionNo: record.versionNo + 1,
        budgetRound: 'ADJUSTMENT',
        catalogueCode: record.catalogueCode,
        annualAmount: record.annualAmount,
        adjustmentReason: reason.trim(),
        from: record,
      });
      const indicators = await this.reads.indicators([record.versionId]);
      await this.writes.replaceIndicators(versionId, indicators);
      this.audit.record({
        entity: OBJECTIVE_TABLE,
        entityId: versionId,
        action: 'adjustmentBegun',
        fields: { versionNo: record.versionNo + 1 },
        comment: reason.trim(),
      });
      await this.tasks.declare(record);
      return objectiveId;
    });
  }

  private async writable(objectiveId: string, expectedVersion: number, action: string): Promise<ObjectiveRecord> {
    const actor = currentActor();
    const [record] = await this.reads.objectives([objectiveId], true);
    if (!record) throw notFound('objectiveId');
    const policy = deskPolicy(actor, action, record);
    if (policy.length > 0) throw new DomainError('FORBIDDEN', policy);
    if (record.version !== expectedVersion) {
      throw await conflict(this.uow, OBJECTIVE_TABLE, actor.jurisdictionId, record.versionId, expectedVersion);
    }
    return record;
  }
}

function rowOf(indicator: IndicatorToSave): IndicatorToWrite {
  return {
    indicatorKey: indicator.indicatorKey && isId(indicator.indicatorKey) ? indicator.indicatorKey : newId(),
    horizon: indicator.horizon ?? 'ANNUAL',
    level1: indicator.level1,
    level2: indicator.level2,
    name: indicator.name.trim(),
    direction: indicator.direction,
    isStrict: indicator.isStrict ?? false,
    targetValue: textOrNull(indicator.targetValue),
    targetLow: textOrNull(indicator.targetLow),
    targetHigh: textOrNull(indicator.targetHigh),
    targetText: textOrNull(indicator.targetText),
    targetOn: textOrNull(indicator.targetOn),
    plannedStartOn: textOrNull(indicator.plannedStartOn),
    bands: indicator.bands && indicator.bands.length > 0 ? [...indicator.bands] : null,
    unit: textOrNull(indicator.unit),
    weight: textOrNull(indicator.weight),
    targetBasis: textOrNull(indicator.targetBasis),
    baselineValue: textOrNull(indicator.baselineValue),
    baselineYear: indicator.baselineYear ?? null,
    formulaText: textOrNull(indicator.formulaText),
    dataSource: textOrNull(indicator.dataSource),
    captureMethod: textOrNull(indicator.captureMethod),
    isCore: indicator.isCore ?? false,
    remark: textOrNull(indicator.remark),
    libraryIndicatorId: indicator.libraryIndicatorId ?? null,
  };
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}
