/** Rows of the objective, each with the value that the last accepted monitoring sheet gives it. */
export const INSERT_ROWS = `INSERT INTO evaluation.self_evaluation_row
    (jurisdiction_id, id, self_evaluation_id, indicator_id, ordinal, actual_value, actual_on, actual_yes, actual_origin,
     origin_sheet_id, origin_on)
  SELECT $1, gen_random_uuid(), e.id, i.id, i.ordinal, m.actual_value, m.actual_on, m.actual_yes,
         CASE WHEN m.sheet_id IS NOT NULL THEN 'MONITORING' END, m.sheet_id, m.period_to
    FROM evaluation.self_evaluation e
    JOIN goals.objective_version v ON v.jurisdiction_id = e.jurisdiction_id AND v.id = e.objective_version_id
    JOIN goals.indicator i ON i.jurisdiction_id = v.jurisdiction_id AND i.objective_version_id = v.id AND i.horizon = 'ANNUAL'
    LEFT JOIN LATERAL (
      SELECT s.id AS sheet_id, d.period_to, r.actual_value, r.actual_on, r.actual_yes
        FROM monitoring.sheet s
        JOIN monitoring.round d ON d.jurisdiction_id = s.jurisdiction_id AND d.id = s.round_id
        JOIN monitoring.sheet_row r ON r.jurisdiction_id = s.jurisdiction_id AND r.sheet_id = s.id AND NOT r.is_not_due
        -- The same indicator through all versions of the objective, still measured in the same way.
        JOIN goals.indicator k ON k.jurisdiction_id = r.jurisdiction_id AND k.id = r.indicator_id
         AND k.indicator_key = i.indicator_key AND k.direction = i.direction AND k.unit IS NOT DISTINCT FROM i.unit
       WHERE s.jurisdiction_id = e.jurisdiction_id AND s.objective_id = v.objective_id AND s.state = 'ACCEPTED'
         AND d.budget_year = e.subject_year
         AND (r.actual_value IS NOT NULL OR r.actual_on IS NOT NULL OR r.actual_yes IS NOT NULL)
       ORDER BY d.period_to DESC, s.id DESC LIMIT 1) m ON true
   WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2::uuid[]) AND e.family = 'GOALS'`;

/** Main tasks of a whole unit. */
export const INSERT_TASKS = `INSERT INTO evaluation.self_evaluation_task
    (jurisdiction_id, id, self_evaluation_id, objective_task_id, ordinal, name, original_budget, executed_amount)
  SELECT $1, gen_random_uuid(), e.id, t.id, t.ordinal, t.name, t.fiscal_amount + t.other_amount, 0
    FROM evaluation.self_evaluation e
    JOIN goals.objective_task t ON t.jurisdiction_id = e.jurisdiction_id AND t.objective_version_id = e.objective_version_id
   WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2::uuid[]) AND e.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;

/** Objectives of the subject year that stand and have no sheet yet; basic and project parts of a whole unit's budget. */
export const TO_OPEN = `
  SELECT o.id AS "objectiveId", o.object_type AS "objectType", p.id AS "projectId", coalesce(p.name, o.title, a.name) AS name,
         o.agency_id AS "agencyId", v.id AS "versionId", v.annual_amount::text AS amount,
         (SELECT sum(x.amount)::numeric(18,2)::text FROM goals.objective_amount x WHERE x.jurisdiction_id = v.jurisdiction_id
            AND x.objective_version_id = v.id AND x.block = 'BASE') AS "baseAmount",
         (SELECT sum(x.amount)::numeric(18,2)::text FROM goals.objective_amount x WHERE x.jurisdiction_id = v.jurisdiction_id
            AND x.objective_version_id = v.id AND x.block = 'PROJECT') AS "projectAmount"
    FROM goals.objective_version v
    JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
    JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
    LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
   WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED' AND o.budget_year = $2 AND o.object_type = ANY ($4::text[])
     AND (cardinality($3::uuid[]) = 0 OR p.id = ANY ($3::uuid[]))
     AND (o.object_type <> 'PROJECT' OR p.secrecy <> 'CLASSIFIED') AND a.secrecy <> 'CLASSIFIED'
     AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e
                       JOIN goals.objective_version w ON w.jurisdiction_id = e.jurisdiction_id AND w.id = e.objective_version_id
                      WHERE e.jurisdiction_id = $1 AND w.objective_id = o.id AND e.subject_year = $2)
   ORDER BY o.id`;
