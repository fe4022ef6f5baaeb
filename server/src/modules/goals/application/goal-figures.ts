import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

/**
 * Project objectives of this and the last budget year that stood approved on the business date: later approvals do not
 * count, a version that was superseded later still did (design §8.19). The amount is the one frozen at approval.
 */
const STANDING: Population = {
  name: 'goals.standing',
  rowsSql: `SELECT o.id, p.code || ' ' || p.name AS label, o.agency_id, a.name AS agency_name,
       '/' || o.budget_year || '/goals/' || o.id AS url, o.budget_year, v.annual_amount
  FROM goals.objective o
  JOIN goals.objective_version v ON v.objective_id = o.id
  LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
  LEFT JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
 WHERE o.jurisdiction_id = $1 AND o.object_type IN ('PROJECT', 'BOND_PROJECT') AND o.budget_year IN ($2::int, $2::int - 1)
   AND v.jurisdiction_id = $1 AND v.state IN ('APPROVED', 'SUPERSEDED') AND v.approved_on <= $3::date
   AND (v.superseded_on IS NULL OR v.superseded_on > $3::date)`,
};

/** Expenditure that the bureau states as the base of a coverage. */
const BASES: Population = {
  name: 'goals.bases',
  rowsSql: `SELECT b.id, b.stated_name AS label, NULL::uuid AS agency_id, NULL::text AS agency_name,
       '/' || b.budget_year || '/library' AS url, b.code, b.amount
  FROM foundation.base_figure b WHERE b.jurisdiction_id = $1 AND b.budget_year = $2::int`,
};

const THIS_YEAR = { population: STANDING, where: 'r.budget_year = $2::int' };
const LAST_YEAR = { population: STANDING, where: 'r.budget_year = $2::int - 1' };
const MONEY = { ...THIS_YEAR, numerator: 'r.annual_amount' };

const coverage = (base: string): ReturnType<typeof countedFrom> =>
  countedFrom(
    { ...MONEY, denominator: '0' },
    { population: BASES, where: `r.code = '${base}'`, numerator: '0', denominator: 'r.amount' },
  );

const OWNER = 'goals';

export const GOAL_FIGURES: readonly FigureDefinition[] = [
  {
    id: 'goal_projects',
    unit: 'COUNT',
    name: '审核批复预算绩效目标的项目',
    definition: '截至统计日已批复绩效目标的项目个数',
    owner: OWNER,
    aggregate: 'COUNT',
    emptyMeansNotReported: false,
    ...countedFrom(THIS_YEAR),
  },
  {
    id: 'goal_money',
    unit: 'YUAN',
    name: '审核批复预算绩效目标涉及资金',
    definition: '截至统计日已批复绩效目标的项目批复金额合计',
    owner: OWNER,
    aggregate: 'SUM',
    emptyMeansNotReported: false,
    ...countedFrom(MONEY),
  },
  {
    id: 'goal_coverage_pct_base1',
    unit: 'PERCENT',
    name: '绩效目标管理覆盖面（口径1）',
    definition: '已批复绩效目标的项目资金 ÷ 基数一（区本级财政支出）',
    owner: OWNER,
    aggregate: 'RATIO',
    emptyMeansNotReported: false,
    ...coverage('BASE_1'),
  },
  {
    id: 'goal_coverage_pct_base2',
    unit: 'PERCENT',
    name: '绩效目标管理覆盖面（口径2）',
    definition: '已批复绩效目标的项目资金 ÷ 基数二（名称待核）',
    owner: OWNER,
    aggregate: 'RATIO',
    emptyMeansNotReported: false,
    ...coverage('BASE_2'),
  },
  {
    id: 'goal_projects_previous',
    unit: 'COUNT',
    name: '上年度已批复绩效目标的项目',
    definition: '截至统计日已批复的上一预算年度项目绩效目标个数',
    owner: OWNER,
    aggregate: 'COUNT',
    emptyMeansNotReported: false,
    ...countedFrom(LAST_YEAR),
  },
];
