import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';
import { COVERAGE_FIGURES } from './coverage.figures.js';

/**
 * The last accepted sheet of every object in the work year, disposed of by the business date: an object that is watched
 * every quarter is one object, and its money is counted once.
 */
const SHEETS: Population = {
  name: 'monitoring.sheets',
  rowsSql: `
  SELECT s.id, coalesce(p.name, a.name) AS label, s.agency_id, a.name AS agency_name, '/' || $2::int || '/monitoring/' || s.id AS url,
         s.approved_amount, s.object_type
    FROM (SELECT DISTINCT ON (t.objective_id) t.id, t.jurisdiction_id, t.project_id, t.agency_id, t.approved_amount, t.object_type
            FROM monitoring.sheet t
            JOIN monitoring.round r ON r.jurisdiction_id = t.jurisdiction_id AND r.id = t.round_id AND r.budget_year = $2
           WHERE t.jurisdiction_id = $1 AND t.state = 'ACCEPTED' AND t.disposed_on <= $3
           ORDER BY t.objective_id, r.period_to DESC, t.id) s
    LEFT JOIN projects.project p ON p.jurisdiction_id = s.jurisdiction_id AND p.id = s.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id`,
};

const PROJECTS = `r.object_type IN ('PROJECT', 'BOND_PROJECT')`;
const base = { owner: 'monitoring', emptyMeansNotReported: false } as const;

export const MONITORING_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'monitor_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '绩效监控项目数',
    definition: '本年度监控表已审核的项目数；一个项目多轮监控的只计一次',
    ...countedFrom({ population: SHEETS, where: PROJECTS }),
  },
  {
    ...base,
    id: 'monitor_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '绩效监控涉及资金',
    definition: '上述项目批复目标的年度资金之和',
    ...countedFrom({ population: SHEETS, where: PROJECTS, numerator: 'r.approved_amount' }),
  },
  {
    ...base,
    id: 'monitor_units_whole',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '整体支出监控单位数',
    definition: '本年度整体支出监控表已审核的部门（单位）数',
    ...countedFrom({ population: SHEETS, where: `r.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')` }),
  },
  {
    ...base,
    id: 'monitor_min_projects_per_unit',
    unit: 'COUNT',
    aggregate: 'MIN',
    name: '每个一级预算单位监控项目最少数',
    definition: '各一级预算单位（含所属）监控项目数中的最小值；没有监控的单位计为零',
    emptyMeansNotReported: true,
    rowsSql: `
  SELECT u.id, u.name AS label, u.id AS agency_id, u.name AS agency_name, count(DISTINCT s.project_id)::numeric AS numerator,
         NULL::numeric AS denominator, '/' || $2::int || '/monitoring?agency=' || u.id AS url
    FROM organizations.agency u
    JOIN organizations.agency_closure c ON c.jurisdiction_id = u.jurisdiction_id AND c.ancestor_id = u.id
    LEFT JOIN (monitoring.sheet s JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id)
         ON s.jurisdiction_id = u.jurisdiction_id AND s.agency_id = c.descendant_id AND r.budget_year = $2
        AND s.state = 'ACCEPTED' AND s.disposed_on <= $3
   WHERE u.jurisdiction_id = $1 AND u.level = 1 GROUP BY u.id, u.name`,
  },
  {
    ...base,
    id: 'monitor_completed_month',
    unit: 'MONTH',
    aggregate: 'MAX',
    name: '监控完成月份',
    definition: '最后一轮监控结束的月份',
    emptyMeansNotReported: true,
    rowsSql: `
  SELECT r.id, r.name AS label, NULL::uuid AS agency_id, NULL::text AS agency_name, extract(month FROM r.closed_on)::numeric AS numerator,
         NULL::numeric AS denominator, '/' || $2::int || '/monitoring/rounds/' || r.id AS url
    FROM monitoring.round r WHERE r.jurisdiction_id = $1 AND r.budget_year = $2 AND r.state IN ('CLOSED', 'REPORTED') AND r.closed_on <= $3`,
  },
  ...COVERAGE_FIGURES,
];
