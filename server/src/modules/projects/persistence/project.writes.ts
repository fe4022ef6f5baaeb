import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { BudgetAdjustmentEntity, FundingLineEntity, PaymentEntity } from './funding-line.entity.js';
import { ProjectEntity } from './project.entity.js';

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

/** A payment as it is about to be written. */
export interface NewPayment {
  projectId: string;
  fundingLineId: string;
  paidOn: string;
  amount: string;
  voucherNo: string;
  sourceKey: string;
  economicClass?: string | null;
  purpose?: string | null;
}

/** Inserts of the mirror, each set in one statement. */
@Injectable()
export class ProjectWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(projects: readonly NewProject[], source: 'LOCAL' | 'EXTERNAL'): Promise<void> {
    await this.uow.insert(
      ProjectEntity,
      projects.map(({ fundingLines: _, ...project }) => ({ ...project, source })),
    );
    await this.addLines(
      projects.flatMap((project) => project.fundingLines.map((line) => ({ projectId: project.id, ...line }))),
    );
  }

  async addLines(
    lines: readonly {
      projectId: string;
      fundKind: string;
      fundSource: string;
      amount: string;
      isSupplement?: boolean;
    }[],
  ): Promise<void> {
    await this.uow.insert(
      FundingLineEntity,
      lines.map(({ amount, ...line }) => ({ id: newId(), originalAmount: amount, ...line })),
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
    await this.uow.insert(BudgetAdjustmentEntity, [
      {
        id,
        projectId: row.projectId,
        fundingLineId: row.fundingLineId,
        kind: row.kind,
        amount: row.amount,
        adjustedOn: row.adjustedOn,
        documentNo: row.documentNo,
        reason: row.reason,
      },
    ]);
    return id;
  }

  /** Payments that were new: one whose source key stands already is left as it is, because a feed may say a thing twice. */
  async pay(rows: readonly NewPayment[]): Promise<(NewPayment & { id: string })[]> {
    if (rows.length === 0) return [];
    const { jurisdictionId } = currentActor();
    const known = await this.uow.query<{ key: string }>(
      'SELECT source_key AS key FROM projects.payment WHERE jurisdiction_id = $1 AND source_key = ANY ($2::text[])',
      [jurisdictionId, rows.map(({ sourceKey }) => sourceKey)],
    );
    const taken = new Set(known.map(({ key }) => key));
    const fresh = rows.filter(({ sourceKey }) => !taken.has(sourceKey)).map((row) => ({ id: newId(), ...row }));
    if (fresh.length > 0) await this.uow.insert(PaymentEntity, fresh);
    return fresh;
  }

  /** Gives the number of projects that still had the version that was read. */
  classify(lines: readonly { id: string; category: string | null }[]): Promise<number> {
    return this.uow.affect(
      `UPDATE projects.funding_line l SET fund_category = t.category, version = l.version + 1, updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, category text)
        WHERE l.jurisdiction_id = $1 AND l.id = t.id AND l.fund_category IS DISTINCT FROM t.category`,
      [currentActor().jurisdictionId, JSON.stringify(lines)],
    );
  }

  tag(items: readonly { id: string; expectedVersion: number }[], tags: readonly string[]): Promise<number> {
    return this.uow.affect(
      `UPDATE projects.project p SET fund_tags = $3, version = p.version + 1, updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "expectedVersion" integer)
        WHERE p.jurisdiction_id = $1 AND p.id = t.id AND p.version = t."expectedVersion"`,
      [currentActor().jurisdictionId, JSON.stringify(items), tags],
    );
  }
}
