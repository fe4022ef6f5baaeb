import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface CorrectiveActionRecord {
  id: string;
  sourceType: string;
  sourceId: string;
  agencyId: string;
  agencyName: string;
  projectId: string | null;
  projectName: string | null;
  workYear: number;
  documentNo: string;
  title: string;
  issuedOn: string;
  dueOn: string;
  ownerName: string | null;
  state: string;
  replyText: string | null;
  repliedBy: string | null;
  repliedOn: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  verifiedBy: string | null;
  closedOn: string | null;
  version: number;
}

export interface CorrectiveItemRecord {
  id: string;
  correctiveActionId: string;
  ordinal: number;
  kind: string;
  description: string;
  amount: string | null;
  requirement: string;
  state: string;
  reply: string | null;
  verificationNote: string | null;
}

export interface LinkageRecord {
  id: string;
  evaluationTaskId: string | null;
  selfEvaluationId: string | null;
  disposalId: string | null;
  agencyId: string;
  agencyName: string;
  projectId: string;
  projectName: string;
  subjectYear: number;
  budgetYear: number;
  fundingLineId: string;
  decision: string;
  amountBefore: string;
  amountChange: string;
  reason: string;
  state: string;
  proposedBy: string | null;
  agreedBy: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  documentNo: string | null;
  returnedReason: string | null;
  version: number;
}

export interface DisclosureRecord {
  id: string;
  subjectType: string;
  subjectId: string;
  agencyId: string;
  agencyName: string;
  projectId: string | null;
  secrecy: string;
  agencySecrecy: string;
  workYear: number;
  title: string;
  dueOn: string;
  state: string;
  preparedBy: string | null;
  secrecyReviewedBy: string | null;
  secrecyReason: string | null;
  publishedBy: string | null;
  publishedOn: string | null;
  snapshot: PublicSnapshot | null;
  version: number;
}

/** What the public page shows of a result. */
export interface PublicSnapshot {
  kind: 'EVALUATION';
  title: string;
  agencyName: string;
  year: number | null;
  amount: string | null;
  score: string | null;
  grade: string | null;
  summary: string | null;
  findings: { description: string; recommendation: string | null }[] | null;
}

export interface ResultFilter {
  workYear: number;
  state?: string | null;
  projectId?: string | null;
  /** Where a corrective action comes from: EVALUATION or MONITORING. */
  sourceType?: string | null;
}

/** One kind of document of this module: how it is read. */
interface Source {
  readonly columns: string;
  readonly from: string;
  readonly year: string;
  /** Column of what a document comes from, where it comes from several things. */
  readonly source?: string;
}

const CORRECTIVE: Source = {
  year: 'd.work_year',
  source: 'd.source_type',
  columns: `d.id, d.source_type AS "sourceType", d.source_id AS "sourceId", d.agency_id AS "agencyId", a.name AS "agencyName",
    d.project_id AS "projectId", p.name AS "projectName", d.work_year AS "workYear", d.document_no AS "documentNo", d.title,
    d.issued_on::text AS "issuedOn", d.due_on::text AS "dueOn", d.owner_name AS "ownerName", d.state, d.reply_text AS "replyText", d.replied_by AS "repliedBy",
    d.replied_on::text AS "repliedOn", d.returned_reason AS "returnedReason", d.returned_by AS "returnedBy", d.verified_by AS "verifiedBy",
    d.closed_on::text AS "closedOn", d.version`,
  from: `FROM results.corrective_action d
    JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
    LEFT JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id`,
};

const LINKAGE: Source = {
  year: 'd.subject_year',
  columns: `d.id, d.evaluation_task_id AS "evaluationTaskId", d.self_evaluation_id AS "selfEvaluationId", d.disposal_id AS "disposalId", d.agency_id AS "agencyId",
    a.name AS "agencyName", d.project_id AS "projectId", p.name AS "projectName", d.subject_year AS "subjectYear", d.budget_year AS "budgetYear",
    d.funding_line_id AS "fundingLineId", d.decision, d.amount_before AS "amountBefore", d.amount_change AS "amountChange", d.reason, d.state,
    d.proposed_by AS "proposedBy", d.agreed_by AS "agreedBy", d.decided_by AS "decidedBy", d.decided_on::text AS "decidedOn",
    d.document_no AS "documentNo", d.returned_reason AS "returnedReason", d.version`,
  from: `FROM results.budget_linkage d
    JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
    JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id`,
};

const DISCLOSURE: Source = {
  year: 'd.work_year',
  columns: `d.id, d.subject_type AS "subjectType", d.subject_id AS "subjectId", d.agency_id AS "agencyId", a.name AS "agencyName",
    d.project_id AS "projectId", COALESCE(p.secrecy, 'PUBLIC') AS secrecy, a.secrecy AS "agencySecrecy", d.work_year AS "workYear", d.title,
    d.due_on::text AS "dueOn", d.state, d.prepared_by AS "preparedBy", d.secrecy_reviewed_by AS "secrecyReviewedBy",
    d.secrecy_reason AS "secrecyReason", d.published_by AS "publishedBy", d.published_on::text AS "publishedOn", d.snapshot, d.version`,
  from: `FROM results.disclosure d
    JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
    LEFT JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id`,
};

/** Reads of corrective actions, linkages and disclosures, inside the actor's reach. */
@Injectable()
export class ResultsReads {
  constructor(private readonly uow: UnitOfWork) {}

  correctiveActions = (filter: ResultFilter, first: number, after: string | null): Promise<CorrectiveActionRecord[]> =>
    this.page(CORRECTIVE, filter, first, after);
  linkages = (filter: ResultFilter, first: number, after: string | null): Promise<LinkageRecord[]> =>
    this.page(LINKAGE, filter, first, after);
  disclosures = (filter: ResultFilter, first: number, after: string | null): Promise<DisclosureRecord[]> =>
    this.page(DISCLOSURE, filter, first, after);

  countCorrectiveActions = (filter: ResultFilter): Promise<number> => this.count(CORRECTIVE, filter);
  countLinkages = (filter: ResultFilter): Promise<number> => this.count(LINKAGE, filter);
  countDisclosures = (filter: ResultFilter): Promise<number> => this.count(DISCLOSURE, filter);

  visibleCorrectiveActions = (actor: Actor, ids: readonly string[], lock: boolean): Promise<CorrectiveActionRecord[]> =>
    this.visible(CORRECTIVE, actor, ids, lock);
  visibleLinkages = (actor: Actor, ids: readonly string[], lock: boolean): Promise<LinkageRecord[]> =>
    this.visible(LINKAGE, actor, ids, lock);
  visibleDisclosures = (actor: Actor, ids: readonly string[], lock: boolean): Promise<DisclosureRecord[]> =>
    this.visible(DISCLOSURE, actor, ids, lock);

  /** Notices of these projects that are not closed. */
  openOfProjects(
    projectIds: readonly string[],
  ): Promise<{ projectId: string; documentNo: string; title: string; dueOn: string }[]> {
    return this.uow.query(
      `SELECT project_id AS "projectId", document_no AS "documentNo", title, due_on::text AS "dueOn"
         FROM results.corrective_action
        WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND state <> 'CLOSED' ORDER BY due_on, id`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  /** What became of evaluations: items of their notices, decisions on the budget, publication. */
  usesOfEvaluations(taskIds: readonly string[]): Promise<
    {
      taskId: string;
      items: number;
      closedItems: number;
      linkages: { decision: string; change: string }[];
      isPublished: boolean;
    }[]
  > {
    return this.uow.query(
      `SELECT x.id AS "taskId", n.items, n.closed AS "closedItems", l.linkages,
              EXISTS (SELECT 1 FROM results.disclosure d WHERE d.jurisdiction_id = $1 AND d.subject_type = 'EVALUATION' AND d.subject_id = x.id
                        AND d.state = 'PUBLISHED') AS "isPublished"
         FROM unnest($2::uuid[]) AS x(id)
         CROSS JOIN LATERAL (SELECT count(i.id)::int AS items, count(i.id) FILTER (WHERE i.state = 'VERIFIED')::int AS closed
              FROM results.corrective_action c JOIN results.corrective_item i ON i.jurisdiction_id = $1 AND i.corrective_action_id = c.id
             WHERE c.jurisdiction_id = $1 AND c.source_type = 'EVALUATION' AND c.source_id = x.id) n
         CROSS JOIN LATERAL (SELECT COALESCE(jsonb_agg(jsonb_build_object('decision', b.decision, 'change', b.amount_change::text) ORDER BY b.id), '[]') AS linkages
              FROM results.budget_linkage b
             WHERE b.jurisdiction_id = $1 AND b.evaluation_task_id = x.id AND b.state IN ('DECIDED', 'APPLIED')) l`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  /** Notice of an item, and whether what it tells of is classified. */
  async noticeOfItem(itemId: string): Promise<{ documentId: string; isClassified: boolean } | null> {
    const [row] = await this.uow.query<{ documentId: string; isClassified: boolean }>(
      `SELECT d.id AS "documentId", COALESCE('CLASSIFIED' IN (p.secrecy, a.secrecy), a.secrecy = 'CLASSIFIED') AS "isClassified"
         FROM results.corrective_item i
         JOIN results.corrective_action d ON d.jurisdiction_id = i.jurisdiction_id AND d.id = i.corrective_action_id
         JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
        WHERE i.jurisdiction_id = $1 AND i.id = $2`,
      [currentActor().jurisdictionId, itemId],
    );
    return row ?? null;
  }

  items(actionIds: readonly string[]): Promise<CorrectiveItemRecord[]> {
    return this.uow.query(
      `SELECT id, corrective_action_id AS "correctiveActionId", ordinal, kind, description, amount, requirement, state, reply,
              verification_note AS "verificationNote" FROM results.corrective_item
        WHERE jurisdiction_id = $1 AND corrective_action_id = ANY ($2) ORDER BY corrective_action_id, ordinal`,
      [currentActor().jurisdictionId, actionIds],
    );
  }

  private page<Row extends object>(
    source: Source,
    filter: ResultFilter,
    first: number,
    after: string | null,
  ): Promise<Row[]> {
    const { where, params } = this.where(source, filter);
    params.push(after, first + 1);
    const at = params.length;
    return this.uow.query<Row & Record<string, unknown>>(
      `SELECT ${source.columns} ${source.from} WHERE ${where} AND ($${at - 1}::uuid IS NULL OR d.id > $${at - 1}::uuid) ORDER BY d.id LIMIT $${at}`,
      params,
    );
  }

  private async count(source: Source, filter: ResultFilter): Promise<number> {
    const { where, params } = this.where(source, filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${source.from} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  private visible<Row extends object>(
    source: Source,
    actor: Actor,
    ids: readonly string[],
    lock: boolean,
  ): Promise<Row[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query<Row & Record<string, unknown>>(
      `SELECT ${source.columns} ${source.from} WHERE d.jurisdiction_id = $1 AND d.id = ANY ($2) AND ${reach} ORDER BY d.id
       ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
  }

  private where(source: Source, filter: ResultFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, filter.workYear, filter.state ?? null, filter.projectId ?? null];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    const from = source.source && filter.sourceType ? `${source.source} = $${params.push(filter.sourceType)}` : 'TRUE';
    return {
      params,
      where: `d.jurisdiction_id = $1 AND ${source.year} = $2 AND ($3::text IS NULL OR d.state = $3)
        AND ($4::uuid IS NULL OR d.project_id = $4) AND ${from} AND ${reach}`,
    };
  }
}
