import { Injectable } from '@nestjs/common';
import { type AmountKind, type ObjectType, type Refusal, refusal, sumMoney, ZERO } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { type FundingRecord, ProjectsApi } from '../../projects/index.js';
import { continueRow } from '../domain/continue-objective.js';
import { allFrom, cellsOf } from '../domain/origins.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { IndicatorRecord, ObjectiveRecord, TransferLevel } from '../persistence/goal.records.js';
import { GoalWrites, type ObjectiveToWrite } from '../persistence/goal.writes.js';
import { ObjectivePartsReads } from '../persistence/objective-parts.reads.js';
import { type AmountToWrite, ObjectivePartsWrites } from '../persistence/objective-parts.writes.js';
import { Catalogues } from './catalogues.js';
import { Completeness } from './completeness.js';
import type { ObjectiveForm } from './content.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';
import { ObjectiveActuals } from './objective-actuals.js';
import { ObjectiveTasks } from './objective-tasks.js';

/** An object without a project: a policy, a transfer, a whole department or unit. */
export interface ObjectToDeclare {
  objectType: ObjectType;
  budgetYear: number;
  title?: string | null;
  code?: string | null;
  transferLevel?: TransferLevel | null;
  parentObjectiveId?: string | null;
}

const ENDED = ['REMOVED', 'CLOSED'];
const WITHOUT_PROJECT: readonly ObjectType[] = ['POLICY', 'TRANSFER', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'];
const ABOVE: Readonly<Record<TransferLevel, readonly string[]>> = {
  OVERALL: [],
  REGION: ['OVERALL'],
  PROJECT: ['REGION', 'OVERALL'],
};

/** Begins objectives: who asks for the money sets the goal (谁申请资金，谁设定目标, 财预〔2015〕88号). Enter once. */
@Injectable()
export class BeginObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly parts: ObjectivePartsReads,
    private readonly writes: GoalWrites,
    private readonly partsWrites: ObjectivePartsWrites,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly catalogues: Catalogues,
    private readonly completeness: Completeness,
    private readonly actuals: ObjectiveActuals,
    private readonly tasks: ObjectiveTasks,
    private readonly audit: AuditService,
  ) {}

  /** One objective per project and year: a second call gives the one that is there. */
  begin(projectId: string, objectType: 'PROJECT' | 'BOND_PROJECT' = 'PROJECT'): Promise<string> {
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
      const { previousProjectId } = project;
      const [previous] = previousProjectId ? await this.reads.approvedOf([previousProjectId]) : [];
      const { agencyId, budgetYear } = project;
      const lines = await this.projects.fundingLines([projectId]);
      const round = project.isSupplement ? 'SUPPLEMENT' : 'FIRST_UP';
      return this.start({ objectType, projectId, agencyId, budgetYear }, round, lines, previous ?? null);
    });
  }

  /** The same for what has no project; a second call with the same body or code gives the one that is there. */
  declare(draft: ObjectToDeclare): Promise<string> {
    return this.uow.write(async () => {
      const { agencyId } = currentActor();
      if (!agencyId) throw refused([refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' })]);
      const found = await this.checkObject(draft, agencyId);
      if (found.length > 0) throw refused(found);
      const { objectType, budgetYear } = draft;
      const isNamed = objectType === 'POLICY' || objectType === 'TRANSFER';
      const code = isNamed ? draft.code!.trim() : null;
      const key = { objectType, budgetYear, agencyId, code };
      const present = await this.parts.find(key);
      if (present) return this.own(present, agencyId);
      const before = await this.parts.find({ ...key, budgetYear: budgetYear - 1 });
      const [previous] = before ? await this.reads.approvedOfObjectives([before]) : [];
      const row: ObjectiveToWrite = {
        objectType,
        agencyId,
        budgetYear,
        projectId: null,
        code,
        title: isNamed ? draft.title!.trim() : null,
        transferLevel: draft.transferLevel ?? null,
        parentObjectiveId: draft.parentObjectiveId ?? null,
      };
      return this.start(row, 'FIRST_UP', [], previous?.agencyId === agencyId ? previous : null);
    });
  }

  private async own(id: string, agencyId: string): Promise<string> {
    const [record] = await this.reads.objectives([id]);
    if (record?.agencyId === agencyId) return id;
    throw refused([refusal('OBJECT_CODE_TAKEN', { field: 'code' })]);
  }

  private async checkObject(draft: ObjectToDeclare, agencyId: string): Promise<Refusal[]> {
    const found: Refusal[] = [];
    if (!WITHOUT_PROJECT.includes(draft.objectType)) found.push(refusal('BEGIN_FROM_PROJECT', { field: 'objectType' }));
    if (draft.objectType === 'POLICY' || draft.objectType === 'TRANSFER') {
      if (!draft.title?.trim()) found.push(refusal('REQUIRED', { field: 'title' }));
      if (!draft.code?.trim()) found.push(refusal('REQUIRED', { field: 'code' }));
    }
    if (draft.objectType === 'DEPARTMENT_WHOLE') {
      const [agency] = await this.organizations.agencies([agencyId]);
      if (agency?.level !== 1) found.push(refusal('AGENCY_NOT_FIRST_LEVEL', { field: 'objectType' }));
    }
    return [...found, ...(await this.checkTransfer(draft))];
  }

  /** Overall → region → project: a part names the transfer that it is a part of. */
  private async checkTransfer(draft: ObjectToDeclare): Promise<Refusal[]> {
    const isTransfer = draft.objectType === 'TRANSFER';
    if (!isTransfer) {
      const extra = (['transferLevel', 'parentObjectiveId'] as const).filter((field) => draft[field]);
      return extra.map((field) => refusal('ONLY_FOR_TRANSFERS', { field }));
    }
    if (!draft.transferLevel) return [refusal('REQUIRED', { field: 'transferLevel' })];
    const above = ABOVE[draft.transferLevel];
    if (above.length === 0) {
      return draft.parentObjectiveId ? [refusal('PARENT_NOT_ALLOWED', { field: 'parentObjectiveId' })] : [];
    }
    if (!draft.parentObjectiveId) return [refusal('REQUIRED', { field: 'parentObjectiveId' })];
    const parent = await this.parts.transfer(draft.parentObjectiveId);
    if (!parent) throw notFound('parentObjectiveId');
    if (above.includes(parent.transferLevel) && parent.budgetYear === draft.budgetYear) return [];
    const params = { level: parent.transferLevel, allowed: above.join(','), year: parent.budgetYear };
    return [refusal('PARENT_LEVEL', { field: 'parentObjectiveId', params })];
  }

  private async start(
    row: ObjectiveToWrite,
    budgetRound: string,
    lines: readonly FundingRecord[],
    previous: ObjectiveRecord | null,
  ): Promise<string> {
    const shelf = await this.catalogues.shelf(row.budgetYear);
    const form = previous ? (await this.completeness.forms([previous]))[0]! : null;
    const amounts = amountsOf(lines);
    const annualAmount = lines.length > 0 ? sumMoney(lines.map((line) => line.originalAmount)) : ZERO;
    const indicators = await this.continued(form, row.budgetYear);
    const texts = {
      overallGoal: previous?.overallGoal ?? null,
      annualGoal: previous?.annualGoal ?? null,
      basis: previous?.basis ?? null,
      scheduleText: null,
    };
    const fromBudget = cellsOf({ annualAmount: lines.length > 0 ? annualAmount : '', indicators: [], amounts });
    const fromLastYear = cellsOf({ annualAmount: '', ...texts, indicators, amounts: [] });
    const id = await this.writes.objective({ ...row, previousObjectiveId: previous?.id ?? null });
    const versionId = await this.writes.version({
      objectiveId: id,
      versionNo: 1,
      budgetRound,
      catalogueCode: shelf.inForce(row.objectType, row.budgetYear).code,
      annualAmount,
      origins: { ...allFrom(fromLastYear, 'LAST_YEAR'), ...allFrom(fromBudget, 'BUDGET_SYSTEM') },
      from: { ...texts, contactPerson: previous?.contactPerson ?? null, contactPhone: previous?.contactPhone ?? null },
    });
    if (indicators.length > 0) await this.writes.replaceIndicators(versionId, indicators);
    if (amounts.length > 0) await this.partsWrites.replaceAmounts(versionId, amounts);
    await this.functionsOf(form, row, versionId);
    this.audit.record({
      entity: OBJECTIVE_TABLE,
      entityId: versionId,
      action: 'created',
      fields: { objectType: row.objectType, projectId: row.projectId, previousObjectiveId: previous?.id ?? null },
    });
    const [record] = await this.reads.objectives([id]);
    await this.tasks.declare(record!);
    return id;
  }

  /** What the objective served last year, as far as it still holds. */
  private async functionsOf(form: ObjectiveForm | null, row: ObjectiveToWrite, versionId: string): Promise<void> {
    if (!form || form.functions.length === 0) return;
    const holding = await this.organizations.functionsServable([row.agencyId], row.budgetYear);
    const ids = new Set(holding.get(row.agencyId)!.map(({ id }) => id));
    await this.partsWrites.replaceFunctions(
      versionId,
      form.functions.map(({ id }) => id).filter((id) => ids.has(id)),
    );
  }

  private async continued(form: ObjectiveForm | null, toYear: number): Promise<IndicatorRecord[]> {
    if (!form) return [];
    const actuals = await this.actuals.of([form.objective.versionId]);
    return form.indicators.map((row) => continueRow(row, actuals.get(row.id), form.objective.budgetYear, toYear));
  }
}

/** Money of the budget system as the form sorts it: the year's by budget, then carry-over and other money (F4–F6). */
export function amountsOf(lines: readonly FundingRecord[]): AmountToWrite[] {
  const byKind = new Map<AmountKind, string[]>();
  for (const { fundSource, fundKind, originalAmount } of lines) {
    const own = fundSource === 'CARRYOVER' || fundSource === 'OTHER' ? fundSource : (fundKind as AmountKind);
    byKind.set(own, [...(byKind.get(own) ?? []), originalAmount]);
  }
  return [...byKind].map(([kind, amounts]) => ({ block: 'ANNUAL', kind, amount: sumMoney(amounts) }));
}
