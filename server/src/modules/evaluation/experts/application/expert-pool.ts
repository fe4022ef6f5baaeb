import { Injectable } from '@nestjs/common';
import { isPrivateValue, masked, PRIVATE_KINDS, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ExpertEntity, ExpertPrivateEntity, ExpertRecusalEntity } from '../persistence/expert.entity.js';
import { ExpertReads, type ExpertRecord, type PrivateRecord } from '../persistence/expert.reads.js';

export interface ExpertToSave {
  id?: string | null;
  expectedVersion?: number | null;
  number: string;
  name: string;
  fields: readonly string[];
  professionalTitle: string;
  employer: string;
  employerAgencyId?: string | null;
  seatId?: string | null;
  termFrom?: string | null;
  termTo?: string | null;
  admittedByDocument?: string | null;
  recusals: readonly { kind: string; body: string; bodyId?: string | null }[];
  /** Left out, what is kept stays as it is. */
  phone?: string | null;
  idNumber?: string | null;
  bankAccount?: string | null;
}

const TABLE = 'evaluation.expert';

/** The pool: entered once, personal data apart and masked (R161). */
@Injectable()
export class ExpertPool {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ExpertReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async expert(id: string): Promise<ExpertRecord> {
    const [expert] = await this.reads.byIds([id]);
    if (!expert) throw notFound('id');
    return expert;
  }

  /** For lists and forms: nobody sees the middle of a number. */
  async maskedData(ids: readonly string[]): Promise<Map<string, PrivateRecord>> {
    const rows = await this.reads.privateData(ids);
    return new Map(
      rows.map((row) => [
        row.expertId,
        {
          expertId: row.expertId,
          phone: masked('phone', row.phone),
          idNumber: masked('idNumber', row.idNumber),
          bankAccount: masked('bankAccount', row.bankAccount),
        },
      ]),
    );
  }

  /** In clear, for a reason that stays in the audit trail; a write, because it leaves a trace (controls C48). */
  reveal(id: string, reason: string): Promise<PrivateRecord> {
    return this.uow.write(async () => {
      await this.expert(id);
      if (!reason.trim()) throw refused([refusal('REQUIRED', { ruleId: 'C48', field: 'reason' })]);
      const [found] = await this.reads.privateData([id]);
      this.audit.record({ entity: TABLE, entityId: id, action: 'privateDataRead', fields: { reason: reason.trim() } });
      return found ?? { expertId: id, phone: null, idNumber: null, bankAccount: null };
    });
  }

  save(draft: ExpertToSave): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, userId } = currentActor();
      const before = draft.id ? await this.expert(draft.id) : null;
      const found = await this.faults(draft, before);
      if (found.length > 0) throw refused(found);
      const id = before?.id ?? newId();
      const fields = [...new Set(draft.fields.map((field) => field.trim()).filter(Boolean))];
      const facts = {
        name: draft.name.trim(),
        fields,
        professionalTitle: draft.professionalTitle.trim(),
        employer: draft.employer.trim(),
        employerAgencyId: draft.employerAgencyId ?? null,
        seatId: draft.seatId ?? null,
        termFrom: draft.termFrom ?? null,
        termTo: draft.termTo ?? null,
        admittedByDocument: draft.admittedByDocument?.trim() || null,
      };
      if (before) {
        await updateVersioned(this.uow, TABLE, jurisdictionId, id, draft.expectedVersion ?? 0, {
          name: facts.name,
          fields: facts.fields,
          professional_title: facts.professionalTitle,
          employer: facts.employer,
          employer_agency_id: facts.employerAgencyId,
          seat_id: facts.seatId,
          term_from: facts.termFrom,
          term_to: facts.termTo,
          admitted_by_document: facts.admittedByDocument,
        });
        await this.uow.affect('DELETE FROM evaluation.expert_recusal WHERE jurisdiction_id = $1 AND expert_id = $2', [
          jurisdictionId,
          id,
        ]);
      } else {
        await this.uow.insert(ExpertEntity, [{ id, number: draft.number.trim(), ...facts, enteredBy: userId }]);
      }
      if (draft.recusals.length > 0)
        await this.uow.insert(
          ExpertRecusalEntity,
          draft.recusals.map(({ kind, body, bodyId }) => ({
            id: newId(),
            expertId: id,
            kind,
            body: body.trim(),
            bodyId: bodyId ?? null,
          })),
        );
      const changed = await this.keepPrivate(id, draft);
      // Personal data stay out of the trail: which were changed, not what they are.
      this.audit.record({
        entity: TABLE,
        entityId: id,
        action: before ? 'changed' : 'applied',
        fields: { ...facts, recusals: draft.recusals.length, privateData: changed },
      });
      return id;
    });
  }

  private async keepPrivate(expertId: string, draft: ExpertToSave): Promise<string[]> {
    const given = PRIVATE_KINDS.filter((kind) => draft[kind] !== undefined && draft[kind] !== null);
    if (given.length === 0) return [];
    await this.uow.insert(
      ExpertPrivateEntity,
      [
        {
          id: newId(),
          expertId,
          ...Object.fromEntries(given.map((kind) => [kind, draft[kind]!.replace(/\s/g, '') || null])),
        },
      ],
      { key: ['jurisdictionId', 'expertId'], take: given },
    );
    return given;
  }

  private async faults(draft: ExpertToSave, before: ExpertRecord | null): Promise<Refusal[]> {
    const found: Refusal[] = [];
    for (const name of ['number', 'name', 'professionalTitle', 'employer'] as const)
      if (!draft[name].trim()) found.push(refusal('REQUIRED', { ruleId: 'XP-02', field: name }));
    if (!draft.fields.some((field) => field.trim()))
      found.push(refusal('REQUIRED', { ruleId: 'XP-02', field: 'fields' }));
    if (draft.termFrom && draft.termTo && draft.termTo < draft.termFrom)
      found.push(refusal('TERM_REVERSED', { ruleId: 'XP-02', field: 'termTo' }));
    if (before && before.number !== draft.number.trim())
      found.push(refusal('EXPERT_NUMBER_FIXED', { ruleId: 'XP-02', field: 'number' }));
    if (!before && (await this.reads.numberTaken(draft.number.trim())))
      found.push(
        refusal('EXPERT_NUMBER_TAKEN', { ruleId: 'XP-02', field: 'number', params: { number: draft.number } }),
      );
    if (draft.seatId && !(await this.reads.freeSeat(draft.seatId, before?.id ?? null)))
      found.push(refusal('EXPERT_SEAT', { ruleId: 'XP-02', field: 'seatId' }));
    if (draft.employerAgencyId && (await this.organizations.agencies([draft.employerAgencyId])).length === 0)
      throw notFound('employerAgencyId');
    draft.recusals.forEach(({ body }, index) => {
      if (!body.trim()) found.push(refusal('REQUIRED', { ruleId: 'XP-02', field: `recusals[${index}].body` }));
    });
    for (const kind of PRIVATE_KINDS) {
      const value = draft[kind];
      if (value && !isPrivateValue(kind, value)) found.push(refusal('PRIVATE_VALUE', { ruleId: 'XP-02', field: kind }));
    }
    return found;
  }
}
