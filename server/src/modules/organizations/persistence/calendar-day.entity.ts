import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NOW, TenantEntity } from '../../../platform/database/index.js';

/** A day on which the official calendar departs from the week. */
@Entity({ schema: 'organizations', name: 'calendar_day' })
export class CalendarDayEntity extends TenantEntity {
  @PrimaryColumn('date')
  day: string;

  @Column('boolean')
  isWorking: boolean;

  /** Of the holiday, or of what a working weekend makes up for. */
  @Column('text', { nullable: true })
  name?: string | null;
}

/** A year of the calendar that somebody has entered; one that is missing is counted by weekends alone. */
@Entity({ schema: 'organizations', name: 'calendar_year' })
export class CalendarYearEntity extends TenantEntity {
  @PrimaryColumn('integer')
  year: number;

  @Column('text')
  source: string;

  @Column('text', { nullable: true })
  enteredByName?: string | null;

  @Column('date')
  enteredOn: string;

  @Column('integer', { default: 1 })
  version?: number;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { default: NOW })
  updatedAt?: Date;
}
