import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A number that one bureau sets differently, by year. */
@Entity({ schema: 'organizations', name: 'rule_parameter' })
export class RuleParameterEntity extends EditedEntity {
  @Column('text')
  code: string;

  @Column('integer')
  yearFrom: number;

  @Column('integer', { nullable: true })
  yearTo?: number | null;

  @Column('jsonb')
  value: unknown;

  @Column('text')
  source: string;
}

/** What holds where nobody has set anything; of no tenant, read-only. */
@Entity({ schema: 'reference', name: 'rule_default' })
export class RuleDefaultEntity {
  @PrimaryColumn('text')
  code: string;

  @Column('jsonb')
  value: unknown;

  @Column('text')
  source: string;
}
