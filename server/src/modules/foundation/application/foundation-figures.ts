import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const ROW = `NULL::uuid AS agency_id, NULL::text AS agency_name`;
const YEAR = `r.jurisdiction_id = $1 AND r.work_year = $2`;

/** Expenditure of the year that the bureau states as a base. */
const BASES: Population = {
  name: 'foundation.bases',
  rowsSql: `SELECT r.id, r.name AS label, ${ROW}, '/' || r.budget_year || '/library' AS url, r.code, r.amount
              FROM foundation.base_figure r
             WHERE r.jurisdiction_id = $1 AND r.budget_year = $2 AND $3::date IS NOT NULL`,
};

/** Trainings held by the business date. */
const TRAININGS: Population = {
  name: 'foundation.trainings',
  rowsSql: `SELECT r.id, r.held_on || ' ' || r.topic AS label, ${ROW}, '/' || r.work_year || '/library' AS url,
                   r.participants
              FROM foundation.training_session r WHERE ${YEAR} AND r.held_on <= $3::date`,
};

/** Sites on which something was published by the business date. */
const SITES: Population = {
  name: 'foundation.sites',
  rowsSql: `SELECT r.site AS id, r.site AS label, ${ROW}, '/' || r.work_year || '/library' AS url, count(*) AS articles
              FROM foundation.publicity_article r
             WHERE ${YEAR} AND (r.published_on IS NULL OR r.published_on <= $3::date) GROUP BY r.site, r.work_year`,
};

const base = (n: 1 | 2, name: string): FigureDefinition => ({
  id: `base_expenditure_${n}`,
  unit: 'YUAN',
  name,
  definition: `基础数据中代码为 BASE_${n} 的年度支出额`,
  owner: 'foundation',
  aggregate: 'SUM',
  emptyMeansNotReported: true,
  ...countedFrom({ population: BASES, where: `r.code = 'BASE_${n}'`, numerator: 'r.amount' }),
});

/** Figures whose records are the foundation's. */
export const FOUNDATION_FIGURES: readonly FigureDefinition[] = [
  {
    id: 'institution_documents',
    unit: 'COUNT',
    name: '代表性制度文件数',
    definition: '年度内印发、标为代表性的预算绩效管理制度文件的个数',
    owner: 'foundation',
    aggregate: 'COUNT',
    emptyMeansNotReported: false,
    rowsSql: `SELECT r.id, r.title AS label, ${ROW}, 1::numeric AS numerator, NULL::numeric AS denominator,
                     '/' || r.work_year || '/library' AS url
                FROM foundation.institutional_document r
               WHERE ${YEAR} AND r.is_representative AND (r.issued_on IS NULL OR r.issued_on <= $3::date)`,
  },
  {
    id: 'procedure_parts',
    unit: 'COUNT',
    name: '工作规程的部分数',
    definition: '年度内代表性工作规程所列部分的个数',
    owner: 'foundation',
    aggregate: 'COUNT',
    emptyMeansNotReported: true,
    rowsSql: `SELECT r.id || '#' || p.n AS id, p.part AS label, ${ROW}, 1::numeric AS numerator,
                     NULL::numeric AS denominator, '/' || r.work_year || '/library' AS url
                FROM foundation.institutional_document r CROSS JOIN unnest(r.parts) WITH ORDINALITY AS p(part, n)
               WHERE ${YEAR} AND r.kind = 'PROCEDURE' AND r.is_representative
                 AND (r.issued_on IS NULL OR r.issued_on <= $3::date)`,
  },
  {
    id: 'training_sessions',
    unit: 'COUNT',
    name: '业务培训场次',
    definition: '截至统计日已举办的业务培训场次',
    owner: 'foundation',
    aggregate: 'COUNT',
    emptyMeansNotReported: false,
    ...countedFrom({ population: TRAININGS }),
  },
  {
    id: 'training_participants',
    unit: 'PERSON_TIMES',
    name: '业务培训人次',
    definition: '截至统计日各场业务培训参加人次之和；参加几场计几人次',
    owner: 'foundation',
    aggregate: 'SUM',
    emptyMeansNotReported: false,
    ...countedFrom({ population: TRAININGS, numerator: 'r.participants' }),
  },
  {
    id: 'publicity_articles_per_site',
    unit: 'COUNT',
    name: '每个网站发表信息篇数',
    definition: '截至统计日在各网站发表信息的篇数；各网站不等时取最少的一个',
    owner: 'foundation',
    aggregate: 'MIN',
    emptyMeansNotReported: true,
    ...countedFrom({ population: SITES, numerator: 'r.articles' }),
  },
  {
    id: 'publicity_sites',
    unit: 'COUNT',
    name: '发表信息的网站数',
    definition: '截至统计日发表过预算绩效信息的网站个数',
    owner: 'foundation',
    aggregate: 'COUNT',
    emptyMeansNotReported: false,
    ...countedFrom({ population: SITES }),
  },
  base(1, '区本级财政支出'),
  base(2, '口径待核的支出基数'),
];
