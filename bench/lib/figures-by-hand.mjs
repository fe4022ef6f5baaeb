/**
 * The district's figures as a good hand would write them: each table is read once and counted with FILTER, and nothing
 * is joined that no number needs. $1 jurisdiction, $2 work year, $3 as-of date.
 */
const month = (column) => `max(extract(month FROM ${column}))::text`;
const ratio = (part, whole) => `CASE WHEN ${whole} <> 0 THEN round(${part} * 100 / ${whole}, 6)::text END`;
const projects = `t.kind = 'FINANCE' AND t.object_type = 'PROJECT'`;
const units = `t.kind = 'FINANCE' AND t.object_type = 'DEPARTMENT_WHOLE'`;

export const FIGURES_BY_HAND = `
WITH goal AS (
  SELECT count(*) FILTER (WHERE o.budget_year = $2::int) AS projects, count(*) FILTER (WHERE o.budget_year = $2::int - 1) AS previous,
         coalesce(sum(v.annual_amount) FILTER (WHERE o.budget_year = $2::int), 0) AS money
    FROM goals.objective o JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id
   WHERE o.jurisdiction_id = $1 AND o.object_type IN ('PROJECT', 'BOND_PROJECT') AND o.budget_year IN ($2::int, $2::int - 1)
     AND v.state IN ('APPROVED', 'SUPERSEDED') AND v.approved_on <= $3::date
     AND (v.superseded_on IS NULL OR v.superseded_on > $3::date)),
base AS (
  SELECT sum(amount) FILTER (WHERE code = 'BASE_1') AS one, sum(amount) FILTER (WHERE code = 'BASE_2') AS two
    FROM foundation.base_figure WHERE jurisdiction_id = $1 AND budget_year = $2::int),
document AS (
  SELECT count(*) AS documents, sum(cardinality(parts)) FILTER (WHERE kind = 'PROCEDURE') AS parts
    FROM foundation.institutional_document
   WHERE jurisdiction_id = $1 AND work_year = $2::int AND is_representative AND (issued_on IS NULL OR issued_on <= $3::date)),
training AS (
  SELECT count(*) AS sessions, coalesce(sum(participants), 0) AS persons FROM foundation.training_session
   WHERE jurisdiction_id = $1 AND work_year = $2::int AND held_on <= $3::date),
site AS (
  SELECT count(*) AS sites, min(articles) AS least FROM (
    SELECT count(*) AS articles FROM foundation.publicity_article
     WHERE jurisdiction_id = $1 AND work_year = $2::int AND (published_on IS NULL OR published_on <= $3::date) GROUP BY site) s),
sheet AS MATERIALIZED (
  SELECT s.agency_id, count(*) AS sheets, sum(s.approved_amount) AS money
    FROM monitoring.sheet s JOIN monitoring.round r ON r.jurisdiction_id = $1 AND r.id = s.round_id AND r.budget_year = $2::int
   WHERE s.jurisdiction_id = $1 AND s.state = 'ACCEPTED' AND s.disposed_on <= $3::date GROUP BY s.agency_id),
monitored AS (SELECT coalesce(sum(sheets), 0) AS sheets, coalesce(sum(money), 0) AS money FROM sheet),
fewest AS (
  SELECT min(sheets) AS least FROM (
    SELECT coalesce(sum(s.sheets), 0) AS sheets FROM organizations.agency u
      JOIN organizations.agency_closure c ON c.jurisdiction_id = $1 AND c.ancestor_id = u.id
      LEFT JOIN sheet s ON s.agency_id = c.descendant_id
     WHERE u.jurisdiction_id = $1 AND u.level = 1 GROUP BY u.id) u),
round AS (
  SELECT ${month('closed_on')} AS month FROM monitoring.round
   WHERE jurisdiction_id = $1 AND budget_year = $2::int AND state = 'CLOSED' AND closed_on <= $3::date),
self AS (
  SELECT count(*) AS projects, coalesce(sum(approved_amount), 0) AS money, ${month('completed_on')} AS month
    FROM evaluation.self_evaluation
   WHERE jurisdiction_id = $1 AND work_year = $2::int AND state = 'ACCEPTED' AND completed_on <= $3::date),
task AS (
  SELECT count(*) FILTER (WHERE t.kind = 'DEPARTMENT') AS department_projects,
         coalesce(sum(t.amount) FILTER (WHERE t.kind = 'DEPARTMENT'), 0) AS department_money,
         (max(extract(month FROM t.completed_on)) FILTER (WHERE t.kind = 'DEPARTMENT'))::text AS department_month,
         count(*) FILTER (WHERE ${projects}) AS key_projects, count(*) FILTER (WHERE ${units}) AS whole_units,
         coalesce(sum(t.amount) FILTER (WHERE t.kind = 'FINANCE'), 0) AS key_money,
         count(*) FILTER (WHERE ${projects} AND t.grade = 'EXCELLENT') AS excellent_projects,
         count(*) FILTER (WHERE ${projects} AND t.grade = 'GOOD') AS good_projects,
         count(*) FILTER (WHERE ${units} AND t.grade = 'GOOD') AS good_units,
         count(DISTINCT g.firm_id) FILTER (WHERE t.kind = 'FINANCE') AS firms
    FROM evaluation.evaluation_task t
    LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = $1 AND g.id = t.engagement_id
   WHERE t.jurisdiction_id = $1 AND t.work_year = $2::int AND t.grade IS NOT NULL AND t.completed_on <= $3::date),
feedback AS (
  SELECT count(*) AS sent FROM results.feedback WHERE jurisdiction_id = $1 AND work_year = $2::int AND sent_on <= $3::date),
corrective AS (
  SELECT count(*) FILTER (WHERE issued_on <= $3::date) AS issued, count(*) FILTER (WHERE forwarded_on <= $3::date) AS forwarded,
         count(*) FILTER (WHERE state = 'CLOSED' AND closed_on <= $3::date) AS closed
    FROM results.corrective_action WHERE jurisdiction_id = $1 AND work_year = $2::int),
linkage AS (
  SELECT count(*) AS applied FROM results.budget_linkage
   WHERE jurisdiction_id = $1 AND subject_year = $2::int AND state = 'APPLIED' AND decided_on <= $3::date),
disclosure AS (
  SELECT count(*) AS published FROM results.disclosure
   WHERE jurisdiction_id = $1 AND work_year = $2::int AND state = 'PUBLISHED' AND published_on <= $3::date),
scheme AS MATERIALIZED (
  SELECT id, opened_on FROM assessment.scheme WHERE jurisdiction_id = $1 AND work_year = $2::int),
opened AS (SELECT ${month('opened_on')} AS month FROM scheme WHERE opened_on <= $3::date),
assessed AS (
  SELECT nullif(count(*), 0) AS units FROM assessment.sheet s JOIN scheme c ON c.id = s.scheme_id
   WHERE s.jurisdiction_id = $1 AND s.state IN ('DECIDED', 'NOTIFIED') AND s.decided_on <= $3::date),
aspect AS (
  SELECT nullif(count(*), 0) AS aspects FROM assessment.scheme_aspect p JOIN scheme c ON c.id = p.scheme_id
   WHERE p.jurisdiction_id = $1 AND c.opened_on <= $3::date)
SELECT (SELECT json_agg(json_build_object('id', f.id, 'value', f.value)) FROM (VALUES
  ('institution_documents', document.documents::text), ('procedure_parts', document.parts::text),
  ('training_sessions', training.sessions::text), ('training_participants', training.persons::text),
  ('publicity_articles_per_site', site.least::text), ('publicity_sites', site.sites::text),
  ('base_expenditure_1', base.one::text), ('base_expenditure_2', base.two::text),
  ('goal_projects', goal.projects::text), ('goal_money', goal.money::text),
  ('goal_coverage_pct_base1', ${ratio('goal.money', 'base.one')}), ('goal_coverage_pct_base2', ${ratio('goal.money', 'base.two')}),
  ('goal_projects_previous', goal.previous::text),
  ('monitor_projects', monitored.sheets::text), ('monitor_money', monitored.money::text),
  ('monitor_min_projects_per_unit', fewest.least::text), ('monitor_completed_month', round.month),
  ('selfeval_projects', self.projects::text), ('selfeval_money', self.money::text), ('selfeval_completed_month', self.month),
  ('depteval_projects', task.department_projects::text), ('depteval_money', task.department_money::text),
  ('depteval_completed_month', task.department_month), ('keyeval_projects', task.key_projects::text),
  ('wholeunit_eval_units', task.whole_units::text), ('keyeval_money', task.key_money::text),
  ('evaluation_grade_excellent_projects', task.excellent_projects::text),
  ('evaluation_grade_good_projects', task.good_projects::text), ('evaluation_grade_good_units', task.good_units::text),
  ('third_party_firms', task.firms::text),
  ('feedback_sent', feedback.sent::text), ('corrective_issued', corrective.issued::text),
  ('corrective_closed', corrective.closed::text), ('corrective_forwarded', corrective.forwarded::text),
  ('linkage_applied', linkage.applied::text), ('disclosed_results', disclosure.published::text),
  ('assessed_units', assessed.units::text), ('assessment_aspects', aspect.aspects::text), ('assessment_month', opened.month)
  ) AS f (id, value))::text AS answer
FROM goal, base, document, training, site, monitored, fewest, round, self, task, feedback, corrective, linkage, disclosure,
     opened, assessed, aspect`;

/** The figures that the statement answers: those of the annual report of the district. */
export const IDS_BY_HAND = [...FIGURES_BY_HAND.matchAll(/\('([a-z]+_[a-z_0-9]+)', /g)].map(([, id]) => id);
