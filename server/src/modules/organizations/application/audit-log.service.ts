import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { type ChainVerdict, verifyChain } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';

export interface AuditFilter {
  entity?: string | null;
  entityId?: string | null;
  action?: string | null;
  result?: string | null;
  personName?: string | null;
  from?: string | null;
  to?: string | null;
}

export interface AuditRecord {
  seq: string;
  recordedAt: Date;
  effectiveOn: string;
  actorKind: string;
  personName: string | null;
  seatTitle: string | null;
  agencyName: string | null;
  entity: string;
  entityId: string | null;
  action: string;
  result: string;
  fieldNames: string[];
  fields: Record<string, unknown> | null;
  comment: string | null;
  ip: string | null;
  traceId: string | null;
  hash: string;
}

const WHERE = `
  FROM platform.audit_entry e
  LEFT JOIN platform.audit_text x ON x.jurisdiction_id = e.jurisdiction_id AND x.seq = e.seq
 WHERE e.jurisdiction_id = $1 AND ($2::text IS NULL OR e.entity = $2) AND ($3::uuid IS NULL OR e.entity_id = $3::uuid)
   AND ($4::text IS NULL OR e.action = $4) AND ($5::text IS NULL OR e.result = $5)
   AND ($6::text IS NULL OR x.texts ->> 'actor' = $6)
   AND ($7::date IS NULL OR e.recorded_at >= ($7::date)::timestamp AT TIME ZONE 'Asia/Shanghai')
   AND ($8::date IS NULL OR e.recorded_at < ($8::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;

/** Administration is shown in full; of business only who did what to which record, since no administrator does business. */
const IS_ADMINISTRATION = `split_part(e.entity, '.', 1) IN ('auth', 'organizations', 'platform')`;

/** The audit log as the audit administrator reads it. Nobody can write here: entries are made by the work itself. */
@Injectable()
export class AuditLogService {
  constructor(private readonly uow: UnitOfWork) {}

  async entries(filter: AuditFilter, first: number, after: string | null | undefined): Promise<Page<AuditRecord>> {
    const params = [
      currentActor().jurisdictionId,
      filter.entity ?? null,
      filter.entityId ?? null,
      filter.action ?? null,
      filter.result ?? null,
      filter.personName ?? null,
      filter.from ?? null,
      filter.to ?? null,
    ];
    const cursor = decodeCursor(after, 1);
    if (cursor && !/^\d{1,18}$/.test(String(cursor[0]))) throw badInput('CURSOR_INVALID', 'after');
    const [rows, [count]] = await Promise.all([
      this.uow.query<AuditRecord>(
        `SELECT e.seq::text AS seq, e.recorded_at AS "recordedAt", e.effective_on::text AS "effectiveOn",
                e.actor_kind AS "actorKind", x.texts ->> 'actor' AS "personName", x.texts ->> 'seat' AS "seatTitle",
                x.texts ->> 'agency' AS "agencyName", e.entity, e.entity_id AS "entityId", e.action, e.result,
                ARRAY(SELECT jsonb_object_keys(e.fields) ORDER BY 1) AS "fieldNames",
                CASE WHEN ${IS_ADMINISTRATION} THEN x.texts -> 'fields' END AS fields,
                CASE WHEN ${IS_ADMINISTRATION} THEN x.texts ->> 'comment' END AS comment,
                e.ip, e.trace_id AS "traceId", e.hash
           ${WHERE} AND ($9::bigint IS NULL OR e.seq < $9::bigint) ORDER BY e.seq DESC LIMIT $10`,
        [...params, cursor?.[0] ?? null, first + 1],
      ),
      this.uow.query<{ total: number }>(`SELECT count(*)::int AS total ${WHERE}`, params),
    ]);
    return pageOf(
      rows,
      first,
      count!.total,
      (row) => [row.seq],
      (row) => row,
    );
  }

  /** Walks the whole chain of the jurisdiction and names the first broken link. */
  verify(): Promise<ChainVerdict> {
    return verifyChain((sql, params) => this.uow.query(sql, params), currentActor().jurisdictionId);
  }
}
