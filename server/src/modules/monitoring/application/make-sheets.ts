import { Injectable } from '@nestjs/common';
import { compareMoney, subtractMoney, sumMoney } from '@jixiao/shared';
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
  money: readonly Omit<SourceExecution, 'projectId'>[];
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

  /** A project's money by source; of anything else only what was paid for the projects of its unit is known. */
  private async withMoney(round: RoundRow, objectives: readonly CandidateRecord[]): Promise<NewSheet[]> {
    const period = moneyPeriod(round);
    const projectIds = objectives.flatMap(({ projectId }) => projectId ?? []);
    const lines = new Map<string, SourceExecution[]>();
    for (const line of projectIds.length > 0 ? await this.projects.executionBySource(projectIds, period) : [])
      lines.set(line.projectId, [...(lines.get(line.projectId) ?? []), line]);
    const wholes = objectives.filter(({ projectId }) => projectId === null).map(({ agencyId }) => agencyId);
    const paid = wholes.length > 0 ? await this.projects.paidByUnits(wholes, period) : new Map<string, string>();
    return objectives.map((objective) => {
      const known = objective.projectId ? lines.get(objective.projectId) : undefined;
      const executedAmount = objective.projectId ? '0.00' : notNegative(paid.get(objective.agencyId) ?? '0.00');
      const { amount } = objective;
      const single = {
        source: 'CURRENT_YEAR' as const,
        originalBudget: amount,
        adjustedBudget: amount,
        executedAmount,
      };
      const money = known?.map(({ projectId: _, ...line }) => ({
        ...line,
        adjustedBudget: notNegative(line.adjustedBudget),
      }));
      return { ...objective, id: newId(), money: money ?? [single] };
    });
  }
}

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
const notNegative = (amount: string): string => (compareMoney(amount, '0.00') < 0 ? '0.00' : amount);

/** What the payments of the same period say now, less what the sheet was judged by. */
export const lateDifference = (paidInPeriod: string | null, executed: string): string | null =>
  paidInPeriod === null ? null : subtractMoney(paidInPeriod, executed);
