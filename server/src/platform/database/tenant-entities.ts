import { Column, PrimaryColumn } from 'typeorm';
import { NOW } from './columns.js';

/** A row of one jurisdiction. Its key is composite, so that it cannot be pointed at from another one (design §3). */
export abstract class TenantEntity {
  @PrimaryColumn('uuid')
  jurisdictionId: string;
}

/** A row with an id of its own, made by `newId()`. */
export abstract class KeyedEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  id: string;
}

/**
 * A row that people edit. `version` is a plain column: it grows in `updateVersioned`, which also checks that it was the
 * expected one, and never behind a caller's back.
 */
export abstract class EditedEntity extends KeyedEntity {
  @Column('integer', { default: 1 })
  version?: number;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { default: NOW })
  updatedAt?: Date;
}
