import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const base = { owner: 'evaluation', emptyMeansNotReported: false } as const;

/** Evaluations whose result stands by the business date. */
const TASKS: Population = {
  name: 'evaluation.tasks',
  rowsSql: `
  SELECT t.id, t.title AS label, t.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/tasks/' || t.id AS url,
         t.kind, t.object_type, t.grade, t.amount, extract(month FROM t.completed_on) AS month
    FROM evaluation.evaluation_task t
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
   WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.grade IS NOT NULL AND t.completed_on <= $3`,
};

const tasks = (where: string, numerator?: string): ReturnType<typeof countedFrom> =>
  countedFrom({ population: TASKS, where, numerator });

const DEPARTMENT = `r.kind = 'DEPARTMENT'`;
const FINANCE = `r.kind = 'FINANCE'`;
const FINANCE_PROJECT = `${FINANCE} AND r.object_type = 'PROJECT'`;
const FINANCE_UNIT = `${FINANCE} AND r.object_type = 'DEPARTMENT_WHOLE'`;

export const TASK_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'depteval_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '部门评价（综合评价）项目数',
    definition: '主管部门完成的评价项目数',
    ...tasks(DEPARTMENT),
  },
  {
    ...base,
    id: 'depteval_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '部门评价涉及资金',
    definition: '上述项目资金之和',
    ...tasks(DEPARTMENT, 'r.amount'),
  },
  {
    ...base,
    id: 'depteval_completed_month',
    unit: 'MONTH',
    aggregate: 'MAX',
    name: '部门评价完成月份',
    definition: '最后一项部门评价完成的月份',
    emptyMeansNotReported: true,
    ...tasks(DEPARTMENT, 'r.month'),
  },
  {
    ...base,
    id: 'keyeval_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '财政重点评价项目数',
    definition: '财政部门组织评价并评定等级的项目数',
    ...tasks(FINANCE_PROJECT),
  },
  {
    ...base,
    id: 'wholeunit_eval_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '整体支出评价单位数',
    definition: '财政部门组织整体支出评价的单位数',
    ...tasks(FINANCE_UNIT),
  },
  {
    ...base,
    id: 'keyeval_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '财政重点评价涉及资金',
    definition: '重点评价项目与整体支出评价单位的资金之和',
    ...tasks(FINANCE, 'r.amount'),
  },
  {
    ...base,
    id: 'evaluation_grade_excellent_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '评价结果为优秀的项目数',
    definition: '财政重点评价等级为优的项目数',
    ...tasks(`${FINANCE_PROJECT} AND r.grade = 'EXCELLENT'`),
  },
  {
    ...base,
    id: 'evaluation_grade_good_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '评价结果为良好的项目数',
    definition: '财政重点评价等级为良的项目数',
    ...tasks(`${FINANCE_PROJECT} AND r.grade = 'GOOD'`),
  },
  {
    ...base,
    id: 'evaluation_grade_good_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '评价结果为良好的单位数',
    definition: '整体支出评价等级为良的单位数',
    ...tasks(`${FINANCE_UNIT} AND r.grade = 'GOOD'`),
  },
  {
    ...base,
    id: 'third_party_firms',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '参与评价的第三方机构数',
    definition: '本年度完成的财政重点评价所委托的机构数，每家计一次',
    rowsSql: `
  SELECT f.id, f.name AS label, f.agency_id, f.name AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/evaluation' AS url
    FROM evaluation.third_party_firm f
   WHERE f.jurisdiction_id = $1 AND f.id IN (
         SELECT g.firm_id FROM evaluation.evaluation_task t
           JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
          WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'FINANCE' AND t.grade IS NOT NULL AND t.completed_on <= $3)`,
  },
];
