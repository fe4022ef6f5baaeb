import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../access/context.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TaskEntity } from './task.entity.js';

export interface TaskToOpen {
  /** Stable kind such as `goal.deptReview`; the words are in the web's catalogue under `task.<kind>`. */
  kind: string;
  /** The duty hangs on a seat of this agency with this role, not on a person (design §1.5). */
  agencyId: string;
  role: Role;
  /** Where it concerns one seat alone, and its neighbours need not know. */
  seatId?: string | null;
  workYear: number;
  subjectType: string;
  subjectId: string;
  subjectTitle: string;
  /** Address inside the web application where the task is done. */
  url: string;
  dueOn?: string | null;
  /** Of how many things it consists, where it is of several; it follows them while the task is open. */
  itemCount?: number | null;
  returnedReason?: string | null;
  returnedBy?: string | null;
}

/** The duties that the workbench shows. Opened and closed in the transaction of the change that causes them. */
@Injectable()
export class TaskService {
  constructor(private readonly uow: UnitOfWork) {}

  async open(tasks: readonly TaskToOpen[]): Promise<void> {
    await this.uow.insert(
      TaskEntity,
      tasks.map((task) => ({
        id: newId(),
        kind: task.kind,
        agencyId: task.agencyId,
        role: task.role,
        seatId: task.seatId ?? null,
        workYear: task.workYear,
        subjectType: task.subjectType,
        subjectId: task.subjectId,
        subjectTitle: task.subjectTitle,
        url: task.url,
        dueOn: task.dueOn ?? null,
        itemCount: task.itemCount ?? null,
        returnedReason: task.returnedReason ?? null,
        returnedBy: task.returnedBy ?? null,
      })),
      {
        key: ['jurisdictionId', 'kind', 'subjectId', 'agencyId', 'role'],
        where: `state = 'OPEN'`,
        take: ['dueOn', 'itemCount', 'returnedReason', 'returnedBy', 'url'],
      },
    );
  }

  /** Closes every open task on these subjects, or only those of the given kinds, or only those on the desks of one agency. */
  async close(subjectIds: readonly string[], kinds?: readonly string[], agencyId?: string): Promise<void> {
    await this.uow.affect(
      `UPDATE platform.task SET state = 'DONE', closed_at = now()
        WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[]) AND state = 'OPEN'
          AND ($3::text[] IS NULL OR kind = ANY ($3::text[])) AND ($4::uuid IS NULL OR agency_id = $4)`,
      [currentActor().jurisdictionId, subjectIds, kinds ?? null, agencyId ?? null],
    );
  }

  /** Closes the open tasks of a kind on a subject, save those of the agencies that still have it to do. */
  async closeSave(agencyIds: readonly string[], subjectId: string, kind: string): Promise<void> {
    await this.uow.affect(
      `UPDATE platform.task SET state = 'DONE', closed_at = now()
        WHERE jurisdiction_id = $1 AND subject_id = $2 AND kind = $3 AND state = 'OPEN' AND agency_id <> ALL ($4::uuid[])`,
      [currentActor().jurisdictionId, subjectId, kind, agencyIds],
    );
  }

  /** Open tasks of a kind on the desks of these agencies. */
  ofAgencies(
    agencyIds: readonly string[],
    kind: string,
  ): Promise<{ agencyId: string; subjectId: string; workYear: number }[]> {
    return this.uow.query(
      `SELECT agency_id AS "agencyId", subject_id AS "subjectId", work_year AS "workYear" FROM platform.task
        WHERE jurisdiction_id = $1 AND kind = $3 AND state = 'OPEN' AND agency_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, agencyIds, kind],
    );
  }
}
