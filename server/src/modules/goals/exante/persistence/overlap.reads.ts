import { Injectable } from '@nestjs/common';
import { bigramsOf, type OverlapFacts } from '@jixiao/shared';
import { currentActor, reachOf, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface OverlapCandidate extends OverlapFacts {
  projectId: string;
  code: string;
  name: string;
  agencyName: string;
  budgetYear: number;
  state: string;
}

export interface OverlapQuestion {
  title: string;
  projectId: string | null;
  previousProjectId: string | null;
  agencyId: string;
  field: string | null;
  beneficiary: string | null;
  budgetYear: number;
}

/** Years that are looked through: this one, the one before, and the one before that. */
const YEARS_BACK = 2;
const MOST = 40;

/**
 * Projects of the tenant that share pairs of characters with a title. One statement; the pairs of a stored name are made
 * by the same folding as `bigramsOf`, inside one tenant and three years, so that no index of words has to be kept.
 */
@Injectable()
export class OverlapReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** The finance side and its experts see what any unit already does; a unit sees its own projects. */
  async candidates(question: OverlapQuestion): Promise<OverlapCandidate[]> {
    const own = bigramsOf(question.title);
    if (own.length === 0) return [];
    const actor = currentActor();
    const params: unknown[] = [
      actor.jurisdictionId,
      own,
      question.budgetYear,
      question.projectId,
      question.previousProjectId,
      question.agencyId,
      question.field,
      question.beneficiary,
    ];
    const reach = reachOf(actor).kind === 'SUBTREE' ? reachSql(actor, 'p.agency_id', '$1', params) : 'TRUE';
    return this.uow.query(
      `WITH named AS (
         SELECT p.id, p.code, p.name, p.agency_id, p.field, p.budget_year, p.state,
                regexp_replace(lower(normalize(p.name, NFKC)),
                  '示例|项目|专项|资金|经费|工程|补助|[[:punct:][:space:][:digit:]]', '', 'g') AS bare
           FROM projects.project p
          WHERE p.jurisdiction_id = $1 AND p.budget_year BETWEEN $3::int - ${YEARS_BACK} AND $3::int
            AND p.secrecy <> 'CLASSIFIED' AND p.state <> 'REMOVED'
            AND p.id IS DISTINCT FROM $4::uuid AND p.id IS DISTINCT FROM $5::uuid AND ${reach}),
       paired AS (
         SELECT n.id, count(DISTINCT g.pair)::int AS other,
                (count(DISTINCT g.pair) FILTER (WHERE g.pair = ANY ($2::text[])))::int AS shared
           FROM named n CROSS JOIN LATERAL (
             SELECT substr(n.bare, at, 2) AS pair FROM generate_series(1, greatest(length(n.bare) - 1, 0)) AS at) g
          GROUP BY n.id)
       SELECT n.id AS "projectId", n.code, n.name, a.name AS "agencyName", n.budget_year AS "budgetYear", n.state,
              q.shared, q.other, cardinality($2::text[]) AS own, n.agency_id = $6 AS "sameAgency",
              coalesce(n.field = $7, false) AS "sameField",
              EXISTS (SELECT 1 FROM projects.funding_line f JOIN projects.funding_line mine
                        ON mine.jurisdiction_id = f.jurisdiction_id AND mine.project_id = $4::uuid
                       AND mine.fund_kind = f.fund_kind AND mine.fund_source = f.fund_source
                     WHERE f.jurisdiction_id = $1 AND f.project_id = n.id) AS "sameFund",
              EXISTS (SELECT 1 FROM goals.ex_ante_appraisal e WHERE e.jurisdiction_id = $1 AND e.project_id = n.id
                         AND e.beneficiary = $8) AS "sameBeneficiary"
         FROM paired q JOIN named n ON n.id = q.id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = n.agency_id
        WHERE q.shared > 0
        ORDER BY q.shared::float8 / (q.other + cardinality($2::text[])) DESC, n.code, n.id LIMIT ${MOST}`,
      params,
    );
  }
}
