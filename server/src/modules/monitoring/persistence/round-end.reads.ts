import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { RoundAtItsEnd } from '../domain/round.rules.js';
import { FILED } from './round.reads.js';

/** What still stands open when a round is about to end. */
@Injectable()
export class RoundEndReads {
  constructor(private readonly uow: UnitOfWork) {}

  async of(roundIds: readonly string[]): Promise<Map<string, RoundAtItsEnd>> {
    const rows = await this.uow.query<RoundAtItsEnd & { id: string }>(
      `WITH unit AS (
         SELECT u.round_id, a.name, a.code, u.required_count, count(s.id)::int AS sheets, (count(s.id) FILTER (WHERE s.state IN ${FILED}))::int AS filed,
                (count(s.id) FILTER (WHERE s.state IN ('SUBMITTED', 'DEPT_REVIEWED')))::int AS reviewed
           FROM monitoring.round_unit u JOIN organizations.agency a ON a.jurisdiction_id = u.jurisdiction_id AND a.id = u.agency_id
           JOIN organizations.agency_closure c ON c.jurisdiction_id = u.jurisdiction_id AND c.ancestor_id = u.agency_id
           LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = u.jurisdiction_id AND s.round_id = u.round_id AND s.agency_id = c.descendant_id
          WHERE u.jurisdiction_id = $1 AND u.round_id = ANY ($2::uuid[]) GROUP BY u.round_id, u.id, a.name, a.code, u.required_count),
       owed AS (SELECT round_id, name, code, reviewed, greatest(sheets, required_count) - filed AS missing FROM unit)
       SELECT r.id, r.kind, coalesce(sum(o.reviewed), 0)::int AS "underReview", coalesce(sum(o.missing), 0)::int AS missing,
              (count(*) FILTER (WHERE o.missing > 0))::int AS "unitsMissing",
              coalesce(array_agg(o.name ORDER BY o.code) FILTER (WHERE o.missing > 0), '{}') AS names
         FROM monitoring.round r LEFT JOIN owed o ON o.round_id = r.id
        WHERE r.jurisdiction_id = $1 AND r.id = ANY ($2::uuid[]) GROUP BY r.jurisdiction_id, r.id`,
      [currentActor().jurisdictionId, roundIds],
    );
    return new Map(rows.map(({ id, ...end }) => [id, end]));
  }

  /** Subjects of duties that stand open in the rounds: of all units, or of these and those below them. */
  async openSubjects(roundIds: readonly string[], unitIds: readonly string[] | null = null): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT s.id FROM monitoring.sheet s
        WHERE s.jurisdiction_id = $1 AND s.round_id = ANY ($2::uuid[]) AND s.state NOT IN ${FILED}
          AND ($3::uuid[] IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure c WHERE c.jurisdiction_id = $1
                AND c.ancestor_id = ANY ($3) AND c.descendant_id = s.agency_id))
       UNION ALL SELECT u.id FROM monitoring.round_unit u
        WHERE u.jurisdiction_id = $1 AND u.round_id = ANY ($2::uuid[]) AND ($3::uuid[] IS NULL OR u.agency_id = ANY ($3))`,
      [currentActor().jurisdictionId, roundIds, unitIds],
    );
    return rows.map(({ id }) => id);
  }

  /** States of the rounds that sheets belong to, by round. */
  async states(roundIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; state: string }>(
      'SELECT id, state FROM monitoring.round WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])',
      [currentActor().jurisdictionId, roundIds],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }
}
