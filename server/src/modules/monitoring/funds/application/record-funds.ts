import { Injectable } from '@nestjs/common';
import {
  addMoney,
  compareMoney,
  FUND_LEVELS,
  FUND_TAGS,
  type FundLevel,
  fundPositions,
  isDate,
  mayMove,
  parseMoney,
  type Refusal,
  refusal,
  sumMoney,
  ZERO,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { FundConfirmationEntity, FundEntity, FundTraceEntity } from '../persistence/fund.entity.js';
import { type FundRecord, FundReads } from '../persistence/fund.reads.js';

export interface FundToRecord {
  budgetYear: number;
  name: string;
  kind: string;
  documentNo: string;
  amount: string;
  level: FundLevel;
  receivedOn: string;
  officeId?: string | null;
  competentAgencyId?: string | null;
}

export interface MoveToRecord {
  fundId: string;
  fromId?: string | null;
  level: FundLevel;
  holder: string;
  agencyId?: string | null;
  projectId?: string | null;
  amount: string;
  movedOn: string;
  voucherNo: string;
}

/** The ledger of special funds: what came, each step downwards, and the look of the competent department. */
@Injectable()
export class RecordFunds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: FundReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  receive(draft: FundToRecord): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const amount = parseMoney(draft.amount, { field: 'amount' });
      const found = [...(amount.ok ? [] : [amount.refusal]), ...checkFund(draft)];
      if (amount.ok && amount.value === ZERO) found.push(refusal('AMOUNT_ZERO', { field: 'amount' }));
      await this.demandAgencies({ officeId: draft.officeId, competentAgencyId: draft.competentAgencyId });
      const taken = await this.uow.query(
        `SELECT 1 FROM monitoring.fund WHERE jurisdiction_id = $1 AND budget_year = $2 AND document_no = $3 AND name = $4`,
        [jurisdictionId, draft.budgetYear, draft.documentNo.trim(), draft.name.trim()],
      );
      if (taken.length > 0) found.push(refusal('NAME_TAKEN', { field: 'name' }));
      if (found.length > 0 || !amount.ok) throw refused(found);
      const id = newId();
      const record = {
        ...draft,
        id,
        name: draft.name.trim(),
        documentNo: draft.documentNo.trim(),
        amount: amount.value,
      };
      await this.uow.insert(FundEntity, [record]);
      this.audit.record({ entity: 'monitoring.fund', entityId: id, action: 'received', fields: { ...record } });
      return id;
    });
  }

  /** Money goes on from where it sits, and never more than sits there. */
  move(draft: MoveToRecord): Promise<string> {
    return this.uow.write(async () => {
      const fund = await this.reads.visible(draft.fundId, true);
      if (!fund) throw notFound('fundId');
      await this.demandAgencies({ agencyId: draft.agencyId });
      if (draft.projectId && !(await this.projects.visible(draft.projectId))) throw notFound('projectId');
      const amount = parseMoney(draft.amount, { field: 'amount' });
      const found = [
        ...(amount.ok ? [] : [amount.refusal]),
        ...(await this.checkMove(fund, draft, amount.ok ? amount.value : ZERO)),
      ];
      if (found.length > 0 || !amount.ok) throw refused(found);
      const id = newId();
      const record = {
        ...draft,
        id,
        fromId: draft.fromId ?? null,
        holder: draft.holder.trim(),
        voucherNo: draft.voucherNo.trim(),
        amount: amount.value,
        recordedBy: currentActor().userId,
      };
      await this.uow.insert(FundTraceEntity, [record]);
      this.audit.record({ entity: 'monitoring.fund', entityId: fund.id, action: 'moved', fields: { ...record } });
      return fund.id;
    });
  }

  /** The competent department has seen what the users of its fund did in a period (R111). */
  confirm(fundId: string, periodTo: string, note: string | null): Promise<string> {
    return this.uow.write(async () => {
      const { today, agencyId, userId } = currentActor();
      const fund = await this.reads.visible(fundId, true);
      if (!fund) throw notFound('fundId');
      const found: Refusal[] = [];
      if (fund.competentAgencyId !== agencyId)
        found.push(refusal('NOT_YOUR_UNIT', { ruleId: 'M-26', field: 'fundId', wayOut: 'ASK_WHO_CAN' }));
      if (!(await this.reads.periods(fund.budgetYear, today)).includes(periodTo))
        found.push(refusal('PERIOD_NOT_WATCHED', { ruleId: 'M-26', field: 'periodTo', params: { date: periodTo } }));
      if ((await this.reads.confirmations([fundId])).some((one) => one.periodTo === periodTo))
        found.push(refusal('PERIOD_CONFIRMED', { ruleId: 'M-26', field: 'periodTo', params: { date: periodTo } }));
      if (found.length > 0) throw refused(found);
      const users = await this.reads.users([fundId], periodTo);
      const row = {
        id: newId(),
        fundId,
        periodTo,
        paidAmount: sumMoney(users.map(({ paid }) => paid)),
        spentAmount: sumMoney(users.map(({ spent }) => spent)),
        note: note?.trim() || null,
        confirmedBy: userId,
        confirmedOn: today,
      };
      await this.uow.insert(FundConfirmationEntity, [row]);
      this.audit.record({ entity: 'monitoring.fund', entityId: fundId, action: 'confirmed', fields: { ...row } });
      return fundId;
    });
  }

  private async checkMove(fund: FundRecord, draft: MoveToRecord, amount: string): Promise<Refusal[]> {
    const { today } = currentActor();
    const traces = await this.reads.traces([fund.id]);
    const from = draft.fromId ? traces.find(({ id }) => id === draft.fromId) : null;
    if (from === undefined) throw notFound('fromId');
    const found: Refusal[] = [];
    const level = from?.level ?? fund.level;
    const since = from?.movedOn ?? fund.receivedOn;
    if (!FUND_LEVELS.includes(draft.level) || !mayMove(level, draft.level))
      found.push(
        refusal('FUND_MOVES_DOWN', { ruleId: 'M-25', field: 'level', params: { from: level, to: draft.level } }),
      );
    if (!draft.holder.trim()) found.push(refusal('REQUIRED', { field: 'holder' }));
    if (!draft.voucherNo.trim()) found.push(refusal('REQUIRED', { field: 'voucherNo' }));
    if (!isDate(draft.movedOn) || draft.movedOn > today)
      found.push(refusal('DATE_IN_FUTURE', { field: 'movedOn', params: { date: draft.movedOn, today } }));
    else if (draft.movedOn < since)
      found.push(refusal('FUND_MOVES_LATER', { ruleId: 'M-25', field: 'movedOn', params: { since } }));
    if (amount === ZERO) found.push(refusal('AMOUNT_ZERO', { field: 'amount' }));
    const places = fundPositions({ ...fund, holder: '' }, traces, today, 0);
    const here = places.find(({ moveId }) => moveId === (draft.fromId ?? null))?.amount ?? ZERO;
    if (compareMoney(amount, here) > 0)
      found.push(
        refusal('FUND_NOT_THERE', {
          ruleId: 'M-25',
          field: 'amount',
          params: { available: here, amount: addMoney(amount, ZERO) },
        }),
      );
    return found;
  }

  private async demandAgencies(named: Readonly<Record<string, string | null | undefined>>): Promise<void> {
    const ids = Object.values(named).filter((id): id is string => Boolean(id));
    const known = new Set((await this.organizations.agencies(ids)).map(({ id }) => id));
    for (const [field, id] of Object.entries(named)) if (id && !known.has(id)) throw notFound(field);
  }
}

function checkFund(draft: FundToRecord): Refusal[] {
  const { today } = currentActor();
  const found: Refusal[] = [];
  if (!draft.name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
  if (!draft.documentNo.trim()) found.push(refusal('REQUIRED', { field: 'documentNo' }));
  if (!FUND_TAGS.some((tag) => tag === draft.kind))
    found.push(refusal('FUND_TAG_UNKNOWN', { field: 'kind', params: { value: draft.kind } }));
  if (!isDate(draft.receivedOn) || draft.receivedOn > today)
    found.push(refusal('DATE_IN_FUTURE', { field: 'receivedOn', params: { date: draft.receivedOn, today } }));
  return found;
}
