import { Injectable } from '@nestjs/common';
import { isDate, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { isId, newId, UnitOfWork } from '../../../../platform/database/index.js';
import { badInput, notFound, refused } from '../../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { type CoachingRecord, CoachingReads, type DivisionNoticeRecord } from '../persistence/coaching.reads.js';
import { CoachingEntity } from '../persistence/self-parts.entity.js';
import {
  SelfProgressReads,
  type UnitProgressRecord,
  type UnopenedRecord,
  type WeakPointRecord,
} from '../persistence/self-progress.reads.js';

export interface CoachingToRecord {
  workYear: number;
  agencyId: string;
  coachedOn: string;
  topic: string;
  content: string;
  unitPerson?: string | null;
}

/** As many findings as a circular names (R129). */
const FINDINGS = 5;

/** How far the self-evaluations of a year have come, where they are weak, and who was coached. */
@Injectable()
export class SelfProgress {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SelfProgressReads,
    private readonly coachingReads: CoachingReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  units(workYear: number): Promise<UnitProgressRecord[]> {
    return this.reads.units(workYear);
  }

  async weakPoints(workYear: number): Promise<WeakPointRecord[]> {
    const rules = await this.organizations.parameters(workYear);
    return this.reads.weakPoints(workYear, rules.rule('recheck.lowExecution'), FINDINGS);
  }

  async unopened(workYear: number, first: number, after?: string | null): Promise<Page<UnopenedRecord>> {
    const cursor = decodeCursor(after, 1)?.[0] ?? null;
    if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
    const rows = await this.reads.unopened(workYear, first, cursor);
    return pageOf(
      rows,
      first,
      await this.reads.unopenedCount(workYear),
      ({ id }) => [id],
      (row) => row,
    );
  }

  async coachings(workYear: number, first: number, after?: string | null): Promise<Page<CoachingRecord>> {
    const cursor = decodeCursor(after, 2)?.map(String);
    if (cursor && (!isDate(cursor[0]!) || !isId(cursor[1]!))) throw badInput('CURSOR_INVALID', 'after');
    const rows = await this.coachingReads.coachings(
      workYear,
      first,
      cursor ? { on: cursor[0]!, id: cursor[1]! } : null,
    );
    return pageOf(
      rows,
      first,
      await this.coachingReads.count(workYear),
      ({ coachedOn, id }) => [coachedOn, id],
      (row) => row,
    );
  }

  notices(workYear: number): Promise<DivisionNoticeRecord[]> {
    return this.coachingReads.notices(workYear);
  }

  /** 一对一辅导: who was told what on which day (R126). */
  recordCoaching(draft: CoachingToRecord): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      if (!(await this.coachingReads.isReachable(draft.agencyId))) throw notFound('agencyId');
      const refusals: Refusal[] = [];
      for (const name of ['topic', 'content'] as const)
        if (!draft[name].trim()) refusals.push(refusal('REQUIRED', { field: name }));
      if (draft.coachedOn > actor.today)
        refusals.push(
          refusal('DATE_IN_FUTURE', { field: 'coachedOn', params: { date: draft.coachedOn, today: actor.today } }),
        );
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      await this.uow.insert(CoachingEntity, [
        {
          id,
          workYear: draft.workYear,
          agencyId: draft.agencyId,
          coachedOn: draft.coachedOn,
          topic: draft.topic.trim(),
          content: draft.content.trim(),
          unitPerson: draft.unitPerson?.trim() || null,
          coachedBy: actor.userId,
          coachedByName: actor.personName,
        },
      ]);
      this.audit.record({ entity: 'evaluation.coaching', entityId: id, action: 'recorded', fields: { ...draft } });
      return id;
    });
  }
}
