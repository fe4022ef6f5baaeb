import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { bandText } from '../../persistence/target-text.js';

export interface SampleRecord {
  id: string;
  budgetYear: number;
  name: string;
  seed: string;
  share: string;
  populationCount: number;
  populationHash: string;
  drawnOn: string;
  checks: number;
  recorded: number;
}

export interface CheckRecord {
  id: string;
  sampleId: string;
  budgetYear: number;
  projectId: string;
  projectName: string;
  agencyId: string;
  agencyName: string;
  ordinal: number;
  checkedOn: string | null;
  place: string | null;
  people: string | null;
  finding: string | null;
  hasDifference: boolean | null;
  version: number;
}

export interface CheckValueRecord {
  spotCheckId: string;
  indicatorId: string;
  ordinal: number;
  name: string;
  unit: string | null;
  target: string | null;
  unitValue: string | null;
  foundValue: string | null;
  difference: string | null;
  note: string | null;
}

export interface ProblemRecord {
  id: string;
  budgetYear: number;
  projectId: string | null;
  projectName: string | null;
  agencyId: string;
  agencyName: string;
  kind: string;
  description: string;
  amount: string | null;
  sourceType: string;
  foundOn: string;
  followedOn: string | null;
  followNote: string | null;
  version: number;
}

export interface ProblemFilter {
  year: number;
  kind?: string | null;
  isOpen?: boolean | null;
}

const CHECK = `d.id, d.sample_id AS "sampleId", s.budget_year AS "budgetYear", d.project_id AS "projectId", p.name AS "projectName",
  d.agency_id AS "agencyId", a.name AS "agencyName", d.ordinal, d.checked_on::text AS "checkedOn", d.place, d.people, d.finding,
  d.has_difference AS "hasDifference", d.version`;
const CHECKS = `FROM monitoring.spot_check d
  JOIN monitoring.spot_sample s ON s.jurisdiction_id = d.jurisdiction_id AND s.id = d.sample_id
  JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id`;
const PROBLEM = `d.id, d.budget_year AS "budgetYear", d.project_id AS "projectId", p.name AS "projectName", d.agency_id AS "agencyId",
  a.name AS "agencyName", d.kind, d.description, d.amount::text AS amount, d.source_type AS "sourceType",
  d.found_on::text AS "foundOn", d.followed_on::text AS "followedOn", d.follow_note AS "followNote", d.version`;
const PROBLEMS = `FROM monitoring.problem d
  LEFT JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id`;

/** Questions to samples, spot checks and the problems that were found. */
@Injectable()
export class SpotReads {
  constructor(private readonly uow: UnitOfWork) {}

  samples(year: number): Promise<SampleRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query<SampleRecord & Record<string, unknown>>(
      `SELECT s.id, s.budget_year AS "budgetYear", s.name, s.seed, s.share::text AS share, s.population_count AS "populationCount",
              s.population_hash AS "populationHash", s.drawn_on::text AS "drawnOn", count(d.id)::int AS checks,
              count(d.checked_on)::int AS recorded
         FROM monitoring.spot_sample s
         JOIN monitoring.spot_check d ON d.jurisdiction_id = s.jurisdiction_id AND d.sample_id = s.id AND ${reach}
        WHERE s.jurisdiction_id = $1 AND s.budget_year = $2 GROUP BY s.jurisdiction_id, s.id ORDER BY s.drawn_on DESC, s.id`,
      params,
    );
  }

  checks(sampleIds: readonly string[]): Promise<CheckRecord[]> {
    return this.ask('d.sample_id = ANY ($2::uuid[])', sampleIds, false);
  }

  async check(id: string, lock = false): Promise<CheckRecord | null> {
    return (await this.ask('d.id = ANY ($2::uuid[])', [id], lock))[0] ?? null;
  }

  /** Projects with an approved objective that a sample may be drawn from, by code. */
  population(year: number): Promise<{ id: string; code: string; agencyId: string }[]> {
    return this.uow.query(
      `SELECT p.id, p.code, p.agency_id AS "agencyId" FROM projects.project p
         JOIN goals.objective o ON o.jurisdiction_id = p.jurisdiction_id AND o.project_id = p.id
         JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND p.secrecy <> 'CLASSIFIED' ORDER BY p.code`,
      [currentActor().jurisdictionId, year],
    );
  }

  /** Indicators of the standing objectives of these projects, with what the unit filed last. */
  filed(
    projectIds: readonly string[],
  ): Promise<{ projectId: string; indicatorId: string; ordinal: number; unitValue: string | null }[]> {
    return this.uow.query(
      `SELECT o.project_id AS "projectId", i.id AS "indicatorId", i.ordinal,
              (SELECT trim_scale(w.actual_value)::text FROM monitoring.sheet_row w
                 JOIN monitoring.sheet s ON s.jurisdiction_id = $1 AND s.id = w.sheet_id AND s.state NOT IN ('DRAFT', 'RETURNED')
                 JOIN monitoring.round r ON r.jurisdiction_id = $1 AND r.id = s.round_id
                WHERE w.jurisdiction_id = $1 AND w.indicator_id = i.id ORDER BY r.period_to DESC LIMIT 1) AS "unitValue"
         FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
         JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.objective_version_id = v.id AND i.horizon = 'ANNUAL'
        WHERE o.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[]) ORDER BY o.project_id, i.ordinal`,
      [currentActor().jurisdictionId, projectIds],
    );
  }

  values(checkIds: readonly string[]): Promise<CheckValueRecord[]> {
    return this.uow.query<CheckValueRecord & Record<string, unknown>>(
      `SELECT w.spot_check_id AS "spotCheckId", w.indicator_id AS "indicatorId", w.ordinal, i.name, i.unit,
              COALESCE(trim_scale(i.target_value)::text, trim_scale(i.target_low) || '–' || trim_scale(i.target_high), i.target_text,
                i.target_on::text, ${bandText('i')}) AS target,
              trim_scale(w.unit_value)::text AS "unitValue", trim_scale(w.found_value)::text AS "foundValue",
              trim_scale(w.found_value - w.unit_value)::text AS difference, w.note
         FROM monitoring.spot_check_value w
         JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
        WHERE w.jurisdiction_id = $1 AND w.spot_check_id = ANY ($2::uuid[]) ORDER BY w.spot_check_id, w.ordinal`,
      [currentActor().jurisdictionId, checkIds],
    );
  }

  problems(filter: ProblemFilter, first: number, after: string | null): Promise<ProblemRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    return this.uow.query<ProblemRecord & Record<string, unknown>>(
      `SELECT ${PROBLEM} ${PROBLEMS} WHERE ${where} AND ($${params.length - 1}::uuid IS NULL OR d.id < $${params.length - 1}::uuid)
        ORDER BY d.id DESC LIMIT $${params.length}`,
      params,
    );
  }

  async countProblems(filter: ProblemFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${PROBLEMS} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  async problem(id: string, lock = false): Promise<ProblemRecord | null> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, id];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    const [row] = await this.uow.query<ProblemRecord & Record<string, unknown>>(
      `SELECT ${PROBLEM} ${PROBLEMS} WHERE d.jurisdiction_id = $1 AND d.id = $2 AND ${reach} ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
    return row ?? null;
  }

  problemKinds(year: number): Promise<{ kind: string; count: number; open: number }[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query(
      `SELECT d.kind, count(*)::int AS count, (count(*) FILTER (WHERE d.followed_on IS NULL))::int AS open
         FROM monitoring.problem d WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND ${reach} GROUP BY d.kind`,
      params,
    );
  }

  private ask(condition: string, ids: readonly string[], lock: boolean): Promise<CheckRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query<CheckRecord & Record<string, unknown>>(
      `SELECT ${CHECK} ${CHECKS} WHERE d.jurisdiction_id = $1 AND ${condition} AND ${reach} ORDER BY d.sample_id, d.ordinal
       ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
  }

  private where(filter: ProblemFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, filter.year, filter.kind ?? null];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return {
      params,
      where: `d.jurisdiction_id = $1 AND d.budget_year = $2 AND ($3::text IS NULL OR d.kind = $3)
        AND ${filter.isOpen ? 'd.followed_on IS NULL' : 'TRUE'} AND ${reach}`,
    };
  }
}
