import { Injectable } from '@nestjs/common';
import type { FrameworkInput, WorkingLine } from '@jixiao/shared';
import { type Actor, currentActor, may, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { inTeamSql, runningSql } from '../../firms/persistence/engagement-reach.js';
import { classifiedSql } from '../../tasks/persistence/classified.js';

export interface ScorerRecord {
  id: string;
  taskId: string;
  taskTitle: string;
  taskState: string;
  /** FINANCE or DEPARTMENT. */
  taskKind: string;
  subjectYear: number;
  workYear: number;
  evaluatedAgencyName: string;
  organiserAgencyId: string;
  amount: string;
  seatId: string;
  seatTitle: string;
  agencyId: string;
  agencyName: string;
  personName: string | null;
  expertId: string | null;
  duty: string;
  dueOn: string | null;
  state: string;
  stateNote: string | null;
  declaredOn: string | null;
  accountId: string | null;
  opinion: string | null;
  submittedOn: string | null;
  version: number;
}

export interface ScorerScoreRecord {
  scorerId: string;
  frameworkRowId: string;
  input: FrameworkInput;
  score: string | null;
  working: WorkingLine[] | null;
  reason: string | null;
}

export interface PanelProgress {
  taskId: string;
  appointed: number;
  waiting: number;
  submitted: number;
}

export interface SeatRecord {
  id: string;
  title: string;
  roles: string[];
  agencyId: string;
  agencyName: string;
  personName: string | null;
}

export interface Body {
  id: string;
  name: string;
}

const HOLDER = `LEFT JOIN LATERAL (
    SELECT string_agg(c.person_name, '、' ORDER BY c.person_name) AS name FROM organizations.appointment m
      JOIN auth.account c ON c.jurisdiction_id = m.jurisdiction_id AND c.id = m.account_id
     WHERE m.jurisdiction_id = t.jurisdiction_id AND m.seat_id = t.id
       AND m.valid_from <= platform.business_date() AND (m.valid_to IS NULL OR m.valid_to >= platform.business_date())) holder ON true`;
const COLUMNS = `s.id, s.task_id AS "taskId", k.title AS "taskTitle", k.state AS "taskState", k.kind AS "taskKind", k.subject_year AS "subjectYear",
  k.work_year AS "workYear", e.name AS "evaluatedAgencyName", k.organiser_agency_id AS "organiserAgencyId", k.amount,
  s.seat_id AS "seatId", t.title AS "seatTitle", s.agency_id AS "agencyId", a.name AS "agencyName",
  COALESCE(x.name, holder.name) AS "personName", s.expert_id AS "expertId", s.duty, s.due_on::text AS "dueOn", s.state,
  s.state_note AS "stateNote", s.declared_on::text AS "declaredOn", s.account_id AS "accountId", s.opinion,
  s.submitted_on::text AS "submittedOn", s.version`;
const FROM = `FROM evaluation.scorer s
  JOIN evaluation.evaluation_task k ON k.jurisdiction_id = s.jurisdiction_id AND k.id = s.task_id
  JOIN organizations.agency e ON e.jurisdiction_id = k.jurisdiction_id AND e.id = k.agency_id
  JOIN organizations.seat t ON t.jurisdiction_id = s.jurisdiction_id AND t.id = s.seat_id
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
  LEFT JOIN evaluation.expert x ON x.jurisdiction_id = s.jurisdiction_id AND x.id = s.expert_id ${HOLDER}`;

/**
 * When a sheet belongs to its scorer: declined or withdrawn it is gone, and somebody from outside loses it in the moment in
 * which what is evaluated becomes a state secret (E-21).
 */
const OWN = `s.state IN ('INVITED', 'ACCEPTED', 'SUBMITTED') AND NOT (s.duty IN ('FIRM', 'EXPERT') AND ${classifiedSql('k')})`;

/** A firm's sheet is there while its engagement runs, and not a day or a step longer (controls C22). */
const FIRM_RUNS = `(s.duty <> 'FIRM' OR EXISTS (SELECT 1 FROM evaluation.engagement r WHERE r.jurisdiction_id = k.jurisdiction_id
  AND r.id = k.engagement_id AND ${runningSql('r', 'platform.business_date()')}))`;

/** Questions about scorers. A sheet is its own seat's; whoever leads the evaluation sees who is asked, not what was scored. */
@Injectable()
export class ScorerReads {
  constructor(private readonly uow: UnitOfWork) {}

  ofTasks(taskIds: readonly string[]): Promise<ScorerRecord[]> {
    return this.uow.query<ScorerRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.task_id = ANY ($2::uuid[]) ORDER BY s.task_id, s.id`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  /** The actor's own sheets, the newest first; one where an id is given. */
  own(id: string | null = null, lock = false): Promise<ScorerRecord[]> {
    const { jurisdictionId, seatId, userId } = currentActor();
    return this.uow.query<ScorerRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.seat_id = $2 AND ${OWN} AND ${FIRM_RUNS}
          AND (s.duty <> 'FIRM' OR EXISTS (SELECT 1 FROM evaluation.engagement g WHERE g.jurisdiction_id = $1
                AND g.id = k.engagement_id AND ${inTeamSql('g', '$4')}))
          AND ($3::uuid IS NULL OR s.id = $3) ORDER BY s.id DESC LIMIT 200 ${lock ? 'FOR UPDATE OF s' : ''}`,
      [jurisdictionId, seatId, id, userId],
    );
  }

  /** What the actor may move: his own, or as the manager those of the tasks in his reach. */
  movable(actor: Actor, ids: readonly string[], lock: boolean): Promise<ScorerRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids, actor.seatId];
    const isManager = actor.kind === 'SYSTEM' || may(actor, 'financeEvaluation.manage');
    const ofBureau = isManager ? reachSql(actor, 'k.agency_id', '$1', params) : 'FALSE';
    params.push(may(actor, 'departmentEvaluation.manage') ? actor.agencyId : null);
    const managed = `(${ofBureau} OR k.kind = 'DEPARTMENT' AND k.organiser_agency_id = $${params.length}::uuid)`;
    return this.uow.query<ScorerRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])
          AND ((s.seat_id = $3 AND ${OWN} AND ${FIRM_RUNS}) OR ${managed}) ORDER BY s.id ${lock ? 'FOR UPDATE OF s' : ''}`,
      params,
    );
  }

  progress(taskIds: readonly string[]): Promise<PanelProgress[]> {
    return this.uow.query<PanelProgress & Record<string, unknown>>(
      `SELECT task_id AS "taskId", count(*)::int AS appointed, (count(*) FILTER (WHERE state IN ('INVITED', 'ACCEPTED')))::int AS waiting,
              (count(*) FILTER (WHERE state = 'SUBMITTED'))::int AS submitted
         FROM evaluation.scorer WHERE jurisdiction_id = $1 AND task_id = ANY ($2::uuid[]) AND state NOT IN ('DECLINED', 'WITHDRAWN')
        GROUP BY task_id`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  scores(scorerIds: readonly string[]): Promise<ScorerScoreRecord[]> {
    return this.uow.query<ScorerScoreRecord & Record<string, unknown>>(
      `SELECT c.scorer_id AS "scorerId", c.framework_row_id AS "frameworkRowId", c.input, c.score::text AS score, c.working, c.reason
         FROM evaluation.scorer_score c WHERE c.jurisdiction_id = $1 AND c.scorer_id = ANY ($2::uuid[]) ORDER BY c.scorer_id, c.id`,
      [currentActor().jurisdictionId, scorerIds],
    );
  }

  /** Seats that could be asked, by id, or all with one of the roles. */
  seats(ids: readonly string[] | null, roles: readonly string[]): Promise<SeatRecord[]> {
    return this.uow.query<SeatRecord & Record<string, unknown>>(
      `SELECT t.id, t.title, t.roles, t.agency_id AS "agencyId", a.name AS "agencyName", holder.name AS "personName"
         FROM organizations.seat t JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id ${HOLDER}
        WHERE t.jurisdiction_id = $1 AND t.state = 'ACTIVE' AND ($2::uuid[] IS NULL OR t.id = ANY ($2::uuid[]))
          AND ($2::uuid[] IS NOT NULL OR t.roles && $3::text[]) ORDER BY a.name, t.title, t.id LIMIT 500`,
      [currentActor().jurisdictionId, ids, roles],
    );
  }

  /** The evaluated unit, those above it up to its first level, and everything below these: nobody of them scores (R139). */
  evaluatedTree(agencyId: string): Promise<Body[]> {
    return this.uow.query<Body & Record<string, unknown>>(
      `SELECT DISTINCT b.id, b.name FROM organizations.agency_closure up
         JOIN organizations.agency top ON top.jurisdiction_id = up.jurisdiction_id AND top.id = up.ancestor_id
          AND (top.level >= 1 OR top.id = up.descendant_id)
         JOIN organizations.agency_closure down ON down.jurisdiction_id = top.jurisdiction_id AND down.ancestor_id = top.id
         JOIN organizations.agency b ON b.jurisdiction_id = down.jurisdiction_id AND b.id = down.descendant_id
        WHERE up.jurisdiction_id = $1 AND up.descendant_id = $2`,
      [currentActor().jurisdictionId, agencyId],
    );
  }

  /** Those of the seats whose holder also sits in one of the bodies today. */
  async seatsOfPeopleIn(seatIds: readonly string[], bodies: readonly string[]): Promise<Set<string>> {
    const held = `m.valid_from <= platform.business_date() AND (m.valid_to IS NULL OR m.valid_to >= platform.business_date())`;
    const rows = await this.uow.query<{ id: string }>(
      `SELECT DISTINCT mine.seat_id AS id FROM organizations.appointment mine
         JOIN organizations.appointment m ON m.jurisdiction_id = mine.jurisdiction_id AND m.account_id = mine.account_id AND ${held}
         JOIN organizations.seat t ON t.jurisdiction_id = m.jurisdiction_id AND t.id = m.seat_id
        WHERE mine.jurisdiction_id = $1 AND mine.seat_id = ANY ($2::uuid[]) AND t.agency_id = ANY ($3::uuid[])
          AND mine.valid_from <= platform.business_date() AND (mine.valid_to IS NULL OR mine.valid_to >= platform.business_date())`,
      [currentActor().jurisdictionId, seatIds, bodies],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
