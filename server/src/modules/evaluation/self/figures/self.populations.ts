import type { Population } from '../../../../platform/figures/index.js';

export const MONEY_SOURCES = ['CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'SPECIAL_BOND', 'OTHER'] as const;

const FILED = `e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')
  AND coalesce(e.submitted_on, (e.submitted_at AT TIME ZONE 'Asia/Shanghai')::date, e.completed_on) <= $3`;

/** Years that are evaluated in the work year: those of its sheets, else the year before. */
const SUBJECT_YEARS = `SELECT DISTINCT e.subject_year AS year FROM evaluation.self_evaluation e
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2
  UNION SELECT $2::int - 1 WHERE NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2)`;

/** 财政重点项目, 上级转移支付, 本级财政项目支出: a project belongs to one of them only (R121). */
const ORIGIN = (project: string): string => `CASE WHEN ${project}.is_major THEN 'KEY'
  WHEN EXISTS (SELECT 1 FROM projects.funding_line l WHERE l.jurisdiction_id = ${project}.jurisdiction_id
                  AND l.project_id = ${project}.id AND l.fund_source = 'SUPERIOR_TRANSFER') THEN 'TRANSFER' ELSE 'OWN' END`;

/** Self-evaluations of projects of the work year that were accepted by the business date. */
export const SELF_EVALUATIONS: Population = {
  name: 'evaluation.self_evaluations',
  rowsSql: `
  SELECT e.id, p.name AS label, e.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/self/' || e.id AS url,
         e.approved_amount, extract(month FROM e.completed_on) AS month, e.total_score AS score
    FROM evaluation.self_evaluation e
    LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.object_type = 'PROJECT' AND e.state = 'ACCEPTED'
     AND e.completed_on <= $3`,
};

/** The same with the group that each project belongs to; apart, so that counting all of them need not look at projects. */
export const BY_ORIGIN: Population = {
  name: 'evaluation.self_evaluations_by_origin',
  rowsSql: `
  SELECT e.id, p.name AS label, e.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/self/' || e.id AS url,
         e.approved_amount, ${ORIGIN('p')} AS origin
    FROM evaluation.self_evaluation e
    JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.object_type = 'PROJECT' AND e.state = 'ACCEPTED'
     AND e.completed_on <= $3`,
};

export const WHOLE_UNITS: Population = {
  name: 'evaluation.whole_self_evaluations',
  rowsSql: `
  SELECT e.id, a.name AS label, e.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/self/' || e.id AS url,
         e.approved_amount
    FROM evaluation.self_evaluation e
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')
     AND e.state = 'ACCEPTED' AND e.completed_on <= $3`,
};

/** Money of the evaluated projects, line by line of their budget as it stood at the end of the year evaluated (R122). */
export const MONEY_LINES: Population = {
  name: 'evaluation.self_evaluated_money',
  rowsSql: `
  SELECT l.id, p.name AS label, e.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/self/' || e.id AS url,
         l.fund_source AS source, l.fund_kind AS kind, l.fund_category AS category, l.original_amount + coalesce(c.amount, 0) AS amount
    FROM evaluation.self_evaluation e
    JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
    JOIN projects.funding_line l ON l.jurisdiction_id = e.jurisdiction_id AND l.project_id = e.project_id
    LEFT JOIN (SELECT b.funding_line_id, extract(year FROM b.adjusted_on)::int AS year, sum(b.amount) AS amount
                 FROM projects.budget_adjustment b WHERE b.jurisdiction_id = $1 GROUP BY 1, 2) c
           ON c.funding_line_id = l.id AND c.year <= e.subject_year
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.object_type = 'PROJECT' AND e.state = 'ACCEPTED'
     AND e.completed_on <= $3 AND p.secrecy <> 'CLASSIFIED'`,
};

/** Projects of the years evaluated that have an objective, each with whether its sheet was handed in; no secrets. */
export const COVERED_PROJECTS: Population = {
  name: 'evaluation.projects_to_self_evaluate',
  rowsSql: `
  SELECT p.id, p.name AS label, p.agency_id, a.name AS agency_name,
         CASE WHEN e.id IS NULL THEN '/' || $2::int || '/projects/' || p.id
              ELSE '/' || $2::int || '/evaluation/self/' || e.id END AS url,
         v.annual_amount AS amount, ${ORIGIN('p')} AS origin, coalesce(e.filed, false) AS is_covered
    FROM (${SUBJECT_YEARS}) y
    JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.budget_year = y.year AND o.object_type = 'PROJECT'
    JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
    JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id AND p.secrecy <> 'CLASSIFIED'
    JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id AND a.secrecy <> 'CLASSIFIED'
    LEFT JOIN LATERAL (SELECT e.id, (${FILED}) AS filed FROM evaluation.self_evaluation e
                        WHERE e.jurisdiction_id = p.jurisdiction_id AND e.project_id = p.id AND e.subject_year = y.year
                        LIMIT 1) e ON true`,
};

/** First-level units with an objective in the years evaluated, and whether they or one below them handed in a sheet. */
export const COVERED_UNITS: Population = {
  name: 'evaluation.units_to_self_evaluate',
  rowsSql: `
  SELECT u.id, u.name AS label, u.id AS agency_id, u.name AS agency_name,
         '/' || $2::int || '/evaluation/progress?agency=' || u.id AS url,
         EXISTS (SELECT 1 FROM organizations.agency_closure k
                   JOIN evaluation.self_evaluation e ON e.jurisdiction_id = k.jurisdiction_id AND e.agency_id = k.descendant_id
                    AND e.work_year = $2 AND ${FILED}
                  WHERE k.jurisdiction_id = $1 AND k.ancestor_id = u.id) AS is_covered
    FROM organizations.agency u
   WHERE u.jurisdiction_id = $1 AND u.level = 1 AND u.secrecy <> 'CLASSIFIED'
     AND u.valid_from <= $3 AND (u.valid_to IS NULL OR u.valid_to >= $3)
     AND EXISTS (SELECT 1 FROM organizations.agency_closure k
                   JOIN goals.objective o ON o.jurisdiction_id = k.jurisdiction_id AND o.agency_id = k.descendant_id
                   JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
                    AND v.state = 'APPROVED'
                  WHERE k.jurisdiction_id = $1 AND k.ancestor_id = u.id AND o.budget_year IN (SELECT year FROM (${SUBJECT_YEARS}) y)
                    AND o.object_type IN ('PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'))`,
};
