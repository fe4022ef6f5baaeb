import { Injectable } from '@nestjs/common';
import { isCreditCode, type Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { isId, newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { IdempotencyService, plainText } from '../../../platform/graphql/index.js';
import { AgencyEntity } from '../persistence/agency.entity.js';
import { type AgencyRecord, OrganizationsReads } from '../persistence/organizations.reads.js';

export const AGENCY_KINDS = [
  'FINANCE_BUREAU',
  'FINANCE_DIVISION',
  'DEPARTMENT',
  'UNIT',
  'SUBORDINATE',
  'TOWN',
  'GOVERNMENT',
  'CONGRESS',
  'AUDIT_OFFICE',
  'FIRM',
] as const;
export const SECRECY = ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'] as const;
type SecrecyLabel = (typeof SECRECY)[number];

/** Bodies that have a budget of their own, and therefore a division of the bureau that looks after them (归口). */
const WITH_BUDGET: readonly string[] = ['DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN'];
const DEEPEST = 3;

export interface AgencyToCreate {
  code: string;
  name: string;
  kind: string;
  parentId?: string | null;
  divisionId?: string | null;
  creditCode?: string | null;
  secrecy: string;
  idempotencyKey?: string | null;
}

export interface AgencyToUpdate {
  agencyId: string;
  expectedVersion: number;
  name: string;
  divisionId?: string | null;
  creditCode?: string | null;
  secrecy: string;
  validTo?: string | null;
  idempotencyKey?: string | null;
}

/** The tree of bodies of one jurisdiction. */
@Injectable()
export class AgenciesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: OrganizationsReads,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
    private readonly events: EventBus,
  ) {}

  async agency(id: string): Promise<AgencyRecord> {
    const [row] = isId(id) ? await this.reads.agencies([id]) : [];
    if (!row) throw notFound('id');
    return row;
  }

  create(input: AgencyToCreate): Promise<string> {
    const { idempotencyKey, ...body } = input;
    return this.idempotency.once('createAgency', idempotencyKey, body, async () => {
      const { jurisdictionId } = currentActor();
      const parent = input.parentId ? await this.agency(input.parentId) : null;
      const hasBudget = WITH_BUDGET.includes(input.kind);
      const level = hasBudget ? (parent?.level ?? 0) + 1 : 0;
      const refusals: Refusal[] = await this.checkDivision(hasBudget, input.divisionId ?? parent?.divisionId ?? null);
      if (level > DEEPEST) refusals.push({ code: 'AGENCY_TOO_DEEP', field: 'parentId', params: { most: DEEPEST } });
      if (input.kind === 'FINANCE_DIVISION' && parent?.kind !== 'FINANCE_BUREAU') {
        refusals.push({ code: 'DIVISION_BELONGS_TO_BUREAU', field: 'parentId' });
      }
      refusals.push(...checkCreditCode(input.creditCode));
      const id = newId();
      const made = await this.uow.insert(
        AgencyEntity,
        [
          {
            id,
            code: plainText(input.code),
            name: plainText(input.name),
            kind: input.kind,
            level: Math.min(level, DEEPEST),
            parentId: parent?.id ?? null,
            divisionId:
              refusals.length > 0 ? null : hasBudget ? (input.divisionId ?? parent?.divisionId ?? null) : null,
            creditCode: input.creditCode ?? null,
            secrecy: input.secrecy,
          },
        ],
        { key: ['jurisdictionId', 'code'] },
      );
      if (made === 0) refusals.push({ code: 'CODE_TAKEN', field: 'code', params: { code: input.code } });
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.affect(
        `INSERT INTO organizations.agency_closure (jurisdiction_id, ancestor_id, descendant_id, depth)
         SELECT $1, ancestor_id, $2::uuid, depth + 1 FROM organizations.agency_closure
          WHERE jurisdiction_id = $1 AND descendant_id = $3::uuid
         UNION ALL SELECT $1, $2::uuid, $2::uuid, 0`,
        [jurisdictionId, id, parent?.id ?? null],
      );
      this.audit.record({ entity: 'organizations.agency', entityId: id, action: 'createAgency', fields: body });
      return id;
    });
  }

  update(input: AgencyToUpdate): Promise<string> {
    const { idempotencyKey, ...body } = input;
    return this.idempotency.once('updateAgency', idempotencyKey, body, async () => {
      const known = await this.agency(input.agencyId);
      const hasBudget = WITH_BUDGET.includes(known.kind);
      const divisionId = hasBudget ? (input.divisionId ?? null) : null;
      const refusals = [...(await this.checkDivision(hasBudget, divisionId)), ...checkCreditCode(input.creditCode)];
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(
        this.uow,
        'organizations.agency',
        currentActor().jurisdictionId,
        input.agencyId,
        input.expectedVersion,
        {
          name: plainText(input.name),
          division_id: divisionId,
          secrecy: input.secrecy,
          valid_to: input.validTo ?? null,
          // What a caller does not name stays as it is.
          ...(input.creditCode === undefined ? {} : { credit_code: input.creditCode }),
        },
      );
      const { agencyId, expectedVersion: _, ...fields } = body;
      this.audit.record({
        entity: 'organizations.agency',
        entityId: agencyId,
        action: 'updateAgency',
        fields: { ...fields, before: known.name },
      });
      const [before, label] = [known.secrecy, input.secrecy].map((one) => SECRECY.indexOf(one as SecrecyLabel));
      if (label! > before!)
        await this.events.publish('AgencySecrecyRaised', { agencyId, label: input.secrecy as SecrecyLabel });
      return agencyId;
    });
  }

  private async checkDivision(hasBudget: boolean, divisionId: string | null): Promise<Refusal[]> {
    if (!hasBudget) return [];
    if (!divisionId) return [{ code: 'DIVISION_REQUIRED', field: 'divisionId', wayOut: 'NAME_THE_DIVISION' }];
    const [division] = isId(divisionId) ? await this.reads.agencies([divisionId]) : [];
    if (!division) throw notFound('divisionId');
    return division.kind === 'FINANCE_DIVISION' ? [] : [{ code: 'NOT_A_DIVISION', field: 'divisionId' }];
  }
}

function checkCreditCode(code: string | null | undefined): Refusal[] {
  if (!code || isCreditCode(code)) return [];
  return [{ code: 'CREDIT_CODE_CHECK', ruleId: 'O-01', field: 'creditCode', wayOut: 'COPY_CREDIT_CODE' }];
}
