import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** How far a first-level unit has come, with all below it. */
export interface UnitProgressRecord {
  agencyId: string;
  agencyName: string;
  divisionName: string | null;
  sheets: number;
  draft: number;
  submitted: number;
  reviewed: number;
  accepted: number;
  returned: number;
  /** Projects with an objective of the year evaluated for which no sheet was ever opened. */
  neverOpened: number;
  coachings: number;
}

export interface WeakPointRecord {
  code: string;
  sheets: number;
}

export interface UnopenedRecord {
  id: string;
  projectName: string;
  agencyName: string;
  subjectYear: number;
  amount: string;
}

const FIRST_LEVEL = (agency: string): string => `(SELECT x.id FROM organizations.agency_closure c
  JOIN organizations.agency x ON x.jurisdiction_id = c.jurisdiction_id AND x.id = c.ancestor_id AND x.level = 1
 WHERE c.jurisdiction_id = $1 AND c.descendant_id = ${agency} LIMIT 1)`;

/** Projects of the years evaluated that have an objective and never got a sheet. */
const UNOPENED = `FROM (SELECT DISTINCT subject_year AS year FROM evaluation.self_evaluation
                         WHERE jurisdiction_id = $1 AND work_year = $2) y
  JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.budget_year = y.year AND o.object_type = 'PROJECT'
  JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
  JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = o.project_id AND p.secrecy <> 'CLASSIFIED'
  JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = p.agency_id AND a.secrecy <> 'CLASSIFIED'`;
const NO_SHEET = `NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e
  WHERE e.jurisdiction_id = $1 AND e.project_id = p.id AND e.subject_year = y.year)`;

/** 推进程度 and 薄弱环节 of the self-evaluations of a year, inside the actor's reach (R129). */
@Injectable()
export class SelfProgressReads {
  constructor(private readonly uow: UnitOfWork) {}

  units(workYear: number): Promise<UnitProgressRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear];
    const reach = reachSql(currentActor(), 'u.id', '$1', params);
    return this.uow.query<UnitProgressRecord & Record<string, unknown>>(
      `WITH sheet AS (
         SELECT ${FIRST_LEVEL('e.agency_id')} AS unit, e.state FROM evaluation.self_evaluation e
          WHERE e.jurisdiction_id = $1 AND e.work_year = $2),
       missing AS (SELECT ${FIRST_LEVEL('p.agency_id')} AS unit, count(*)::int AS n ${UNOPENED} WHERE ${NO_SHEET} GROUP BY 1),
       coached AS (SELECT ${FIRST_LEVEL('g.agency_id')} AS unit, count(*)::int AS n FROM evaluation.coaching g
                    WHERE g.jurisdiction_id = $1 AND g.work_year = $2 GROUP BY 1),
       counted AS (
         SELECT unit, count(*)::int AS sheets, (count(*) FILTER (WHERE state = 'DRAFT'))::int AS draft,
                (count(*) FILTER (WHERE state = 'SUBMITTED'))::int AS submitted,
                (count(*) FILTER (WHERE state = 'DEPT_REVIEWED'))::int AS reviewed,
                (count(*) FILTER (WHERE state = 'ACCEPTED'))::int AS accepted,
                (count(*) FILTER (WHERE state = 'RETURNED'))::int AS returned FROM sheet GROUP BY 1)
       SELECT u.id AS "agencyId", u.name AS "agencyName", d.name AS "divisionName", coalesce(s.sheets, 0) AS sheets,
              coalesce(s.draft, 0) AS draft, coalesce(s.submitted, 0) AS submitted, coalesce(s.reviewed, 0) AS reviewed,
              coalesce(s.accepted, 0) AS accepted, coalesce(s.returned, 0) AS returned, coalesce(m.n, 0) AS "neverOpened",
              coalesce(g.n, 0) AS coachings
         FROM organizations.agency u
         LEFT JOIN counted s ON s.unit = u.id
         LEFT JOIN missing m ON m.unit = u.id
         LEFT JOIN coached g ON g.unit = u.id
         LEFT JOIN organizations.agency d ON d.jurisdiction_id = u.jurisdiction_id AND d.id = u.division_id
        WHERE u.jurisdiction_id = $1 AND u.level = 1 AND (s.unit IS NOT NULL OR m.unit IS NOT NULL) AND ${reach}
        ORDER BY coalesce(s.draft, 0) + coalesce(s.returned, 0) + coalesce(m.n, 0) DESC, u.code`,
      params,
    );
  }

  /** The most frequent findings in what was handed in; each sheet counts once for each. */
  weakPoints(workYear: number, lowExecution: number, first: number): Promise<WeakPointRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear, lowExecution, first];
    const reach = reachSql(currentActor(), 'e.agency_id', '$1', params);
    return this.uow.query<WeakPointRecord & Record<string, unknown>>(
      `WITH sheet AS (
         SELECT e.id, e.problems, e.adjusted_budget, e.executed_amount FROM evaluation.self_evaluation e
          WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED') AND ${reach}),
       line AS (
         SELECT w.self_evaluation_id AS id, i.weight, w.score, w.cause, w.over_cause, w.is_not_applicable AS dropped,
                coalesce(btrim(w.evidence), '') = '' AND NOT EXISTS (SELECT 1 FROM platform.file f WHERE f.jurisdiction_id = $1
                  AND f.subject_type = 'evaluation.self_evaluation_row' AND f.subject_id = w.id) AS bare
           FROM sheet s JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = $1 AND w.self_evaluation_id = s.id
           JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.id = w.indicator_id),
       found AS (
         SELECT id, 'TARGET_MISSED' AS code FROM line WHERE score < weight
         UNION SELECT id, 'EVIDENCE_MISSING' FROM line WHERE bare AND NOT dropped
         UNION SELECT id, 'CAUSE_MISSING' FROM line WHERE score < weight AND coalesce(btrim(cause), '') = ''
         UNION SELECT id, 'TARGET_TOO_LOW' FROM line WHERE over_cause = 'TARGET_SET_TOO_LOW'
         UNION SELECT id, 'ROWS_DROPPED' FROM line WHERE dropped
         UNION SELECT id, 'ALL_ROWS_FULL' FROM line GROUP BY id HAVING count(*) > 1 AND bool_and(score >= weight)
         UNION SELECT id, 'LOW_EXECUTION' FROM sheet WHERE adjusted_budget > 0 AND executed_amount * 100 < adjusted_budget * $3
         UNION SELECT id, 'NO_ANALYSIS' FROM sheet WHERE coalesce(btrim(problems), '') = '')
       SELECT code, count(*)::int AS sheets FROM found GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $4`,
      params,
    );
  }

  unopened(workYear: number, first: number, after: string | null): Promise<UnopenedRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear, after, first + 1];
    const reach = reachSql(currentActor(), 'p.agency_id', '$1', params);
    return this.uow.query<UnopenedRecord & Record<string, unknown>>(
      `SELECT p.id, p.name AS "projectName", a.name AS "agencyName", y.year AS "subjectYear", v.annual_amount::text AS amount
         ${UNOPENED} WHERE ${NO_SHEET} AND ${reach} AND ($3::uuid IS NULL OR p.id > $3::uuid) ORDER BY p.id LIMIT $4`,
      params,
    );
  }

  async unopenedCount(workYear: number): Promise<number> {
    const params: unknown[] = [currentActor().jurisdictionId, workYear];
    const reach = reachSql(currentActor(), 'p.agency_id', '$1', params);
    const [row] = await this.uow.query<{ n: number }>(
      `SELECT count(*)::int AS n ${UNOPENED} WHERE ${NO_SHEET} AND ${reach}`,
      params,
    );
    return row!.n;
  }
}
