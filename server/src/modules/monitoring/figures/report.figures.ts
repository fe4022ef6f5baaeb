import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

/** Reports of single objects as they were delivered to the performance centre in the work year. */
const REPORTS: Population = {
  name: 'monitoring.reports',
  rowsSql: `
  SELECT t.id, t.title AS label, t.agency_id, a.name AS agency_name, '/' || $2::int || '/monitoring/' || t.subject_id AS url, t.amount
    FROM monitoring.report t
    JOIN monitoring.round r ON r.jurisdiction_id = t.jurisdiction_id AND r.id = t.round_id AND r.budget_year = $2
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
   WHERE t.jurisdiction_id = $1 AND t.kind = 'SHEET' AND t.delivered_on <= $3`,
};

const base = { owner: 'monitoring', emptyMeansNotReported: true } as const;

export const REPORT_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'monitor_reports',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '绩效运行跟踪监控报告数',
    definition: '本年度已报送绩效中心的绩效运行跟踪监控报告份数',
    ...countedFrom({ population: REPORTS }),
  },
  {
    ...base,
    id: 'monitor_report_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '绩效运行跟踪监控报告涉及资金',
    definition: '上述报告所涉批复目标的年度资金之和',
    ...countedFrom({ population: REPORTS, numerator: 'r.amount' }),
  },
];
