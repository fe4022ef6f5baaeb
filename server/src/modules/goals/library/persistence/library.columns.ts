const CONTENT = (t: string): string => `${t}.level1, ${t}.level2, ${t}.name, ${t}.layer, ${t}.industry, ${t}.field,
  ${t}.department_name AS "departmentName", ${t}.project_types AS "projectTypes", ${t}.definition, ${t}.formula, ${t}.example,
  ${t}.help, ${t}.unit, ${t}.direction, ${t}.basis, ${t}.data_source AS "dataSource",
  ${t}.capture_method AS "captureMethod", ${t}.grades, ${t}.keywords, ${t}.dimension, ${t}.criterion,
  ${t}.valid_from_year AS "validFromYear", ${t}.valid_to_year AS "validToYear"`;

/** Columns of a place's own version `v` of indicator `i`. @param own placeholder of the reader's jurisdiction */
export const ownColumns = (own: string): string => `i.id, v.id AS "versionId", v.version_no AS "versionNo", v.version,
  v.state, i.code, i.origin, CASE WHEN v.jurisdiction_id = ${own} THEN 'OWN' ELSE 'INHERITED' END AS ownership,
  i.origin_kind AS "originKind", i.origin_id AS "originId", i.origin_title AS "originTitle",
  v.change_reason AS "changeReason", v.agency_id AS "agencyId",
  (SELECT a.name FROM organizations.agency a WHERE a.jurisdiction_id = v.jurisdiction_id AND a.id = v.agency_id) AS "agencyName",
  v.drafted_by AS "draftedBy", v.submitted_by AS "submittedBy", v.decided_on::text AS "decidedOn",
  v.decision_comment AS "decisionComment", ${CONTENT('v')}`;

/** The same columns of a common indicator `r`, which is one admitted version for ever. */
export const COMMON_COLUMNS = `r.id, r.id AS "versionId", 1 AS "versionNo", 1 AS version, 'ADMITTED' AS state, r.code,
  'COMMON' AS origin, 'COMMON' AS ownership, NULL::text AS "originKind", NULL::uuid AS "originId",
  NULL::text AS "originTitle", NULL::text AS "changeReason", NULL::uuid AS "agencyId", NULL::text AS "agencyName",
  NULL::uuid AS "draftedBy", NULL::uuid AS "submittedBy", NULL::text AS "decidedOn", NULL::text AS "decisionComment",
  ${CONTENT('r')}`;

export const OWN_FROM = `goals.library_version v
  JOIN goals.library_indicator i ON i.jurisdiction_id = v.jurisdiction_id AND i.id = v.indicator_id`;

/** What everybody may see of a place's own library; the rest is for whose desk it lies on. */
export const PUBLIC_STATES = `('ADMITTED', 'SUPERSEDED', 'RETIRED')`;
