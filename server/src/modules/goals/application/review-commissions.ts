import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { batched, groupBy } from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import {
  type CommissionItemRecord,
  type CommissionOpinion,
  type CommissionRecord,
  CommissionRows,
} from '../persistence/commission.rows.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { OBJECTIVE_WORKFLOW } from './objective.binding.js';

export interface CommissionToMake {
  firmAgencyId: string;
  title: string;
  dueOn: string;
  objectiveIds: readonly string[];
}

export interface OpinionToGive {
  itemId: string;
  opinion: CommissionOpinion;
  text?: string | null;
}

/** One objective of the sample as the firm reads it. */
export interface CommissionItem extends CommissionItemRecord {
  objective: ObjectiveRecord;
}

const UNDER_REVIEW = ['SUBMITTED', 'DEPT_REVIEWED', 'FIN_REVIEWED'];

/** Substantive review of a sample by a third party (R073). The firm gives opinions; the bureau takes them over. */
@Injectable()
export class ReviewCommissions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: CommissionRows,
    private readonly reads: GoalReads,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
  ) {}

  readonly items = batched<CommissionItem[]>(async (ids) => {
    const items = await this.rows.items(ids);
    const records = await this.reads.byVersionIds(items.map(({ objectiveVersionId }) => objectiveVersionId));
    const byVersion = new Map(records.map((record) => [record.versionId, record]));
    const full = items.map((item) => ({ ...item, objective: byVersion.get(item.objectiveVersionId)! }));
    return groupBy(full, ({ commissionId }) => commissionId);
  }, []);

  list(year: number): Promise<CommissionRecord[]> {
    return this.rows.list(year, this.firm());
  }

  async one(id: string): Promise<CommissionRecord> {
    const found = await this.rows.one(id, this.firm());
    if (!found) throw notFound('commissionId');
    return found;
  }

  make(draft: CommissionToMake): Promise<string> {
    return this.uow.write(async () => {
      const ids = [...new Set(draft.objectiveIds)];
      const records = await this.reads.objectives(ids, true);
      const [firm] = await this.organizations.agencies([draft.firmAgencyId]);
      if (records.length !== ids.length) throw notFound('objectiveIds');
      if (firm?.kind !== 'FIRM') throw notFound('firmAgencyId');
      const client = currentActor().agencyId;
      if (!client) throw refused([refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'FIN_PERFORMANCE' })]);
      const found = await this.check(draft, client, records);
      if (found.length > 0) throw refused(found);
      const row = {
        firmAgencyId: draft.firmAgencyId,
        clientAgencyId: client,
        budgetYear: records[0]!.budgetYear,
        title: draft.title.trim(),
        dueOn: draft.dueOn,
      };
      const id = await this.rows.write(
        row,
        records.map(({ versionId }) => versionId),
      );
      const fields = { ...row, objectives: records.length };
      this.audit.record({ entity: 'goals.review_commission', entityId: id, action: 'commissioned', fields });
      return id;
    });
  }

  /** The firm says of each objective whether it passes; what needs a change is said in words, once. */
  give(commissionId: string, opinions: readonly OpinionToGive[]): Promise<string> {
    return this.uow.write(async () => {
      await this.one(commissionId);
      const items = new Map((await this.rows.items([commissionId], true)).map((item) => [item.id, item]));
      const found: Refusal[] = [];
      opinions.forEach(({ itemId, opinion, text }, index) => {
        const item = items.get(itemId);
        if (!item) throw notFound('itemId');
        if (item.opinion) found.push(refusal('OPINION_GIVEN', { field: `opinions[${index}]` }));
        if (opinion === 'NEEDS_CHANGE' && !text?.trim()) {
          found.push(refusal('REQUIRED', { field: `opinions[${index}].text` }));
        }
      });
      if (found.length > 0) throw refused(found);
      await this.rows.give(
        opinions.map(({ itemId, opinion, text }) => ({ id: itemId, opinion, opinionText: text?.trim() || null })),
      );
      const counts = { given: opinions.length, change: opinions.filter(({ opinion }) => opinion !== 'PASS').length };
      this.audit.record({
        entity: 'goals.review_commission',
        entityId: commissionId,
        action: 'opinionsGiven',
        fields: counts,
      });
      return commissionId;
    });
  }

  /** The bureau takes over what the firm says: objectives that need a change go back to their units. */
  adopt(commissionId: string): Promise<string> {
    return this.uow.write(async () => {
      await this.one(commissionId);
      const items = await this.rows.items([commissionId], true);
      if (items.some(({ opinion }) => opinion === null))
        throw refused([refusal('COMMISSION_OPEN', { ruleId: 'G-47' })]);
      const wanted = items.filter(({ opinion }) => opinion === 'NEEDS_CHANGE');
      const records = await this.reads.byVersionIds(wanted.map(({ objectiveVersionId }) => objectiveVersionId));
      const open = new Set(
        records.filter(({ state }) => UNDER_REVIEW.includes(state)).map(({ versionId }) => versionId),
      );
      for (const { objectiveVersionId, opinionText } of wanted) {
        if (!open.has(objectiveVersionId)) continue;
        await this.transitions.transition({
          workflow: OBJECTIVE_WORKFLOW,
          action: 'finSampleReturn',
          ids: [objectiveVersionId],
          comment: opinionText,
        });
      }
      return commissionId;
    });
  }

  private async check(
    draft: CommissionToMake,
    client: string,
    records: readonly ObjectiveRecord[],
  ): Promise<Refusal[]> {
    const { today } = currentActor();
    const found: Refusal[] = [];
    if (!draft.title.trim()) found.push(refusal('REQUIRED', { field: 'title' }));
    if (draft.dueOn < today) found.push(refusal('DUE_IN_PAST', { field: 'dueOn', params: { today } }));
    if (new Set(records.map(({ budgetYear }) => budgetYear)).size > 1) {
      found.push(refusal('REPLY_SPANS_YEARS', { field: 'objectiveIds' }));
    }
    const around = await this.rows.around(
      client,
      records.map(({ agencyId, departmentId }) => departmentId ?? agencyId),
    );
    const taken = await this.rows.ofVersions(records.map(({ versionId }) => versionId));
    for (const { title, state, versionId, agencyId, departmentId } of records) {
      const say = (code: string): number =>
        found.push(refusal(code, { ruleId: 'G-47', field: 'objectiveIds', params: { title } }));
      if (!UNDER_REVIEW.includes(state)) say('NOT_UNDER_REVIEW');
      if (around.has(departmentId ?? agencyId)) say('CLIENT_INSIDE_OBJECT');
      if (taken.has(versionId)) say('ALREADY_COMMISSIONED');
    }
    return found;
  }

  /** A firm sees what it was commissioned with, nobody else's. */
  private firm(): string | null {
    const { roles, agencyId } = currentActor();
    return roles.includes('THIRD_PARTY') ? agencyId : null;
  }
}
