import { Injectable } from '@nestjs/common';
import { executionRate } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { lateDifference } from './make-sheets.js';

export interface LiveExecution {
  paidInPeriod: string | null;
  difference: string | null;
  paidToDate: string | null;
  rate: string | null;
}

const UNKNOWN: LiveExecution = { paidInPeriod: null, difference: null, paidToDate: null, rate: null };

/** A closed round keeps its figures; what the payments say now stands beside them (R107). */
@Injectable()
export class SheetLive {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectsApi,
  ) {}

  async of(sheetIds: readonly string[]): Promise<Map<string, LiveExecution>> {
    const { jurisdictionId, today } = currentActor();
    const sheets = await this.uow.query<SheetMoney>(
      `SELECT s.id, s.project_id AS "projectId", s.adjusted_budget AS budget, s.executed_amount AS executed,
              r.budget_year AS year, r.period_to::text AS "periodTo"
         FROM monitoring.sheet s JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
        WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])`,
      [jurisdictionId, sheetIds],
    );
    const paid = await this.projects.paidUntil(
      sheets.flatMap(({ projectId, year, periodTo }) =>
        projectId
          ? [
              { projectId, from: `${year}-01-01`, to: periodTo },
              { projectId, from: `${year}-01-01`, to: today },
            ]
          : [],
      ),
    );
    return new Map(
      sheets.map((sheet) => {
        if (!sheet.projectId) return [sheet.id, UNKNOWN];
        const paidInPeriod = paid(sheet.projectId, sheet.periodTo);
        const paidToDate = paid(sheet.projectId, today);
        const rate = executionRate({ adjustedBudget: sheet.budget, executed: paidToDate });
        return [sheet.id, { paidInPeriod, difference: lateDifference(paidInPeriod, sheet.executed), paidToDate, rate }];
      }),
    );
  }
}

interface SheetMoney {
  id: string;
  projectId: string | null;
  budget: string;
  executed: string;
  year: number;
  periodTo: string;
}
