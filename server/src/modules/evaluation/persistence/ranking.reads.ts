import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** Projects of one industry and one type; what nobody has named is a group of its own. */
export interface RankingGroupRecord {
  industry: string | null;
  projectType: string | null;
  projects: number;
  scored: number;
  median: string | null;
}

export interface RankedRecord {
  id: string;
  rank: number;
  industry: string | null;
  projectType: string | null;
  projectName: string;
  agencyName: string;
  score: string;
  grade: string | null;
}

export interface RankingQuestion {
  subjectYear: number;
  /** One peer group; absent for all of them in one list. */
  group?: { industry: string | null; projectType: string | null } | null;
}

const FROM = `evaluation.self_evaluation e
  JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id AND p.secrecy <> 'CLASSIFIED'
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id`;
/** What has been handed in; a draft is nobody's result. */
const STATES = `e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')`;

/** Self-evaluated projects among their like (R050): industry and project type make them alike. */
@Injectable()
export class RankingReads {
  constructor(private readonly uow: UnitOfWork) {}

  groups(subjectYear: number): Promise<RankingGroupRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, subjectYear];
    const reach = reachSql(currentActor(), 'e.agency_id', '$1', params);
    return this.uow.query(
      `SELECT p.field AS industry, p.category AS "projectType", count(*)::int AS projects,
              count(e.total_score)::int AS scored,
              (percentile_disc(0.5) WITHIN GROUP (ORDER BY e.total_score))::text AS median
         FROM ${FROM} WHERE e.jurisdiction_id = $1 AND e.subject_year = $2 AND ${STATES} AND ${reach}
        GROUP BY 1, 2 ORDER BY projects DESC, industry, "projectType"`,
      params,
    );
  }

  /** Ranks count inside the list that was asked for; equal scores share a rank. */
  ranked(
    { subjectYear, group }: RankingQuestion,
    first: number,
    after: { score: string; id: string } | null,
  ): Promise<RankedRecord[]> {
    const params: unknown[] = [
      currentActor().jurisdictionId,
      subjectYear,
      !group,
      group?.industry ?? null,
      group?.projectType ?? null,
      after?.score ?? null,
      after?.id ?? null,
      first + 1,
    ];
    const reach = reachSql(currentActor(), 'e.agency_id', '$1', params);
    return this.uow.query(
      `WITH list AS (
         SELECT e.id, e.total_score, e.grade, p.field AS industry, p.category AS "projectType", p.name AS "projectName",
                a.name AS "agencyName", rank() OVER (ORDER BY e.total_score DESC)::int AS rank
           FROM ${FROM} WHERE e.jurisdiction_id = $1 AND e.subject_year = $2 AND ${STATES} AND e.total_score IS NOT NULL
            AND ($3 OR (p.field IS NOT DISTINCT FROM $4 AND p.category IS NOT DISTINCT FROM $5)) AND ${reach})
       SELECT id, rank, industry, "projectType", "projectName", "agencyName", total_score::text AS score, grade FROM list
        WHERE $6::numeric IS NULL OR total_score < $6 OR (total_score = $6 AND id > $7::uuid)
        ORDER BY total_score DESC, id LIMIT $8`,
      params,
    );
  }
}
