import { Injectable, type OnModuleInit } from '@nestjs/common';
import { alertParameters, Exact, expectedRate, fundClearingWorkflow, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { dayOfYear } from '../../application/day-of-year.js';
import { type DisposalDraft, MakeDisposals } from '../../disposal/application/make-disposals.js';
import { ClearingEntity, ClearingItemEntity } from '../persistence/clearing.entity.js';
import { type ClearingRecord, ClearingReads } from '../persistence/clearing.reads.js';
import { TaggedReads } from '../persistence/tagged.reads.js';

type Row = ClearingRecord & WorkflowRow;

export const CLEARING_DECISIONS = ['CONTINUE', 'CORRECT', 'RECLAIM'] as const;

export interface ItemDecision {
  itemId: string;
  expectedVersion: number;
  decision: (typeof CLEARING_DECISIONS)[number];
  reason: string;
  /** Yuan to reclaim. */
  amount?: string | null;
  dueOn?: string | null;
}

/** 专项资金全面清理: every special fund of the year, a decision on each, and what follows from it (R110). */
@Injectable()
export class ClearFunds implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ClearingReads,
    private readonly tagged: TaggedReads,
    private readonly organizations: OrganizationsApi,
    private readonly disposals: MakeDisposals,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: fundClearingWorkflow,
      table: 'monitoring.clearing',
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.name })),
      policy: () => [],
      guards: { everyItemDecided: ({ rows }) => everyItemDecided(rows) },
      patch: ({ actor }: TransitionContext<Row>) => ({ closed_on: actor.today }),
    });
  }

  open(year: number, name: string): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const asOf = dayOfYear(year);
      const projects = await this.tagged.tagged(year, [], asOf);
      const found: Refusal[] = [];
      if (!name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
      if (projects.length === 0)
        found.push(refusal('SCOPE_EMPTY', { ruleId: 'M-27', field: 'year', wayOut: 'TAG_PROJECTS_FIRST' }));
      const taken = await this.uow.query(
        'SELECT 1 FROM monitoring.clearing WHERE jurisdiction_id = $1 AND budget_year = $2 AND name = $3',
        [jurisdictionId, year, name.trim()],
      );
      if (taken.length > 0) found.push(refusal('NAME_TAKEN', { field: 'name' }));
      if (found.length > 0) throw refused(found);
      const id = newId();
      const rules = alertParameters(await this.organizations.parameters(year));
      const expected = new Exact(expectedRate(asOf, rules)).minus(rules.yellowGap);
      await this.uow.insert(ClearingEntity, [{ id, budgetYear: year, name: name.trim(), openedOn: today }]);
      await this.uow.insert(
        ClearingItemEntity,
        projects.map((project) => ({
          id: newId(),
          clearingId: id,
          projectId: project.id,
          agencyId: project.agencyId,
          budget: project.budget,
          executed: project.executed,
          executionRate: project.executionRate,
          goalRate: project.goalRate,
          isSlow: project.executionRate !== null && new Exact(project.executionRate).lt(expected),
        })),
      );
      this.audit.record({
        entity: 'monitoring.clearing',
        entityId: id,
        action: 'opened',
        fields: { year, name, items: projects.length },
      });
      return id;
    });
  }

  decide(draft: ItemDecision): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, userId, today } = currentActor();
      const [item] = await this.reads.items([], draft.itemId);
      if (!item) throw notFound('itemId');
      const found: Refusal[] = [];
      if (item.clearingState !== 'OPEN')
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: item.clearingState, action: 'decide', allowed: 'OPEN' },
          }),
        );
      if (item.decision !== null && item.decision !== 'CONTINUE')
        found.push(
          refusal('DECISION_TAKEN', { ruleId: 'M-27', field: 'decision', params: { decision: item.decision } }),
        );
      if (draft.decision !== 'CONTINUE' && !draft.reason.trim()) found.push(refusal('REQUIRED', { field: 'reason' }));
      if (draft.decision === 'CONTINUE' && item.isSlow && !draft.reason.trim())
        found.push(refusal('SLOW_NEEDS_REASON', { ruleId: 'M-27', field: 'reason', wayOut: 'WRITE_REASON' }));
      const subject = {
        sourceType: 'CLEARING' as const,
        sourceId: item.id,
        projectId: item.projectId,
        objectiveId: null,
        agencyId: item.agencyId,
        budgetYear: item.budgetYear,
        title: item.projectName,
      };
      const disposal = disposalOf(draft);
      if (disposal) found.push(...(await this.disposals.check(subject, disposal)));
      if (found.length > 0) throw refused(found);
      await updateVersioned(this.uow, 'monitoring.clearing_item', jurisdictionId, item.id, draft.expectedVersion, {
        decision: draft.decision,
        reason: draft.reason.trim() || null,
        decided_by: userId,
        decided_on: today,
      });
      if (disposal) await this.disposals.make(subject, disposal);
      this.audit.record({
        entity: 'monitoring.clearing',
        entityId: item.clearingId,
        action: 'decided',
        fields: { ...draft },
      });
      return item.clearingId;
    });
  }
}

function disposalOf({ decision, reason, amount, dueOn }: ItemDecision): DisposalDraft | null {
  if (decision === 'CONTINUE') return null;
  return { kind: decision === 'CORRECT' ? 'CORRECT' : 'RECOVER_FUNDS', note: reason, amount, dueOn };
}

function everyItemDecided(rows: readonly Row[]): Map<string, Refusal[]> {
  return new Map(
    rows.map((row): [string, Refusal[]] => [
      row.id,
      row.undecided === 0
        ? []
        : [
            refusal('FUND_CLEARING_UNDECIDED', {
              ruleId: 'M-27',
              params: { missing: row.undecided, of: row.items },
              wayOut: 'DECIDE_EACH',
            }),
          ],
    ]),
  );
}
