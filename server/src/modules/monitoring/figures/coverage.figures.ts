import type { FigureDefinition } from '../../../platform/figures/index.js';

const base = { owner: 'monitoring', emptyMeansNotReported: false } as const;

/** A sheet that was handed in by the business date and not sent back. */
const FILED = `s.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')
  AND (s.submitted_at AT TIME ZONE 'Asia/Shanghai')::date <= $3`;

const FILED_SHEETS = `
  SELECT s.jurisdiction_id, s.agency_id, s.project_id, s.round_id FROM monitoring.sheet s
    JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id AND r.budget_year = $2
   WHERE s.jurisdiction_id = $1 AND ${FILED}`;

/** First-level units with project money in the year; a secret unit is not asked (R102, R103). */
const SPENDING = `
  SELECT u.id AS unit, u.name AS unit_name, p.id AS project, p.name AS project_name, l.fund_kind,
         sum(l.original_amount) + coalesce(sum(c.amount), 0) AS amount
    FROM projects.project p
    JOIN organizations.agency_closure k ON k.jurisdiction_id = p.jurisdiction_id AND k.descendant_id = p.agency_id
    JOIN organizations.agency u ON u.jurisdiction_id = p.jurisdiction_id AND u.id = k.ancestor_id AND u.level = 1
    JOIN projects.funding_line l ON l.jurisdiction_id = p.jurisdiction_id AND l.project_id = p.id
    LEFT JOIN (SELECT b.jurisdiction_id, b.funding_line_id, sum(b.amount) AS amount FROM projects.budget_adjustment b
                WHERE b.jurisdiction_id = $1 AND b.adjusted_on <= $3 GROUP BY 1, 2) c
           ON c.jurisdiction_id = l.jurisdiction_id AND c.funding_line_id = l.id
   WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND u.secrecy <> 'CLASSIFIED' AND p.secrecy <> 'CLASSIFIED'
     AND p.state IN ('REPLIED', 'EXECUTING', 'SUSPENDED', 'COMPLETED', 'CLOSED')
   GROUP BY u.id, u.name, p.id, p.name, l.fund_kind HAVING sum(l.original_amount) + coalesce(sum(c.amount), 0) > 0`;

/** How far monitoring reaches: by units, by money, by books; and who is missing, by name. */
export const COVERAGE_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'monitor_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '报送绩效监控表的单位数',
    definition: '本年度至少报送一份绩效运行监控表的一级预算单位（含所属）数',
    rowsSql: `
  SELECT u.id, u.name AS label, u.id AS agency_id, u.name AS agency_name, count(*)::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/monitoring?agency=' || u.id AS url
    FROM (${FILED_SHEETS}) s
    JOIN organizations.agency_closure k ON k.jurisdiction_id = s.jurisdiction_id AND k.descendant_id = s.agency_id
    JOIN organizations.agency u ON u.jurisdiction_id = s.jurisdiction_id AND u.id = k.ancestor_id AND u.level = 1
   GROUP BY u.id, u.name`,
  },
  {
    ...base,
    id: 'monitor_units_missing',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '未报送绩效监控表的单位数',
    definition: '本年度已开展的监控中，应报而没有报齐的一级预算单位，逐个列名',
    rowsSql: `
  SELECT u.id, a.name AS label, a.id AS agency_id, a.name AS agency_name,
         (greatest(u.required_count, count(s.id)) - count(s.id) FILTER (WHERE ${FILED}))::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/monitoring/rounds/' || u.round_id AS url
    FROM monitoring.round_unit u
    JOIN monitoring.round r ON r.jurisdiction_id = u.jurisdiction_id AND r.id = u.round_id AND r.budget_year = $2 AND r.opened_on <= $3
    JOIN organizations.agency a ON a.jurisdiction_id = u.jurisdiction_id AND a.id = u.agency_id
    JOIN organizations.agency_closure k ON k.jurisdiction_id = u.jurisdiction_id AND k.ancestor_id = u.agency_id
    LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = u.jurisdiction_id AND s.round_id = u.round_id AND s.agency_id = k.descendant_id
   WHERE u.jurisdiction_id = $1
   GROUP BY u.id, u.required_count, u.round_id, a.id, a.name
  HAVING greatest(u.required_count, count(s.id)) > count(s.id) FILTER (WHERE ${FILED})`,
  },
  {
    ...base,
    id: 'monitor_units_pct',
    unit: 'PERCENT',
    rowUnit: 'COUNT',
    aggregate: 'RATIO',
    name: '绩效监控单位覆盖率',
    definition: '有项目支出的一级预算单位中，纳入绩效监控的占比；涉密单位不计',
    rowsSql: `
  SELECT p.unit AS id, p.unit_name AS label, p.unit AS agency_id, p.unit_name AS agency_name,
         (CASE WHEN bool_or(s.project_id IS NOT NULL) THEN 1 ELSE 0 END)::numeric AS numerator, 1::numeric AS denominator,
         '/' || $2::int || '/monitoring?agency=' || p.unit AS url
    FROM (${SPENDING}) p LEFT JOIN (${FILED_SHEETS}) s ON s.project_id = p.project GROUP BY p.unit, p.unit_name`,
  },
  {
    ...base,
    id: 'monitor_money_pct',
    unit: 'PERCENT',
    aggregate: 'RATIO',
    name: '绩效监控资金覆盖率',
    definition: '项目支出预算中，纳入绩效监控的项目所占金额；涉密单位和项目不计',
    rowsSql: `
  SELECT p.project AS id, p.project_name AS label, p.unit AS agency_id, p.unit_name AS agency_name,
         CASE WHEN EXISTS (SELECT 1 FROM (${FILED_SHEETS}) s WHERE s.project_id = p.project) THEN p.amount ELSE 0 END AS numerator,
         p.amount AS denominator, '/' || $2::int || '/projects/' || p.project AS url
    FROM (SELECT unit, unit_name, project, project_name, sum(amount) AS amount FROM (${SPENDING}) x GROUP BY 1, 2, 3, 4) p`,
  },
  {
    ...base,
    id: 'monitor_books_missing',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '某本预算没有监控的单位数',
    definition: '在某本预算中有项目支出、但该本预算没有任何项目纳入监控的一级预算单位，按单位和预算逐个列名',
    rowsSql: `
  SELECT p.unit || ':' || p.fund_kind AS id, p.unit_name || '：' || CASE p.fund_kind WHEN 'GENERAL_PUBLIC' THEN '一般公共预算'
           WHEN 'GOVERNMENT_FUND' THEN '政府性基金预算' WHEN 'STATE_CAPITAL' THEN '国有资本经营预算' ELSE '社会保险基金预算' END AS label,
         p.unit AS agency_id, p.unit_name AS agency_name, sum(p.amount) AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/monitoring?agency=' || p.unit AS url
    FROM (${SPENDING}) p LEFT JOIN (${FILED_SHEETS}) s ON s.project_id = p.project
   GROUP BY p.unit, p.unit_name, p.fund_kind HAVING bool_and(s.project_id IS NULL)`,
  },
];
