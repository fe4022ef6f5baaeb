import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../../../platform/database/index.js';

/** A 岗位: duties and rights hang on it, not on the person. */
@Entity({ schema: 'organizations', name: 'seat' })
export class SeatEntity extends EditedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('text')
  title: string;

  @Column('text', { array: true, default: [] })
  roles?: readonly string[];

  @Column('text', { default: 'ACTIVE' })
  state?: string;
}

/** Who sits in a seat, and from when to when. */
@Entity({ schema: 'organizations', name: 'appointment' })
export class AppointmentEntity extends KeyedEntity {
  @Column('uuid')
  seatId: string;

  @Column('uuid')
  accountId: string;

  @Column('date')
  validFrom: string;

  @Column('date', { nullable: true })
  validTo?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
