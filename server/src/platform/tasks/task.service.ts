import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../access/context.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';

export interface TaskToOpen {
  /** Stable kind such as `goal.deptReview`; the words are in the web's catalogue under `task.<kind>`. */
  kind: string;
  /** The duty hangs on a seat of this agency with this role, not on a person (design §1.5). */
  agencyId: string;
  role: Role;
  workYear: number;
  subjectType: string;
  subjectId: string;
  subjectTitle: string;
  /** Address inside the web application where the task is done. */
  url: string;
  dueOn?: string | null;
  returnedReason?: string | null;
  returnedBy?: string | null;
}

/** The duties that the workbench shows. Opened and closed in the transaction of the change that causes them. */
@Injectable()
export class TaskService {
  constructor(private readonly uow: UnitOfWork) {}

  async open(tasks: readonly TaskToOpen[]): Promise<void> {
    if (tasks.length === 0) return;
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      `INSERT INTO platform.task (jurisdiction_id, id, kind, agency_id, role, work_year, subject_type, subject_id,
              subject_title, url, due_on, returned_reason, returned_by)
       SELECT $1, t.id, t.kind, t.agency_id, t.role, t.work_year, t.subject_type, t.subject_id, t.subject_title, t.url,
              t.due_on, t.returned_reason, t.returned_by
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, kind text, agency_id uuid, role text, work_year integer,
              subject_type text, subject_id uuid, subject_title text, url text, due_on date, returned_reason text,
              returned_by text)
       ON CONFLICT (jurisdiction_id, kind, subject_id, agency_id, role) WHERE state = 'OPEN'
       DO UPDATE SET due_on = EXCLUDED.due_on, returned_reason = EXCLUDED.returned_reason,
              returned_by = EXCLUDED.returned_by, url = EXCLUDED.url`,
      [
        jurisdictionId,
        JSON.stringify(
          tasks.map((task) => ({
            id: newId(),
            kind: task.kind,
            agency_id: task.agencyId,
            role: task.role,
            work_year: task.workYear,
            subject_type: task.subjectType,
            subject_id: task.subjectId,
            subject_title: task.subjectTitle,
            url: task.url,
            due_on: task.dueOn ?? null,
            returned_reason: task.returnedReason ?? null,
            returned_by: task.returnedBy ?? null,
          })),
        ),
      ],
    );
  }

  /** Closes every open task on these subjects, or only those of the given kinds. */
  async close(subjectIds: readonly string[], kinds?: readonly string[]): Promise<void> {
    await this.uow.affect(
      `UPDATE platform.task SET state = 'DONE', closed_at = now()
        WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[]) AND state = 'OPEN'
          AND ($3::text[] IS NULL OR kind = ANY ($3::text[]))`,
      [currentActor().jurisdictionId, subjectIds, kinds ?? null],
    );
  }
}
