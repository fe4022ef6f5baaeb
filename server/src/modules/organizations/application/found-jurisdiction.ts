import { Injectable } from '@nestjs/common';
import { ADMINISTRATORS, type Refusal, type Role } from '@jixiao/shared';
import { runInContext, systemActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { AccountEntity, hashPassword, LoginDirectoryEntity } from '../../../platform/auth/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';
import { plainText } from '../../../platform/graphql/index.js';
import { AgencyClosureEntity, AgencyEntity } from '../persistence/agency.entity.js';
import { JurisdictionCodeEntity, JurisdictionEntity } from '../persistence/jurisdiction.entity.js';
import { AppointmentEntity, SeatEntity } from '../persistence/seat.entity.js';
import { oneTimePassword } from './one-time-password.js';

export const JURISDICTION_KINDS = ['PROVINCE', 'CITY', 'CITY_LEVEL', 'COUNTY', 'DISTRICT', 'PARK'] as const;

export interface JurisdictionToFound {
  name: string;
  fullName: string;
  bureauName: string;
  kind: string;
  /** GB/T 2260; a park has none. */
  code?: string | null;
  parentId?: string | null;
  /** Begins the names of the three first accounts, so that several jurisdictions can share an installation. */
  accountPrefix?: string;
}

export interface FirstAccount {
  role: Role;
  account: string;
  password: string;
}

const TITLES: Readonly<Record<(typeof ADMINISTRATORS)[number], [account: string, title: string]>> = {
  SYSTEM_ADMIN: ['sysadmin', '系统管理员'],
  SECURITY_ADMIN: ['secadmin', '安全管理员'],
  AUDIT_ADMIN: ['auditadmin', '审计管理员'],
};

/**
 * The beginning of a real bureau: the jurisdiction, its bureau, and the three administrators who make everything else.
 * Run by whoever runs the machine; no account of another jurisdiction can do it.
 */
@Injectable()
export class FoundJurisdiction {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** @returns the three accounts with one-time passwords, which are kept nowhere */
  async found(plan: JurisdictionToFound): Promise<{ jurisdictionId: string; accounts: FirstAccount[] }> {
    const jurisdictionId = newId();
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const context = { actor: systemActor(jurisdictionId, today), traceId: newId(), ip: null };
    const accounts = await runInContext(context, () => this.uow.write(() => this.write(jurisdictionId, today, plan)));
    return { jurisdictionId, accounts };
  }

  private async write(jurisdictionId: string, today: string, plan: JurisdictionToFound): Promise<FirstAccount[]> {
    const refusals = check(plan);
    if (refusals.length > 0) throw refused(refusals);
    const [name, fullName, bureauName] = [plainText(plan.name), plainText(plan.fullName), plainText(plan.bureauName)];
    await this.uow.insert(JurisdictionEntity, [
      { id: jurisdictionId, name, fullName, financeBureauName: bureauName, kind: plan.kind, parentId: plan.parentId },
    ]);
    if (plan.code) {
      await this.uow.insert(JurisdictionCodeEntity, [{ id: newId(), code: plan.code, name, validFrom: today }]);
    }
    const bureauId = newId();
    await this.uow.insert(AgencyEntity, [{ id: bureauId, code: '001', name: bureauName, kind: 'FINANCE_BUREAU' }]);
    await this.uow.insert(AgencyClosureEntity, [{ ancestorId: bureauId, descendantId: bureauId, depth: 0 }]);
    const accounts: FirstAccount[] = [];
    for (const role of ADMINISTRATORS) {
      accounts.push(await this.administrator(today, bureauId, role, plan.accountPrefix ?? ''));
    }
    await this.uow.affect(`UPDATE platform.installation SET jurisdiction_name = COALESCE(jurisdiction_name, $1)`, [
      fullName,
    ]);
    this.audit.record({
      entity: 'organizations.jurisdiction',
      entityId: jurisdictionId,
      action: 'found',
      fields: { name, fullName, bureauName, kind: plan.kind, accounts: accounts.map(({ account }) => account) },
    });
    return accounts;
  }

  private async administrator(
    today: string,
    bureauId: string,
    role: (typeof ADMINISTRATORS)[number],
    prefix: string,
  ): Promise<FirstAccount> {
    const [name, title] = TITLES[role];
    const account = prefix + name;
    const [accountId, seatId, password] = [newId(), newId(), oneTimePassword(account)];
    const fresh = await this.uow.insert(
      LoginDirectoryEntity,
      [{ kind: 'ACCOUNT', name: account, subjectId: accountId }],
      {
        key: ['kind', 'name'],
      },
    );
    if (fresh === 0) throw refused([{ code: 'ACCOUNT_TAKEN', field: 'accountPrefix', params: { account } }]);
    await this.uow.insert(AccountEntity, [
      { id: accountId, account, personName: title, passwordHash: await hashPassword(password) },
    ]);
    await this.uow.insert(SeatEntity, [{ id: seatId, agencyId: bureauId, title, roles: [role] }]);
    await this.uow.insert(AppointmentEntity, [{ id: newId(), seatId, accountId, validFrom: today }]);
    return { role, account, password };
  }
}

function check(plan: JurisdictionToFound): Refusal[] {
  const missing = (['name', 'fullName', 'bureauName'] as const).filter((field) => !plan[field]?.trim());
  const refusals: Refusal[] = missing.map((field) => ({ code: 'REQUIRED', field }));
  if (!(JURISDICTION_KINDS as readonly string[]).includes(plan.kind)) {
    refusals.push({ code: 'FIELD_INVALID', field: 'kind', params: { expected: JURISDICTION_KINDS.join(' ') } });
  }
  if (plan.code && !/^[0-9]{6}$/.test(plan.code)) refusals.push({ code: 'FIELD_INVALID', field: 'code' });
  if (plan.accountPrefix && !/^[a-z][a-z0-9-]{0,20}$/.test(plan.accountPrefix)) {
    refusals.push({ code: 'FIELD_INVALID', field: 'accountPrefix' });
  }
  return refusals;
}
