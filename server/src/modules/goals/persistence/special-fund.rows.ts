import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { SpecialFundEntity, SpecialFundLineEntity } from './special-fund.entity.js';

export interface SpecialFundToWrite {
  budgetYear: number;
  code: string;
  name: string;
  tags: readonly string[];
  competentAgencyId: string;
  reviewMonth: number | null;
}

/** A special fund with the objectives that its money is bound to, as far as the seat reaches. */
export interface SpecialFundRecord extends SpecialFundToWrite {
  id: string;
  competentAgencyName: string;
  divisionId: string | null;
  reviewOpenedOn: string | null;
  reviewedOn: string | null;
  reviewOpinion: string | null;
  projects: number;
  /** Projects whose objective is handed in, and those whose objective is approved. */
  declared: number;
  approved: number;
  amount: string;
  approvedAmount: string;
}

/** A project that gets money of a fund. */
export interface FundProject {
  fundId: string;
  projectId: string;
  objectiveId: string | null;
  code: string;
  name: string;
  agencyName: string;
  amount: string;
  state: string | null;
}

const HANDED_IN = `('SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'APPROVED')`;

/** Special funds, their lines, and the objectives behind them. */
@Injectable()
export class SpecialFundRows {
  constructor(private readonly uow: UnitOfWork) {}

  funds(year: number, tag: string | null): Promise<SpecialFundRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, tag];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<SpecialFundRecord>(
      `WITH money AS (
         SELECT n.special_fund_id, p.id AS project_id, sum(l.original_amount) AS amount,
                coalesce(bool_or(v.state IN ${HANDED_IN}), false) AS declared,
                coalesce(bool_or(v.state = 'APPROVED'), false) AS approved
           FROM goals.special_fund_line n
           JOIN projects.funding_line l ON l.jurisdiction_id = $1 AND l.id = n.funding_line_id
           JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = l.project_id
           LEFT JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.project_id = p.id
           LEFT JOIN LATERAL (SELECT state FROM goals.objective_version x WHERE x.jurisdiction_id = $1
              AND x.objective_id = o.id AND x.state NOT IN ('SUPERSEDED', 'REVOKED')
              ORDER BY x.state = 'APPROVED' DESC, x.version_no DESC LIMIT 1) v ON TRUE
          WHERE n.jurisdiction_id = $1 AND p.budget_year = $2 AND p.secrecy <> 'CLASSIFIED' AND ${reach}
          GROUP BY n.special_fund_id, p.id)
       SELECT f.id, f.budget_year AS "budgetYear", f.code, f.name, f.tags, f.competent_agency_id AS "competentAgencyId",
              f.review_month AS "reviewMonth", f.review_opened_on::text AS "reviewOpenedOn",
              f.reviewed_on::text AS "reviewedOn", f.review_opinion AS "reviewOpinion", a.name AS "competentAgencyName", a.division_id AS "divisionId",
              count(m.project_id)::int AS projects, count(*) FILTER (WHERE m.declared)::int AS declared,
              count(*) FILTER (WHERE m.approved)::int AS approved,
              coalesce(sum(m.amount), 0)::numeric(18, 2)::text AS amount,
              coalesce(sum(m.amount) FILTER (WHERE m.approved), 0)::numeric(18, 2)::text AS "approvedAmount"
         FROM goals.special_fund f
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = f.competent_agency_id
         LEFT JOIN money m ON m.special_fund_id = f.id
        WHERE f.jurisdiction_id = $1 AND f.budget_year = $2 AND ($3::text IS NULL OR $3 = ANY (f.tags))
        GROUP BY f.id, f.budget_year, f.code, f.name, f.tags, f.competent_agency_id, f.review_month,
                 f.review_opened_on, f.reviewed_on, f.review_opinion, a.name, a.division_id
        ORDER BY f.code LIMIT 200`,
      params,
    );
  }

  projects(fundIds: readonly string[]): Promise<FundProject[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, fundIds];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<FundProject>(
      `SELECT n.special_fund_id AS "fundId", p.id AS "projectId", o.id AS "objectiveId", p.code, p.name,
              a.name AS "agencyName", sum(l.original_amount)::numeric(18, 2)::text AS amount,
              (SELECT v.state FROM goals.objective_version v WHERE v.jurisdiction_id = $1 AND v.objective_id = o.id
                ORDER BY v.version_no DESC LIMIT 1) AS state
         FROM goals.special_fund_line n
         JOIN projects.funding_line l ON l.jurisdiction_id = $1 AND l.id = n.funding_line_id
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = l.project_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = p.agency_id
         LEFT JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.project_id = p.id
        WHERE n.jurisdiction_id = $1 AND n.special_fund_id = ANY ($2::uuid[]) AND p.secrecy <> 'CLASSIFIED' AND ${reach}
        GROUP BY n.special_fund_id, p.id, o.id, p.code, p.name, a.name ORDER BY p.code, p.id`,
      params,
    );
  }

  /** Kinds of funds that pay for a project, by project; only projects that have any. */
  async tagsOf(projectIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.uow.query<{ id: string; tags: string[] }>(
      `SELECT l.project_id AS id, array_agg(DISTINCT t.tag) AS tags
         FROM projects.funding_line l
         JOIN goals.special_fund_line n ON n.jurisdiction_id = $1 AND n.funding_line_id = l.id
         JOIN goals.special_fund f ON f.jurisdiction_id = $1 AND f.id = n.special_fund_id
         CROSS JOIN LATERAL unnest(f.tags) AS t(tag)
        WHERE l.jurisdiction_id = $1 AND l.project_id = ANY ($2::uuid[]) GROUP BY l.project_id`,
      [currentActor().jurisdictionId, projectIds],
    );
    return new Map(rows.map(({ id, tags }) => [id, tags]));
  }

  async codeTaken(year: number, code: string): Promise<boolean> {
    const rows = await this.uow.query(
      'SELECT 1 FROM goals.special_fund WHERE jurisdiction_id = $1 AND budget_year = $2 AND code = $3',
      [currentActor().jurisdictionId, year, code],
    );
    return rows.length > 0;
  }

  async write(fund: SpecialFundToWrite): Promise<string> {
    const id = newId();
    await this.uow.insert(SpecialFundEntity, [{ id, ...fund, tags: [...fund.tags], createdBy: currentActor().userId }]);
    return id;
  }

  /** Projects of these that get money of a special fund. */
  async funded(projectIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT DISTINCT l.project_id AS id FROM projects.funding_line l
         JOIN goals.special_fund_line n ON n.jurisdiction_id = $1 AND n.funding_line_id = l.id
        WHERE l.jurisdiction_id = $1 AND l.project_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, projectIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async opened(fundIds: readonly string[]): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    await this.uow.affect(
      `UPDATE goals.special_fund SET review_opened_on = $3
        WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[]) AND review_opened_on IS NULL`,
      [jurisdictionId, fundIds, today],
    );
  }

  /** @returns false when somebody else has given the opinion meanwhile */
  async reviewed(fundId: string, opinion: string): Promise<boolean> {
    const { jurisdictionId, today } = currentActor();
    const changed = await this.uow.affect(
      `UPDATE goals.special_fund SET reviewed_on = $3, review_opinion = $4
        WHERE jurisdiction_id = $1 AND id = $2 AND review_opened_on IS NOT NULL AND reviewed_on IS NULL`,
      [jurisdictionId, fundId, today, opinion],
    );
    return changed === 1;
  }

  /** The lines become money of this fund; a line that was another fund's is moved. */
  async assign(fundId: string, lineIds: readonly string[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      'DELETE FROM goals.special_fund_line WHERE jurisdiction_id = $1 AND funding_line_id = ANY ($2::uuid[])',
      [jurisdictionId, lineIds],
    );
    await this.uow.insert(
      SpecialFundLineEntity,
      lineIds.map((fundingLineId) => ({ id: newId(), specialFundId: fundId, fundingLineId })),
    );
  }
}
