import { Injectable } from '@nestjs/common';
import type { ComparableObjective } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';

export const ROUNDS = ['FIRST_UP', 'FIRST_DOWN', 'SECOND_UP', 'SECOND_DOWN', 'SUPPLEMENT', 'ADJUSTMENT'] as const;
export type Round = (typeof ROUNDS)[number];

/** The form as it went up or came down on a day. */
export interface RoundRecord {
  id: string;
  objectiveId: string;
  objectiveVersionId: string;
  versionNo: number;
  round: Round;
  sequence: number;
  takenOn: string;
  takenByName: string | null;
  annualAmount: string;
  controlAmount: string | null;
  opinion: string | null;
  documentNo: string | null;
  contentHash: string;
}

export interface RoundToWrite {
  objectiveId: string;
  objectiveVersionId: string;
  round: Round;
  controlAmount: string | null;
  opinion: string | null;
  documentNo: string | null;
  content: ComparableObjective;
  contentHash: string;
}

/** Dated snapshots of the rounds; written once, never changed. */
@Injectable()
export class RoundRows {
  constructor(private readonly uow: UnitOfWork) {}

  async write(rows: readonly RoundToWrite[], takenOn: string): Promise<void> {
    const actor = currentActor();
    await this.uow.affect(
      `INSERT INTO goals.objective_round (jurisdiction_id, id, objective_id, objective_version_id, round, sequence,
              taken_on, taken_by, control_amount, opinion, document_no, content, content_hash)
       SELECT $1, r.id, r."objectiveId", r."objectiveVersionId", r.round,
              1 + coalesce((SELECT max(e.sequence) FROM goals.objective_round e
                             WHERE e.jurisdiction_id = $1 AND e.objective_id = r."objectiveId"), 0),
              $3, $4, r."controlAmount", r.opinion, r."documentNo", r.content, r."contentHash"
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "objectiveId" uuid, "objectiveVersionId" uuid, round text,
              "controlAmount" numeric, opinion text, "documentNo" text, content jsonb, "contentHash" text)`,
      [actor.jurisdictionId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row }))), takenOn, actor.userId],
    );
  }

  of(objectiveIds: readonly string[]): Promise<RoundRecord[]> {
    return this.uow.query(
      `SELECT r.id, r.objective_id AS "objectiveId", r.objective_version_id AS "objectiveVersionId",
              v.version_no AS "versionNo", r.round, r.sequence, r.taken_on::text AS "takenOn",
              c.person_name AS "takenByName", r.content ->> 'annualAmount' AS "annualAmount",
              r.control_amount::text AS "controlAmount", r.opinion, r.document_no AS "documentNo",
              r.content_hash AS "contentHash"
         FROM goals.objective_round r
         JOIN goals.objective_version v ON v.jurisdiction_id = r.jurisdiction_id AND v.id = r.objective_version_id
         LEFT JOIN auth.account c ON c.jurisdiction_id = r.jurisdiction_id AND c.id = r.taken_by
        WHERE r.jurisdiction_id = $1 AND r.objective_id = ANY ($2::uuid[]) ORDER BY r.objective_id, r.sequence`,
      [currentActor().jurisdictionId, objectiveIds],
    );
  }

  /** The latest snapshot whose content is not the present one: what the reader wants to see beside it. */
  async before(objectiveId: string, contentHash: string): Promise<ComparableObjective | null> {
    const [row] = await this.uow.query<{ content: ComparableObjective }>(
      `SELECT content FROM goals.objective_round WHERE jurisdiction_id = $1 AND objective_id = $2 AND content_hash <> $3
        ORDER BY sequence DESC LIMIT 1`,
      [currentActor().jurisdictionId, objectiveId, contentHash],
    );
    return row?.content ?? null;
  }

  async content(objectiveId: string, sequence: number): Promise<ComparableObjective | null> {
    const [row] = await this.uow.query<{ content: ComparableObjective }>(
      'SELECT content FROM goals.objective_round WHERE jurisdiction_id = $1 AND objective_id = $2 AND sequence = $3',
      [currentActor().jurisdictionId, objectiveId, sequence],
    );
    return row?.content ?? null;
  }
}
