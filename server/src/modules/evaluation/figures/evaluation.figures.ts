import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const base = { owner: 'evaluation', emptyMeansNotReported: false } as const;

/** Self-evaluations of the work year that were accepted by the business date. */
const SELF_EVALUATIONS: Population = {
  name: 'evaluation.self_evaluations',
  rowsSql: `
  SELECT e.id, p.name AS label, e.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/self/' || e.id AS url,
         e.approved_amount, extract(month FROM e.completed_on) AS month
    FROM evaluation.self_evaluation e
    LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
   WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state = 'ACCEPTED' AND e.completed_on <= $3`,
};

export const EVALUATION_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'selfeval_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '绩效自评项目数',
    definition: '本年度完成并经审核的自评项目数',
    ...countedFrom({ population: SELF_EVALUATIONS }),
  },
  {
    ...base,
    id: 'selfeval_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '绩效自评涉及资金',
    definition: '上述项目批复目标的年度资金之和',
    ...countedFrom({ population: SELF_EVALUATIONS, numerator: 'r.approved_amount' }),
  },
  {
    ...base,
    id: 'selfeval_completed_month',
    unit: 'MONTH',
    aggregate: 'MAX',
    name: '自评完成月份',
    definition: '最后一份自评审核完成的月份',
    emptyMeansNotReported: true,
    ...countedFrom({ population: SELF_EVALUATIONS, numerator: 'r.month' }),
  },
];
