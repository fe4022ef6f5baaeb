import { Injectable } from '@nestjs/common';
import {
  type AmountDraft,
  checkObjectiveFormat,
  type IndicatorDraft,
  type ObjectiveDraft,
  parseMoney,
  type Refusal,
  refusal,
  type TaskDraft,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, isId, newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { cellsOf, originsAfter } from '../domain/origins.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { GoalWrites, type IndicatorToWrite } from '../persistence/goal.writes.js';
import { type AmountToWrite, ObjectivePartsWrites, type TaskToWrite } from '../persistence/objective-parts.writes.js';
import { LibraryChecks } from '../library/application/library-checks.js';
import { Completeness } from './completeness.js';
import type { ObjectiveForm } from './content.js';
import { deskPolicy } from './desk.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';

export interface IndicatorToSave extends IndicatorDraft {
  indicatorKey?: string | null;
  formulaText?: string | null;
  dataSource?: string | null;
  captureMethod?: string | null;
  isCore?: boolean | null;
  remark?: string | null;
  /** Indicator of the library that the row was taken from; not sent, it stays as it is. */
  libraryIndicatorId?: string | null;
  /** Cells of this row that were just taken over from the indicator library. */
  libraryFields?: readonly string[] | null;
}

export interface ObjectiveToSave {
  objectiveId: string;
  expectedVersion: number;
  annualAmount: string;
  overallGoal?: string | null;
  annualGoal?: string | null;
  basis?: string | null;
  scheduleText?: string | null;
  contactPerson?: string | null;
  contactPhone?: string | null;
  /** Name of a policy or transfer; other objects are named by what they are about. */
  title?: string | null;
  /** Blocks that are not sent stay as they are. */
  tasks?: readonly TaskDraft[] | null;
  amounts?: readonly AmountDraft[] | null;
  /** Functions and plans that it serves. */
  functionIds?: readonly string[] | null;
  indicators: readonly IndicatorToSave[];
}

const OPEN = ['DRAFT', 'RETURNED'];

/** Keeps the drafts of objectives. A draft may be incomplete; it may not be unreadable. */
@Injectable()
export class SaveObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly writes: GoalWrites,
    private readonly partsWrites: ObjectivePartsWrites,
    private readonly completeness: Completeness,
    private readonly library: LibraryChecks,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  save(form: ObjectiveToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const record = await this.writable(form.objectiveId, form.expectedVersion, 'save');
      const found: Refusal[] = [...checkObjectiveFormat(draftOf(form, record.budgetYear))];
      if (!OPEN.includes(record.state)) {
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: record.state, action: 'save', allowed: OPEN.join(',') },
          }),
        );
      }
      found.push(...(await this.library.unknown(form.indicators)), ...(await this.checkFunctions(record, form)));
      const amount = parseMoney(form.annualAmount, { field: 'annualAmount' });
      if (found.length > 0 || !amount.ok) throw refused(found);
      const [stored] = await this.completeness.forms([record]);
      const { rows, origins } = this.rowsOf(form, stored!, amount.value);
      await updateVersioned(this.uow, OBJECTIVE_TABLE, actor.jurisdictionId, record.versionId, form.expectedVersion, {
        annual_amount: amount.value,
        overall_goal: textOrNull(form.overallGoal),
        annual_goal: textOrNull(form.annualGoal),
        basis: textOrNull(form.basis),
        schedule_text: textOrNull(form.scheduleText),
        ...contact(form),
        origins: JSON.stringify(origins),
        drafted_by: actor.userId,
        edit_session_id: actor.sessionId,
      });
      await this.writes.replaceIndicators(record.versionId, rows);
      await this.saveBlocks(record, form);
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

  private rowsOf(
    form: ObjectiveToSave,
    stored: ObjectiveForm,
    annualAmount: string,
  ): { rows: IndicatorToWrite[]; origins: Record<string, string> } {
    const known = new Map(stored.indicators.map((row) => [row.indicatorKey, row]));
    const rows = form.indicators.map((indicator) => {
      const row = rowOf(indicator);
      const before = known.get(row.indicatorKey);
      // Who does not know yearly targets or the library does not wipe them out.
      return {
        ...row,
        yearlyTargets: indicator.yearlyTargets === undefined ? (before?.yearlyTargets ?? null) : row.yearlyTargets,
        libraryIndicatorId:
          indicator.libraryIndicatorId === undefined ? (before?.libraryIndicatorId ?? null) : row.libraryIndicatorId,
      };
    });
    const library = rows.flatMap(({ indicatorKey }, index) =>
      (form.indicators[index]!.libraryFields ?? []).map((name) => `indicators.${indicatorKey}.${name}`),
    );
    const before = cellsOf({ ...stored.objective, indicators: stored.indicators, amounts: stored.amounts });
    const amounts = form.amounts ? form.amounts.map(amountOf) : stored.amounts;
    const after = cellsOf({ ...form, annualAmount, indicators: rows, amounts });
    return { rows, origins: originsAfter(stored.objective.origins, before, after, new Set(library)) };
  }

  private async saveBlocks(record: ObjectiveRecord, form: ObjectiveToSave): Promise<void> {
    if (form.tasks) await this.partsWrites.replaceTasks(record.versionId, form.tasks.map(taskOf));
    if (form.amounts) await this.partsWrites.replaceAmounts(record.versionId, form.amounts.map(amountOf));
    if (form.functionIds) await this.partsWrites.replaceFunctions(record.versionId, [...new Set(form.functionIds)]);
    const title = form.title?.trim();
    const isNamed = record.objectType === 'POLICY' || record.objectType === 'TRANSFER';
    if (title && isNamed && record.versionNo === 1 && title !== record.title) {
      await this.writes.rename(record.id, title);
    }
  }

  /** Only what the unit, or a body above it, has as its function or plan in the year (R074). */
  private async checkFunctions(record: ObjectiveRecord, { functionIds }: ObjectiveToSave): Promise<Refusal[]> {
    if (!functionIds || functionIds.length === 0) return [];
    const servable = await this.organizations.functionsServable([record.agencyId], record.budgetYear);
    const known = new Set(servable.get(record.agencyId)!.map(({ id }) => id));
    if (functionIds.every((id) => known.has(id))) return [];
    return [refusal('FUNCTION_NOT_OF_UNIT', { ruleId: 'G-64', field: 'functionIds', wayOut: 'KEEP_FUNCTIONS' })];
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

function draftOf(form: ObjectiveToSave, budgetYear: number): ObjectiveDraft {
  return { ...form, budgetYear, tasks: form.tasks ?? [], amounts: form.amounts ?? [] };
}

function contact(form: ObjectiveToSave): Record<string, string | null> {
  return {
    ...(form.contactPerson === undefined ? {} : { contact_person: textOrNull(form.contactPerson) }),
    ...(form.contactPhone === undefined ? {} : { contact_phone: textOrNull(form.contactPhone) }),
  };
}

/** The format was checked before: what cannot be read does not come here. */
function moneyOf(text: string): string {
  const parsed = parseMoney(text);
  if (!parsed.ok) throw new RangeError(`Not an amount of money: ${text}`);
  return parsed.value;
}

function taskOf(task: TaskDraft): TaskToWrite {
  const { name, content, fiscalAmount, otherAmount } = task;
  return {
    name: name.trim(),
    content: textOrNull(content),
    fiscalAmount: moneyOf(fiscalAmount),
    otherAmount: moneyOf(otherAmount),
  };
}

function amountOf({ block, kind, amount }: AmountDraft): AmountToWrite {
  return { block, kind, amount: moneyOf(amount) };
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
    yearlyTargets: indicator.yearlyTargets && indicator.yearlyTargets.length > 0 ? [...indicator.yearlyTargets] : null,
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
