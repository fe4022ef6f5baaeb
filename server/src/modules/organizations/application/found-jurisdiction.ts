import { Injectable } from '@nestjs/common';
import { ADMINISTRATORS, type Refusal, type Role } from '@jixiao/shared';
import { runInContext, systemActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { hashPassword } from '../../../platform/auth/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';
import { plainText } from '../../../platform/graphql/index.js';
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
    const [name, fullName, bureauName] = [plan.name, plan.fullName, plan.bureauName].map(plainText);
    await this.uow.affect(
      `INSERT INTO organizations.jurisdiction (jurisdiction_id, id, name, full_name, finance_bureau_name, kind, parent_id)
       VALUES ($1, $1, $2, $3, $4, $5, $6)`,
      [jurisdictionId, name, fullName, bureauName, plan.kind, plan.parentId ?? null],
    );
    if (plan.code) {
      await this.uow.affect(
        `INSERT INTO organizations.jurisdiction_code (jurisdiction_id, id, code, name, valid_from) VALUES ($1, $2, $3, $4, $5)`,
        [jurisdictionId, newId(), plan.code, name, today],
      );
    }
    const bureauId = newId();
    await this.uow.affect(
      `INSERT INTO organizations.agency (jurisdiction_id, id, code, name, kind) VALUES ($1, $2, '001', $3, 'FINANCE_BUREAU')`,
      [jurisdictionId, bureauId, bureauName],
    );
    await this.uow.affect(
      `INSERT INTO organizations.agency_closure (jurisdiction_id, ancestor_id, descendant_id, depth) VALUES ($1, $2, $2, 0)`,
      [jurisdictionId, bureauId],
    );
    const accounts: FirstAccount[] = [];
    for (const role of ADMINISTRATORS) {
      accounts.push(await this.administrator(jurisdictionId, today, bureauId, role, plan.accountPrefix ?? ''));
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
    jurisdictionId: string,
    today: string,
    bureauId: string,
    role: (typeof ADMINISTRATORS)[number],
    prefix: string,
  ): Promise<FirstAccount> {
    const [name, title] = TITLES[role];
    const account = prefix + name;
    const [accountId, seatId, password] = [newId(), newId(), oneTimePassword(account)];
    const fresh = await this.uow.affect(
      `INSERT INTO auth.login_directory (kind, name, jurisdiction_id, subject_id) VALUES ('ACCOUNT', $1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [account, jurisdictionId, accountId],
    );
    if (fresh === 0) throw refused([{ code: 'ACCOUNT_TAKEN', field: 'accountPrefix', params: { account } }]);
    await this.uow.affect(
      `INSERT INTO auth.account (jurisdiction_id, id, account, person_name, password_hash) VALUES ($1, $2, $3, $4, $5)`,
      [jurisdictionId, accountId, account, title, await hashPassword(password)],
    );
    await this.uow.affect(
      `INSERT INTO organizations.seat (jurisdiction_id, id, agency_id, title, roles) VALUES ($1, $2, $3, $4, $5)`,
      [jurisdictionId, seatId, bureauId, title, [role]],
    );
    await this.uow.affect(
      `INSERT INTO organizations.appointment (jurisdiction_id, id, seat_id, account_id, valid_from) VALUES ($1, $2, $3, $4, $5)`,
      [jurisdictionId, newId(), seatId, accountId, today],
    );
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
