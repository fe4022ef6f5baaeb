import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, may } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { engagementReach, runningSql } from './engagement-reach.js';

export interface EngagementRecord {
  id: string;
  firmId: string | null;
  firmName: string | null;
  firmAgencyId: string | null;
  clientAgencyId: string;
  clientName: string;
  workYear: number;
  kind: string;
  title: string;
  reason: string;
  duties: string | null;
  agencyIds: string[];
  procurementRecord: string | null;
  contractNo: string | null;
  contractedOn: string | null;
  contractAmount: string | null;
  conflictDeclaredOn: string | null;
  confidentialityOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  dueOn: string | null;
  leadMemberId: string | null;
  leadName: string | null;
  state: string;
  submittedOn: string | null;
  acceptedOn: string | null;
  endedOn: string | null;
  qualityScore: string | null;
  qualityBand: string | null;
  deductPercent: string | null;
  bonusPercent: string | null;
  paidAmount: string | null;
  paidOn: string | null;
  isAssumed: boolean;
  evaluations: number;
  evaluatedAmount: string;
  papersOwed: number;
  papersFiled: number;
  version: number;
}

export interface EngagedTaskRecord {
  id: string;
  engagementId: string;
  workYear: number;
  title: string;
  state: string;
  agencyId: string;
  agencyName: string;
  amount: string;
  totalScore: string | null;
  grade: string | null;
  statedTotal: string | null;
  statedGrade: string | null;
  signedOn: string | null;
  signedBy: string | null;
}

export interface EngagementPaperRecord {
  id: string;
  engagementId: string;
  taskId: string | null;
  taskTitle: string | null;
  kind: string;
  filedOn: string | null;
  filedByName: string | null;
  archiveRef: string | null;
  isThere: boolean;
  version: number;
}

export interface EngagementFilter {
  workYear: number;
  state?: string | null;
  firmId?: string | null;
  text?: string | null;
}

/** A paper counts when it has been filed and is there: as a file, or at a place of the paper archive. */
export const PAPER_IS_THERE = `(p.filed_on IS NOT NULL AND (p.archive_ref IS NOT NULL OR EXISTS (SELECT 1 FROM platform.file x
  WHERE x.jurisdiction_id = p.jurisdiction_id AND x.subject_type = 'evaluation.engagement_paper' AND x.subject_id = p.id)))`;
/** A paper is owed while its evaluation is under the very engagement: not when it was cancelled or taken back. */
const OWED = `(p.task_id IS NULL OR EXISTS (SELECT 1 FROM evaluation.evaluation_task o WHERE o.jurisdiction_id = p.jurisdiction_id
  AND o.id = p.task_id AND o.engagement_id = p.engagement_id AND o.state <> 'CANCELLED'))`;
const PAPERS = `FROM evaluation.engagement_paper p
  WHERE p.jurisdiction_id = g.jurisdiction_id AND p.engagement_id = g.id AND ${OWED}`;

const COLUMNS = `g.id, g.firm_id AS "firmId", f.name AS "firmName", f.agency_id AS "firmAgencyId",
  g.client_agency_id AS "clientAgencyId", c.name AS "clientName", g.work_year AS "workYear", g.kind, g.title, g.reason, g.duties,
  g.agency_ids AS "agencyIds", g.procurement_record AS "procurementRecord", g.contract_no AS "contractNo",
  g.contracted_on::text AS "contractedOn", g.contract_amount::text AS "contractAmount",
  g.conflict_declared_on::text AS "conflictDeclaredOn", g.confidentiality_on::text AS "confidentialityOn",
  g.starts_on::text AS "startsOn", g.ends_on::text AS "endsOn", g.due_on::text AS "dueOn", g.lead_member_id AS "leadMemberId",
  m.name AS "leadName", g.state, g.submitted_on::text AS "submittedOn", g.accepted_on::text AS "acceptedOn",
  g.ended_on::text AS "endedOn", g.quality_score::text AS "qualityScore", g.quality_band AS "qualityBand",
  g.deduct_percent::text AS "deductPercent", g.bonus_percent::text AS "bonusPercent", g.paid_amount::text AS "paidAmount",
  g.paid_on::text AS "paidOn", g.is_assumed AS "isAssumed", g.version, t.evaluations, t.amount AS "evaluatedAmount",
  (SELECT count(*) ${PAPERS})::int AS "papersOwed", (SELECT count(*) ${PAPERS} AND ${PAPER_IS_THERE})::int AS "papersFiled"`;
const FROM = `FROM evaluation.engagement g
  JOIN organizations.agency c ON c.jurisdiction_id = g.jurisdiction_id AND c.id = g.client_agency_id
  LEFT JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
  LEFT JOIN evaluation.firm_member m ON m.jurisdiction_id = g.jurisdiction_id AND m.id = g.lead_member_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS evaluations, COALESCE(sum(k.amount), 0)::numeric(18,2)::text AS amount
    FROM evaluation.evaluation_task k
   WHERE k.jurisdiction_id = g.jurisdiction_id AND k.engagement_id = g.id AND k.state <> 'CANCELLED') t`;

/** Questions about engagements. A firm sees those of its own that run, and nothing else (controls C22). */
@Injectable()
export class EngagementReads {
  constructor(private readonly uow: UnitOfWork) {}

  page(filter: EngagementFilter, first: number, after: string | null): Promise<EngagementRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    const at = params.length;
    return this.uow.query<EngagementRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND ($${at - 1}::uuid IS NULL OR g.id > $${at - 1}::uuid) ORDER BY g.id LIMIT $${at}`,
      params,
    );
  }

  async count(filter: EngagementFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<EngagementRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = engagementReach(actor, params);
    return this.uow.query<EngagementRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE g.jurisdiction_id = $1 AND g.id = ANY ($2::uuid[]) AND ${reach}
        ORDER BY g.id ${lock ? 'FOR UPDATE OF g' : ''}`,
      params,
    );
  }

  /** By the day of the office, not of whoever asks: the queue asks long after it was told to. */
  async runningOf(firmAgencyId: string): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT g.id FROM evaluation.engagement g
         JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
        WHERE g.jurisdiction_id = $1 AND f.agency_id = $2 AND ${runningSql('g', 'platform.business_date()')}`,
      [currentActor().jurisdictionId, firmAgencyId],
    );
    return rows.map(({ id }) => id);
  }

  /** For a later step in the same transaction, whoever acts: the engagements as they stand. */
  async ofTasks(taskIds: readonly string[]): Promise<{ taskId: string; engagementId: string; state: string }[]> {
    return this.uow.query(
      `SELECT t.id AS "taskId", g.id AS "engagementId", g.state FROM evaluation.evaluation_task t
         JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
        WHERE t.jurisdiction_id = $1 AND t.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  tasks(engagementIds: readonly string[]): Promise<EngagedTaskRecord[]> {
    return this.uow.query<EngagedTaskRecord & Record<string, unknown>>(
      `SELECT t.id, t.engagement_id AS "engagementId", t.work_year AS "workYear", t.title, t.state, t.agency_id AS "agencyId",
              a.name AS "agencyName", t.amount::text AS amount, t.total_score::text AS "totalScore", t.grade, r.stated_total::text AS "statedTotal",
              r.stated_grade AS "statedGrade", r.signed_on::text AS "signedOn", m.name AS "signedBy"
         FROM evaluation.evaluation_task t
         JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
         LEFT JOIN evaluation.firm_report r ON r.jurisdiction_id = t.jurisdiction_id AND r.task_id = t.id AND r.voided_on IS NULL
         LEFT JOIN evaluation.firm_member m ON m.jurisdiction_id = r.jurisdiction_id AND m.id = r.signed_by_member_id
        WHERE t.jurisdiction_id = $1 AND t.engagement_id = ANY ($2::uuid[]) AND t.state <> 'CANCELLED'
        ORDER BY t.engagement_id, t.id`,
      [currentActor().jurisdictionId, engagementIds],
    );
  }

  papers(engagementIds: readonly string[]): Promise<EngagementPaperRecord[]> {
    return this.papersWhere('p.engagement_id = ANY ($2::uuid[])', engagementIds, false);
  }

  papersOfTasks(taskIds: readonly string[]): Promise<EngagementPaperRecord[]> {
    return this.papersWhere('p.task_id = ANY ($2::uuid[])', taskIds, false);
  }

  async paper(id: string, lock: boolean): Promise<EngagementPaperRecord | null> {
    return (await this.papersWhere('p.id = ANY ($2::uuid[])', [id], lock))[0] ?? null;
  }

  async members(engagementIds: readonly string[]): Promise<{ engagementId: string; memberId: string }[]> {
    return this.uow.query(
      `SELECT engagement_id AS "engagementId", member_id AS "memberId" FROM evaluation.engagement_member
        WHERE jurisdiction_id = $1 AND engagement_id = ANY ($2::uuid[]) ORDER BY engagement_id, member_id`,
      [currentActor().jurisdictionId, engagementIds],
    );
  }

  /** To be chosen from when an evaluation is listed: by the bureau all, by a department those that it commissions. */
  choices(): Promise<
    {
      id: string;
      title: string;
      firmName: string | null;
      startsOn: string | null;
      endsOn: string | null;
      state: string;
    }[]
  > {
    const actor = currentActor();
    return this.uow.query(
      `SELECT g.id, g.title, f.name AS "firmName", g.starts_on::text AS "startsOn", g.ends_on::text AS "endsOn", g.state
         FROM evaluation.engagement g
         LEFT JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
        WHERE g.jurisdiction_id = $1 AND ($2 OR g.client_agency_id = $3) ORDER BY g.starts_on DESC NULLS FIRST, g.id`,
      [actor.jurisdictionId, actor.kind === 'SYSTEM' || may(actor, 'financeEvaluation.plan'), actor.agencyId],
    );
  }

  private papersWhere(condition: string, value: readonly string[], lock: boolean): Promise<EngagementPaperRecord[]> {
    return this.uow.query<EngagementPaperRecord & Record<string, unknown>>(
      `SELECT p.id, p.engagement_id AS "engagementId", p.task_id AS "taskId", t.title AS "taskTitle", p.kind,
              p.filed_on::text AS "filedOn", p.filed_by_name AS "filedByName", p.archive_ref AS "archiveRef",
              ${PAPER_IS_THERE} AS "isThere", p.version
         FROM evaluation.engagement_paper p
         LEFT JOIN evaluation.evaluation_task t ON t.jurisdiction_id = p.jurisdiction_id AND t.id = p.task_id
        WHERE p.jurisdiction_id = $1 AND ${condition} AND ${OWED}
        ORDER BY p.engagement_id, p.task_id NULLS FIRST,
          array_position(ARRAY['WORK_PLAN', 'FIELD_PAPERS', 'FIELD_RECEIPT', 'OFFICE_OPINION', 'FINAL_REPORT'], p.kind)
        ${lock ? 'FOR UPDATE OF p' : ''}`,
      [currentActor().jurisdictionId, value],
    );
  }

  private where(filter: EngagementFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const text = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null;
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.workYear,
      filter.state ?? null,
      filter.firmId ?? null,
      text,
    ];
    const reach = engagementReach(actor, params);
    return {
      params,
      where: `g.jurisdiction_id = $1 AND g.work_year = $2 AND ($3::text IS NULL OR g.state = $3)
        AND ($4::uuid IS NULL OR g.firm_id = $4) AND ($5::text IS NULL OR g.title ILIKE $5 OR f.name ILIKE $5) AND ${reach}`,
    };
  }
}
