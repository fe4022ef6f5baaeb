import { Injectable } from '@nestjs/common';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { firmReach } from './engagement-reach.js';

export interface FirmRecord {
  id: string;
  name: string;
  creditCode: string | null;
  agencyId: string;
  kind: string;
  qualification: string | null;
  validFrom: string | null;
  validTo: string | null;
  contactName: string | null;
  contactPhone: string | null;
  leadEvaluator: string | null;
  suspendedUntil: string | null;
  isSuspended: boolean;
  isAssumed: boolean;
  engagements: number;
  version: number;
}

export interface FirmMemberRecord {
  id: string;
  firmId: string;
  name: string;
  qualification: string;
  certificateNo: string | null;
  experienceYears: number;
  employerAgencyId: string | null;
  employerName: string | null;
  employedUntil: string | null;
  leftOn: string | null;
  accountId: string | null;
  version: number;
}

export interface FirmTieRecord {
  id: string;
  firmId: string;
  agencyId: string;
  agencyName: string;
  kind: string;
  sinceOn: string | null;
  untilOn: string | null;
  note: string | null;
  version: number;
}

export interface CreditRecord {
  id: string;
  firmId: string;
  engagementId: string | null;
  engagementTitle: string | null;
  kind: string;
  text: string;
  untilOn: string | null;
  recordedOn: string;
}

export interface FirmFilter {
  text?: string | null;
  onlySuspended?: boolean | null;
}

const COLUMNS = `f.id, f.name, f.credit_code AS "creditCode", f.agency_id AS "agencyId", f.kind, f.qualification,
  f.valid_from::text AS "validFrom", f.valid_to::text AS "validTo", f.contact_name AS "contactName",
  f.contact_phone AS "contactPhone", f.lead_evaluator AS "leadEvaluator", f.suspended_until::text AS "suspendedUntil",
  COALESCE(f.suspended_until >= $2::date, false) AS "isSuspended", f.is_assumed AS "isAssumed", f.version,
  (SELECT count(*) FROM evaluation.engagement e WHERE e.jurisdiction_id = f.jurisdiction_id AND e.firm_id = f.id)::int AS engagements`;

/** Questions about the registry of firms. */
@Injectable()
export class FirmReads {
  constructor(private readonly uow: UnitOfWork) {}

  page(filter: FirmFilter, first: number, after: string | null): Promise<FirmRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    const at = params.length;
    return this.uow.query<FirmRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM evaluation.third_party_firm f WHERE ${where}
          AND ($${at - 1}::uuid IS NULL OR f.id > $${at - 1}::uuid) ORDER BY f.id LIMIT $${at}`,
      params,
    );
  }

  async count(filter: FirmFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM evaluation.third_party_firm f WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  visible(actor: Actor, ids: readonly string[], lock = false): Promise<FirmRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, actor.today, ids];
    const reach = firmReach(actor, params);
    return this.uow.query<FirmRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM evaluation.third_party_firm f
        WHERE f.jurisdiction_id = $1 AND f.id = ANY ($3::uuid[]) AND ${reach} ORDER BY f.id ${lock ? 'FOR UPDATE OF f' : ''}`,
      params,
    );
  }

  members(firmIds: readonly string[]): Promise<FirmMemberRecord[]> {
    return this.uow.query<FirmMemberRecord & Record<string, unknown>>(
      `SELECT m.id, m.firm_id AS "firmId", m.name, m.qualification, m.certificate_no AS "certificateNo",
              m.experience_years AS "experienceYears", m.employer_agency_id AS "employerAgencyId", a.name AS "employerName",
              m.employed_until::text AS "employedUntil", m.left_on::text AS "leftOn", m.account_id AS "accountId", m.version
         FROM evaluation.firm_member m
         LEFT JOIN organizations.agency a ON a.jurisdiction_id = m.jurisdiction_id AND a.id = m.employer_agency_id
        WHERE m.jurisdiction_id = $1 AND m.firm_id = ANY ($2::uuid[]) ORDER BY m.firm_id, m.left_on NULLS FIRST, m.id`,
      [currentActor().jurisdictionId, firmIds],
    );
  }

  /** People with an account in a seat of the firm: whom a member may be. */
  accounts(firmIds: readonly string[]): Promise<{ firmId: string; id: string; personName: string }[]> {
    return this.uow.query(
      `SELECT DISTINCT f.id AS "firmId", c.id, c.person_name AS "personName" FROM evaluation.third_party_firm f
         JOIN organizations.seat s ON s.jurisdiction_id = f.jurisdiction_id AND s.agency_id = f.agency_id
         JOIN organizations.appointment p ON p.jurisdiction_id = s.jurisdiction_id AND p.seat_id = s.id
         JOIN auth.account c ON c.jurisdiction_id = p.jurisdiction_id AND c.id = p.account_id AND c.state = 'ACTIVE'
        WHERE f.jurisdiction_id = $1 AND f.id = ANY ($2::uuid[]) AND (p.valid_to IS NULL OR p.valid_to >= platform.business_date())
        ORDER BY f.id, c.person_name, c.id`,
      [currentActor().jurisdictionId, firmIds],
    );
  }

  ties(firmIds: readonly string[]): Promise<FirmTieRecord[]> {
    return this.uow.query<FirmTieRecord & Record<string, unknown>>(
      `SELECT t.id, t.firm_id AS "firmId", t.agency_id AS "agencyId", a.name AS "agencyName", t.kind,
              t.since_on::text AS "sinceOn", t.until_on::text AS "untilOn", t.note, t.version
         FROM evaluation.firm_tie t JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
        WHERE t.jurisdiction_id = $1 AND t.firm_id = ANY ($2::uuid[]) ORDER BY t.firm_id, t.until_on DESC NULLS FIRST, t.id`,
      [currentActor().jurisdictionId, firmIds],
    );
  }

  creditRecords(firmIds: readonly string[]): Promise<CreditRecord[]> {
    return this.uow.query<CreditRecord & Record<string, unknown>>(
      `SELECT c.id, c.firm_id AS "firmId", c.engagement_id AS "engagementId", g.title AS "engagementTitle", c.kind, c.text,
              c.until_on::text AS "untilOn", c.recorded_on::text AS "recordedOn"
         FROM evaluation.firm_credit_record c
         LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = c.jurisdiction_id AND g.id = c.engagement_id
        WHERE c.jurisdiction_id = $1 AND c.firm_id = ANY ($2::uuid[]) ORDER BY c.firm_id, c.recorded_on DESC, c.id DESC`,
      [currentActor().jurisdictionId, firmIds],
    );
  }

  /** Whether another firm of the place has the name or the code. */
  async taken(
    name: string,
    creditCode: string | null,
    except: string | null,
  ): Promise<{ name: boolean; code: boolean }> {
    const [row] = await this.uow.query<{ name: boolean; code: boolean }>(
      `SELECT COALESCE(bool_or(name = $2), false) AS name, COALESCE(bool_or(credit_code = $3), false) AS code
         FROM evaluation.third_party_firm WHERE jurisdiction_id = $1 AND ($4::uuid IS NULL OR id <> $4)`,
      [currentActor().jurisdictionId, name, creditCode, except],
    );
    return row!;
  }

  private where(filter: FirmFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const text = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null;
    const params: unknown[] = [actor.jurisdictionId, actor.today, text, filter.onlySuspended === true];
    const reach = firmReach(actor, params);
    return {
      params,
      where: `f.jurisdiction_id = $1 AND ($3::text IS NULL OR f.name ILIKE $3 OR f.credit_code ILIKE $3)
        AND (NOT $4::boolean OR f.suspended_until >= $2::date) AND ${reach}`,
    };
  }
}
