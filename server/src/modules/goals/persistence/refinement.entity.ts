import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** Cells that a reviewer would have otherwise, with the unit's answer. */
@Entity({ schema: 'goals', name: 'refinement' })
export class RefinementEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('jsonb')
  changes: unknown;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('uuid', { nullable: true })
  proposedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  proposedAt?: Date;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('text', { nullable: true })
  answer?: string | null;

  @Column('uuid', { nullable: true })
  answeredBy?: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt?: Date | null;
}
