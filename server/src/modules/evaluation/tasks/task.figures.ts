import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const base = { owner: 'evaluation', emptyMeansNotReported: false } as const;

/** Evaluations whose result stands by the business date, with a grade or, where the place printed none, without. */
const DONE = `t.state IN ('GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED') AND t.completed_on <= $3`;
const URL = `'/' || $2::int || '/evaluation/tasks/' || t.id`;

/** Each evaluation once. */
const TASKS: Population = {
  name: 'evaluation.tasks',
  rowsSql: `
  SELECT t.id, t.title AS label, t.agency_id, a.name AS agency_name, ${URL} AS url, t.kind, t.object_type, t.method, t.grade, t.amount,
         extract(month FROM t.completed_on) AS month
    FROM evaluation.evaluation_task t
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
   WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE}`,
};

/** What was evaluated: an evaluation over several bodies counts by its items (R140, R154). */
const OBJECTS: Population = {
  name: 'evaluation.objects',
  rowsSql: `
  SELECT t.id, t.title AS label, t.agency_id, a.name AS agency_name, ${URL} AS url, t.object_type, t.grade, t.amount
    FROM evaluation.evaluation_task t
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
   WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE} AND t.kind = 'FINANCE' AND t.object_type <> 'PROGRAMME'
  UNION ALL
  SELECT i.id, i.name, i.agency_id, a.name, ${URL}, 'ITEM', i.grade, i.amount
    FROM evaluation.evaluation_task t
    JOIN evaluation.task_item i ON i.jurisdiction_id = t.jurisdiction_id AND i.task_id = t.id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = i.jurisdiction_id AND a.id = i.agency_id
   WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE} AND t.kind = 'FINANCE'`,
};

/** Bodies whose items were evaluated, each once. */
const BODIES: Population = {
  name: 'evaluation.bodies',
  rowsSql: `
  SELECT a.id, a.name AS label, a.id AS agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation?tab=FINANCE' AS url, a.kind
    FROM (SELECT DISTINCT i.agency_id FROM evaluation.evaluation_task t
            JOIN evaluation.task_item i ON i.jurisdiction_id = t.jurisdiction_id AND i.task_id = t.id
           WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE} AND t.kind = 'FINANCE') x
    JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = x.agency_id`,
};

/** First-level units, and whether the bureau evaluated them as a whole. */
const UNITS: Population = {
  name: 'evaluation.units',
  rowsSql: `
  SELECT a.id, a.name AS label, a.id AS agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation?tab=FINANCE' AS url,
         EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.agency_id = a.id
                   AND t.kind = 'FINANCE' AND t.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE') AND ${DONE}) AS is_evaluated
    FROM organizations.agency a
   WHERE a.jurisdiction_id = $1 AND a.level = 1 AND (a.valid_to IS NULL OR a.valid_to >= $3)`,
};

const tasks = (where: string, numerator?: string): ReturnType<typeof countedFrom> =>
  countedFrom({ population: TASKS, where, numerator });
const objects = (where?: string, numerator?: string): ReturnType<typeof countedFrom> =>
  countedFrom({ population: OBJECTS, where, numerator });

const DEPARTMENT = `r.kind = 'DEPARTMENT'`;
const FINANCE = `r.kind = 'FINANCE'`;
/** Whatever is no whole body. */
const PROJECTS = `r.object_type NOT IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;
const WHOLE = `r.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;
const COUNT = { ...base, unit: 'COUNT', aggregate: 'COUNT' } as const;
const MONEY = { ...base, unit: 'YUAN', aggregate: 'SUM' } as const;

/** Kinds of problems that were found, of whole departments or of projects, each once (R147). */
const problemKinds = (where: string): string => `
  SELECT x.id, x.kind AS label, NULL::uuid AS agency_id, NULL AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/evaluation?tab=FINANCE' AS url
    FROM (SELECT n.problem_kind AS kind, (array_agg(n.id ORDER BY n.id))[1] AS id FROM evaluation.evaluation_task t
            JOIN evaluation.finding n ON n.jurisdiction_id = t.jurisdiction_id AND n.task_id = t.id
           WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE} AND t.kind = 'FINANCE' AND n.problem_kind IS NOT NULL AND ${where}
           GROUP BY n.problem_kind) x`;

/** Categories of the items, each once (R141). */
const CATEGORIES = `
  SELECT x.id, x.category AS label, NULL::uuid AS agency_id, NULL AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/evaluation?tab=FINANCE' AS url
    FROM (SELECT i.category, (array_agg(i.id ORDER BY i.ordinal))[1] AS id FROM evaluation.evaluation_task t
            JOIN evaluation.task_item i ON i.jurisdiction_id = t.jurisdiction_id AND i.task_id = t.id
           WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND ${DONE} AND t.kind = 'FINANCE' AND i.category IS NOT NULL
           GROUP BY i.category) x`;

export const TASK_FIGURES: readonly FigureDefinition[] = [
  {
    ...COUNT,
    id: 'depteval_projects',
    name: '部门评价（综合评价）项目数',
    definition: '主管部门完成的评价项目数',
    ...tasks(DEPARTMENT),
  },
  {
    ...MONEY,
    id: 'depteval_money',
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
    ...COUNT,
    id: 'keyeval_count',
    name: '财政重点评价任务数',
    definition: '财政部门组织并完成的评价任务数，专项评价计一个',
    ...tasks(FINANCE),
  },
  {
    ...COUNT,
    id: 'keyeval_by_third_party',
    name: '委托第三方机构的评价任务数',
    definition: '上述任务中委托第三方机构实施的',
    ...tasks(`${FINANCE} AND r.method = 'THIRD_PARTY'`),
  },
  {
    ...COUNT,
    id: 'keyeval_in_house',
    name: '自行组织的评价任务数',
    definition: '上述任务中财政部门自行组织实施的',
    ...tasks(`${FINANCE} AND r.method <> 'THIRD_PARTY'`),
  },
  {
    ...COUNT,
    id: 'keyeval_projects',
    name: '财政重点评价项目数',
    definition: '财政部门组织并完成评价的项目数，专项评价按分项计',
    ...objects(PROJECTS),
  },
  {
    ...COUNT,
    id: 'keyeval_special_fund_items',
    name: '专项评价分项数',
    definition: '专项评价中的分项数',
    ...objects(`r.object_type = 'ITEM'`),
  },
  {
    ...COUNT,
    id: 'keyeval_departments',
    name: '专项评价涉及部门数',
    definition: '专项评价分项涉及的部门（不含乡镇），每个计一次',
    ...countedFrom({ population: BODIES, where: `r.kind <> 'TOWN'` }),
  },
  {
    ...COUNT,
    id: 'keyeval_townships',
    name: '专项评价涉及乡镇数',
    definition: '专项评价分项涉及的乡镇、街道，每个计一次',
    ...countedFrom({ population: BODIES, where: `r.kind = 'TOWN'` }),
  },
  {
    ...COUNT,
    id: 'keyeval_project_categories',
    name: '专项评价项目类别数',
    definition: '专项评价分项的类别数',
    rowsSql: CATEGORIES,
  },
  {
    ...COUNT,
    id: 'wholeunit_eval_units',
    name: '整体支出评价单位数',
    definition: '财政部门组织整体支出评价的单位数',
    ...objects(WHOLE),
  },
  {
    ...MONEY,
    id: 'wholeunit_eval_money',
    name: '整体支出评价涉及资金',
    definition: '上述单位的资金之和',
    ...objects(WHOLE, 'r.amount'),
  },
  {
    ...base,
    id: 'wholeunit_eval_share_pct',
    unit: 'PERCENT',
    aggregate: 'RATIO',
    name: '整体支出评价单位占比',
    definition: '整体支出评价的一级预算单位 ÷ 全部一级预算单位 × 100%',
    ...countedFrom({ population: UNITS, numerator: 'CASE WHEN r.is_evaluated THEN 1 ELSE 0 END', denominator: '1' }),
  },
  {
    ...MONEY,
    id: 'keyeval_money',
    name: '财政重点评价涉及资金',
    definition: '重点评价项目与整体支出评价单位的资金之和',
    ...objects(undefined, 'r.amount'),
  },
  {
    ...MONEY,
    id: 'keyeval_project_money',
    name: '财政重点评价项目资金',
    definition: '重点评价项目和专项评价分项的资金之和，不含整体支出',
    ...objects(PROJECTS, 'r.amount'),
  },
  {
    ...COUNT,
    id: 'evaluation_grade_excellent_projects',
    name: '评价结果为优秀的项目数',
    definition: '财政重点评价等级为优的项目数',
    ...objects(`${PROJECTS} AND r.grade = 'EXCELLENT'`),
  },
  {
    ...COUNT,
    id: 'evaluation_grade_good_projects',
    name: '评价结果为良好的项目数',
    definition: '财政重点评价等级为良的项目数',
    ...objects(`${PROJECTS} AND r.grade = 'GOOD'`),
  },
  {
    ...COUNT,
    id: 'evaluation_grade_good_units',
    name: '评价结果为良好的单位数',
    definition: '整体支出评价等级为良的单位数',
    ...objects(`${WHOLE} AND r.grade = 'GOOD'`),
  },
  {
    ...COUNT,
    id: 'problem_kinds_whole_unit',
    name: '整体支出评价发现的问题类型数',
    definition: '财政评价的整体支出中出现过的问题类型',
    rowsSql: problemKinds(`t.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`),
  },
  {
    ...COUNT,
    id: 'problem_kinds_project',
    name: '项目评价发现的问题类型数',
    definition: '财政评价的项目、政策和专项中出现过的问题类型',
    rowsSql: problemKinds(`t.object_type NOT IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`),
  },
  {
    ...COUNT,
    id: 'third_party_firms',
    name: '参与评价的第三方机构数',
    definition: '本年度完成的财政重点评价所委托的机构数，每家计一次',
    rowsSql: `
  SELECT f.id, f.name AS label, f.agency_id, f.name AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/evaluation' AS url
    FROM evaluation.third_party_firm f
   WHERE f.jurisdiction_id = $1 AND f.id IN (
         SELECT g.firm_id FROM evaluation.evaluation_task t
           JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
          WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'FINANCE' AND ${DONE})`,
  },
];
