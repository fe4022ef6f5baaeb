import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../../../platform/database/index.js';

/** A day on which the official calendar departs from the week. */
@Entity({ schema: 'organizations', name: 'calendar_day' })
export class CalendarDayEntity extends TenantEntity {
  @PrimaryColumn('date')
  day: string;

  @Column('boolean')
  isWorking: boolean;
}
