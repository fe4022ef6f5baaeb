import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMoney, compareMoney, Exact, parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { type GateAnswer, ProjectGates, type GateSubject, ProjectsApi } from '../../projects/index.js';
import { DutyRows } from '../persistence/duty.rows.js';

export interface SupplementToApprove {
  agencyId: string;
  budgetYear: number;
  upTo: string;
  documentNo: string;
  reason: string;
}

export interface SupplementVolume {
  initial: string;
  supplements: string;
  /** Ceiling of the place; null where it has none. */
  most: string | null;
  approvedUpTo: string | null;
}

const MORE_MONEY = ['SUPPLEMENT', 'VIREMENT'];

/** 追加、调剂: not without an objective (R077), and not beyond the place's share of the initial budget (R078). */
@Injectable()
export class Supplements implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DutyRows,
    private readonly projects: ProjectsApi,
    private readonly gates: ProjectGates,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.gates.register(['FEED'], (_door, subjects) => this.judge(subjects));
  }

  async volume(agencyId: string, budgetYear: number): Promise<SupplementVolume> {
    const rules = await this.organizations.parameters(budgetYear);
    const share = rules.rule('goal.supplementLimit');
    const { initial, supplements } = await this.projects.supplementVolume(agencyId, budgetYear);
    const most = share === null ? null : new Exact(initial).times(share).div(100).toFixed(2);
    return { initial, supplements, most, approvedUpTo: await this.rows.approvedUpTo(agencyId, budgetYear) };
  }

  /** The same, for who may see the unit. */
  async seen(agencyId: string, budgetYear: number): Promise<SupplementVolume> {
    if (!(await this.rows.inReach(agencyId))) throw notFound('agencyId');
    return this.volume(agencyId, budgetYear);
  }

  /** Special approval of a unit's year, by the head of the bureau. */
  approve(draft: SupplementToApprove): Promise<string> {
    return this.uow.write(async () => {
      const [agency] = await this.organizations.agencies([draft.agencyId]);
      if (!agency) throw notFound('agencyId');
      const found: Refusal[] = (['documentNo', 'reason'] as const)
        .filter((field) => !draft[field].trim())
        .map((field) => refusal('REQUIRED', { field }));
      const amount = parseMoney(draft.upTo, { field: 'upTo' });
      const { most, approvedUpTo } = await this.volume(draft.agencyId, draft.budgetYear);
      if (!amount.ok) found.push(amount.refusal);
      else {
        const present = approvedUpTo ?? most;
        if (present && compareMoney(amount.value, present) <= 0) {
          found.push(refusal('UP_TO_BELOW_PRESENT', { field: 'upTo', params: { upTo: amount.value, most: present } }));
        }
      }
      if (found.length > 0 || !amount.ok) throw refused(found);
      const fields = { ...draft, upTo: amount.value };
      const id = await this.rows.approveSupplements(fields);
      this.audit.record({ entity: 'goals.supplement_approval', entityId: id, action: 'supplementApproved', fields });
      return draft.agencyId;
    });
  }

  /** By hand or from the budget system, more money for a budget that stands is judged here and nowhere else. */
  private async judge(subjects: readonly GateSubject[]): Promise<Map<string, Partial<GateAnswer>>> {
    const more = subjects.filter(
      ({ added }) => added && MORE_MONEY.includes(added.kind) && !added.amount.startsWith('-'),
    );
    const declared = await this.rows.declared(more.flatMap(({ projectId }) => projectId ?? []));
    const answers = new Map<string, Partial<GateAnswer>>();
    // Lines that arrive together count together.
    const before = new Map<string, string>();
    for (const subject of more) {
      const { agencyId, budgetYear, added } = subject;
      const key = `${agencyId}/${budgetYear}`;
      const amount = addMoney(before.get(key) ?? '0.00', added!.amount);
      const refusals = [
        ...(await this.checkObjective(subject, declared)),
        ...(await this.checkVolume({ agencyId, budgetYear }, amount)),
      ];
      if (refusals.length === 0) before.set(key, amount);
      answers.set(subject.key, { refusals });
    }
    return answers;
  }

  private async checkObjective(
    { projectId, budgetYear }: GateSubject,
    declared: ReadonlySet<string>,
  ): Promise<Refusal[]> {
    const rules = await this.organizations.parameters(budgetYear);
    if (!rules.rule('goal.adjustmentRequiresGoal') || (projectId && declared.has(projectId))) return [];
    return [
      refusal('OBJECTIVE_REQUIRED', {
        ruleId: 'G-44',
        field: 'projectId',
        wayOut: 'DECLARE_OBJECTIVE',
        who: 'UNIT_CLERK',
      }),
    ];
  }

  private async checkVolume(project: { agencyId: string; budgetYear: number }, amount: string): Promise<Refusal[]> {
    const { initial, supplements, most, approvedUpTo } = await this.volume(project.agencyId, project.budgetYear);
    if (most === null) return [];
    const total = addMoney(supplements, amount);
    const ceiling = approvedUpTo && compareMoney(approvedUpTo, most) > 0 ? approvedUpTo : most;
    if (compareMoney(total, ceiling) <= 0) return [];
    const rules = await this.organizations.parameters(project.budgetYear);
    const params = { total, initial, limit: rules.rule('goal.supplementLimit'), most: ceiling };
    return [
      refusal('SUPPLEMENT_LIMIT', {
        ruleId: 'G-45',
        field: 'amount',
        params,
        wayOut: 'ASK_SPECIAL_APPROVAL',
        who: 'BUREAU_LEADER',
      }),
    ];
  }
}
