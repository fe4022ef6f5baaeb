import { Injectable } from '@nestjs/common';
import { checkFirm, isDate, QUALIFICATIONS, type Refusal, refusal, TIE_KINDS } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { FirmReads, type FirmRecord } from '../persistence/firm.reads.js';
import {
  FirmCreditRecordEntity,
  FirmMemberEntity,
  FirmTieEntity,
  ThirdPartyFirmEntity,
} from '../persistence/third-party-firm.entity.js';

export interface FirmToSave {
  id?: string | null;
  expectedVersion?: number | null;
  name: string;
  creditCode: string;
  kind: string;
  qualification?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  contactName?: string | null;
  contactPhone?: string | null;
}

export interface MemberToSave {
  firmId: string;
  id?: string | null;
  expectedVersion?: number | null;
  name: string;
  qualification: string;
  certificateNo?: string | null;
  experienceYears: number;
  employerAgencyId?: string | null;
  employedUntil?: string | null;
  leftOn?: string | null;
  accountId?: string | null;
}

export interface TieToSave {
  firmId: string;
  id?: string | null;
  expectedVersion?: number | null;
  agencyId: string;
  kind: string;
  sinceOn?: string | null;
  untilOn?: string | null;
  note?: string | null;
}

export interface CreditToRecord {
  firmId: string;
  kind: string;
  text: string;
  untilOn?: string | null;
}

/** What a person may enter; ratings are entered by the rating itself. */
const CREDIT_KINDS = ['COMMENDATION', 'WARNING', 'SUSPENSION', 'PUNISHMENT'];
const FIRM = 'evaluation.third_party_firm';

/** The registry of third-party firms: who they are, who works for them, whom they are tied to, what they are remembered for. */
@Injectable()
export class Firms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: FirmReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  save(given: FirmToSave): Promise<string> {
    return this.uow.write(async () => {
      const draft = trimmed(given);
      const known = draft.id ? await this.firm(draft.id) : null;
      const refusals = checkFirm(draft);
      const taken = await this.reads.taken(draft.name, draft.creditCode || null, known?.id ?? null);
      if (taken.name) refusals.push(refusal('NAME_TAKEN', { ruleId: 'T-02', field: 'name' }));
      if (taken.code) refusals.push(refusal('CREDIT_CODE_TAKEN', { ruleId: 'T-02', field: 'creditCode' }));
      if (refusals.length > 0) throw refused(refusals);
      const id = known ? await this.change(known, draft) : await this.register(draft);
      this.audit.record({ entity: FIRM, entityId: id, action: known ? 'changed' : 'registered', fields: { ...draft } });
      return id;
    });
  }

  saveMember(draft: MemberToSave): Promise<string> {
    return this.uow.write(async () => {
      const firm = await this.firm(draft.firmId);
      const refusals: Refusal[] = [];
      const name = draft.name.trim();
      if (!name) refusals.push(refusal('REQUIRED', { field: 'name' }));
      if (!(QUALIFICATIONS as readonly string[]).includes(draft.qualification))
        refusals.push(refusal('FIELD_INVALID', { field: 'qualification' }));
      if (draft.experienceYears < 0 || draft.experienceYears > 60)
        refusals.push(refusal('FIELD_INVALID', { field: 'experienceYears' }));
      const others = (await this.reads.members([firm.id])).filter(({ id }) => id !== draft.id);
      if (others.some((one) => one.name === name)) refusals.push(refusal('NAME_TAKEN', { field: 'name' }));
      await this.checkAgency(draft.employerAgencyId, 'employerAgencyId');
      const known = draft.id ? (await this.reads.members([firm.id])).find(({ id }) => id === draft.id) : null;
      const accountId = draft.accountId === undefined ? (known?.accountId ?? null) : draft.accountId;
      if (accountId && !(await this.reads.accounts([firm.id])).some(({ id }) => id === accountId))
        throw notFound('accountId');
      if (accountId && others.some((one) => one.accountId === accountId))
        refusals.push(refusal('ACCOUNT_TAKEN_BY_MEMBER', { ruleId: 'T-13', field: 'accountId' }));
      if (refusals.length > 0) throw refused(refusals);
      const row = {
        name,
        qualification: draft.qualification,
        certificateNo: draft.certificateNo?.trim() || null,
        experienceYears: draft.experienceYears,
        employerAgencyId: draft.employerAgencyId ?? null,
        employedUntil: draft.employedUntil ?? null,
        leftOn: draft.leftOn ?? null,
        accountId,
      };
      if (!draft.id) await this.uow.insert(FirmMemberEntity, [{ id: newId(), firmId: firm.id, ...row }]);
      else {
        if (!(await this.reads.members([firm.id])).some(({ id }) => id === draft.id)) throw notFound('id');
        await this.update('evaluation.firm_member', draft.id, draft.expectedVersion, {
          name,
          qualification: row.qualification,
          certificate_no: row.certificateNo,
          experience_years: row.experienceYears,
          employer_agency_id: row.employerAgencyId,
          employed_until: row.employedUntil,
          left_on: row.leftOn,
          account_id: row.accountId,
        });
      }
      this.audit.record({ entity: FIRM, entityId: firm.id, action: 'memberSaved', fields: { ...draft } });
      return firm.id;
    });
  }

  saveTie(draft: TieToSave): Promise<string> {
    return this.uow.write(async () => {
      const firm = await this.firm(draft.firmId);
      const refusals: Refusal[] = [];
      if (!(TIE_KINDS as readonly string[]).includes(draft.kind))
        refusals.push(refusal('FIELD_INVALID', { field: 'kind' }));
      if (draft.sinceOn && draft.untilOn && draft.untilOn < draft.sinceOn)
        refusals.push(refusal('VALIDITY_REVERSED', { field: 'untilOn' }));
      await this.checkAgency(draft.agencyId, 'agencyId');
      if (refusals.length > 0) throw refused(refusals);
      const { agencyId, kind, sinceOn = null, untilOn = null } = draft;
      const note = draft.note?.trim() || null;
      if (!draft.id)
        await this.uow.insert(FirmTieEntity, [
          { id: newId(), firmId: firm.id, agencyId, kind, sinceOn, untilOn, note },
        ]);
      else {
        if (!(await this.reads.ties([firm.id])).some(({ id }) => id === draft.id)) throw notFound('id');
        await this.update('evaluation.firm_tie', draft.id, draft.expectedVersion, {
          agency_id: agencyId,
          kind,
          since_on: sinceOn,
          until_on: untilOn,
          note,
        });
      }
      this.audit.record({ entity: FIRM, entityId: firm.id, action: 'tieSaved', fields: { ...draft } });
      return firm.id;
    });
  }

  /** A suspension counts from now on; the day stands on the firm, the reason in its record. */
  recordCredit(draft: CreditToRecord): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const firm = await this.firm(draft.firmId);
      const refusals: Refusal[] = [];
      if (!CREDIT_KINDS.includes(draft.kind)) refusals.push(refusal('FIELD_INVALID', { field: 'kind' }));
      if (!draft.text.trim()) refusals.push(refusal('REQUIRED', { ruleId: 'T-05', field: 'text' }));
      const isSuspension = draft.kind === 'SUSPENSION';
      if (isSuspension && (!draft.untilOn || !isDate(draft.untilOn) || draft.untilOn < actor.today))
        refusals.push(refusal('SUSPENSION_DAY', { ruleId: 'T-05', field: 'untilOn' }));
      if (refusals.length > 0) throw refused(refusals);
      await this.remember(firm.id, draft.kind, draft.text.trim(), draft.untilOn ?? null, null);
      return firm.id;
    });
  }

  /** Inside a transaction: a record, and the suspension that follows from it. */
  async remember(
    firmId: string,
    kind: string,
    text: string,
    untilOn: string | null,
    engagementId: string | null,
  ): Promise<void> {
    const { userId, today, jurisdictionId } = currentActor();
    await this.uow.insert(FirmCreditRecordEntity, [
      { id: newId(), firmId, engagementId, kind, text, untilOn, recordedOn: today, recordedBy: userId },
    ]);
    if (kind === 'SUSPENSION')
      await this.uow.affect(
        `UPDATE evaluation.third_party_firm SET suspended_until = GREATEST(suspended_until, $3::date),
                version = version + 1, updated_at = now() WHERE jurisdiction_id = $1 AND id = $2`,
        [jurisdictionId, firmId, untilOn],
      );
    this.audit.record({ entity: FIRM, entityId: firmId, action: 'creditRecorded', fields: { kind, text, untilOn } });
  }

  private async firm(id: string): Promise<FirmRecord> {
    const [firm] = await this.reads.visible(currentActor(), [id], true);
    if (!firm) throw notFound('firmId');
    return firm;
  }

  private async register(draft: ReturnType<typeof trimmed>): Promise<string> {
    const agencyId = await this.organizations.foundFirm(draft.name, draft.creditCode!);
    const id = newId();
    const { name, creditCode, kind, qualification, validFrom, validTo, contactName, contactPhone } = draft;
    await this.uow.insert(ThirdPartyFirmEntity, [
      { id, name, creditCode, agencyId, kind, qualification, validFrom, validTo, contactName, contactPhone },
    ]);
    return id;
  }

  private async change(known: FirmRecord, draft: ReturnType<typeof trimmed>): Promise<string> {
    await this.update(FIRM, known.id, draft.expectedVersion, {
      name: draft.name,
      credit_code: draft.creditCode,
      kind: draft.kind,
      qualification: draft.qualification,
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
      contact_name: draft.contactName,
      contact_phone: draft.contactPhone,
    });
    return known.id;
  }

  private async checkAgency(id: string | null | undefined, field: string): Promise<void> {
    if (id && (await this.organizations.agencies([id])).length === 0) throw notFound(field);
  }

  private update(
    table: string,
    id: string,
    expectedVersion: number | null | undefined,
    patch: Record<string, unknown>,
  ): Promise<void> {
    return updateVersioned(this.uow, table, currentActor().jurisdictionId, id, expectedVersion ?? 0, patch);
  }
}

const trimmed = (given: FirmToSave) => ({
  ...given,
  name: given.name.trim(),
  creditCode: given.creditCode.trim().toUpperCase() || null,
  qualification: given.qualification?.trim() || null,
  contactName: given.contactName?.trim() || null,
  contactPhone: given.contactPhone?.trim() || null,
  validFrom: given.validFrom ?? null,
  validTo: given.validTo ?? null,
});
