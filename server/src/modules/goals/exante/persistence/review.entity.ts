import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** Review of an amount. */
@Entity({ schema: 'goals', name: 'budget_review' })
export class BudgetReviewEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @MoneyColumn()
  appliedAmount: string;

  @MoneyColumn()
  reviewedAmount: string;

  @Column('text')
  reviewer: string;

  @Column('text')
  documentNo: string;

  @Column('date')
  reviewedOn: string;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** Preparation of the decision on a project. */
@Entity({ schema: 'goals', name: 'project_preparation' })
export class ProjectPreparationEntity extends EditedEntity {
  @Column('uuid')
  projectId: string;

  @Column('text')
  projectType: string;
}

/** A document of the preparation. */
@Entity({ schema: 'goals', name: 'preparation_document' })
export class PreparationDocumentEntity extends KeyedEntity {
  @Column('uuid')
  preparationId: string;

  @Column('text')
  code: string;

  @Column('boolean')
  isPresent: boolean;

  @Column('text', { nullable: true })
  reference?: string | null;
}
