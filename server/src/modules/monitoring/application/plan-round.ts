import { Injectable } from '@nestjs/common';
import {
  type MonitoringScope,
  parseMoney,
  type Refusal,
  refusal,
  scopeByRules,
  type MonitoredObject,
  type FundKind,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { MonitoringRoundEntity } from '../persistence/monitoring-round.entity.js';
import { RoundReads } from '../persistence/round.reads.js';
import type { RoundRecord } from '../persistence/round.records.js';

export interface RoundToPlan {
  budgetYear: number;
  name: string;
  kind: RoundRecord['kind'];
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  scope?: ScopeToPlan | null;
}

/** What the rules of the place say is taken where a part is left out; null means without limit. */
export interface ScopeToPlan {
  objects?: readonly string[] | null;
  leastAmount?: string | null;
  fundKinds?: readonly string[] | null;
  leastPerUnit?: number | null;
  agencyIds?: readonly string[] | null;
  projectIds?: readonly string[] | null;
}

/** A round before it opens: any period of the year, and which objects it will watch (R095, R096). */
@Injectable()
export class PlanRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RoundReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  plan(draft: RoundToPlan): Promise<string> {
    return this.uow.write(async () => {
      const [scope, refusals] = await this.scopeOf(draft);
      refusals.push(...(await this.check(draft, null)));
      if (refusals.length > 0) throw refused(refusals);
      return this.insert(draft, scope);
    });
  }

  edit(id: string, expectedVersion: number, draft: RoundToPlan): Promise<void> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [round] = await this.reads.rows(actor, [id], true);
      if (!round) throw notFound('id');
      const [scope, refusals] = await this.scopeOf(draft);
      refusals.push(...(await this.check(draft, id)));
      if (round.state !== 'PLANNED')
        refusals.push(
          refusal('STATE_INVALID', {
            ruleId: 'W-02',
            field: 'state',
            params: { state: round.state, action: 'edit', allowed: 'PLANNED' },
          }),
        );
      if (await this.reads.isOpening(id)) refusals.push(refusal('ROUND_OPENING', { wayOut: 'WAIT_OR_CANCEL' }));
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(this.uow, 'monitoring.round', actor.jurisdictionId, id, expectedVersion, {
        budget_year: draft.budgetYear,
        name: draft.name.trim(),
        kind: draft.kind,
        period_from: draft.periodFrom,
        period_to: draft.periodTo,
        due_on: draft.dueOn,
        scope: JSON.stringify(scope),
      });
      this.audit.record({ entity: 'monitoring.round', entityId: id, action: 'edited', fields: { ...draft, scope } });
    });
  }

  /** The row itself, without asking again what the caller has asked. */
  async insert(draft: RoundToPlan, scope: MonitoringScope): Promise<string> {
    const id = newId();
    await this.uow.insert(MonitoringRoundEntity, [
      {
        id,
        budgetYear: draft.budgetYear,
        name: draft.name.trim(),
        kind: draft.kind,
        periodFrom: draft.periodFrom,
        periodTo: draft.periodTo,
        dueOn: draft.dueOn,
        scope,
      },
    ]);
    this.audit.record({ entity: 'monitoring.round', entityId: id, action: 'planned', fields: { ...draft, scope } });
    return id;
  }

  async scopeOf({ budgetYear, scope }: RoundToPlan): Promise<[MonitoringScope, Refusal[]]> {
    const ruled = scopeByRules(await this.organizations.parameters(budgetYear));
    if (!scope) return [ruled, []];
    const amount = scope.leastAmount ? parseMoney(scope.leastAmount, { field: 'scope.leastAmount' }) : null;
    const refusals: Refusal[] = amount && !amount.ok ? [amount.refusal] : [];
    const leastAmount = scope.leastAmount === undefined ? ruled.leastAmount : amount?.ok ? amount.value : null;
    if (scope.objects?.length === 0) refusals.push(refusal('REQUIRED', { field: 'scope.objects' }));
    return [
      {
        objects: (scope.objects as readonly MonitoredObject[] | null | undefined) ?? ruled.objects,
        leastAmount,
        fundKinds: (scope.fundKinds as readonly FundKind[] | null | undefined) ?? ruled.fundKinds,
        leastPerUnit: scope.leastPerUnit === undefined ? ruled.leastPerUnit : scope.leastPerUnit,
        agencyIds: [...new Set(scope.agencyIds ?? [])],
        projectIds: [...new Set(scope.projectIds ?? [])],
      },
      refusals,
    ];
  }

  async check(draft: RoundToPlan, exceptId: string | null): Promise<Refusal[]> {
    const refusals: Refusal[] = [];
    const year = String(draft.budgetYear);
    if (!draft.name.trim()) refusals.push(refusal('REQUIRED', { field: 'name' }));
    if (draft.periodTo <= draft.periodFrom) refusals.push(refusal('ROUND_PERIOD_REVERSED', { field: 'periodTo' }));
    for (const field of ['periodFrom', 'periodTo'] as const) {
      if (!draft[field].startsWith(year))
        refusals.push(refusal('DATE_OUTSIDE_YEAR', { field, params: { year, date: draft[field] } }));
    }
    if (draft.dueOn < draft.periodTo) refusals.push(refusal('DUE_BEFORE_PERIOD_END', { field: 'dueOn' }));
    if (await this.reads.nameTaken(draft.budgetYear, draft.name.trim(), exceptId))
      refusals.push(refusal('NAME_TAKEN', { field: 'name' }));
    return refusals;
  }
}
