import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NOW } from '../database/index.js';

/** The one row about this installation. */
@Entity({ schema: 'platform', name: 'installation' })
export class InstallationEntity {
  @PrimaryColumn('boolean', { default: true })
  singleton?: boolean;

  @Column('boolean', { default: false })
  isDemo?: boolean;

  @Column('date', { nullable: true })
  demoDate?: string | null;

  @Column('text', { nullable: true })
  jurisdictionName?: string | null;

  @Column('jsonb', { default: [] })
  demoAccounts?: unknown;

  @Column('timestamptz', { default: NOW })
  updatedAt?: Date;
}
