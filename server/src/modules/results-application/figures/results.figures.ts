import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const base = { owner: 'results-application', emptyMeansNotReported: false, unit: 'COUNT', aggregate: 'COUNT' } as const;

const rows = (table: string, title: string, url: string, where: string, year = 'd.work_year'): string => `
  SELECT d.id, ${title} AS label, d.agency_id, a.name AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/results/${url}' AS url
    FROM ${table} d
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
   WHERE d.jurisdiction_id = $1 AND ${year} = $2 AND ${where}`;

/** Corrective actions of the work year, in whatever state. */
const CORRECTIVE: Population = {
  name: 'results.corrective',
  rowsSql: `
  SELECT d.id, d.title AS label, d.agency_id, a.name AS agency_name, '/' || $2::int || '/results/corrective/' || d.id AS url,
         d.source_type, d.state, d.issued_on, d.closed_on, d.forwarded_on
    FROM results.corrective_action d
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
   WHERE d.jurisdiction_id = $1 AND d.work_year = $2`,
};

export const RESULTS_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'feedback_sent',
    name: '反馈评价结果数',
    definition: '本年度向被评价单位反馈结果的次数',
    rowsSql: rows('results.feedback', 'a.name', 'corrective', 'd.sent_on <= $3'),
  },
  {
    ...base,
    id: 'corrective_issued',
    name: '下达整改通知数',
    definition: '本年度下达的整改通知',
    ...countedFrom({ population: CORRECTIVE, where: 'r.issued_on <= $3' }),
  },
  {
    ...base,
    id: 'corrective_closed',
    name: '完成整改数',
    definition: '已核实并办结的整改通知',
    ...countedFrom({ population: CORRECTIVE, where: `r.state = 'CLOSED' AND r.closed_on <= $3` }),
  },
  {
    ...base,
    id: 'corrective_issued_evaluation',
    name: '评价结果整改通知数',
    definition: '本年度就评价结果下达的整改通知',
    ...countedFrom({ population: CORRECTIVE, where: `r.source_type = 'EVALUATION' AND r.issued_on <= $3` }),
  },
  {
    ...base,
    id: 'corrective_closed_evaluation',
    name: '评价结果完成整改数',
    definition: '就评价结果下达、已核实并办结的整改通知',
    ...countedFrom({
      population: CORRECTIVE,
      where: `r.source_type = 'EVALUATION' AND r.state = 'CLOSED' AND r.closed_on <= $3`,
    }),
  },
  {
    ...base,
    id: 'corrective_issued_monitoring',
    name: '监控整改通知数',
    definition: '本年度因绩效运行监控下达的整改通知',
    ...countedFrom({ population: CORRECTIVE, where: `r.source_type = 'MONITORING' AND r.issued_on <= $3` }),
  },
  {
    ...base,
    id: 'corrective_closed_monitoring',
    name: '监控完成整改数',
    definition: '因绩效运行监控下达、已核实并办结的整改通知',
    ...countedFrom({
      population: CORRECTIVE,
      where: `r.source_type = 'MONITORING' AND r.state = 'CLOSED' AND r.closed_on <= $3`,
    }),
  },
  {
    ...base,
    id: 'corrective_forwarded',
    name: '整改报告转送数',
    definition: '整改报告已转送预算股和业务股室的数',
    ...countedFrom({ population: CORRECTIVE, where: 'r.forwarded_on <= $3' }),
  },
  {
    ...base,
    id: 'linkage_applied',
    name: '评价结果用于预算的项目数',
    definition: '结果挂钩已落实到预算的条数',
    rowsSql: rows(
      'results.budget_linkage',
      'd.reason',
      `linkage/' || d.id || '`,
      `d.state = 'APPLIED' AND d.decided_on <= $3`,
      'd.subject_year',
    ),
  },
  {
    ...base,
    id: 'disclosed_results',
    name: '公开评价结果数',
    definition: '本年度公开的评价结果',
    rowsSql: rows(
      'results.disclosure',
      'd.title',
      `disclosure/' || d.id || '`,
      `d.state = 'PUBLISHED' AND d.published_on <= $3`,
    ),
  },
  {
    ...base,
    id: 'keyeval_reports_published',
    name: '公开的评价报告数',
    definition: '本年度公开的财政评价、部门评价报告',
    rowsSql: rows(
      'results.disclosure',
      'd.title',
      `disclosure/' || d.id || '`,
      `d.subject_type = 'EVALUATION' AND d.state = 'PUBLISHED' AND d.published_on <= $3`,
    ),
  },
  {
    ...base,
    id: 'keyeval_reports_withheld',
    name: '不予公开的评价报告数',
    definition: '经保密审查不予公开的评价报告',
    rowsSql: rows(
      'results.disclosure',
      'd.title',
      `disclosure/' || d.id || '`,
      `d.subject_type = 'EVALUATION' AND d.state = 'EXEMPT' AND d.due_on <= $3`,
    ),
  },
];
