import { Injectable } from '@nestjs/common';
import { addDays, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { batched } from '../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { DutyRows } from '../persistence/duty.rows.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { OBJECTIVE_TABLE } from './objective.binding.js';

/** Publication of an approved objective: when it is due, and when and where it was done. */
export interface Publication {
  dueOn: string;
  state: 'DUE' | 'OVERDUE' | 'PUBLISHED' | 'PUBLISHED_LATE';
  publishedOn: string | null;
  address: string | null;
}

export interface PublicationToRecord {
  objectiveIds: readonly string[];
  publishedOn: string;
  address: string;
}

/** Approved objectives are published with the budget, within the days that the place counts (预算法第十四条). */
@Injectable()
export class Publications {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly rows: DutyRows,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  readonly ofVersion = batched<Publication | null>(
    async (versionIds) => this.of(await this.reads.byVersionIds(versionIds)),
    null,
  );

  /** By version; what is not approved has no duty, and what bears a label neither. */
  private async of(records: readonly ObjectiveRecord[]): Promise<Map<string, Publication>> {
    const approved = records.filter(({ state, approvedOn }) => state === 'APPROVED' && approvedOn);
    if (approved.length === 0) return new Map();
    const rules = await this.organizations.parametersOf(approved.map(({ budgetYear }) => budgetYear));
    const done = await this.rows.publications(approved.map(({ versionId }) => versionId));
    const byVersion = new Map(done.map((row) => [row.objectiveVersionId, row]));
    const { today } = currentActor();
    const isOpen = ({ versionId }: ObjectiveRecord): boolean => !byVersion.get(versionId)?.withheldBy;
    return new Map(
      approved.filter(isOpen).map((record): [string, Publication] => {
        const days = rules.get(record.budgetYear)!.rule('goal.publicationDays');
        const dueOn = record.publishBy ?? addDays(record.approvedOn!, days);
        const { publishedOn = null, address = null } = byVersion.get(record.versionId) ?? {};
        return [record.versionId, { dueOn, publishedOn, address, state: stateOf(dueOn, publishedOn, today) }];
      }),
    );
  }

  /** 谁编制，谁公开: the unit says where its approved objectives stand; all or none. */
  record(draft: PublicationToRecord): Promise<string[]> {
    return this.uow.write(async () => {
      const ids = [...new Set(draft.objectiveIds)];
      const records = await this.reads.objectives(ids, true);
      if (records.length !== ids.length) throw notFound('objectiveIds');
      const actor = currentActor();
      if (records.some(({ agencyId }) => agencyId !== actor.agencyId)) {
        throw new DomainError('FORBIDDEN', [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'UNIT_CLERK' })]);
      }
      const found = await this.check(draft, records);
      if (found.length > 0) throw refused(found);
      const address = draft.address.trim();
      await this.rows.publish(
        records.map(({ versionId }) => versionId),
        draft.publishedOn,
        address,
      );
      const fields = { publishedOn: draft.publishedOn, address };
      this.audit.recordAll(
        records.map(({ versionId }) => ({ entity: OBJECTIVE_TABLE, entityId: versionId, action: 'published', fields })),
      );
      return ids;
    });
  }

  private async check(draft: PublicationToRecord, records: readonly ObjectiveRecord[]): Promise<Refusal[]> {
    const { today } = currentActor();
    const { publishedOn } = draft;
    const found: Refusal[] = [];
    if (!/^https?:\/\/\S+$/.test(draft.address.trim())) found.push(refusal('ADDRESS_FORMAT', { field: 'address' }));
    if (publishedOn > today) {
      found.push(refusal('DATE_IN_FUTURE', { field: 'publishedOn', params: { date: publishedOn, today } }));
    }
    const duties = await this.rows.publications(records.map(({ versionId }) => versionId));
    const byVersion = new Map(duties.map((row) => [row.objectiveVersionId, row]));
    for (const { title, state, approvedOn, versionId } of records) {
      const say = (code: string): number =>
        found.push(refusal(code, { field: 'objectiveIds', params: { title, approvedOn } }));
      const { withheldBy = null, publishedOn: doneOn = null } = byVersion.get(versionId) ?? {};
      // A list goes out as a whole or not at all, and what carries a label never does (controls C31, D59).
      if (withheldBy) {
        const params = { title, label: withheldBy };
        found.push(
          refusal('NOT_PUBLISHABLE', { ruleId: 'C31', field: 'objectiveIds', params, wayOut: 'LEAVE_IT_OUT' }),
        );
      }
      if (state !== 'APPROVED') say('NOT_APPROVED_YET');
      else if (publishedOn < approvedOn!) say('PUBLISHED_BEFORE_APPROVAL');
      if (doneOn) say('PUBLISHED_ALREADY');
    }
    return found;
  }
}

function stateOf(dueOn: string, publishedOn: string | null, today: string): Publication['state'] {
  if (publishedOn) return publishedOn > dueOn ? 'PUBLISHED_LATE' : 'PUBLISHED';
  return today > dueOn ? 'OVERDUE' : 'DUE';
}
