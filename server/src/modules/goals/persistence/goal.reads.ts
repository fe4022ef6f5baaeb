import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';
import type { GoalFilter, IndicatorRecord, ObjectiveRecord, ReviewRecord } from './goal.records.js';

const COLUMNS = `o.id, v.id AS "versionId", v.version_no AS "versionNo", v.version, v.state,
  o.object_type AS "objectType", o.budget_year AS "budgetYear", o.project_id AS "projectId", p.code AS "projectCode",
  p.state AS "projectState", coalesce(p.secrecy, a.secrecy) AS secrecy, coalesce(o.title, p.name, a.name) AS title,
  o.code, o.transfer_level AS "transferLevel", o.parent_objective_id AS "parentObjectiveId",
  o.previous_objective_id AS "previousObjectiveId",
  o.agency_id AS "agencyId", a.name AS "agencyName", a.code AS "agencyCode", top.id AS "departmentId", top.name AS "departmentName",
  a.division_id AS "divisionId", p.nature,
  coalesce(p.responsible_person, v.contact_person) AS "responsiblePerson", v.contact_person AS "contactPerson",
  v.contact_phone AS "contactPhone", p.starts_on::text AS "startsOn",
  p.ends_on::text AS "endsOn", v.budget_round AS "budgetRound", v.catalogue_code AS "catalogueCode",
  v.overall_goal AS "overallGoal", v.annual_goal AS "annualGoal", v.basis, v.schedule_text AS "scheduleText",
  v.annual_amount::text AS "annualAmount", v.control_amount::text AS "controlAmount",
  v.control_opinion AS "controlOpinion", v.control_document_no AS "controlDocumentNo", v.control_on::text AS "controlOn",
  v.origins, v.parameters -> 'catalogue' AS "frozenCatalogue", v.content_hash AS "contentHash", v.drafted_by AS "draftedBy",
  v.submitted_by AS "submittedBy", v.submitted_at AS "submittedAt", v.dept_reviewed_by AS "deptReviewedBy",
  v.fin_reviewed_by AS "finReviewedBy", v.reviewer_opened_at AS "reviewerOpenedAt",
  v.returned_reason AS "returnedReason", v.returned_by AS "returnedBy", v.adjustment_kind AS "adjustmentKind",
  v.adjustment_reason AS "adjustmentReason", v.adjusted_on::text AS "adjustedOn",
  v.late_document_no AS "lateDocumentNo", v.late_paper_on::text AS "latePaperOn",
  r.document_no AS "documentNo", v.approved_on::text AS "approvedOn", v.publish_by::text AS "publishBy", v.edit_session_id AS "editSessionId",
  v.is_assumed AS "isAssumed", v.updated_at AS "updatedAt",
  coalesce(p.code, o.code, '') || '/' || o.id AS "sortKey"`;

const AROUND = `JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
  LEFT JOIN goals.budget_reply r ON r.jurisdiction_id = v.jurisdiction_id AND r.id = v.budget_reply_id
  LEFT JOIN LATERAL (SELECT t.id, t.name FROM organizations.agency_closure c
    JOIN organizations.agency t ON t.jurisdiction_id = c.jurisdiction_id AND t.id = c.ancestor_id AND t.level = 1
    WHERE c.jurisdiction_id = o.jurisdiction_id AND c.descendant_id = o.agency_id LIMIT 1) top ON TRUE`;

const NEWEST = `FROM goals.objective o
  JOIN LATERAL (SELECT * FROM goals.objective_version n WHERE n.jurisdiction_id = o.jurisdiction_id
    AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON TRUE`;

const EVERY = `FROM goals.objective_version v
  JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id`;

const SORT = `coalesce(p.code, o.code, '') || '/' || o.id`;

const INDICATOR = `i.id, i.objective_version_id AS "objectiveVersionId", i.indicator_key AS "indicatorKey", i.horizon,
  i.ordinal, i.level1, i.level2, i.name, i.direction, i.is_strict AS "isStrict",
  trim_scale(i.target_value)::text AS "targetValue", trim_scale(i.target_low)::text AS "targetLow",
  trim_scale(i.target_high)::text AS "targetHigh", i.target_text AS "targetText", i.target_on::text AS "targetOn",
  i.planned_start_on::text AS "plannedStartOn", i.bands, i.unit, trim_scale(i.weight)::text AS weight,
  i.target_basis AS "targetBasis", trim_scale(i.baseline_value)::text AS "baselineValue",
  i.baseline_year AS "baselineYear", i.yearly_targets AS "yearlyTargets", i.formula_text AS "formulaText", i.data_source AS "dataSource",
  i.capture_method AS "captureMethod", i.is_core AS "isCore", i.remark,
  i.library_indicator_id AS "libraryIndicatorId"`;

/** Hand-written questions to the objectives. A classified project has none, and none is ever shown. */
@Injectable()
export class GoalReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Versions that the actor may see, locked in the order of their ids when they are about to be moved. */
  async versions(actor: Actor, versionIds: readonly string[], lock: boolean): Promise<ObjectiveRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, versionIds];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${EVERY} ${AROUND}
        WHERE v.jurisdiction_id = $1 AND v.id = ANY ($2::uuid[]) AND ${reach} AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
        ORDER BY v.id ${lock ? 'FOR UPDATE OF v' : ''}`,
      params,
    );
  }

  /** Newest versions of objectives, if the actor may see them. */
  async objectives(ids: readonly string[], lock = false): Promise<ObjectiveRecord[]> {
    const wanted = ids.filter(isId);
    if (wanted.length === 0) return [];
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, wanted];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    if (lock) {
      await this.uow.query(
        `SELECT v.id FROM goals.objective_version v WHERE v.jurisdiction_id = $1 AND v.objective_id = ANY ($2::uuid[])
          ORDER BY v.id FOR UPDATE`,
        [actor.jurisdictionId, wanted],
      );
    }
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${NEWEST} ${AROUND}
        WHERE o.jurisdiction_id = $1 AND o.id = ANY ($2::uuid[]) AND ${reach} AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
        ORDER BY o.id`,
      params,
    );
  }

  async page(filter: GoalFilter, first: number, after: string | null): Promise<ObjectiveRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${NEWEST} ${AROUND}
        WHERE ${where} AND ($${params.length - 1}::text IS NULL OR ${SORT} > $${params.length - 1})
        ORDER BY ${SORT} LIMIT $${params.length}`,
      params,
    );
  }

  /** `layers` names what may contain one another: a whole its projects, a transfer its parts. */
  async summary(filter: GoalFilter): Promise<{ state: string; count: number; amount: string; layers: string[] }[]> {
    const { where, params } = this.where(filter);
    return this.uow.query(
      `SELECT v.state, count(*)::int AS count, sum(v.annual_amount)::text AS amount,
              array_agg(DISTINCT CASE WHEN o.object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE') THEN 'WHOLE'
                WHEN o.parent_objective_id IS NOT NULL THEN 'PART' ELSE 'OBJECT' END) AS layers ${NEWEST}
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
        WHERE ${where} GROUP BY v.state ORDER BY v.state`,
      params,
    );
  }

  /** Standing objectives of projects: what monitoring and evaluation measure against. */
  approvedOf(projectIds: readonly string[]): Promise<ObjectiveRecord[]> {
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${EVERY} ${AROUND}
        WHERE v.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[]) AND v.state = 'APPROVED'`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  /** Versions by id, not narrowed to the actor's units: for modules that hold a document on them. */
  byVersionIds(versionIds: readonly string[]): Promise<ObjectiveRecord[]> {
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${EVERY} ${AROUND} WHERE v.jurisdiction_id = $1 AND v.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  indicators(versionIds: readonly string[]): Promise<IndicatorRecord[]> {
    return this.uow.query<IndicatorRecord>(
      `SELECT ${INDICATOR} FROM goals.indicator i
        WHERE i.jurisdiction_id = $1 AND i.objective_version_id = ANY ($2::uuid[])
        ORDER BY i.objective_version_id, i.horizon, i.ordinal`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  reviews(objectiveIds: readonly string[]): Promise<(ReviewRecord & { objectiveId: string })[]> {
    return this.uow.query(
      `SELECT w.id, w.objective_version_id AS "objectiveVersionId", v.objective_id AS "objectiveId",
              v.version_no AS "versionNo", w.step, w.items, w.remarks, w.suggested_grade AS "suggestedGrade",
              w.overall_grade AS "overallGrade", w.outcome, w.opinion, c.person_name AS "reviewerName",
              w.reviewed_at AS "reviewedAt", w.reviewed_on::text AS "reviewedOn"
         FROM goals.objective_review w
         JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.id = w.objective_version_id
         LEFT JOIN auth.account c ON c.jurisdiction_id = w.jurisdiction_id AND c.id = w.reviewer_id
        WHERE w.jurisdiction_id = $1 AND v.objective_id = ANY ($2::uuid[]) ORDER BY w.reviewed_at DESC, w.id DESC`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }

  async versionIdsOf(objectiveId: string): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      'SELECT id FROM goals.objective_version WHERE jurisdiction_id = $1 AND objective_id = $2 ORDER BY version_no',
      [currentActor().jurisdictionId, objectiveId],
    );
    return rows.map(({ id }) => id);
  }

  async objectiveOfProject(projectId: string): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>(
      'SELECT id FROM goals.objective WHERE jurisdiction_id = $1 AND project_id = $2',
      [currentActor().jurisdictionId, projectId],
    );
    return row?.id ?? null;
  }

  /** Standing objectives of objectives: what a new version replaces, what a next year continues. */
  approvedOfObjectives(objectiveIds: readonly string[]): Promise<ObjectiveRecord[]> {
    return this.uow.query<ObjectiveRecord>(
      `SELECT ${COLUMNS} ${EVERY} ${AROUND}
        WHERE v.jurisdiction_id = $1 AND o.id = ANY ($2::uuid[]) AND v.state = 'APPROVED'`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }

  async objectivesOfProjects(projectIds: readonly string[]): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      'SELECT id FROM goals.objective WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[])',
      [currentActor().jurisdictionId, projectIds],
    );
    return rows.map(({ id }) => id);
  }

  async replyExists(documentNo: string): Promise<boolean> {
    const rows = await this.uow.query(
      'SELECT 1 FROM goals.budget_reply WHERE jurisdiction_id = $1 AND document_no = $2',
      [currentActor().jurisdictionId, documentNo],
    );
    return rows.length > 0;
  }

  private where(filter: GoalFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, filter.year];
    const conditions = [
      'o.jurisdiction_id = $1',
      'o.budget_year = $2',
      reachSql(actor, 'o.agency_id', '$1', params),
      `coalesce(p.secrecy, '') <> 'CLASSIFIED'`,
    ];
    const text = filter.text?.trim();
    if (text) {
      params.push(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
      const at = `$${params.length}`;
      conditions.push(`(p.name ILIKE ${at} OR p.code ILIKE ${at} OR o.title ILIKE ${at} OR o.code ILIKE ${at}
        OR EXISTS (SELECT 1 FROM organizations.agency n WHERE n.jurisdiction_id = $1 AND n.id = o.agency_id
                     AND o.project_id IS NULL AND n.name ILIKE ${at}))`);
    }
    if (filter.agencyId) {
      params.push(filter.agencyId);
      conditions.push(`EXISTS (SELECT 1 FROM organizations.agency_closure under
        WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $${params.length} AND under.descendant_id = o.agency_id)`);
    }
    if (filter.projectId) {
      params.push(filter.projectId);
      conditions.push(`o.project_id = $${params.length}`);
    }
    if (filter.objectTypes && filter.objectTypes.length > 0) {
      params.push(filter.objectTypes);
      conditions.push(`o.object_type = ANY ($${params.length}::text[])`);
    }
    if (filter.states && filter.states.length > 0) {
      params.push(filter.states);
      conditions.push(`v.state = ANY ($${params.length}::text[])`);
    }
    return { where: conditions.join(' AND '), params };
  }
}
