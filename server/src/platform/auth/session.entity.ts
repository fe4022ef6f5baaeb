import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** A person signed in. */
@Entity({ schema: 'auth', name: 'session' })
export class SessionEntity extends KeyedEntity {
  @Column('text')
  tokenHash: string;

  @Column('uuid')
  accountId: string;

  @Column('uuid', { nullable: true })
  seatId?: string | null;

  @Column('text', { nullable: true })
  ip?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { default: NOW })
  lastSeenAt?: Date;

  @Column('timestamptz', { nullable: true })
  endedAt?: Date | null;
}

/** Failures counted by key, also of names that do not exist. */
@Entity({ schema: 'auth', name: 'sign_in_attempt' })
export class SignInAttemptEntity {
  @PrimaryColumn('text')
  key: string;

  @Column('integer', { default: 0 })
  failures?: number;

  @Column('timestamptz', { default: NOW })
  windowStartedAt?: Date;

  @Column('timestamptz', { nullable: true })
  lockedUntil?: Date | null;
}
