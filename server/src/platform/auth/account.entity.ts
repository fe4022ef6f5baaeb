import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../database/index.js';

/** Who signs in. */
@Entity({ schema: 'auth', name: 'account' })
export class AccountEntity extends EditedEntity {
  @Column('text')
  account: string;

  @Column('text')
  personName: string;

  @Column('text')
  passwordHash: string;

  @Column('timestamptz', { default: NOW })
  passwordChangedAt?: Date;

  @Column('boolean', { default: true })
  mustChangePassword?: boolean;

  @Column('text', { default: 'ACTIVE' })
  state?: string;

  @Column('timestamptz', { nullable: true })
  lastSignInAt?: Date | null;
}

/** A password that was used before and may not come back. */
@Entity({ schema: 'auth', name: 'password_history' })
export class PasswordHistoryEntity extends KeyedEntity {
  @Column('uuid')
  accountId: string;

  @Column('text')
  passwordHash: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** In which tenant a name signs in; of no tenant itself. */
@Entity({ schema: 'auth', name: 'login_directory' })
export class LoginDirectoryEntity {
  @PrimaryColumn('text')
  kind: string;

  @PrimaryColumn('text')
  name: string;

  @Column('uuid')
  jurisdictionId: string;

  @Column('uuid')
  subjectId: string;
}
