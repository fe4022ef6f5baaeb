/** Divisions that were not told in this month yet, each with its units whose self-evaluations of the work year are open. */
export const OPEN_UNITS = `
  WITH owed AS (
    SELECT u.division_id, e.agency_id, count(*)::int AS sheets, (count(*) FILTER (WHERE e.state = 'RETURNED'))::int AS returned
      FROM evaluation.self_evaluation e
      JOIN organizations.agency_closure c ON c.jurisdiction_id = e.jurisdiction_id AND c.descendant_id = e.agency_id
      JOIN organizations.agency u ON u.jurisdiction_id = e.jurisdiction_id AND u.id = c.ancestor_id AND u.level = 1
     WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state IN ('DRAFT', 'RETURNED') AND u.division_id IS NOT NULL
     GROUP BY 1, 2)
  SELECT d.id AS "divisionId", d.name AS "divisionName", count(*)::int AS units, sum(o.sheets)::int AS sheets,
         jsonb_agg(jsonb_build_object('agencyId', a.id, 'agencyName', a.name, 'sheets', o.sheets, 'returned', o.returned)
                   ORDER BY o.sheets DESC, a.code) AS list,
         (SELECT string_agg(DISTINCT p.person_name, '、') FROM organizations.seat s
            JOIN organizations.appointment h ON h.jurisdiction_id = s.jurisdiction_id AND h.seat_id = s.id
                 AND h.valid_from <= $3::date AND (h.valid_to IS NULL OR h.valid_to >= $3::date)
            JOIN auth.account p ON p.jurisdiction_id = h.jurisdiction_id AND p.id = h.account_id AND p.state = 'ACTIVE'
           WHERE s.jurisdiction_id = $1 AND s.agency_id = d.id AND s.state = 'ACTIVE' AND 'FIN_BUSINESS' = ANY (s.roles)) AS addressee
    FROM owed o
    JOIN organizations.agency d ON d.jurisdiction_id = $1 AND d.id = o.division_id
    JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = o.agency_id
   WHERE NOT EXISTS (SELECT 1 FROM evaluation.division_notice n WHERE n.jurisdiction_id = $1 AND n.work_year = $2
           AND n.division_id = d.id AND date_trunc('month', n.sent_on) = date_trunc('month', $3::date))
   GROUP BY d.id, d.name ORDER BY d.name`;
