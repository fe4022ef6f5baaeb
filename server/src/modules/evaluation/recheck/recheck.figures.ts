import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

/** Rechecks of the work year whose result the unit was told of by the business date. */
const RECHECKS: Population = {
  name: 'evaluation.rechecks',
  rowsSql: `
  SELECT k.id, p.name AS label, k.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/recheck/' || k.id AS url,
         k.self_grade IS DISTINCT FROM k.recheck_grade AS grade_changed
    FROM evaluation.recheck k
    LEFT JOIN evaluation.self_evaluation e ON e.jurisdiction_id = k.jurisdiction_id AND e.id = k.self_evaluation_id
    LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = k.jurisdiction_id AND a.id = k.agency_id
   WHERE k.jurisdiction_id = $1 AND k.work_year = $2 AND k.state <> 'OPEN' AND k.issued_on <= $3`,
};

/** Units of these rechecks, each once. */
const UNITS: Population = {
  name: 'evaluation.recheckedUnits',
  rowsSql: `
  SELECT k.agency_id AS id, a.name AS label, k.agency_id, a.name AS agency_name, '/' || $2::int || '/evaluation/recheck?view=deviation' AS url
    FROM (SELECT DISTINCT jurisdiction_id, agency_id FROM evaluation.recheck
           WHERE jurisdiction_id = $1 AND work_year = $2 AND state <> 'OPEN' AND issued_on <= $3) k
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = k.jurisdiction_id AND a.id = k.agency_id`,
};

const base = { owner: 'evaluation', emptyMeansNotReported: false } as const;

export const RECHECK_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'recheck_projects',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '财政复核（再评价）项目数',
    definition: '本年度自评中由财政部门复核并已告知单位的项目数',
    ...countedFrom({ population: RECHECKS }),
  },
  {
    ...base,
    id: 'recheck_units',
    unit: 'COUNT',
    aggregate: 'COUNT',
    name: '财政复核涉及单位数',
    definition: '上述复核项目所属的单位数',
    ...countedFrom({ population: UNITS }),
  },
  {
    ...base,
    id: 'recheck_grade_changed_rate',
    unit: 'PERCENT',
    rowUnit: 'COUNT',
    aggregate: 'RATIO',
    name: '复核改变等级的比例',
    definition: '复核等级与自评等级不同的项目占复核项目的比例',
    emptyMeansNotReported: true,
    ...countedFrom({ population: RECHECKS, numerator: 'r.grade_changed::int', denominator: '1' }),
  },
];
