import { Injectable } from '@nestjs/common';
import type {
  AppraisalDimension,
  ChecklistLine,
  FactPoints,
  FrameworkInput,
  QualityBand,
  RatingFact,
  WorkingLine,
} from '@jixiao/shared';
import { type Actor, currentActor, reachOf } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { PAPER_IS_THERE } from './engagement.reads.js';
import { ratingReach } from './engagement-reach.js';

export interface RatingRecord {
  id: string;
  engagementId: string;
  engagementTitle: string;
  engagementState: string;
  firmId: string;
  firmName: string;
  firmAgencyId: string;
  workYear: number;
  contractAmount: string | null;
  state: string;
  sheet: AppraisalDimension[];
  factPoints: FactPoints;
  bands: QualityBand[];
  facts: RatingFact[];
  checklist: ChecklistLine[];
  overturned: { findingId: string; reason: string }[];
  total: string | null;
  scoredBy: string | null;
  issuedOn: string | null;
  objection: string | null;
  objectedOn: string | null;
  objectionDecision: string | null;
  settledOn: string | null;
  version: number;
}

export interface RecheckedRow {
  ratingId: string;
  taskId: string;
  frameworkRowId: string;
  ordinal: number;
  name: string;
  weight: string;
  input: FrameworkInput;
  score: string | null;
  working: WorkingLine[] | null;
  reason: string;
}

export interface RatingLineRecord {
  ratingId: string;
  taskId: string | null;
  taskTitle: string | null;
  code: string;
  count: number;
  reason: string;
}

export interface RatingRowRecord {
  id: string;
  ratingId: string;
  ordinal: number;
  code: string;
  proposed: string | null;
  working: string;
  points: string | null;
  reason: string | null;
}

export interface FirmComparison {
  firmId: string;
  firmName: string;
  engagements: number;
  evaluations: number;
  amount: string;
  averageScore: string | null;
  objections: number;
  averageQuality: string | null;
  contractAmount: string | null;
  paidAmount: string | null;
  papersOwed: number;
  papersFiled: number;
}

const COLUMNS = `r.id, r.engagement_id AS "engagementId", g.title AS "engagementTitle", g.state AS "engagementState",
  f.id AS "firmId", f.name AS "firmName", f.agency_id AS "firmAgencyId", r.work_year AS "workYear",
  g.contract_amount::text AS "contractAmount", r.state, r.sheet, r.fact_points AS "factPoints", r.bands, r.facts, r.checklist,
  r.overturned, r.total::text AS total, r.scored_by AS "scoredBy", r.issued_on::text AS "issuedOn", r.objection,
  r.objected_on::text AS "objectedOn", r.objection_decision AS "objectionDecision", r.settled_on::text AS "settledOn", r.version`;
const FROM = `FROM evaluation.quality_rating r
  JOIN evaluation.engagement g ON g.jurisdiction_id = r.jurisdiction_id AND g.id = r.engagement_id
  JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id`;

/** Questions about ratings of firms, and the comparison of firms. */
@Injectable()
export class RatingReads {
  constructor(private readonly uow: UnitOfWork) {}

  ofYear(workYear: number): Promise<RatingRecord[]> {
    return this.ask(currentActor(), 'r.work_year = $2', workYear, false);
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<RatingRecord[]> {
    return this.ask(actor, 'r.id = ANY ($2::uuid[])', ids, lock);
  }

  ofEngagements(engagementIds: readonly string[]): Promise<RatingRecord[]> {
    return this.ask(currentActor(), 'r.engagement_id = ANY ($2::uuid[])', engagementIds, false);
  }

  rows(ratingIds: readonly string[]): Promise<RatingRowRecord[]> {
    return this.uow.query<RatingRowRecord & Record<string, unknown>>(
      `SELECT id, rating_id AS "ratingId", ordinal, code, proposed::text AS proposed, working, points::text AS points, reason
         FROM evaluation.quality_row WHERE jurisdiction_id = $1 AND rating_id = ANY ($2::uuid[]) ORDER BY rating_id, ordinal`,
      [currentActor().jurisdictionId, ratingIds],
    );
  }

  rechecked(ratingIds: readonly string[]): Promise<RecheckedRow[]> {
    return this.uow.query<RecheckedRow & Record<string, unknown>>(
      `SELECT c.rating_id AS "ratingId", c.task_id AS "taskId", c.framework_row_id AS "frameworkRowId", r.ordinal, r.name,
              trim_scale(r.weight)::text AS weight, c.input, c.score::text AS score, c.working, c.reason
         FROM evaluation.rating_recheck c
         JOIN evaluation.framework_row r ON r.jurisdiction_id = c.jurisdiction_id AND r.id = c.framework_row_id
        WHERE c.jurisdiction_id = $1 AND c.rating_id = ANY ($2::uuid[]) ORDER BY c.rating_id, c.task_id, r.ordinal`,
      [currentActor().jurisdictionId, ratingIds],
    );
  }

  lines(ratingIds: readonly string[]): Promise<RatingLineRecord[]> {
    return this.uow.query<RatingLineRecord & Record<string, unknown>>(
      `SELECT l.rating_id AS "ratingId", l.task_id AS "taskId", t.title AS "taskTitle", l.code, l.count, l.reason
         FROM evaluation.rating_line l
         LEFT JOIN evaluation.evaluation_task t ON t.jurisdiction_id = l.jurisdiction_id AND t.id = l.task_id
        WHERE l.jurisdiction_id = $1 AND l.rating_id = ANY ($2::uuid[]) ORDER BY l.rating_id, l.ordinal`,
      [currentActor().jurisdictionId, ratingIds],
    );
  }

  /** One row for each firm that had an engagement in the year: load, money, scores, objections, quality (R160). */
  comparison(workYear: number): Promise<FirmComparison[]> {
    const actor = currentActor();
    if (reachOf(actor).kind !== 'ALL') return Promise.resolve([]);
    return this.uow.query<FirmComparison & Record<string, unknown>>(
      `SELECT f.id AS "firmId", f.name AS "firmName", count(*)::int AS engagements, sum(t.evaluations)::int AS evaluations,
              sum(t.amount)::numeric(18,2)::text AS amount,
              round(sum(t.scores) / NULLIF(sum(t.scored), 0), 2)::text AS "averageScore",
              (count(*) FILTER (WHERE r.objection IS NOT NULL))::int AS objections,
              round(avg(g.quality_score), 2)::text AS "averageQuality",
              sum(g.contract_amount)::numeric(18,2)::text AS "contractAmount",
              sum(g.paid_amount)::numeric(18,2)::text AS "paidAmount",
              sum(p.owed)::int AS "papersOwed", sum(p.filed)::int AS "papersFiled"
         FROM evaluation.engagement g
         JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
         LEFT JOIN evaluation.quality_rating r ON r.jurisdiction_id = g.jurisdiction_id AND r.engagement_id = g.id
         CROSS JOIN LATERAL (SELECT count(*) AS evaluations, COALESCE(sum(k.amount), 0) AS amount, sum(k.total_score) AS scores,
                count(k.total_score) AS scored FROM evaluation.evaluation_task k
           WHERE k.jurisdiction_id = g.jurisdiction_id AND k.engagement_id = g.id AND k.state <> 'CANCELLED') t
         CROSS JOIN LATERAL (SELECT count(*) AS owed, count(*) FILTER (WHERE ${PAPER_IS_THERE}) AS filed
           FROM evaluation.engagement_paper p WHERE p.jurisdiction_id = g.jurisdiction_id AND p.engagement_id = g.id) p
        WHERE g.jurisdiction_id = $1 AND g.work_year = $2 AND g.state <> 'TERMINATED'
        GROUP BY f.id, f.name ORDER BY avg(g.quality_score) DESC NULLS LAST, f.name`,
      [actor.jurisdictionId, workYear],
    );
  }

  private ask(actor: Actor, condition: string, value: unknown, lock: boolean): Promise<RatingRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, value];
    const reach = ratingReach(actor, params);
    return this.uow.query<RatingRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE r.jurisdiction_id = $1 AND ${condition} AND ${reach}
        ORDER BY f.name, r.id ${lock ? 'FOR UPDATE OF r' : ''}`,
      params,
    );
  }
}
