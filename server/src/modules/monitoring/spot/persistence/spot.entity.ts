import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** A sample that was drawn, with everything that is needed to draw it again. */
@Entity({ schema: 'monitoring', name: 'spot_sample' })
export class SpotSampleEntity extends KeyedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  name: string;

  @Column('text')
  seed: string;

  @Column('numeric', { precision: 5, scale: 2 })
  share: string;

  @Column('integer')
  populationCount: number;

  @Column('text')
  populationHash: string;

  @Column('date')
  drawnOn: string;

  @Column('uuid', { nullable: true })
  drawnBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** A look on the spot at one project. */
@Entity({ schema: 'monitoring', name: 'spot_check' })
export class SpotCheckEntity extends EditedEntity {
  @Column('uuid')
  sampleId: string;

  @Column('uuid')
  projectId: string;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  ordinal: number;

  @Column('date', { nullable: true })
  checkedOn?: string | null;

  @Column('text', { nullable: true })
  place?: string | null;

  @Column('text', { nullable: true })
  people?: string | null;

  @Column('text', { nullable: true })
  finding?: string | null;

  @Column('boolean', { nullable: true })
  hasDifference?: boolean | null;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;
}

/** What was found of one indicator, beside what the unit had filed. */
@Entity({ schema: 'monitoring', name: 'spot_check_value' })
export class SpotCheckValueEntity extends KeyedEntity {
  @Column('uuid')
  spotCheckId: string;

  @Column('uuid')
  indicatorId: string;

  @Column('integer')
  ordinal: number;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  unitValue?: string | null;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  foundValue?: string | null;

  @Column('text', { nullable: true })
  note?: string | null;
}

/** A problem of a kind, until it has been followed up. */
@Entity({ schema: 'monitoring', name: 'problem' })
export class ProblemEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  kind: string;

  @Column('text')
  description: string;

  @MoneyColumn({ nullable: true })
  amount?: string | null;

  @Column('text')
  sourceType: string;

  @Column('uuid', { nullable: true })
  sourceId?: string | null;

  @Column('date')
  foundOn: string;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('date', { nullable: true })
  followedOn?: string | null;

  @Column('text', { nullable: true })
  followNote?: string | null;
}
