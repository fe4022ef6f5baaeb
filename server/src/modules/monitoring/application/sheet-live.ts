import { Injectable } from '@nestjs/common';
import { executionRate, isWholeObject } from '@jixiao/shared';
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
      `SELECT s.id, s.object_type AS "objectType", s.agency_id AS "agencyId", s.project_id AS "projectId", s.adjusted_budget AS budget, s.executed_amount AS executed,
              r.budget_year AS year, r.period_to::text AS "periodTo"
         FROM monitoring.sheet s JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
        WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])`,
      [jurisdictionId, sheetIds],
    );
    const periods = ({ year, periodTo }: SheetMoney): { from: string; to: string }[] =>
      [periodTo, today].map((to) => ({ from: `${year}-01-01`, to }));
    const ofProject = await this.projects.paidUntil(
      sheets.flatMap((one) =>
        one.projectId ? periods(one).map((period) => ({ projectId: one.projectId!, ...period })) : [],
      ),
    );
    const ofBody = await this.projects.bodiesPaidUntil(
      sheets.flatMap((one) =>
        isWholeObject(one.objectType) ? periods(one).map((period) => ({ agencyId: one.agencyId, ...period })) : [],
      ),
    );
    return new Map(
      sheets.map((sheet) => {
        const paid = (to: string): string | null =>
          sheet.projectId ? ofProject(sheet.projectId, to) : ofBody(sheet.agencyId, to);
        const [paidInPeriod, paidToDate] = [paid(sheet.periodTo), paid(today)];
        if (paidInPeriod === null || paidToDate === null) return [sheet.id, UNKNOWN];
        const rate = executionRate({ adjustedBudget: sheet.budget, executed: paidToDate });
        return [sheet.id, { paidInPeriod, difference: lateDifference(paidInPeriod, sheet.executed), paidToDate, rate }];
      }),
    );
  }
}

interface SheetMoney {
  id: string;
  objectType: string;
  agencyId: string;
  projectId: string | null;
  budget: string;
  executed: string;
  year: number;
  periodTo: string;
}
