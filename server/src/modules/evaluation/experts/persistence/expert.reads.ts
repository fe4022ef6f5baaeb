import { Injectable } from '@nestjs/common';
import type { ExpertFacts, RecusalKind, ExpertTie } from '@jixiao/shared';
import { type Actor, currentActor, may } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface ExpertRecord {
  id: string;
  number: string;
  name: string;
  fields: string[];
  professionalTitle: string;
  employer: string;
  employerAgencyId: string | null;
  seatId: string | null;
  seatAgencyId: string | null;
  state: string;
  termFrom: string | null;
  termTo: string | null;
  admittedByDocument: string | null;
  stateNote: string | null;
  enteredBy: string | null;
  uses: number;
  meanScore: string | null;
  version: number;
}

export interface RecusalRecord {
  id: string;
  expertId: string;
  kind: string;
  body: string;
  bodyId: string | null;
}

export interface PrivateRecord {
  expertId: string;
  phone: string | null;
  idNumber: string | null;
  bankAccount: string | null;
}

export interface ExpertUseRecord {
  id: string;
  expertId: string;
  expertName: string;
  taskId: string;
  taskTitle: string;
  days: string;
  dayRate: string;
  fee: string;
  score: string | null;
  comment: string | null;
  recordedOn: string;
}

export interface DrawRecord {
  id: string;
  taskId: string;
  field: string;
  wanted: number;
  seed: string;
  populationCount: number;
  populationHash: string;
  excluded: { number: string; name: string; reason: string }[];
  drawnOn: string;
}

export interface LotRecord {
  id: string;
  drawId: string;
  ordinal: number;
  expertId: string;
  number: string;
  name: string;
  outcome: string;
  reason: string | null;
}

export type ExpertWithFacts = ExpertFacts & { id: string; name: string; seatId: string | null };

const COLUMNS = `x.id, x.number, x.name, x.fields, x.professional_title AS "professionalTitle", x.employer,
  x.employer_agency_id AS "employerAgencyId", x.seat_id AS "seatId", t.agency_id AS "seatAgencyId", x.state,
  x.term_from::text AS "termFrom", x.term_to::text AS "termTo", x.admitted_by_document AS "admittedByDocument",
  x.state_note AS "stateNote", x.entered_by AS "enteredBy", coalesce(u.uses, 0)::int AS uses, u.mean::text AS "meanScore", x.version`;
const FROM = `FROM evaluation.expert x
  LEFT JOIN organizations.seat t ON t.jurisdiction_id = x.jurisdiction_id AND t.id = x.seat_id
  LEFT JOIN (SELECT jurisdiction_id, expert_id, count(*) AS uses, round(avg(score), 2) AS mean FROM evaluation.expert_use
              WHERE jurisdiction_id = $1 GROUP BY 1, 2) u ON u.jurisdiction_id = x.jurisdiction_id AND u.expert_id = x.id`;

/** Questions about the pool. It is the bureau's: no unit, no firm and no other expert reads it. */
@Injectable()
export class ExpertReads {
  constructor(private readonly uow: UnitOfWork) {}

  list(filter: { field?: string | null; state?: string | null; text?: string | null }): Promise<ExpertRecord[]> {
    const text = filter.text?.trim() ? `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    return this.uow.query<ExpertRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE x.jurisdiction_id = $1 AND ($2::text IS NULL OR $2 = ANY (x.fields)) AND ($3::text IS NULL OR x.state = $3)
          AND ($4::text IS NULL OR x.name ILIKE $4 OR x.employer ILIKE $4 OR x.number ILIKE $4) ORDER BY x.number LIMIT 1000`,
      [currentActor().jurisdictionId, filter.field ?? null, filter.state ?? null, text],
    );
  }

  byIds(ids: readonly string[]): Promise<ExpertRecord[]> {
    return this.uow.query<ExpertRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE x.jurisdiction_id = $1 AND x.id = ANY ($2::uuid[]) ORDER BY x.number`,
      [currentActor().jurisdictionId, ids],
    );
  }

  movable(actor: Actor, ids: readonly string[], lock: boolean): Promise<ExpertRecord[]> {
    if (!may(actor, 'expert.read')) return Promise.resolve([]);
    return this.uow.query<ExpertRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE x.jurisdiction_id = $1 AND x.id = ANY ($2::uuid[]) ORDER BY x.id ${lock ? 'FOR UPDATE OF x' : ''}`,
      [actor.jurisdictionId, ids],
    );
  }

  /** The whole pool as the rules of the draw see it, with everything that ties each. */
  async facts(): Promise<ExpertWithFacts[]> {
    const { jurisdictionId } = currentActor();
    const experts = await this.uow.query<ExpertRecord & Record<string, unknown>>(
      `SELECT x.id, x.number, x.name, x.fields, x.state, x.term_from::text AS "termFrom", x.term_to::text AS "termTo", x.employer,
              x.employer_agency_id AS "employerAgencyId", x.seat_id AS "seatId"
         FROM evaluation.expert x WHERE x.jurisdiction_id = $1 ORDER BY x.number`,
      [jurisdictionId],
    );
    const recusals = await this.recusals(experts.map(({ id }) => id));
    return experts.map(({ id, name, number, fields, state, termFrom, termTo, employer, employerAgencyId, seatId }) => ({
      id,
      name,
      seatId,
      key: number,
      state,
      fields,
      termFrom,
      termTo,
      ties: [
        { kind: 'EMPLOYER', bodyId: employerAgencyId, name: employer },
        ...recusals
          .filter(({ expertId }) => expertId === id)
          .map((one): ExpertTie => ({ kind: one.kind as RecusalKind, bodyId: one.bodyId, name: one.body })),
      ],
    }));
  }

  recusals(expertIds: readonly string[]): Promise<RecusalRecord[]> {
    return this.uow.query<RecusalRecord & Record<string, unknown>>(
      `SELECT id, expert_id AS "expertId", kind, body, body_id AS "bodyId" FROM evaluation.expert_recusal
        WHERE jurisdiction_id = $1 AND expert_id = ANY ($2::uuid[]) ORDER BY expert_id, id`,
      [currentActor().jurisdictionId, expertIds],
    );
  }

  privateData(expertIds: readonly string[]): Promise<PrivateRecord[]> {
    return this.uow.query<PrivateRecord & Record<string, unknown>>(
      `SELECT expert_id AS "expertId", phone, id_number AS "idNumber", bank_account AS "bankAccount" FROM evaluation.expert_private
        WHERE jurisdiction_id = $1 AND expert_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, expertIds],
    );
  }

  uses(of: { expertIds?: readonly string[]; taskIds?: readonly string[] }): Promise<ExpertUseRecord[]> {
    return this.uow.query<ExpertUseRecord & Record<string, unknown>>(
      `SELECT u.id, u.expert_id AS "expertId", x.name AS "expertName", u.task_id AS "taskId", k.title AS "taskTitle",
              trim_scale(u.days)::text AS days, u.day_rate AS "dayRate", u.fee, u.score::text AS score, u.comment,
              u.recorded_on::text AS "recordedOn"
         FROM evaluation.expert_use u
         JOIN evaluation.expert x ON x.jurisdiction_id = u.jurisdiction_id AND x.id = u.expert_id
         JOIN evaluation.evaluation_task k ON k.jurisdiction_id = u.jurisdiction_id AND k.id = u.task_id
        WHERE u.jurisdiction_id = $1 AND ($2::uuid[] IS NULL OR u.expert_id = ANY ($2::uuid[]))
          AND ($3::uuid[] IS NULL OR u.task_id = ANY ($3::uuid[])) ORDER BY u.recorded_on DESC, u.id`,
      [currentActor().jurisdictionId, of.expertIds ?? null, of.taskIds ?? null],
    );
  }

  draws(taskId: string): Promise<DrawRecord[]> {
    return this.uow.query<DrawRecord & Record<string, unknown>>(
      `SELECT id, task_id AS "taskId", field, wanted, seed, population_count AS "populationCount", population_hash AS "populationHash",
              excluded, drawn_on::text AS "drawnOn" FROM evaluation.expert_draw
        WHERE jurisdiction_id = $1 AND task_id = $2 ORDER BY id`,
      [currentActor().jurisdictionId, taskId],
    );
  }

  lots(drawIds: readonly string[]): Promise<LotRecord[]> {
    return this.uow.query<LotRecord & Record<string, unknown>>(
      `SELECT l.id, l.draw_id AS "drawId", l.ordinal, l.expert_id AS "expertId", x.number, x.name, l.outcome, l.reason
         FROM evaluation.expert_lot l JOIN evaluation.expert x ON x.jurisdiction_id = l.jurisdiction_id AND x.id = l.expert_id
        WHERE l.jurisdiction_id = $1 AND l.draw_id = ANY ($2::uuid[]) ORDER BY l.draw_id, l.ordinal`,
      [currentActor().jurisdictionId, drawIds],
    );
  }

  /** The field that was named for an evaluation. */
  async fieldOf(taskId: string): Promise<string | null> {
    const [row] = await this.uow.query<{ field: string }>(
      'SELECT field FROM evaluation.task_field WHERE jurisdiction_id = $1 AND task_id = $2',
      [currentActor().jurisdictionId, taskId],
    );
    return row?.field ?? null;
  }

  /** Admitted experts within their term by field, and evaluations of the year by the field that was named for them. */
  async supply(workYear: number): Promise<{ experts: Record<string, number>; planned: Record<string, number> }> {
    const { jurisdictionId, today } = currentActor();
    const experts = await this.uow.query<{ field: string; n: number }>(
      `SELECT f.field, count(*)::int AS n FROM evaluation.expert x, unnest(x.fields) AS f(field)
        WHERE x.jurisdiction_id = $1 AND x.state = 'ADMITTED' AND (x.term_from IS NULL OR x.term_from <= $2)
          AND (x.term_to IS NULL OR x.term_to >= $2) GROUP BY 1`,
      [jurisdictionId, today],
    );
    const planned = await this.uow.query<{ field: string; n: number }>(
      `SELECT f.field, count(*)::int AS n FROM evaluation.task_field f
         JOIN evaluation.evaluation_task k ON k.jurisdiction_id = f.jurisdiction_id AND k.id = f.task_id
        WHERE f.jurisdiction_id = $1 AND k.work_year = $2 AND k.state <> 'CANCELLED' GROUP BY 1`,
      [jurisdictionId, workYear],
    );
    const counted = (rows: readonly { field: string; n: number }[]): Record<string, number> =>
      Object.fromEntries(rows.map(({ field, n }) => [field, n]));
    return { experts: counted(experts), planned: counted(planned) };
  }

  async numberTaken(number: string): Promise<boolean> {
    const found = await this.uow.query('SELECT 1 FROM evaluation.expert WHERE jurisdiction_id = $1 AND number = $2', [
      currentActor().jurisdictionId,
      number,
    ]);
    return found.length > 0;
  }

  /** A seat that stands, has the role, and belongs to no other expert. */
  async freeSeat(seatId: string, expertId: string | null): Promise<boolean> {
    const found = await this.uow.query(
      `SELECT 1 FROM organizations.seat t WHERE t.jurisdiction_id = $1 AND t.id = $2 AND t.state = 'ACTIVE' AND 'EXPERT' = ANY (t.roles)
          AND NOT EXISTS (SELECT 1 FROM evaluation.expert x WHERE x.jurisdiction_id = $1 AND x.seat_id = t.id AND x.id <> coalesce($3, x.id))
          AND ($3::uuid IS NOT NULL OR NOT EXISTS (SELECT 1 FROM evaluation.expert x WHERE x.jurisdiction_id = $1 AND x.seat_id = t.id))`,
      [currentActor().jurisdictionId, seatId, expertId],
    );
    return found.length > 0;
  }
}
