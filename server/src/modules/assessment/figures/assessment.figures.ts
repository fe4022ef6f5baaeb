import type { FigureDefinition } from '../../../platform/figures/index.js';

const base = { owner: 'assessment', emptyMeansNotReported: true } as const;

export const ASSESSMENT_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'assessed_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '考核的一级预算单位数',
    definition: '本年度考核得分已确定的一级预算单位数',
    rowsSql: `
  SELECT s.id, a.name AS label, s.agency_id, a.name AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/assessment/' || s.id AS url
    FROM assessment.sheet s
    JOIN assessment.scheme c ON c.jurisdiction_id = s.jurisdiction_id AND c.id = s.scheme_id AND c.work_year = $2
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
   WHERE s.jurisdiction_id = $1 AND s.state IN ('DECIDED', 'NOTIFIED') AND s.decided_on <= $3`,
  },
  {
    ...base,
    id: 'assessment_aspects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '考核内容方面数',
    definition: '考核方案所列方面数',
    rowsSql: `
  SELECT p.id, p.name AS label, NULL::uuid AS agency_id, NULL::text AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/assessment' AS url
    FROM assessment.scheme_aspect p
    JOIN assessment.scheme c ON c.jurisdiction_id = p.jurisdiction_id AND c.id = p.scheme_id AND c.work_year = $2
   WHERE p.jurisdiction_id = $1 AND c.opened_on <= $3`,
  },
  {
    ...base,
    id: 'assessment_month',
    unit: 'MONTH',
    aggregate: 'MAX',
    name: '考核开展月份',
    definition: '考核开始的月份',
    rowsSql: `
  SELECT c.id, c.name AS label, NULL::uuid AS agency_id, NULL::text AS agency_name, extract(month FROM c.opened_on)::numeric AS numerator,
         NULL::numeric AS denominator, '/' || $2::int || '/assessment' AS url
    FROM assessment.scheme c WHERE c.jurisdiction_id = $1 AND c.work_year = $2 AND c.opened_on <= $3`,
  },
];
