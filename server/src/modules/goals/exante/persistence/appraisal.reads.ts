import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachOf, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import type {
  AppraisalFilter,
  AppraisalRecord,
  AppraisedObjective,
  MaterialRecord,
  ScoreRecord,
  ScorerRecord,
} from './appraisal.records.js';

const COLUMNS = `e.id, e.version, e.state, e.object_kind AS "objectKind", e.project_id AS "projectId",
  p.previous_project_id AS "previousProjectId", p.state AS "projectState", p.secrecy AS "projectSecrecy",
  coalesce(e.objective_id, o.id) AS "objectiveId", e.object_code AS "objectCode", e.title, e.agency_id AS "agencyId",
  a.name AS "agencyName", top.id AS "departmentId", a.division_id AS "divisionId", e.field, e.beneficiary,
  e.budget_year AS "budgetYear", e.amount_asked::text AS "amountAsked", e.criteria, e.background, e.content, e.funding,
  e.work_done AS "workDone", e.suggestions, e.other_matters AS "otherMatters", e.duplicate_of_id AS "duplicateOfId",
  d.name AS "duplicateOfName", e.planned_by AS "plannedBy", e.prepared_by AS "preparedBy", e.reported_by AS "reportedBy",
  e.reported_on::text AS "reportedOn", e.taken_up_by AS "takenUpBy", e.total_score::text AS "totalScore",
  e.suggested_conclusion AS "suggestedConclusion", e.conclusion, e.conclusion_reason AS "conclusionReason",
  e.amount_supported::text AS "amountSupported", e.valid_to_year AS "validToYear",
  e.concluded_on::text AS "concludedOn", c.person_name AS "concludedByName", e.content_hash AS "contentHash",
  e.is_assumed AS "isAssumed"`;

const FROM = `FROM goals.ex_ante_appraisal e
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
  LEFT JOIN projects.project d ON d.jurisdiction_id = e.jurisdiction_id AND d.id = e.duplicate_of_id
  LEFT JOIN goals.objective o ON o.jurisdiction_id = e.jurisdiction_id AND o.project_id = e.project_id
  LEFT JOIN auth.account c ON c.jurisdiction_id = e.jurisdiction_id AND c.id = e.concluded_by
  LEFT JOIN LATERAL (SELECT t.id FROM organizations.agency_closure k
    JOIN organizations.agency t ON t.jurisdiction_id = k.jurisdiction_id AND t.id = k.ancestor_id AND t.level = 1
    WHERE k.jurisdiction_id = e.jurisdiction_id AND k.descendant_id = e.agency_id LIMIT 1) top ON TRUE`;

export interface PanelSeat {
  id: string;
  title: string;
  agencyName: string;
  personName: string | null;
}

/** Questions to the appraisals. Experts and firms see those that their seat was asked to score, and nothing else. */
@Injectable()
export class AppraisalReads {
  constructor(private readonly uow: UnitOfWork) {}

  visible(actor: Actor, ids: readonly string[], lock = false): Promise<AppraisalRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = appraisalReach(actor, params);
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2::uuid[]) AND ${reach}
        ORDER BY e.id ${lock ? 'FOR UPDATE OF e' : ''}`,
      params,
    );
  }

  page(filter: AppraisalFilter, first: number, after: readonly [string, string] | null): Promise<AppraisalRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after?.[0] ?? null, after?.[1] ?? null, first + 1);
    const at = params.length;
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where}
          AND ($${at - 2}::text IS NULL OR (e.object_code, e.id) > ($${at - 2}, $${at - 1}::uuid))
        ORDER BY e.object_code, e.id LIMIT $${at}`,
      params,
    );
  }

  summary(filter: AppraisalFilter): Promise<{ state: string; count: number; asked: string; supported: string }[]> {
    const { where, params } = this.where(filter);
    return this.uow.query(
      `SELECT e.state, count(*)::int AS count, sum(e.amount_asked)::text AS asked,
              coalesce(sum(e.amount_supported), 0)::numeric(18,2)::text AS supported
         FROM goals.ex_ante_appraisal e
         JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
        WHERE ${where} GROUP BY e.state ORDER BY e.state`,
      params,
    );
  }

  /** Appraisals of the objects of a gate: by project, by the project that it continues, by code; newest first. */
  ofObjects(projectIds: readonly string[], codes: readonly string[]): Promise<AppraisalRecord[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE e.jurisdiction_id = $1 AND e.state NOT IN ('WITHDRAWN', 'EXPIRED')
          AND (e.project_id = ANY ($2::uuid[]) OR (e.object_kind = 'PROJECT' AND e.object_code = ANY ($3::text[])))
        ORDER BY e.budget_year DESC, e.id DESC`,
      [currentActor().jurisdictionId, projectIds, codes],
    );
  }

  materials(ids: readonly string[]): Promise<MaterialRecord[]> {
    return this.uow.query(
      `SELECT id, appraisal_id AS "appraisalId", code, is_present AS "isPresent", reference FROM goals.appraisal_material
        WHERE jurisdiction_id = $1 AND appraisal_id = ANY ($2::uuid[]) ORDER BY appraisal_id, code`,
      [currentActor().jurisdictionId, ids],
    );
  }

  scorers(ids: readonly string[]): Promise<ScorerRecord[]> {
    return this.uow.query(
      `SELECT s.id, s.appraisal_id AS "appraisalId", s.seat_id AS "seatId", t.title AS "seatTitle",
              t.agency_id AS "agencyId", t.roles, a.name AS "agencyName", s.is_chair AS "isChair", s.account_id AS "accountId",
              s.person_name AS "personName", s.submitted_at AS "submittedAt"
         FROM goals.appraisal_scorer s
         JOIN organizations.seat t ON t.jurisdiction_id = s.jurisdiction_id AND t.id = s.seat_id
         JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
        WHERE s.jurisdiction_id = $1 AND s.appraisal_id = ANY ($2::uuid[]) ORDER BY s.is_chair DESC, s.id`,
      [currentActor().jurisdictionId, ids],
    );
  }

  scores(ids: readonly string[]): Promise<ScoreRecord[]> {
    return this.uow.query(
      `SELECT r.scorer_id AS "scorerId", s.appraisal_id AS "appraisalId", r.item_code AS "itemCode", r.grade,
              trim_scale(r.points)::text AS points, r.opinion, r.evidence
         FROM goals.appraisal_score r
         JOIN goals.appraisal_scorer s ON s.jurisdiction_id = r.jurisdiction_id AND s.id = r.scorer_id
        WHERE r.jurisdiction_id = $1 AND s.appraisal_id = ANY ($2::uuid[]) ORDER BY s.id, r.item_code`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Seats with one of the roles, with whoever sits there today. */
  panelSeats(roles: readonly string[], today: string): Promise<PanelSeat[]> {
    return this.uow.query(
      `SELECT t.id, t.title, a.name AS "agencyName", string_agg(c.person_name, '、' ORDER BY c.person_name) AS "personName"
         FROM organizations.seat t
         JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
         LEFT JOIN organizations.appointment m ON m.jurisdiction_id = t.jurisdiction_id AND m.seat_id = t.id
              AND m.valid_from <= $3::date AND (m.valid_to IS NULL OR m.valid_to >= $3::date)
         LEFT JOIN auth.account c ON c.jurisdiction_id = m.jurisdiction_id AND c.id = m.account_id
        WHERE t.jurisdiction_id = $1 AND t.state = 'ACTIVE' AND t.roles && $2::text[]
        GROUP BY t.id, t.title, a.name ORDER BY a.name, t.title, t.id LIMIT 500`,
      [currentActor().jurisdictionId, roles, today],
    );
  }

  /** Seats that may be asked to score, and what they are. */
  seats(ids: readonly string[]): Promise<{ id: string; title: string; roles: string[]; agencyId: string }[]> {
    return this.uow.query(
      `SELECT id, title, roles, agency_id AS "agencyId" FROM organizations.seat
        WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[]) AND state = 'ACTIVE'`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Objectives by id: whether they have an indicator of the third level (R057). */
  async withIndicators(objectiveIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT v.objective_id AS id FROM goals.objective_version v
         JOIN goals.indicator i ON i.jurisdiction_id = v.jurisdiction_id AND i.objective_version_id = v.id
        WHERE v.jurisdiction_id = $1 AND v.objective_id = ANY ($2::uuid[])
          AND v.version_no = (SELECT max(n.version_no) FROM goals.objective_version n
                               WHERE n.jurisdiction_id = v.jurisdiction_id AND n.objective_id = v.objective_id)
        GROUP BY v.objective_id`,
      [currentActor().jurisdictionId, objectiveIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async objective(id: string): Promise<AppraisedObjective | null> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, id];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    const [row] = await this.uow.query<AppraisedObjective>(
      `SELECT o.id, o.object_type AS "objectType", o.budget_year AS "budgetYear", o.agency_id AS "agencyId",
              o.project_id AS "projectId", o.code, o.title
         FROM goals.objective o WHERE o.jurisdiction_id = $1 AND o.id = $2 AND ${reach}`,
      params,
    );
    return row ?? null;
  }

  async appraisalOfMaterial(materialId: string): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>(
      `SELECT appraisal_id AS id FROM goals.appraisal_material WHERE jurisdiction_id = $1 AND id = $2`,
      [currentActor().jurisdictionId, materialId],
    );
    return row?.id ?? null;
  }

  async codeTaken(year: number, code: string): Promise<boolean> {
    return (await this.codesTaken([{ budgetYear: year, objectCode: code }])).size > 0;
  }

  /** Those of the objects that have an appraisal that counts, as `year/code`. */
  async codesTaken(objects: readonly { budgetYear: number; objectCode: string }[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ key: string }>(
      `SELECT e.budget_year || '/' || e.object_code AS key FROM goals.ex_ante_appraisal e
         JOIN unnest($2::int[], $3::text[]) AS t(year, code) ON t.year = e.budget_year AND t.code = e.object_code
        WHERE e.jurisdiction_id = $1 AND e.state NOT IN ('WITHDRAWN', 'EXPIRED')`,
      [
        currentActor().jurisdictionId,
        objects.map(({ budgetYear }) => budgetYear),
        objects.map(({ objectCode }) => objectCode),
      ],
    );
    return new Set(rows.map(({ key }) => key));
  }

  private where(filter: AppraisalFilter): { where: string; params: unknown[] } {
    const text = filter.text?.trim() ? `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    const actor = currentActor();
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.year,
      filter.state ?? null,
      filter.objectKind ?? null,
      filter.projectId ?? null,
      text,
    ];
    const reach = appraisalReach(actor, params);
    return {
      params,
      where: `e.jurisdiction_id = $1 AND e.budget_year = $2 AND ($3::text IS NULL OR e.state = $3)
        AND ($4::text IS NULL OR e.object_kind = $4) AND ($5::uuid IS NULL OR e.project_id = $5)
        AND ($6::text IS NULL OR e.title ILIKE $6 OR e.object_code ILIKE $6 OR a.name ILIKE $6) AND ${reach}`,
    };
  }
}

function appraisalReach(actor: Actor, params: unknown[]): string {
  const kind = reachOf(actor).kind;
  if (kind !== 'ENGAGEMENTS' && kind !== 'NONE') return reachSql(actor, 'e.agency_id', '$1', params);
  params.push(actor.seatId);
  return `EXISTS (SELECT 1 FROM goals.appraisal_scorer mine WHERE mine.jurisdiction_id = e.jurisdiction_id
    AND mine.appraisal_id = e.id AND mine.seat_id = $${params.length})`;
}
