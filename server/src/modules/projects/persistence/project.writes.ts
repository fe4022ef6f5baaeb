import { Injectable } from '@nestjs/common';
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
    const added = await this.uow.insert(
      PaymentEntity,
      [
        {
          id,
          projectId: row.projectId,
          fundingLineId: row.fundingLineId,
          paidOn: row.paidOn,
          amount: row.amount,
          voucherNo: row.voucherNo,
          sourceKey: row.sourceKey,
        },
      ],
      { key: ['jurisdictionId', 'sourceKey'] },
    );
    return added === 1 ? id : null;
  }
}
