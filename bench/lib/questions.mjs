/** Each question twice: as our GraphQL, and as SQL that a good hand would write for exactly this answer. */
import { FIGURES_BY_HAND, IDS_BY_HAND } from './figures-by-hand.mjs';

const LIST = `query ($year: Int!, $first: Int) { projects(year: $year, first: $first) { totalCount pageInfo { endCursor hasNextPage } nodes {
  id code name agencyName state secrecy execution { asOf originalBudget adjustedBudget executedAmount executionRate } goal { id state } } } }`;
const PAGE = `query ($id: ID!) { project(id: $id) { id budgetYear code name agencyName state category nature responsiblePerson
  execution { asOf originalBudget adjustedBudget executedAmount executionRate }
  fundingLines { id fundKind fundSource originalAmount } payments { id paidOn amount voucherNo }
  goal { id state versionNo approvedOn documentNo annualGoal indicators { id level1 level2 name weight } } } }`;
const FIGURES = `query ($year: Int!, $asOf: Date, $ids: [ID!]) { figures(year: $year, asOf: $asOf, ids: $ids) { id value } }`;

/** $1 jurisdiction, $3 business date; p is the project. */
const MONEY = `CASE WHEN p.secrecy = 'CLASSIFIED'
    THEN json_build_object('asOf', $3::text, 'originalBudget', NULL, 'adjustedBudget', NULL, 'executedAmount', NULL, 'executionRate', NULL)
    ELSE json_build_object('asOf', $3::text, 'originalBudget', (coalesce(l.fen, 0) / 100)::numeric(18,2)::text,
      'adjustedBudget', ((coalesce(l.fen, 0) + coalesce(c.fen, 0)) / 100)::numeric(18,2)::text,
      'executedAmount', (coalesce(y.fen, 0) / 100)::numeric(18,2)::text,
      'executionRate', CASE WHEN coalesce(l.fen, 0) + coalesce(c.fen, 0) > 0
        THEN round(coalesce(y.fen, 0) * 100 / (coalesce(l.fen, 0) + coalesce(c.fen, 0)), 2)::text END) END`;
const sumOf = (table, column, until = '') =>
  `(SELECT sum(${column}) AS fen FROM projects.${table} WHERE jurisdiction_id = $1 AND project_id = p.id ${until})`;
const MONEY_OF = `
  CROSS JOIN LATERAL ${sumOf('funding_line', 'original_amount_fen')} l
  CROSS JOIN LATERAL ${sumOf('budget_adjustment', 'amount_fen', 'AND adjusted_on <= $3::date')} c
  CROSS JOIN LATERAL ${sumOf('payment', 'amount_fen', 'AND paid_on <= $3::date')} y`;
const NEWEST = `JOIN LATERAL (SELECT * FROM goals.objective_version WHERE jurisdiction_id = $1 AND objective_id = o.id
    ORDER BY version_no DESC LIMIT 1) v ON true`;

export const QUESTIONS = {
  list: {
    graphql: LIST,
    variables: ({ year }) => ({ year, first: 50 }),
    query: ({ year, today }) => `year=${year}&today=${today}`,
    params: (search, jurisdictionId) => [jurisdictionId, Number(search.get('year')), search.get('today')],
    sql: `WITH page AS MATERIALIZED (
        SELECT * FROM projects.project WHERE jurisdiction_id = $1 AND budget_year = $2 ORDER BY code LIMIT 51),
      shown AS (SELECT * FROM page ORDER BY code LIMIT 50)
      SELECT json_build_object(
        'totalCount', (SELECT count(*) FROM projects.project WHERE jurisdiction_id = $1 AND budget_year = $2),
        'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 50 FROM page),
          'endCursor', (SELECT rtrim(translate(encode(convert_to(json_build_array(max(code))::text, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')
                          FROM shown)),
        'nodes', (SELECT json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'state', p.state, 'secrecy', p.secrecy,
              'agencyName', (SELECT name FROM organizations.agency WHERE jurisdiction_id = $1 AND id = p.agency_id),
              'execution', ${MONEY},
              'goal', (SELECT json_build_object('id', o.id, 'state', v.state) FROM goals.objective o ${NEWEST}
                        WHERE o.jurisdiction_id = $1 AND o.project_id = p.id AND p.secrecy <> 'CLASSIFIED')) ORDER BY p.code)
          FROM shown p ${MONEY_OF}))::text AS answer`,
  },
  page: {
    graphql: PAGE,
    variables: ({ id }) => ({ id }),
    query: ({ id, today }) => `id=${id}&today=${today}`,
    params: (search, jurisdictionId) => [jurisdictionId, search.get('id'), search.get('today')],
    sql: `SELECT json_build_object('id', p.id, 'budgetYear', p.budget_year, 'code', p.code, 'name', p.name, 'state', p.state,
        'agencyName', (SELECT name FROM organizations.agency WHERE jurisdiction_id = $1 AND id = p.agency_id),
        'category', p.category, 'nature', p.nature, 'responsiblePerson', p.responsible_person, 'execution', ${MONEY},
        'fundingLines', (SELECT coalesce(json_agg(json_build_object('id', id, 'fundKind', fund_kind, 'fundSource', fund_source,
             'originalAmount', original_amount::text) ORDER BY fund_kind, fund_source), '[]')
           FROM projects.funding_line WHERE jurisdiction_id = $1 AND project_id = p.id AND p.secrecy <> 'CLASSIFIED'),
        'payments', (SELECT coalesce(json_agg(json_build_object('id', id, 'paidOn', paid_on, 'amount', amount::text,
             'voucherNo', voucher_no) ORDER BY paid_on, id), '[]')
           FROM projects.payment WHERE jurisdiction_id = $1 AND project_id = p.id AND paid_on <= $3::date AND p.secrecy <> 'CLASSIFIED'),
        'goal', (SELECT json_build_object('id', o.id, 'state', v.state, 'versionNo', v.version_no, 'approvedOn', v.approved_on,
              'documentNo', (SELECT document_no FROM goals.budget_reply WHERE jurisdiction_id = $1 AND id = v.budget_reply_id),
              'annualGoal', v.annual_goal,
              'indicators', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'level1', i.level1,
                  'level2', i.level2, 'name', i.name, 'weight', trim_scale(i.weight)::text) ORDER BY i.horizon, i.ordinal), '[]')
                FROM goals.indicator i WHERE i.jurisdiction_id = $1 AND i.objective_version_id = v.id))
            FROM goals.objective o ${NEWEST}
           WHERE o.jurisdiction_id = $1 AND o.project_id = p.id AND p.secrecy <> 'CLASSIFIED'))::text AS answer
      FROM projects.project p ${MONEY_OF}
     WHERE p.jurisdiction_id = $1 AND p.id = $2`,
  },
  figures: {
    graphql: FIGURES,
    variables: ({ year, asOf }) => ({ year, asOf, ids: IDS_BY_HAND }),
    query: ({ year, asOf }) => `year=${year}&asOf=${asOf}`,
    params: (search, jurisdictionId) => [jurisdictionId, Number(search.get('year')), search.get('asOf')],
    sql: FIGURES_BY_HAND,
  },
};
