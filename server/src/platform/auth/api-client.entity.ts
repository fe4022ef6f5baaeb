import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../database/index.js';

/** A program that signs in. */
@Entity({ schema: 'auth', name: 'api_client' })
export class ApiClientEntity extends EditedEntity {
  @Column('text')
  clientId: string;

  @Column('text')
  name: string;

  @Column('text')
  secretHash: string;

  @Column('text', { array: true })
  scopes: readonly string[];

  @Column('uuid')
  seatId: string;

  @Column('text', { default: 'ACTIVE' })
  state?: string;
}

/** What a program was given, for a while. */
@Entity({ schema: 'auth', name: 'access_token' })
export class AccessTokenEntity extends KeyedEntity {
  @Column('text')
  tokenHash: string;

  @Column('uuid')
  clientRowId: string;

  @Column('text', { array: true })
  scopes: readonly string[];

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt?: Date | null;
}
