import { Injectable } from '@nestjs/common';
import type {
  FrameworkBlock,
  FrameworkInput,
  FrameworkKind,
  QualityGrade,
  StandardBasis,
  WorkingLine,
} from '@jixiao/shared';
import { type Actor, currentActor, reachOf, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { inTeamSql, runningSql } from '../../firms/persistence/engagement-reach.js';
import { classifiedSql } from './classified.js';

export interface EvaluationTaskRecord {
  id: string;
  kind: string;
  objectType: string;
  projectId: string | null;
  agencyId: string;
  agencyName: string;
  organiserAgencyId: string;
  subjectYear: number;
  workYear: number;
  title: string;
  amount: string;
  method: string;
  state: string;
  selectionReason: string;
  engagementId: string | null;
  firmId: string | null;
  firmName: string | null;
  firmAgencyId: string | null;
  /** The firm was engaged and no longer is: what is left to do is somebody else's. */
  isFirmGone: boolean;
  frameworkId: string | null;
  noticeNo: string | null;
  notifiedOn: string | null;
  opinionReply: string | null;
  opinionAdoption: string | null;
  reportSummary: string | null;
  totalScore: string | null;
  grade: string | null;
  gradedBy: string | null;
  completedOn: string | null;
  planId: string | null;
  area: string | null;
  firstTaskId: string | null;
  selfEvaluationId: string | null;
  purpose: string | null;
  methods: string[];
  standards: string[];
  schedule: string | null;
  fieldFrom: string | null;
  fieldTo: string | null;
  reportDueOn: string | null;
  handedInOn: string | null;
  opinionAskedOn: string | null;
  opinionRepliedOn: string | null;
  opinionDueOn: string | null;
  revisionReason: string | null;
  stateSince: string;
  /** How many versions of the report there are. */
  reportVersion: number;
  /** Accounts of the team. */
  memberIds: string[];
  /** The reader sees it for its items in the programme only: its own part. */
  isPart: boolean;
  /** 涉密: carried out in-house only, and nothing of its content is kept here. */
  isClassified: boolean;
  version: number;
}

export interface FrameworkRowRecord {
  id: string;
  frameworkId: string;
  ordinal: number;
  level1: FrameworkBlock;
  level2: string;
  name: string;
  weight: string;
  kind: FrameworkKind;
  explanation: string;
  basis: StandardBasis | null;
  standard: string;
  scoringRule: string;
  method: string;
  evidenceNeeded: string;
  elements: string[];
  grades: QualityGrade[];
  input: FrameworkInput | null;
  score: string | null;
  working: WorkingLine[] | null;
  evidence: string | null;
  /** Why there is none, where there is none. */
  noEvidenceReason: string | null;
  /** Files that hang on the score; they are evidence. */
  fileCount: number;
  reason: string | null;
  scoredBy: string | null;
  scoredByName: string | null;
  /** Null until the row has been saved for the first time. */
  scoreId: string | null;
}

export interface FindingRecord {
  id: string;
  taskId: string;
  ordinal: number;
  kind: string;
  description: string;
  amount: string | null;
  recommendation: string;
  problemKind: string | null;
  evidence: string | null;
}

export interface EvaluationTaskFilter {
  workYear: number;
  objectType?: string | null;
  area?: string | null;
  kind?: string | null;
  projectId?: string | null;
  state?: string | null;
  text?: string | null;
}

const COLUMNS = `t.id, t.kind, t.object_type AS "objectType", t.project_id AS "projectId", t.agency_id AS "agencyId", a.name AS "agencyName",
  t.organiser_agency_id AS "organiserAgencyId", t.subject_year AS "subjectYear", t.work_year AS "workYear", t.title, t.amount, t.method,
  t.state, t.selection_reason AS "selectionReason", t.engagement_id AS "engagementId", f.id AS "firmId", f.name AS "firmName",
  f.agency_id AS "firmAgencyId",
  COALESCE(g.state IN ('ACCEPTED', 'QUALITY_SCORED', 'PAID', 'ARCHIVED', 'TERMINATED') OR g.ends_on < platform.business_date(), FALSE) AS "isFirmGone", t.framework_id AS "frameworkId", t.notice_no AS "noticeNo", t.notified_on::text AS "notifiedOn",
  t.opinion_reply AS "opinionReply", t.opinion_adoption AS "opinionAdoption", t.report_summary AS "reportSummary",
  t.total_score::text AS "totalScore", t.grade, t.graded_by AS "gradedBy", t.completed_on::text AS "completedOn",
  t.plan_id AS "planId", t.area, t.first_task_id AS "firstTaskId", t.self_evaluation_id AS "selfEvaluationId", t.purpose, t.methods,
  t.standards, t.schedule, t.field_from::text AS "fieldFrom", t.field_to::text AS "fieldTo", t.report_due_on::text AS "reportDueOn",
  t.handed_in_on::text AS "handedInOn", t.opinion_asked_on::text AS "opinionAskedOn", t.opinion_replied_on::text AS "opinionRepliedOn",
  t.opinion_due_on::text AS "opinionDueOn", t.revision_reason AS "revisionReason",
  COALESCE(t.state_since, (t.updated_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS "stateSince",
  ARRAY(SELECT m.account_id::text FROM evaluation.task_member m WHERE m.jurisdiction_id = t.jurisdiction_id AND m.task_id = t.id
         ORDER BY m.ordinal) AS "memberIds",
  ${classifiedSql('t')} AS "isClassified",
  (SELECT count(*)::int FROM evaluation.report_version v WHERE v.jurisdiction_id = t.jurisdiction_id AND v.task_id = t.id) AS "reportVersion",
  t.version`;
const FROM = `FROM evaluation.evaluation_task t
  JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
  LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
  LEFT JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id`;

/** Questions about evaluations. A firm sees the tasks of its running engagements and nothing else (controls C22). */
@Injectable()
export class EvaluationTaskReads {
  constructor(private readonly uow: UnitOfWork) {}

  page(filter: EvaluationTaskFilter, first: number, after: string | null): Promise<EvaluationTaskRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    const at = params.length;
    const part = partSql(currentActor(), params);
    return this.uow.query(
      `SELECT ${COLUMNS}, ${part} AS "isPart" ${FROM} WHERE ${where} AND ($${at - 1}::uuid IS NULL OR t.id > $${at - 1}::uuid) ORDER BY t.id LIMIT $${at}`,
      params,
    );
  }

  async count(filter: EvaluationTaskFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<EvaluationTaskRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = taskReach(actor, params);
    const part = partSql(actor, params);
    return this.uow.query(
      `SELECT ${COLUMNS}, ${part} AS "isPart" ${FROM} WHERE t.jurisdiction_id = $1 AND t.id = ANY ($2) AND ${reach} ORDER BY t.id ${lock ? 'FOR UPDATE OF t' : ''}`,
      params,
    );
  }

  /** Whoever asks: for what follows from an act of somebody who does not see the evaluation himself. */
  async unseen(id: string): Promise<EvaluationTaskRecord | null> {
    const [row] = await this.uow.query<EvaluationTaskRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS}, FALSE AS "isPart" ${FROM} WHERE t.jurisdiction_id = $1 AND t.id = $2`,
      [currentActor().jurisdictionId, id],
    );
    return row ?? null;
  }

  /** Rows of each task's framework with what has been scored so far. */
  async scoreRows(taskIds: readonly string[]): Promise<Map<string, FrameworkRowRecord[]>> {
    const rows = await this.uow.query<FrameworkRowRecord & { taskId: string }>(
      `SELECT t.id AS "taskId", r.id, r.framework_id AS "frameworkId", r.ordinal, r.level1, r.level2, r.name,
              trim_scale(r.weight)::text AS weight, r.kind, r.explanation, r.basis, r.standard,
              r.scoring_rule AS "scoringRule", r.method, r.evidence_needed AS "evidenceNeeded", r.elements, r.grades, s.input,
              s.score::text AS score, s.working, s.evidence, s.no_evidence_reason AS "noEvidenceReason", s.reason, s.scored_by AS "scoredBy",
              (SELECT p.person_name FROM auth.account p WHERE p.jurisdiction_id = $1 AND p.id = s.scored_by) AS "scoredByName",
              s.id AS "scoreId",
              (SELECT count(*)::int FROM platform.file f WHERE f.jurisdiction_id = s.jurisdiction_id
                 AND f.subject_type = 'evaluation.score_row' AND f.subject_id = s.id) AS "fileCount"
         FROM evaluation.evaluation_task t
         JOIN evaluation.framework_row r ON r.jurisdiction_id = t.jurisdiction_id AND r.framework_id = t.framework_id
         LEFT JOIN evaluation.score_row s ON s.jurisdiction_id = t.jurisdiction_id AND s.task_id = t.id AND s.framework_row_id = r.id
        WHERE t.jurisdiction_id = $1 AND t.id = ANY ($2::uuid[]) ORDER BY r.ordinal`,
      [currentActor().jurisdictionId, taskIds],
    );
    const ofTask = new Map(taskIds.map((id) => [id, [] as FrameworkRowRecord[]]));
    for (const { taskId, ...row } of rows) ofTask.get(taskId)!.push(row);
    return ofTask;
  }

  findings(taskIds: readonly string[]): Promise<FindingRecord[]> {
    return this.uow.query(
      `SELECT id, task_id AS "taskId", ordinal, kind, description, amount, recommendation, problem_kind AS "problemKind",
              evidence FROM evaluation.finding
        WHERE jurisdiction_id = $1 AND task_id = ANY ($2) ORDER BY task_id, ordinal`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  /** Scores of self-evaluations, by their ids; one without a total is left out. */
  async selfScores(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; score: string }>(
      `SELECT id, total_score::text AS score FROM evaluation.self_evaluation
        WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[]) AND total_score IS NOT NULL`,
      [currentActor().jurisdictionId, ids],
    );
    return new Map(rows.map(({ id, score }) => [id, score]));
  }

  /** Task of a score, and whether what it tells of is classified. */
  async taskOfScore(scoreId: string): Promise<{ documentId: string; isClassified: boolean } | null> {
    const [row] = await this.uow.query<{ documentId: string; isClassified: boolean }>(
      `SELECT t.id AS "documentId", COALESCE('CLASSIFIED' IN (p.secrecy, a.secrecy), a.secrecy = 'CLASSIFIED') AS "isClassified"
         FROM evaluation.score_row s
         JOIN evaluation.evaluation_task t ON t.jurisdiction_id = s.jurisdiction_id AND t.id = s.task_id
         JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = t.jurisdiction_id AND p.id = t.project_id
        WHERE s.jurisdiction_id = $1 AND s.id = $2`,
      [currentActor().jurisdictionId, scoreId],
    );
    return row ?? null;
  }

  private where(filter: EvaluationTaskFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const text = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null;
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.workYear,
      filter.kind ?? null,
      filter.projectId ?? null,
      filter.state ?? null,
      text,
      filter.objectType ?? null,
      filter.area ?? null,
    ];
    const reach = taskReach(actor, params);
    return {
      params,
      where: `t.jurisdiction_id = $1 AND t.work_year = $2 AND ($3::text IS NULL OR t.kind = $3) AND ($4::uuid IS NULL OR t.project_id = $4)
        AND ($5::text IS NULL OR t.state = $5) AND ($6::text IS NULL OR t.title ILIKE $6 OR a.name ILIKE $6)
        AND ($7::text IS NULL OR t.object_type = $7) AND ($8::text IS NULL OR t.area = $8) AND ${reach}`,
    };
  }
}

/**
 * Whoever is of the team sees the evaluation, wherever his own desk stands; and whoever answers for an item of a programme
 * sees the programme.
 */
export function taskReach(actor: Actor, params: unknown[]): string {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL') return 'TRUE';
  if (reach.kind !== 'ENGAGEMENTS') {
    return `(${concerns(actor, params)} OR EXISTS (SELECT 1 FROM evaluation.task_item item
      WHERE item.jurisdiction_id = $1 AND item.task_id = t.id AND ${reachSql(actor, 'item.agency_id', '$1', params)}))`;
  }
  params.push(reach.agencyId, actor.today, actor.userId);
  const at = params.length;
  return `(f.agency_id = $${at - 2} AND ${runningSql('g', `$${at - 1}`)} AND ${inTeamSql('g', `$${at}`)})`;
}

/** The evaluation as a whole is the actor's business: his own unit is evaluated, or he works on it. */
function concerns(actor: Actor, params: unknown[]): string {
  const own = reachSql(actor, 't.agency_id', '$1', params);
  params.push(actor.userId);
  return `(${own} OR EXISTS (SELECT 1 FROM evaluation.task_member team WHERE team.jurisdiction_id = $1 AND team.task_id = t.id
      AND team.account_id = $${params.length}::uuid))`;
}

/** A unit that is in the programme with items only; the bureau and its divisions always see all of it. */
function partSql(actor: Actor, params: unknown[]): string {
  return reachOf(actor).kind === 'SUBTREE' ? `NOT ${concerns(actor, params)}` : 'FALSE';
}
