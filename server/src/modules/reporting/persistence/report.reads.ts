import { Injectable } from '@nestjs/common';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface ReportRecord {
  id: string;
  workYear: number;
  templateCode: string;
  title: string;
  state: string;
  asOf: string;
  reportDate: string;
  snapshot: unknown;
  version: number;
  jurisdictionName: string;
  bureauName: string;
}

export interface StatedFigure {
  code: string;
  figureId: string | null;
  statedValue: string;
  unit: string;
  quote: string;
  sectionCode: string;
}

const SQL = `SELECT r.id, r.work_year AS "workYear", r.template_code AS "templateCode", r.title, r.state, r.as_of::text AS "asOf",
    r.report_date::text AS "reportDate", r.snapshot, r.version, j.name AS "jurisdictionName", j.finance_bureau_name AS "bureauName"
  FROM reporting.annual_report r JOIN organizations.jurisdiction j ON j.jurisdiction_id = r.jurisdiction_id
 WHERE r.jurisdiction_id = $1`;

@Injectable()
export class ReportReads {
  constructor(private readonly uow: UnitOfWork) {}

  async report(workYear: number): Promise<ReportRecord | null> {
    const rows = await this.uow.query<ReportRecord & Record<string, unknown>>(`${SQL} AND r.work_year = $2`, [
      currentActor().jurisdictionId,
      workYear,
    ]);
    return rows[0] ?? null;
  }

  byIds(actor: Actor, ids: readonly string[], lock: boolean): Promise<ReportRecord[]> {
    return this.uow.query(`${SQL} AND r.id = ANY ($2) ORDER BY r.id ${lock ? 'FOR UPDATE OF r' : ''}`, [
      actor.jurisdictionId,
      ids,
    ]);
  }

  stated(workYear: number): Promise<StatedFigure[]> {
    return this.uow.query(
      `SELECT code, figure_id AS "figureId", stated_value AS "statedValue", unit, quote, section_code AS "sectionCode"
         FROM reporting.stated_figure WHERE jurisdiction_id = $1 AND work_year = $2 ORDER BY code`,
      [currentActor().jurisdictionId, workYear],
    );
  }
}
