import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';

export interface NewProject {
  id: string;
  budgetYear: number;
  code: string;
  name: string;
  agencyId: string;
  category: string;
  nature: string;
  field: string | null;
  responsiblePerson: string | null;
  responsiblePhone: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
  previousProjectId: string | null;
  isSupplement: boolean;
  isMajor: boolean;
  isRenewal: boolean;
  /** Where it stands in the pool; a candidate unless said otherwise. */
  state?: string;
  fundingLines: readonly { fundKind: string; fundSource: string; amount: string }[];
}

/** Inserts of the mirror, each set in one statement. */
@Injectable()
export class ProjectWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(projects: readonly NewProject[], source: 'LOCAL' | 'EXTERNAL'): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect(
      `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, field,
              responsible_person, responsible_phone, starts_on, ends_on, overview, previous_project_id, source, is_supplement,
              is_major, is_renewal, state)
       SELECT $1, r.id, r."budgetYear", r.code, r.name, r."agencyId", r.category, r.nature, r.field,
              r."responsiblePerson", r."responsiblePhone", r."startsOn", r."endsOn", r.overview, r."previousProjectId",
              $3, r."isSupplement", r."isMajor", r."isRenewal", coalesce(r.state, 'CANDIDATE')
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "budgetYear" integer, code text, name text, "agencyId" uuid,
              category text, nature text, field text, "responsiblePerson" text, "responsiblePhone" text,
              "startsOn" date, "endsOn" date, overview text, "previousProjectId" uuid, "isSupplement" boolean, "isMajor" boolean,
              "isRenewal" boolean, state text)`,
      [jurisdictionId, JSON.stringify(projects), source],
    );
    await this.addLines(
      projects.flatMap((project) => project.fundingLines.map((line) => ({ projectId: project.id, ...line }))),
    );
  }

  async addLines(
    lines: readonly { projectId: string; fundKind: string; fundSource: string; amount: string }[],
  ): Promise<void> {
    if (lines.length === 0) return;
    await this.uow.affect(
      `INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
       SELECT $1, r.id, r."projectId", r."fundKind", r."fundSource", r.amount
         FROM jsonb_to_recordset($2::jsonb)
           AS r(id uuid, "projectId" uuid, "fundKind" text, "fundSource" text, amount numeric)`,
      [currentActor().jurisdictionId, JSON.stringify(lines.map((line) => ({ id: newId(), ...line })))],
    );
  }

  async adjust(row: {
    projectId: string;
    fundingLineId: string;
    kind: string;
    amount: string;
    adjustedOn: string;
    documentNo: string;
    reason: string;
  }): Promise<string> {
    const id = newId();
    await this.uow.affect(
      `INSERT INTO projects.budget_adjustment (jurisdiction_id, id, project_id, funding_line_id, kind, amount, adjusted_on,
              document_no, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        currentActor().jurisdictionId,
        id,
        row.projectId,
        row.fundingLineId,
        row.kind,
        row.amount,
        row.adjustedOn,
        row.documentNo,
        row.reason,
      ],
    );
    return id;
  }

  /** Gives null where a payment of this source key stands already: a feed may say a thing twice. */
  async pay(row: {
    projectId: string;
    fundingLineId: string;
    paidOn: string;
    amount: string;
    voucherNo: string;
    sourceKey: string;
  }): Promise<string | null> {
    const id = newId();
    const added = await this.uow.affect(
      `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (jurisdiction_id, source_key) DO NOTHING`,
      [
        currentActor().jurisdictionId,
        id,
        row.projectId,
        row.fundingLineId,
        row.paidOn,
        row.amount,
        row.voucherNo,
        row.sourceKey,
      ],
    );
    return added === 1 ? id : null;
  }
}
