import { Injectable } from '@nestjs/common';
import { addMoney, compareMoney, isWholeObject, subtractMoney, sumMoney } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { ProjectsApi, type SourceExecution } from '../../projects/index.js';
import { MonitoringSheetEntity, MonitoringSheetMoneyEntity } from '../persistence/monitoring-sheet.entity.js';
import type { CandidateRecord, RoundRow } from '../persistence/round.records.js';

/** So many sheets with one set of statements. */
const CHUNK = 500;

interface NewSheet extends CandidateRecord {
  id: string;
  money: readonly (Omit<SourceExecution, 'projectId' | 'source'> & { source: string })[];
}

/**
 * Sheets of a round, some hundreds at a time with one and the same number of statements: indicators and tasks copied from
 * the approved objective, money from the payments of the year up to the last day of the period.
 */
@Injectable()
export class MakeSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectsApi,
    private readonly tasks: TaskService,
  ) {}

  /** Called inside the transaction that opens the round or ends a choice. */
  async make(
    round: RoundRow,
    objectives: readonly CandidateRecord[],
    onChunk: (done: number, total: number) => Promise<void> = async () => undefined,
  ): Promise<void> {
    for (let at = 0; at < objectives.length; at += CHUNK) {
      await onChunk(at, objectives.length);
      await this.chunk(round, objectives.slice(at, at + CHUNK));
    }
    await onChunk(objectives.length, objectives.length);
  }

  private async chunk(round: RoundRow, objectives: readonly CandidateRecord[]): Promise<void> {
    const sheets = await this.withMoney(round, objectives);
    await this.uow.insert(
      MonitoringSheetEntity,
      sheets.map((sheet) => ({
        id: sheet.id,
        roundId: round.id,
        objectiveId: sheet.objectiveId,
        objectType: sheet.objectType,
        projectId: sheet.projectId,
        agencyId: sheet.agencyId,
        objectiveVersionId: sheet.versionId,
        approvedAmount: sheet.amount,
        originalBudget: sumMoney(sheet.money.map(({ originalBudget }) => originalBudget)),
        adjustedBudget: sumMoney(sheet.money.map(({ adjustedBudget }) => adjustedBudget)),
        executedAmount: notNegative(sumMoney(sheet.money.map(({ executedAmount }) => executedAmount))),
        paidAmount: sumMoney(sheet.money.map(({ executedAmount }) => executedAmount)),
        executionAsOf: round.periodTo,
      })),
    );
    await this.uow.insert(
      MonitoringSheetMoneyEntity,
      sheets.flatMap((sheet) => sheet.money.map((line) => ({ id: newId(), sheetId: sheet.id, ...line }))),
    );
    const params = [currentActor().jurisdictionId, sheets.map(({ id }) => id)];
    await this.uow.affect(
      `INSERT INTO monitoring.sheet_row (jurisdiction_id, id, sheet_id, indicator_id, ordinal)
       SELECT $1, gen_random_uuid(), s.id, i.id, i.ordinal FROM monitoring.sheet s
         JOIN goals.indicator i ON i.jurisdiction_id = s.jurisdiction_id AND i.objective_version_id = s.objective_version_id
              AND i.horizon = 'ANNUAL'
        WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])`,
      params,
    );
    await this.uow.affect(
      `INSERT INTO monitoring.sheet_task (jurisdiction_id, id, sheet_id, objective_task_id, ordinal, name, original_budget, executed_amount)
       SELECT $1, gen_random_uuid(), s.id, t.id, t.ordinal, t.name, t.fiscal_amount + t.other_amount, 0 FROM monitoring.sheet s
         JOIN goals.objective_task t ON t.jurisdiction_id = s.jurisdiction_id AND t.objective_version_id = s.objective_version_id
        WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[]) AND s.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`,
      params,
    );
    await this.tasks.open(
      sheets.map((sheet) => ({
        kind: 'monitoring.fill',
        agencyId: sheet.agencyId,
        role: 'UNIT_CLERK',
        workYear: round.budgetYear,
        subjectType: 'monitoring.sheet',
        subjectId: sheet.id,
        subjectTitle: sheet.name,
        url: `/${round.budgetYear}/monitoring/${sheet.id}`,
        dueOn: round.dueOn,
      })),
    );
  }

  /** A project's money by source; a body's by 基本支出 and 项目支出, where its objective is split. */
  private async withMoney(round: RoundRow, objectives: readonly CandidateRecord[]): Promise<NewSheet[]> {
    const period = moneyPeriod(round);
    const projectIds = objectives.flatMap(({ projectId }) => projectId ?? []);
    const lines = new Map<string, SourceExecution[]>();
    for (const line of projectIds.length > 0 ? await this.projects.executionBySource(projectIds, period) : [])
      lines.set(line.projectId, [...(lines.get(line.projectId) ?? []), line]);
    const wholes = objectives.filter(({ projectId }) => projectId === null);
    const money = wholes.length > 0 ? await this.wholeMoney(wholes, period) : new Map<string, NewSheet['money']>();
    return objectives.map((objective) => ({
      ...objective,
      id: newId(),
      money: objective.projectId
        ? (lines.get(objective.projectId)?.map(({ projectId: _, ...line }) => ({
            ...line,
            adjustedBudget: notNegative(line.adjustedBudget),
          })) ?? [lineOf('CURRENT_YEAR', objective.amount, '0.00')])
        : money.get(objective.objectiveId)!,
    }));
  }

  private async wholeMoney(
    wholes: readonly CandidateRecord[],
    period: { from: string; to: string },
  ): Promise<Map<string, NewSheet['money']>> {
    const agencies = wholes.map(({ agencyId }) => agencyId);
    const ofProjects = await this.projects.paidByUnits(agencies, period);
    const base = new Map((await this.projects.baseExecution(agencies, period)).map((one) => [one.agencyId, one.paid]));
    const split = await this.splits(wholes.map(({ versionId }) => versionId));
    return new Map(
      wholes.map(({ objectiveId, objectType, versionId, agencyId, amount }) => {
        const paid = ofProjects.get(agencyId) ?? '0.00';
        // A policy or a transfer bears nobody's running costs.
        const fed = isWholeObject(objectType) ? (base.get(agencyId) ?? '0.00') : '0.00';
        const parts = split.get(versionId);
        return [
          objectiveId,
          parts
            ? [lineOf('BASE', parts.base, fed), lineOf('PROJECT', parts.project, paid)]
            : [lineOf('CURRENT_YEAR', amount, addMoney(paid, fed))],
        ];
      }),
    );
  }

  /** 基本支出 and 项目支出 of approved versions that name them. */
  private async splits(versionIds: readonly string[]): Promise<Map<string, { base: string; project: string }>> {
    const rows = await this.uow.query<{ id: string; base: string; project: string }>(
      `SELECT objective_version_id AS id, coalesce(sum(amount) FILTER (WHERE block = 'BASE'), 0)::numeric(18,2)::text AS base,
              coalesce(sum(amount) FILTER (WHERE block = 'PROJECT'), 0)::numeric(18,2)::text AS project
         FROM goals.objective_amount
        WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2::uuid[]) AND block IN ('BASE', 'PROJECT') GROUP BY 1`,
      [currentActor().jurisdictionId, versionIds],
    );
    return new Map(rows.map(({ id, base, project }) => [id, { base, project }]));
  }
}

const lineOf = (source: string, budget: string, executedAmount: string): NewSheet['money'][number] => ({
  source,
  originalBudget: budget,
  adjustedBudget: budget,
  executedAmount: notNegative(executedAmount),
});

/**
 * Money of a period counts from the first day of the year: the light compares it with the share of the year gone by, so a
 * third quarter asks what was spent from January to September.
 */
export function moneyPeriod({ budgetYear, periodTo }: { budgetYear: number; periodTo: string }): {
  from: string;
  to: string;
} {
  return { from: `${budgetYear}-01-01`, to: periodTo };
}

/** Refunds can be larger than what was paid in the period; a sheet shows nought then. */
export const notNegative = (amount: string): string => (compareMoney(amount, '0.00') < 0 ? '0.00' : amount);

/** What the payments of the same period say now, less what the sheet was judged by. */
export const lateDifference = (paidInPeriod: string | null, executed: string): string | null =>
  paidInPeriod === null ? null : subtractMoney(paidInPeriod, executed);
