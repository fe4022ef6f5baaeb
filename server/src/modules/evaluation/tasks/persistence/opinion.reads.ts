import { Injectable } from '@nestjs/common';
import type { OpinionDecision } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface OpinionRecord {
  taskId: string;
  id: string;
  versionNo: number;
  ordinal: number;
  text: string;
  raisedByName: string | null;
  raisedOn: string;
  decision: OpinionDecision | null;
  reply: string | null;
  repliedByName: string | null;
  repliedOn: string | null;
  version: number;
}

/** The report as it was. */
export interface FrozenReport {
  readonly rows: readonly {
    readonly level1: string;
    readonly name: string;
    readonly weight: string;
    readonly score: string | null;
    readonly reason: string | null;
    readonly evidence: string | null;
  }[];
  readonly findings: readonly {
    readonly kind: string;
    readonly problemKind: string | null;
    readonly description: string;
    readonly evidence: string | null;
    readonly amount: string | null;
    readonly recommendation: string;
  }[];
  readonly summary: string | null;
  readonly sections: readonly { readonly code: string; readonly text: string }[];
}

export interface ReportVersionRecord {
  taskId: string;
  id: string;
  versionNo: number;
  kind: string;
  totalScore: string | null;
  content: FrozenReport;
  contentHash: string;
  reason: string | null;
  madeByName: string | null;
  madeOn: string;
}

export interface MeetingRecord {
  taskId: string;
  id: string;
  heldOn: string;
  place: string;
  attendees: string;
  record: string;
  recordedByName: string | null;
}

export interface SectionRecord {
  taskId: string;
  code: string;
  body: string;
  sources: Record<string, string | null>;
  version: number;
}

const name = (column: string): string =>
  `(SELECT p.person_name FROM auth.account p WHERE p.jurisdiction_id = $1 AND p.id = ${column})`;

/** Versions of reports and what was said about them; the caller has checked that the evaluation may be seen. */
@Injectable()
export class OpinionReads {
  constructor(private readonly uow: UnitOfWork) {}

  opinions(taskIds: readonly string[]): Promise<OpinionRecord[]> {
    return this.uow.query(
      `SELECT o.task_id AS "taskId", o.id, o.version_no AS "versionNo", o.ordinal, o.text, ${name('o.raised_by')} AS "raisedByName",
              o.raised_on::text AS "raisedOn", o.decision, o.reply, ${name('o.replied_by')} AS "repliedByName",
              o.replied_on::text AS "repliedOn", o.version
         FROM evaluation.opinion o WHERE o.jurisdiction_id = $1 AND o.task_id = ANY ($2::uuid[]) ORDER BY o.task_id, o.ordinal`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  versions(taskIds: readonly string[]): Promise<ReportVersionRecord[]> {
    return this.uow.query(
      `SELECT v.task_id AS "taskId", v.id, v.version_no AS "versionNo", v.kind, v.total_score::text AS "totalScore", v.content,
              v.content_hash AS "contentHash", v.reason, ${name('v.made_by')} AS "madeByName", v.made_on::text AS "madeOn"
         FROM evaluation.report_version v WHERE v.jurisdiction_id = $1 AND v.task_id = ANY ($2::uuid[]) ORDER BY v.task_id, v.version_no`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  meetings(taskIds: readonly string[]): Promise<MeetingRecord[]> {
    return this.uow.query(
      `SELECT m.task_id AS "taskId", m.id, m.held_on::text AS "heldOn", m.place, m.attendees, m.record, ${name('m.recorded_by')} AS "recordedByName"
         FROM evaluation.exchange_meeting m WHERE m.jurisdiction_id = $1 AND m.task_id = ANY ($2::uuid[]) ORDER BY m.task_id, m.held_on, m.id`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  sections(taskIds: readonly string[]): Promise<SectionRecord[]> {
    return this.uow.query(
      `SELECT s.task_id AS "taskId", s.code, s.body, s.sources, s.version
         FROM evaluation.report_section s WHERE s.jurisdiction_id = $1 AND s.task_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, taskIds],
    );
  }
}
