/** Each question twice: as our GraphQL, and as SQL that a good hand would write for exactly this answer. */
const LIST = `query ($year: Int!, $first: Int) { projects(year: $year, first: $first) { totalCount pageInfo { endCursor hasNextPage } nodes {
  id code name agencyName state secrecy execution { asOf originalBudget adjustedBudget executedAmount executionRate } goal { id state } } } }`;
const PAGE = `query ($id: ID!) { project(id: $id) { id budgetYear code name agencyName state category nature responsiblePerson
  execution { asOf originalBudget adjustedBudget executedAmount executionRate }
  fundingLines { id fundKind fundSource originalAmount } payments { id paidOn amount voucherNo }
  goal { id state versionNo approvedOn documentNo annualGoal indicators { id level1 level2 name weight } } } }`;
const FIGURES = `query ($year: Int!, $asOf: Date) { figures(year: $year, asOf: $asOf) { id value } }`;

const MONEY = `
  jsonb_build_object('originalBudget', (coalesce(l.fen, 0) / 100)::numeric(18,2)::text,
    'adjustedBudget', ((coalesce(l.fen, 0) + coalesce(c.fen, 0)) / 100)::numeric(18,2)::text,
    'executedAmount', (coalesce(y.fen, 0) / 100)::numeric(18,2)::text,
    'executionRate', round(coalesce(y.fen, 0) * 100 / nullif(coalesce(l.fen, 0) + coalesce(c.fen, 0), 0), 2)::text)`;
const MONEY_OF = `
  LEFT JOIN LATERAL (SELECT sum(original_amount_fen) AS fen FROM projects.funding_line WHERE jurisdiction_id = $1 AND project_id = p.id) l ON true
  LEFT JOIN LATERAL (SELECT sum(amount_fen) AS fen FROM projects.budget_adjustment WHERE jurisdiction_id = $1 AND project_id = p.id) c ON true
  LEFT JOIN LATERAL (SELECT sum(amount_fen) AS fen FROM projects.payment WHERE jurisdiction_id = $1 AND project_id = p.id) y ON true`;

export const QUESTIONS = {
  list: {
    graphql: LIST,
    variables: ({ year }) => ({ year, first: 50 }),
    query: ({ year }) => `year=${year}`,
    params: (search, jurisdictionId) => [jurisdictionId, Number(search.get('year'))],
    sql: `SELECT jsonb_build_object(
        'totalCount', (SELECT count(*) FROM projects.project WHERE jurisdiction_id = $1 AND budget_year = $2),
        'nodes', (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name, 'agencyName', a.name,
              'state', p.state, 'secrecy', p.secrecy, 'execution', ${MONEY},
              'goal', CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'state', v.state) END) ORDER BY p.code)
          FROM (SELECT * FROM projects.project WHERE jurisdiction_id = $1 AND budget_year = $2 ORDER BY code LIMIT 50) p
          JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = p.agency_id
          LEFT JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.project_id = p.id AND o.object_type = 'PROJECT'
          LEFT JOIN LATERAL (SELECT state FROM goals.objective_version WHERE jurisdiction_id = $1 AND objective_id = o.id
                              ORDER BY version_no DESC LIMIT 1) v ON true
          ${MONEY_OF})) AS answer`,
  },
  page: {
    graphql: PAGE,
    variables: ({ id }) => ({ id }),
    query: ({ id }) => `id=${id}`,
    params: (search, jurisdictionId) => [jurisdictionId, search.get('id')],
    sql: `SELECT jsonb_build_object('id', p.id, 'budgetYear', p.budget_year, 'code', p.code, 'name', p.name, 'agencyName', a.name,
        'state', p.state, 'category', p.category, 'nature', p.nature, 'responsiblePerson', p.responsible_person, 'execution', ${MONEY},
        'fundingLines', (SELECT jsonb_agg(jsonb_build_object('id', id, 'fundKind', fund_kind, 'fundSource', fund_source,
             'originalAmount', original_amount::text)) FROM projects.funding_line WHERE jurisdiction_id = $1 AND project_id = p.id),
        'payments', (SELECT jsonb_agg(jsonb_build_object('id', id, 'paidOn', paid_on, 'amount', amount::text, 'voucherNo', voucher_no)
             ORDER BY paid_on, id) FROM projects.payment WHERE jurisdiction_id = $1 AND project_id = p.id),
        'goal', (SELECT jsonb_build_object('id', o.id, 'state', v.state, 'versionNo', v.version_no, 'approvedOn', v.approved_on,
              'annualGoal', v.annual_goal, 'indicators', (SELECT jsonb_agg(jsonb_build_object('id', i.id, 'level1', i.level1,
                  'level2', i.level2, 'name', i.name, 'weight', i.weight::text) ORDER BY i.ordinal)
                FROM goals.indicator i WHERE i.jurisdiction_id = $1 AND i.objective_version_id = v.id))
            FROM goals.objective o JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id
           WHERE o.jurisdiction_id = $1 AND o.project_id = p.id AND o.object_type = 'PROJECT' ORDER BY v.version_no DESC LIMIT 1)) AS answer
      FROM projects.project p JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = p.agency_id ${MONEY_OF}
     WHERE p.jurisdiction_id = $1 AND p.id = $2`,
  },
  figures: {
    graphql: FIGURES,
    variables: ({ year, asOf }) => ({ year, asOf }),
    query: ({ year, asOf }) => `year=${year}&asOf=${asOf}`,
    params: (search, jurisdictionId) => [jurisdictionId, Number(search.get('year')), search.get('asOf')],
    /** Filled in by the bench: the registered definitions, each asked for its one number only. */
    sql: '',
  },
};
