import type { FigureDefinition } from '../../../platform/figures/index.js';

/** A version that stood approved on the business date: approved by then, replaced not before (design §8.19). */
const STOOD = `v.state IN ('APPROVED', 'SUPERSEDED') AND v.approved_on <= $3::date
   AND (v.superseded_on IS NULL OR v.superseded_on > $3::date)`;

const FROM = `goals.objective o
  JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
  JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id`;

const objectives = (condition: string, numerator: string): string =>
  `SELECT o.id, coalesce(o.title, p.name, a.name) AS label, o.agency_id, a.name AS agency_name,
          ${numerator} AS numerator, NULL::numeric AS denominator, '/' || o.budget_year || '/goals/' || o.id AS url
     FROM ${FROM} WHERE o.jurisdiction_id = $1 AND o.budget_year = $2::int AND ${STOOD} AND ${condition}`;

/** One row per unit in which a review of the finance bureau took place by the business date. */
const reviewedUnits = (condition: string): string =>
  `SELECT a.id, a.name AS label, a.id AS agency_id, a.name AS agency_name, count(DISTINCT w.id)::numeric AS numerator,
          NULL::numeric AS denominator, '/' || $2::int || '/goals?agency=' || a.id AS url
     FROM ${FROM} JOIN goals.objective_review w ON w.jurisdiction_id = v.jurisdiction_id AND w.objective_version_id = v.id
    WHERE o.jurisdiction_id = $1 AND o.budget_year = $2::int AND ${condition}
      AND (w.reviewed_at AT TIME ZONE 'Asia/Shanghai')::date <= $3::date GROUP BY a.id, a.name`;

/** Every project of one of the four budgets, 1 where its objective stands; a budget without projects has no rate (R088). */
const coverageOf = (fundKind: string): string =>
  `SELECT p.id, p.code || ' ' || p.name AS label, p.agency_id, a.name AS agency_name,
          CASE WHEN EXISTS (SELECT 1 FROM goals.objective o
            JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
           WHERE o.jurisdiction_id = $1 AND o.project_id = p.id AND ${STOOD}) THEN 1 ELSE 0 END::numeric AS numerator,
          1::numeric AS denominator, '/' || p.budget_year || '/projects/' || p.id AS url
     FROM projects.project p
     JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id
    WHERE p.jurisdiction_id = $1 AND p.budget_year = $2::int AND p.secrecy <> 'CLASSIFIED' AND p.state <> 'REMOVED'
      AND EXISTS (SELECT 1 FROM projects.funding_line l WHERE l.jurisdiction_id = $1 AND l.project_id = p.id
                     AND l.fund_kind = '${fundKind}')`;

/** 三无 list 1: money has gone out before the business date and no objective stood (R087). */
const WITHOUT_OBJECTIVE = `SELECT p.id, p.code || ' ' || p.name AS label, p.agency_id, a.name AS agency_name,
          sum(y.amount) AS numerator, NULL::numeric AS denominator, '/' || p.budget_year || '/projects/' || p.id AS url
     FROM projects.project p
     JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id
     JOIN projects.payment y ON y.jurisdiction_id = p.jurisdiction_id AND y.project_id = p.id AND y.paid_on < $3::date
    WHERE p.jurisdiction_id = $1 AND p.budget_year = $2::int AND p.secrecy <> 'CLASSIFIED'
      AND NOT EXISTS (SELECT 1 FROM goals.objective o
            JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
           WHERE o.jurisdiction_id = $1 AND o.project_id = p.id AND ${STOOD})
    GROUP BY p.id, p.code, p.name, p.agency_id, a.name, p.budget_year`;

/** Approved by the date, due for publication before it, and not published by then (预算法第十四条). */
const UNPUBLISHED = `SELECT o.id, coalesce(o.title, p.name, a.name) AS label, o.agency_id, a.name AS agency_name,
          1::numeric AS numerator, NULL::numeric AS denominator, '/' || o.budget_year || '/goals/publication' AS url
     FROM ${FROM} WHERE o.jurisdiction_id = $1 AND o.budget_year = $2::int AND ${STOOD}
      AND coalesce(p.secrecy, 'PUBLIC') = 'PUBLIC' AND a.secrecy = 'PUBLIC' AND coalesce(v.publish_by, v.approved_on + 20) < $3::date
      AND NOT EXISTS (SELECT 1 FROM goals.objective_publication u WHERE u.jurisdiction_id = $1
            AND u.objective_version_id = v.id AND u.published_on <= $3::date)`;

const WHOLE = `o.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;

const BUDGETS = [
  ['general', 'GENERAL_PUBLIC', '一般公共预算'],
  ['fund', 'GOVERNMENT_FUND', '政府性基金预算'],
  ['capital', 'STATE_CAPITAL', '国有资本经营预算'],
  ['insurance', 'SOCIAL_INSURANCE', '社会保险基金预算'],
] as const;

const figure = (
  id: string,
  name: string,
  definition: string,
  unit: FigureDefinition['unit'],
  rowsSql: string,
): FigureDefinition => ({
  id,
  unit,
  ...(unit === 'PERCENT' ? { rowUnit: 'COUNT' as const } : {}),
  name,
  definition,
  owner: 'goals',
  aggregate: unit === 'COUNT' ? 'COUNT' : unit === 'YUAN' ? 'SUM' : 'RATIO',
  emptyMeansNotReported: false,
  rowsSql,
});

/** Objectives by kind, budget and fate (R080, R082, R085, R087–R089). */
export const GOAL_KIND_FIGURES: readonly FigureDefinition[] = [
  figure(
    'goal_publication_overdue',
    '逾期未公开的绩效目标',
    '截至统计日批复后超过公开期限（预算法第十四条：二十日）仍未登记公开的绩效目标个数',
    'COUNT',
    UNPUBLISHED,
  ),
  figure(
    'goal_all',
    '已批复绩效目标',
    '截至统计日各类对象已批复的绩效目标个数',
    'COUNT',
    objectives('TRUE', '1::numeric'),
  ),
  figure(
    'goal_whole',
    '部门（单位）整体支出绩效目标',
    '截至统计日已批复的部门整体、单位整体支出绩效目标个数',
    'COUNT',
    objectives(WHOLE, '1::numeric'),
  ),
  figure(
    'goal_whole_money',
    '部门（单位）整体支出绩效目标涉及资金',
    '截至统计日已批复的部门整体、单位整体支出绩效目标金额合计',
    'YUAN',
    objectives(WHOLE, 'v.annual_amount'),
  ),
  figure(
    'goal_adjusted',
    '调整后批复的绩效目标',
    '截至统计日以调整稿批复的绩效目标个数',
    'COUNT',
    objectives('v.adjustment_kind IS NOT NULL', '1::numeric'),
  ),
  figure(
    'goal_reviewed_units',
    '财政审核绩效目标的单位',
    '截至统计日财政已审核其绩效目标的单位个数',
    'COUNT',
    reviewedUnits(`w.step = 'FINANCE'`),
  ),
  figure(
    'goal_returned_units',
    '绩效目标被退回过的单位',
    '截至统计日绩效目标至少被退回一次的单位个数',
    'COUNT',
    reviewedUnits(`w.outcome = 'RETURNED'`),
  ),
  figure(
    'projects_without_goal',
    '有支出而无绩效目标的项目',
    '统计日前已有支付、统计日没有已批复绩效目标的项目个数（“三无”之一）',
    'COUNT',
    WITHOUT_OBJECTIVE,
  ),
  figure(
    'projects_without_goal_money',
    '无绩效目标项目的支出',
    '统计日前已有支付、统计日没有已批复绩效目标的项目的支付金额合计',
    'YUAN',
    WITHOUT_OBJECTIVE,
  ),
  ...BUDGETS.map(([id, kind, name]) =>
    figure(
      `goal_projects_pct_${id}`,
      `${name}项目绩效目标覆盖率`,
      `${name}安排资金的项目中，截至统计日已批复绩效目标的个数 ÷ 项目个数；没有项目的不计`,
      'PERCENT',
      coverageOf(kind),
    ),
  ),
];
