import { Column, Entity } from 'typeorm';
import { EditedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** A figure of the budget that the bureau states from outside this system. */
@Entity({ schema: 'foundation', name: 'base_figure' })
export class BaseFigureEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  statedName: string;

  @MoneyColumn()
  amount: string;

  @Column('text')
  source: string;

  @Column('text', { default: 'CONFIRMED' })
  status?: string;
}
