import { Injectable } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** One line of what happened to a document, as its readers see it. */
export interface HistoryEntry {
  at: Date;
  /** Business date; in a demo another day than that of the clock. */
  on: string;
  action: string;
  result: string;
  personName: string | null;
  seatTitle: string | null;
  comment: string | null;
}

const MOST = 200;

/** What the audit log says of single documents. The caller has checked that the reader may see them. */
@Injectable()
export class AuditHistory {
  constructor(private readonly uow: UnitOfWork) {}

  async of(entity: string, ids: readonly string[]): Promise<HistoryEntry[]> {
    if (ids.length === 0) return [];
    return this.uow.query<HistoryEntry>(
      `SELECT e.recorded_at AS at, e.effective_on::text AS "on", e.action, e.result, x.texts ->> 'actor' AS "personName",
              x.texts ->> 'seat' AS "seatTitle", x.texts ->> 'comment' AS comment
         FROM platform.audit_entry e
         LEFT JOIN platform.audit_text x ON x.jurisdiction_id = e.jurisdiction_id AND x.seq = e.seq
        WHERE e.jurisdiction_id = $1 AND e.entity = $2 AND e.entity_id = ANY ($3::uuid[])
        ORDER BY e.seq DESC LIMIT ${MOST}`,
      [currentActor().jurisdictionId, entity, ids],
    );
  }
}
